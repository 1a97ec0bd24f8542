from datetime import timedelta

import pytest

from bookings import dayfigures, daylist
from bookings.actions import booking, desk, visits
from bookings.actions.booking import Contact
from bookings.dayfigures import Figures, replayed
from bookings.lifecycle import Event
from bookings.models import Slot
from socialservice.roles import Right
from tests.bookings.desk_day import DAY

HERE = (1, DAY)
THERE = (1, DAY + timedelta(days=1))


def events(*told):
    """(appointment, event, state after it, place) or with a detail."""
    return [(*one[:3], *one[3], one[4] if len(one) > 4 else {}) for one in told]


@pytest.mark.parametrize(
    ("told", "strangers", "figures"),
    [
        ([], 0, Figures()),
        ([], 2, Figures(walk_ins=2, sent_away=2)),
        ([(1, "book", "confirmed", HERE)], 0, Figures(booked=1, still_open=1)),
        ([(1, "book", "arrived", HERE, {"ticket": "B 01"})], 0, Figures(walk_ins=1, still_open=1)),
        ([(1, "book", "confirmed", HERE), (1, "finish", "done", HERE)], 0, Figures(booked=1, done=1)),
        ([(1, "book", "confirmed", HERE), (1, "move", "confirmed", THERE)], 0, Figures(booked=1, moved=1)),
        ([(1, "book", "confirmed", THERE), (1, "move", "confirmed", HERE)], 0, Figures(booked=1, still_open=1)),
        (
            [
                (1, "book", "confirmed", HERE),
                (1, "move", "confirmed", THERE),
                (1, "move", "confirmed", HERE),
                (1, "no_show", "no_show", HERE),
                (1, "undo", "confirmed", HERE),
                (1, "cancel_client", "cancelled_client", HERE),
            ],
            0,
            Figures(booked=1, cancelled=1),
        ),
    ],
)
def test_history_is_played_again(told, strangers, figures):
    found = replayed(events(*told), 1, DAY, strangers)

    assert found == figures
    assert found.balanced


def test_day_is_counted_alike_from_its_rows_and_from_its_history(town, django_assert_num_queries):
    by = town.staff("front_desk")
    hours = ["8:20", "8:40", "9:00", "9:20", "9:40", "10:00", "10:20"]
    town.slots(DAY, *hours)
    later = town.slots(DAY + timedelta(days=1), "9:00")[0]
    done, gone, moved, cancelled, away, coming, late = (_book(town, slot, by) for slot in Slot.objects.filter(day=DAY))
    desk.apply(done, Event.ARRIVE, by=by)
    desk.apply(done, Event.CALL, by=by)
    visits.finish(appointment=done, outcome="solved", by=by)
    booking.move(appointment=moved, starts_at=later.starts_at, by=by, channel="staff")
    booking.cancel(appointment=cancelled, by=by)
    visits.send_away(appointment=away, reason="papers", by=by)
    desk.apply(coming, Event.ARRIVE, by=by)
    desk.undo(coming, by=by)
    visits.send_stranger_away(office=town.office, reason="no_time", by=by)
    served, left = (desk.walk_in(office=town.office, purpose=town.purpose, by=by) for _n in range(2))
    desk.apply(served, Event.CALL, by=by, resource=town.resource)
    visits.finish(appointment=served, by=by)
    visits.send_away(appointment=left, reason="wrong_place", by=by)
    desk.apply(late, Event.ARRIVE, by=by)
    gone.refresh_from_db()

    read = daylist.read(town.office, DAY, user=by, rights={Right.SEE_DAY, Right.RUN_DAY, Right.SEE_ALL_VISITS})
    with django_assert_num_queries(2):
        rebuilt = dayfigures.rebuilt(town.office, DAY)

    assert rebuilt == read.figures
    assert rebuilt == Figures(booked=7, walk_ins=3, done=2, not_come=0, moved=1, cancelled=1, sent_away=3, still_open=3)
    assert rebuilt.balanced
    assert dayfigures.rebuilt(town.office, later.day) == Figures(booked=1, still_open=1)


def _book(town, slot, by):
    return booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        contact=Contact(name="Kāds Klients", letters_by="none"),
        came_from="desk",
        starts_at=slot.starts_at,
        by=by,
        channel="staff",
        tell=False,
    )
