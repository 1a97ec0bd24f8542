from datetime import date, datetime, time, timedelta

import pytest

from bookings import letters
from bookings.models import AppointmentEvent
from bookings.reminders import reminders
from socialservice import clock
from socialservice.models import Letter
from tests import factories
from tests.conftest import NOW

LONG_BEFORE = datetime(2026, 1, 1, tzinfo=clock.RIGA)
VISIT_DAY = date(2026, 9, 16)


def riga(day, hour, minute=0):
    return clock.at(day, time(hour, minute))


def plan(starts_at, told_at=LONG_BEFORE, **lead):
    found = reminders(starts_at, told_at, **lead)
    return [(reminder.kind, f"{clock.local(reminder.due_at):%d.%m. %H:%M %z}") for reminder in found]


@pytest.mark.parametrize(
    "visit, due",
    [
        # An ordinary day: ten o'clock the day before, and two hours before.
        ((2026, 9, 16, 14, 0), ["15.09. 10:00 +0300", "16.09. 12:00 +0300"]),
        # Early: nobody is woken.
        ((2026, 9, 16, 9, 0), ["15.09. 10:00 +0300", "16.09. 08:00 +0300"]),
        ((2026, 9, 16, 8, 0), ["15.09. 10:00 +0300"]),
        # The night to 29 March has 23 hours, the night to 25 October has 25.
        ((2026, 3, 29, 10, 30), ["28.03. 10:00 +0200", "29.03. 08:30 +0300"]),
        ((2026, 10, 25, 10, 30), ["24.10. 10:00 +0300", "25.10. 08:30 +0200"]),
        ((2026, 3, 30, 10, 30), ["29.03. 10:00 +0300", "30.03. 08:30 +0300"]),
        ((2026, 10, 26, 10, 30), ["25.10. 10:00 +0200", "26.10. 08:30 +0200"]),
        # Over the end of a year.
        ((2027, 1, 1, 12, 0), ["31.12. 10:00 +0200", "01.01. 10:00 +0200"]),
    ],
)
def test_reminders_by_the_wall_in_riga(visit, due):
    assert [moment for _kind, moment in plan(datetime(*visit, tzinfo=clock.RIGA))] == due


@pytest.mark.parametrize(
    "visit, days, hours, due",
    [
        ((2026, 9, 16, 14, 0), 0, 2, ["16.09. 12:00 +0300"]),
        ((2026, 9, 16, 14, 0), 1, 0, ["15.09. 10:00 +0300"]),
        ((2026, 9, 16, 14, 0), 0, 0, []),
        ((2026, 9, 16, 14, 0), 3, 4, ["13.09. 10:00 +0300", "16.09. 10:00 +0300"]),
        # Hours that lead into the night: the next morning; into the evening before: then.
        ((2026, 9, 16, 14, 0), 3, 12, ["13.09. 10:00 +0300", "16.09. 08:00 +0300"]),
        ((2026, 9, 16, 9, 0), 3, 14, ["13.09. 10:00 +0300", "15.09. 19:00 +0300"]),
        # Both on one day: one is enough.
        ((2026, 9, 16, 14, 0), 1, 24, ["15.09. 10:00 +0300"]),
        # Days are days of the wall, hours are hours of time, over both changes of the clock.
        ((2026, 3, 30, 12, 0), 2, 3, ["28.03. 10:00 +0200", "30.03. 09:00 +0300"]),
        ((2026, 3, 29, 12, 0), 14, 24, ["15.03. 10:00 +0200", "28.03. 11:00 +0200"]),
        ((2026, 10, 26, 12, 0), 2, 3, ["24.10. 10:00 +0300", "26.10. 09:00 +0200"]),
        ((2026, 10, 25, 12, 0), 7, 24, ["18.10. 10:00 +0300", "24.10. 13:00 +0300"]),
    ],
)
def test_lead_times_of_the_purpose(visit, days, hours, due):
    assert [moment for _kind, moment in plan(datetime(*visit, tzinfo=clock.RIGA), days=days, hours=hours)] == due


def test_two_hours_before_a_visit_in_the_doubled_hour_are_two_hours_of_time():
    second_half_past_three = datetime(2026, 10, 25, 3, 30, tzinfo=clock.RIGA, fold=1)

    assert plan(second_half_past_three) == [("reminder_1d", "24.10. 10:00 +0300")]  # the other would come at night


@pytest.mark.parametrize(
    "told, kinds",
    [
        ((2026, 9, 14, 10, 0), ["reminder_1d", "reminder_2h"]),
        ((2026, 9, 14, 10, 1), ["reminder_2h"]),  # less than a day old when the first would go
        ((2026, 9, 16, 9, 0), ["reminder_2h"]),
        ((2026, 9, 16, 9, 1), []),  # less than three hours old when the second would go
        ((2026, 9, 16, 13, 0), []),
    ],
)
def test_fresh_booking_needs_no_reminder(told, kinds):
    visit = datetime(2026, 9, 16, 14, 0, tzinfo=clock.RIGA)

    assert [kind for kind, _due in plan(visit, datetime(*told, tzinfo=clock.RIGA))] == kinds


def test_reminder_is_worth_nothing_after_what_it_says():
    visit = riga(VISIT_DAY, 14)

    day_before, same_day = reminders(visit, LONG_BEFORE)

    assert day_before.expires_at == riga(VISIT_DAY - timedelta(days=1), 20)  # "tomorrow" is true until then
    assert same_day.expires_at == visit


# With rows


@pytest.fixture
def visit(town):
    [slot] = town.slots(VISIT_DAY, "14:00")
    return factories.appointment(slot, town.purpose)


def queued():
    rows = Letter.objects.filter(state="queued", kind__startswith="reminder").order_by("due_at")
    return [(row.kind, clock.local(row.due_at).strftime("%d.%m. %H:%M")) for row in rows]


def move(visit, day, hour):
    old, visit.starts_at = visit.starts_at, riga(day, hour)
    visit.day, visit.ends_at = day, visit.starts_at + timedelta(minutes=20)
    visit.save()
    return old


BOTH = [("reminder_1d", "15.09. 10:00"), ("reminder_2h", "16.09. 12:00")]


def test_booking_writes_its_reminders(visit):
    letters.confirmed(visit)

    assert queued() == BOTH
    assert set(Letter.objects.filter(kind="reminder_1d").values_list("about", "about_id", "text", "at_once")) == {
        ("bookings.Appointment", visit.pk, "", False)
    }


@pytest.mark.parametrize("letters_by, phone", [("none", "+37129123456"), ("sms", "+37163489652"), ("post", "")])
def test_who_cannot_be_reminded_is_not(visit, letters_by, phone):
    visit.letters_by, visit.phone = letters_by, phone

    assert letters.confirmed(visit) == "none"

    assert not Letter.objects.exists()


def test_move_takes_the_reminders_along(visit):
    letters.confirmed(visit)
    old = move(visit, VISIT_DAY + timedelta(days=1), 11)

    letters.moved(visit, old)

    assert queued() == [("reminder_1d", "16.09. 10:00"), ("reminder_2h", "17.09. 09:00")]


def test_move_there_and_back_leaves_one_reminder_of_each_kind(visit):
    letters.confirmed(visit)
    letters.moved(visit, move(visit, VISIT_DAY + timedelta(days=1), 11))
    letters.moved(visit, move(visit, VISIT_DAY, 14))

    assert queued() == BOTH


def test_silent_move_replans_reminders_without_a_letter(visit):
    move(visit, VISIT_DAY, 16)

    letters.replan_reminders(visit)

    assert queued() == [("reminder_1d", "15.09. 10:00"), ("reminder_2h", "16.09. 14:00")]
    assert not Letter.objects.filter(kind="rescheduled").exists()


@pytest.mark.parametrize("cancel", [letters.cancelled_by_client, letters.cancelled_by_office])
def test_cancelled_visit_is_not_reminded_of(visit, cancel):
    letters.confirmed(visit)

    cancel(visit)

    assert queued() == []
    assert Letter.objects.filter(state="dropped", note="overtaken").count() == 3  # the confirmation had not gone either


def rendered(visit, kind, at):
    row = Letter.objects.get(kind=kind, about_id=visit.pk, state="queued")
    with clock.set_to(at):
        return letters.render_reminder(row)


def test_reminder_says_tomorrow_only_the_day_before(visit):
    letters.confirmed(visit)

    assert "rit, 16.09.2026." in rendered(visit, "reminder_1d", riga(VISIT_DAY - timedelta(days=1), 10)).text
    assert rendered(visit, "reminder_1d", riga(VISIT_DAY, 8)) is None
    assert "sodien plkst. 14:00" in rendered(visit, "reminder_2h", riga(VISIT_DAY, 12)).text
    assert rendered(visit, "reminder_2h", riga(VISIT_DAY, 14)) is None


def test_reminder_with_another_lead_names_the_day(visit):
    visit.purpose.remind_days, visit.purpose.remind_hours = 3, 20
    visit.purpose.save()
    letters.confirmed(visit)

    assert queued() == [("reminder_1d", "13.09. 10:00"), ("reminder_2h", "15.09. 18:00")]
    early = rendered(visit, "reminder_1d", riga(VISIT_DAY - timedelta(days=3), 10)).text
    assert early.startswith("Atgadinam: 16.09.2026. plkst. 14:00 Jums ir pieraksts.")
    eve = rendered(visit, "reminder_2h", riga(VISIT_DAY - timedelta(days=1), 18)).text
    assert eve.startswith("Atgadinam: rit, 16.09.2026. plkst. 14:00 Jums ir pieraksts.")
    assert "sodien" in rendered(visit, "reminder_2h", riga(VISIT_DAY, 8)).text


def test_missing_reminder_is_written_as_many_days_before_as_the_purpose_wants(visit):
    visit.purpose.remind_days = 8
    visit.purpose.save()

    with clock.set_to(riga(VISIT_DAY - timedelta(days=8), 9)):
        assert letters.write_missing_reminders() == 2

    assert queued() == [("reminder_1d", "08.09. 10:00"), ("reminder_2h", "16.09. 12:00")]


def test_reminder_of_a_visit_that_has_changed_says_nothing(visit):
    letters.confirmed(visit)
    row = Letter.objects.get(kind="reminder_2h")
    with clock.set_to(row.due_at):
        assert letters.render_reminder(row) is not None
        move(visit, VISIT_DAY, 15)
        assert letters.render_reminder(row) is None
        move(visit, VISIT_DAY, 14)
        visit.state = "arrived"
        visit.save()
        assert letters.render_reminder(row) is None


def test_reminder_goes_to_the_number_known_by_then(visit):
    letters.confirmed(visit)
    visit.phone = "+37128000001"
    visit.save()

    assert rendered(visit, "reminder_2h", riga(VISIT_DAY, 12)).to.to == "+37128000001"


# The safety net


DAY_BEFORE = riga(VISIT_DAY - timedelta(days=1), 9)


def test_missing_reminders_are_written_once(visit):
    with clock.set_to(DAY_BEFORE):
        assert [letters.write_missing_reminders() for _time in range(3)] == [2, 0, 0]

    assert queued() == BOTH


def test_reminders_that_were_sent_are_not_missing(visit):
    letters.confirmed(visit)
    Letter.objects.update(state="sent")

    with clock.set_to(DAY_BEFORE):
        assert letters.write_missing_reminders() == 0


def test_reminder_too_late_to_be_true_is_not_written(visit):
    with clock.set_to(riga(VISIT_DAY, 13)):
        letters.write_missing_reminders()

    assert [kind for kind, _due in queued()] == ["reminder_2h"]


def test_nobody_is_reminded_who_was_told_lately(visit):
    AppointmentEvent.objects.create(
        appointment=visit,
        event="move",
        from_state="confirmed",
        to_state="confirmed",
        office=visit.office,
        day=visit.day,
        at=riga(VISIT_DAY, 10),
    )

    with clock.set_to(riga(VISIT_DAY, 11)):
        assert letters.write_missing_reminders() == 0


@pytest.mark.parametrize("changed", [{"state": "cancelled_client"}, {"letters_by": "none"}])
def test_no_reminder_is_missing_for(visit, changed):
    type(visit).objects.update(**changed)

    with clock.set_to(DAY_BEFORE):
        assert letters.write_missing_reminders() == 0


def test_missing_reminders_of_many_visits_take_few_queries(town, django_assert_num_queries):
    slots = town.slots(VISIT_DAY, *(f"{hour}:{minute}" for hour in (12, 13, 14) for minute in ("00", "20", "40")))
    for slot in slots:
        factories.appointment(slot, town.purpose, created_at=NOW)

    with clock.set_to(DAY_BEFORE), django_assert_num_queries(4):  # lead times, visits, what is there, insert
        assert letters.write_missing_reminders() == 18
