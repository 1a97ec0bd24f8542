"""Who is next, and how long the others will wait: tables, without a database."""

from datetime import datetime, timedelta

import pytest

from bookings.queueing import RULES, Estimate, Receiver, Waiting, ahead, estimate, in_order
from socialservice.clock import RIGA
from socialservice.models import QueueOrder

NINE = datetime(2026, 9, 7, 9, 0, tzinfo=RIGA)


def at(minute: int) -> datetime:
    return NINE + timedelta(minutes=minute)


def booked(key, since, **more) -> Waiting:
    return Waiting(key, at(since), 20, purpose=1, resource=more.pop("resource", 1), **more)


def walked(key, since, **more) -> Waiting:
    return Waiting(key, at(since), more.pop("minutes", 20), walk_in=True, purpose=more.pop("purpose", 1), **more)


def receiver(key=1, purposes=(1,), stretches=((-60, 180),), **more) -> Receiver:
    hours = tuple((at(starts), None if ends is None else at(ends)) for starts, ends in stretches)
    if "busy_since" in more:
        more["busy_since"] = at(more["busy_since"])
    return Receiver(key, frozenset(purposes), hours, **more)


def test_each_rule_that_can_be_set_is_known():
    assert set(RULES) == set(QueueOrder.values)


A, B, C = booked(1, -10), booked(2, -5), booked(3, 20)  # C came twenty minutes before the appointed time
W, V, U = walked(11, -30), walked(12, -7), walked(13, -1)

ORDERS = [
    # rule, who waits, was the last one called a walk-in → in which order
    ("waited", [A, B, C, W, V, U], None, [11, 1, 12, 2, 13, 3]),
    ("waited", [C, U], None, [13, 3]),
    ("waited", [walked(5, -10), booked(4, -10)], None, [4, 5]),
    ("waited", [], None, []),
    ("appointments", [A, B, C, W, V, U], None, [1, 2, 11, 12, 13, 3]),
    ("appointments", [W, V], None, [11, 12]),
    ("appointments", [C], None, [3]),
    ("appointments", [C, U], None, [13, 3]),
    ("alternate", [A, B, W, V], None, [1, 11, 2, 12]),
    ("alternate", [A, B, W, V], True, [1, 11, 2, 12]),
    ("alternate", [A, B, W, V], False, [11, 1, 12, 2]),
    ("alternate", [A, W, V, U], False, [11, 1, 12, 13]),
    ("alternate", [A, B], False, [1, 2]),
    ("alternate", [C, W], False, [11, 3]),
    ("alternate", [C, W], True, [11, 3]),
]


@pytest.mark.parametrize(("rule", "waiting", "last", "expected"), ORDERS)
def test_order_in_which_next_calls(rule, waiting, last, expected):
    assert [one.key for one in in_order(waiting, rule, NINE, last)] == expected


ME = walked(99, 0)

WAITS = [
    # what, who else, who receives → estimate
    ("nobody ahead and somebody free", [], [receiver()], Estimate(0, 5)),
    ("one ahead", [walked(1, -5)], [receiver()], Estimate(15, 25)),
    ("two ahead of two who receive", [walked(1, -5), walked(2, -4)], [receiver(1), receiver(2)], Estimate(15, 25)),
    ("one being served since ten minutes", [], [receiver(busy_since=-10, busy_minutes=20)], Estimate(5, 15)),
    ("one whose time is over", [], [receiver(busy_since=-60, busy_minutes=20)], Estimate(0, 5)),
    ("an appointment comes in between", [walked(1, -5), booked(2, 5, arrived=False)], [receiver()], Estimate(15, 25)),
    ("it is called first where appointments are", [booked(2, 0, arrived=False)], [receiver()], Estimate(15, 25)),
    ("who is late perhaps does not come", [booked(2, -15, arrived=False)], [receiver()], Estimate(0, 25)),
    ("who waits for somebody else is not in the way", [booked(2, -15, resource=2)], [receiver()], Estimate(0, 5)),
    ("another purpose is not in the way", [walked(2, -9, purpose=2)], [receiver(), receiver(2, (2,))], Estimate(0, 5)),
    ("a long visit ahead", [walked(1, -5, minutes=60)], [receiver()], Estimate(45, 75)),
    ("nobody receives yet", [], [receiver(stretches=[(30, 60)])], Estimate(30, 35)),
    ("away in between", [walked(1, -5)], [receiver(stretches=[(-60, 10), (40, 90)])], Estimate(40, 45)),
    ("the hours end before", [walked(1, -5)], [receiver(stretches=[(-60, 20)])], Estimate(15, None)),
    ("an end nobody knows", [walked(1, -5)], [receiver(stretches=[(-60, None)])], Estimate(15, 25)),
    ("the day is over", [], [receiver(stretches=[(-60, -5)])], None),
    ("nobody serves this", [], [receiver(1, (2,))], None),
    ("nobody receives", [], [], None),
]


@pytest.mark.parametrize(("what", "others", "receivers", "expected"), WAITS)
def test_estimate_is_a_range_and_none_where_nobody_can_say(what, others, receivers, expected):
    rule = "appointments" if "appointments" in what else "waited"

    assert estimate(99, [*others, ME], receivers, rule, NINE) == expected


def test_by_turns_a_walk_in_is_passed_by_one_appointment_only():
    due = [booked(key, -30 + key) for key in (1, 2, 3)]

    assert estimate(99, [*due, ME], [receiver()], "waited", NINE) == Estimate(45, 75)
    assert estimate(99, [*due, ME], [receiver()], "alternate", NINE) == Estimate(15, 25)
    assert estimate(99, [*due, ME], [receiver(last_walk_in=False)], "alternate", NINE) == Estimate(0, 5)


AHEAD = [
    ([], [receiver()], 0),
    ([walked(1, -5), walked(2, -4)], [receiver()], 2),
    ([walked(1, -5), booked(2, 1, arrived=False)], [receiver()], 1),
    ([walked(1, -5, purpose=2)], [receiver(), receiver(2, (2,))], 0),
    ([walked(1, -5), booked(3, 30)], [receiver()], 1),
    ([walked(1, -5)], [], 1),
]


@pytest.mark.parametrize(("others", "receivers", "expected"), AHEAD)
def test_ahead_counts_who_is_here_and_is_called_before(others, receivers, expected):
    assert ahead(99, [*others, ME], receivers, "waited", NINE) == expected
