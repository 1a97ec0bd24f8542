from datetime import date, datetime, time, timedelta

import pytest

from bookings.actions import publishing, slots
from bookings.models import Slot, TimetableRule
from socialservice import clock
from socialservice.models import CalendarDay, OfficeOpening
from tests import factories

WEEK = {"first": date(2026, 9, 7), "last": date(2026, 9, 13)}


@pytest.fixture
def timetable(town):
    return factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10))  # Tuesdays


def published(town):
    return [
        f"{clock.local(slot.starts_at):%d. %H:%M}"
        for slot in Slot.objects.filter(resource=town.resource).order_by("starts_at")
    ]


def test_publishing_twice_changes_nothing(town, timetable):
    first = publishing.publish(resource=town.resource, **WEEK)
    second = publishing.publish(resource=town.resource, **WEEK)

    assert (first.made, second.made, second.removed) == (3, 0, 0)
    assert published(town) == ["08. 09:00", "08. 09:20", "08. 09:40"]


def test_changed_hours_move_free_slots_and_leave_the_taken_one(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    taken = Slot.objects.order_by("starts_at").first()
    factories.appointment(taken, town.purpose)
    TimetableRule.objects.update(starts=time(9, 30), ends=time(10, 30))

    done = publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["08. 09:00", "08. 09:30", "08. 09:50", "08. 10:10"]
    assert (done.made, done.removed, done.no_longer_fit) == (3, 2, 1)


def test_blocked_held_and_hand_opened_slots_stay(town, timetable, now):
    publishing.publish(resource=town.resource, **WEEK)
    blocked, held, _free = Slot.objects.order_by("starts_at")
    officer = town.staff("front_desk")
    slots.block(slots=[blocked], by=officer)
    Slot.objects.filter(pk=held.pk).update(held_until=now + timedelta(minutes=20), held_for="a")
    slots.open_slot(
        resource=town.resource,
        office=town.office,
        starts_at=clock.at(date(2026, 9, 8), time(15)),
        minutes=20,
        by=officer,
    )
    TimetableRule.objects.all().delete()

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["08. 09:00", "08. 09:20", "08. 15:00"]


def test_no_slots_on_a_holiday_and_some_on_a_saturday_worked(town, timetable):
    factories.rule(town.resource, weekday=5, starts=time(9), ends=time(9, 20))
    CalendarDay.objects.create(municipality=town.municipality, day=date(2026, 9, 8), kind="holiday", name="Svētki")
    CalendarDay.objects.create(municipality=town.municipality, day=date(2026, 9, 12), kind="moved_worked")

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["12. 09:00"]


def test_no_slots_while_the_office_is_closed(town, timetable):
    OfficeOpening.objects.update(valid_until=date(2026, 9, 7))

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == []


def test_rule_counts_from_its_first_to_its_last_day(town):
    factories.rule(
        town.resource,
        weekday=1,
        starts=time(9),
        ends=time(9, 20),
        valid_from=date(2026, 9, 15),
        valid_until=date(2026, 9, 15),
    )

    publishing.publish(resource=town.resource, first=date(2026, 9, 7), last=date(2026, 9, 30))

    assert published(town) == ["15. 09:00"]


def test_days_that_are_over_are_never_touched(town, timetable):
    [past] = town.slots(date(2026, 9, 1), "9:00")

    publishing.publish(resource=town.resource, first=date(2026, 9, 1), last=date(2026, 9, 13))

    assert Slot.objects.filter(pk=past.pk).exists()


@pytest.mark.parametrize("monday", [date(2026, 10, 19), date(2027, 3, 22)])
def test_weeks_in_which_the_clocks_change_keep_nine_o_clock(town, monday):
    for weekday in range(7):
        factories.rule(town.resource, weekday=weekday, starts=time(9), ends=time(9, 20))
    with clock.set_to(datetime.combine(monday, time(0), tzinfo=clock.RIGA)):
        publishing.publish(resource=town.resource, first=monday, last=monday + timedelta(days=13))

    hours = {f"{clock.local(slot.starts_at):%H:%M}" for slot in Slot.objects.all()}
    assert hours == {"09:00"}
    assert Slot.objects.count() == 10
