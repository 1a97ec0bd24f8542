from datetime import date, datetime, time, timedelta

import pytest

from bookings import hours
from bookings.actions import booking, publishing, slots
from bookings.actions.publishing import Published
from bookings.models import Absence, Allowance, Distancing, Slot, TimetableRule
from socialservice import clock
from socialservice.models import CalendarDay, OfficeOpening
from tests import factories

SHORTENED = date(2026, 9, 14)  # a Monday
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
    taken.refresh_from_db()
    assert taken.off_hours


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


def test_last_hour_of_the_office_falls_away_before_a_holiday(town):
    factories.rule(town.resource, weekday=0, starts=time(13), ends=time(17), slot_minutes=30)
    morning = factories.resource(town.office, town.purpose, name="Dace Kalniņa")
    factories.rule(morning, weekday=0, starts=time(9), ends=time(10), slot_minutes=30)
    for resource in (town.resource, morning):
        publishing.publish(resource=resource)
    before = Slot.objects.filter(day=SHORTENED).count()

    CalendarDay.objects.create(municipality=town.municipality, day=SHORTENED, kind="shortened")
    hours.changed(town.municipality, day=SHORTENED)

    of_day = Slot.objects.filter(day=SHORTENED).order_by("starts_at")
    ends = {name: f"{clock.local(end):%H:%M}" for name, end in of_day.values_list("resource__name", "ends_at")}
    assert (before, of_day.count()) == (10, 8)
    assert ends == {town.resource.name: "16:00", "Dace Kalniņa": "10:00"}
    assert not publishing.difference(town.resource, *publishing.reach(town.resource))


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


# What rules may say


def test_every_second_week(town):
    factories.rule(
        town.resource, weekday=1, starts=time(9), ends=time(9, 20), every_weeks=2, valid_from=date(2026, 9, 3)
    )

    publishing.publish(resource=town.resource, first=date(2026, 9, 7), last=date(2026, 10, 4))

    assert published(town) == ["15. 09:00", "29. 09:00"]


def test_gaps_of_the_rule_and_of_distancing_lie_between_the_times(town):
    factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10), gap_minutes=5)
    factories.rule(town.resource, weekday=2, starts=time(9), ends=time(10), gap_minutes=5)
    Distancing.objects.create(
        office=town.office, gap_minutes=10, valid_from=date(2026, 9, 9), valid_until=date(2026, 9, 9)
    )

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["08. 09:00", "08. 09:25", "09. 09:00", "09. 09:35"]


def test_distancing_lets_each_begin_a_little_later(town):
    second = factories.resource(town.office, town.purpose, name="Juris Kalns", order=20)
    for resource in (town.resource, second):
        factories.rule(resource, weekday=1, starts=time(9), ends=time(10))
    Distancing.objects.create(office=town.office, stagger_minutes=5, valid_from=date(2026, 9, 1))

    for resource in (town.resource, second):
        publishing.publish(resource=resource, **WEEK)

    assert published(town) == ["08. 09:00", "08. 09:20", "08. 09:40"]
    assert [f"{clock.local(slot.starts_at):%H:%M}" for slot in second.slots.order_by("starts_at")] == ["09:05", "09:25"]


def test_nothing_is_offered_in_an_absence(town, timetable):
    away(town, "9:10", "9:30")

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["08. 09:40"]


def away(town, starts, ends, day=date(2026, 9, 8), resource=None):
    return Absence.objects.create(
        resource=resource or town.resource,
        kind="meeting",
        starts_at=clock.at(day, time(*map(int, starts.split(":")))),
        ends_at=clock.at(day, time(*map(int, ends.split(":")))),
        created_at=clock.now(),
    )


def test_times_set_aside_for_a_purpose_go_before_those_for_all(town, timetable):
    tickets = factories.purpose(town.department, "bilete", minutes=5)
    town.resource.purposes.add(tickets)
    wave = factories.rule(town.resource, weekday=1, starts=time(9), ends=time(9, 10), slot_minutes=5)
    wave.purposes.add(tickets)

    publishing.publish(resource=town.resource, **WEEK)

    assert published(town) == ["08. 09:00", "08. 09:05", "08. 09:20", "08. 09:40"]
    assert list(Slot.objects.order_by("starts_at").values_list("only_for", flat=True)) == [
        [tickets.pk],
        [tickets.pk],
        None,
        None,
    ]


def test_last_times_are_kept_for_crisis_until_an_hour(town, now):
    factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10), kept_for_crisis=1, crisis_until=time(8, 30))
    crisis = factories.purpose(town.department, "krize", crisis=True)
    town.resource.purposes.add(crisis)
    publishing.publish(resource=town.resource, **WEEK)

    def offered(purpose, channel, at):
        found = Slot.objects.free(at, channel).fit_for(purpose.pk, at).order_by("starts_at")
        return [f"{clock.local(slot.starts_at):%H:%M}" for slot in found]

    before, after = (clock.at(date(2026, 9, 8), time(8, minute)) for minute in (29, 30))
    both, all_three = ["09:00", "09:20"], ["09:00", "09:20", "09:40"]
    assert offered(town.purpose, "web", before) == offered(town.purpose, "staff", before) == both
    assert offered(crisis, "web", before) == both
    assert offered(crisis, "staff", before) == all_three
    assert offered(town.purpose, "web", after) == offered(town.purpose, "staff", after) == all_three


# The share of the web


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({}, []),
        ({"online_most": 2}, [2]),
        ({"kept_for_staff": 2}, [1]),
        ({"online_most": 2, "kept_for_staff": 2}, [1]),
        ({"kept_for_staff": 5}, [0]),
        ({"online_most": 2, "online": False}, []),
    ],
)
def test_share_of_the_web_is_the_smaller_of_what_the_hours_say(town, fields, allowed):
    factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10), **fields)

    publishing.publish(resource=town.resource, **WEEK)

    assert list(Allowance.objects.values_list("allowed", flat=True)) == allowed


def test_unlimited_hours_of_the_same_day_count_with_all_they_offer(town):
    factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10), online_most=1)
    factories.rule(town.resource, weekday=1, starts=time(13), ends=time(14))

    publishing.publish(resource=town.resource, **WEEK)

    assert Allowance.objects.get().allowed == 4


def test_share_follows_the_hours_and_is_never_below_what_is_taken(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    for slot in Slot.objects.order_by("starts_at")[:2]:
        factories.appointment(slot, town.purpose)
    shares = []

    for most in (3, 1, None):
        TimetableRule.objects.update(online_most=most)
        publishing.publish(resource=town.resource, **WEEK)
        shares.append(list(Allowance.objects.values_list("used", "allowed")))

    assert shares == [[(2, 3)], [(2, 2)], []]


# What a person confirms, and what follows by itself


def changed_hours(town):
    publishing.publish(resource=town.resource, **WEEK)
    TimetableRule.objects.update(starts=time(13), ends=time(14))


def test_changed_hours_wait_for_a_person(town, timetable):
    changed_hours(town)

    followed = publishing.follow(resource=town.resource)
    extended = publishing.extend_all()

    assert followed == Published()
    assert published(town)[:4] == ["08. 09:00", "08. 09:20", "08. 09:40", "15. 13:00"]
    assert extended.removed == 0


def test_days_that_come_near_are_published_and_nothing_is_taken_back(town, timetable):
    publishing.publish(resource=town.resource)
    until = town.resource.published_until

    with clock.set_to(clock.now() + timedelta(days=7)):
        done = publishing.extend_all()

    town.resource.refresh_from_db()
    assert (done.made, done.removed) == (3, 0)
    assert town.resource.published_until - until == timedelta(days=7)


def test_resource_that_nobody_has_published_waits(town, timetable):
    assert publishing.extend_all() == Published()
    assert published(town) == []


def test_closed_day_takes_free_times_off_and_marks_the_taken_one(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    taken = Slot.objects.order_by("starts_at").first()
    factories.appointment(taken, town.purpose)
    CalendarDay.objects.create(municipality=town.municipality, day=date(2026, 9, 8), kind="closed")

    closed = publishing.follow(resource=town.resource)
    taken.refresh_from_db()
    marked = taken.off_hours
    CalendarDay.objects.all().delete()
    opened = publishing.follow(resource=town.resource)

    taken.refresh_from_db()
    assert (closed.removed, closed.no_longer_fit, marked) == (2, 1, True)
    assert (opened.made, taken.off_hours) == (0, False)


def test_cancelled_absence_brings_its_times_back_and_no_others(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    absence = away(town, "9:00", "9:30")
    publishing.follow(resource=town.resource)
    during = published(town)
    Absence.objects.update(cancelled_at=clock.now())

    publishing.follow(resource=town.resource, within=(absence.starts_at, absence.ends_at))

    assert during == ["08. 09:40"]
    assert published(town) == ["08. 09:00", "08. 09:20", "08. 09:40"]


def test_time_outside_the_hours_is_nobody_elses_when_it_comes_free(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    taken = Slot.objects.order_by("starts_at").first()
    visit = factories.appointment(taken, town.purpose)
    TimetableRule.objects.update(starts=time(13), ends=time(14))
    publishing.publish(resource=town.resource, **WEEK)

    booking.cancel(appointment=visit, by=town.staff("front_desk"))

    assert published(town) == ["08. 13:00", "08. 13:20", "08. 13:40"]


def test_taken_time_cut_otherwise_still_fits(town, timetable):
    publishing.publish(resource=town.resource, **WEEK)
    factories.appointment(Slot.objects.order_by("starts_at").first(), town.purpose)
    TimetableRule.objects.update(slot_minutes=30)

    done = publishing.publish(resource=town.resource, **WEEK)

    assert done.no_longer_fit == 0
    assert published(town) == ["08. 09:00", "08. 09:30"]


def test_cost_does_not_grow_with_the_times(town, django_assert_max_num_queries):
    for weekday in range(5):
        factories.rule(town.resource, weekday=weekday, starts=time(8), ends=time(16), slot_minutes=10)

    with django_assert_max_num_queries(24):
        publishing.publish(resource=town.resource)

    TimetableRule.objects.update(starts=time(9))
    with django_assert_max_num_queries(24):
        publishing.publish(resource=town.resource)


def test_many_are_published_one_after_the_other(town, timetable):
    second = factories.resource(town.office, town.purpose, name="Juris Kalns")
    factories.rule(second, weekday=1, starts=time(9), ends=time(10))
    heard = []

    resources = list(publishing.of_municipality(town.municipality))
    done = publishing.publish_many(
        resources=resources, last=date(2026, 9, 13), told=lambda number, so_far: heard.append((number, so_far.made))
    )

    assert heard == [(1, 3), (2, 6)]
    assert done.made == 6
