from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from bookings.slotting import Hours, chain, in_turn, inside, later_by, meet, slots_of_day, starts_with_room, touches
from socialservice import clock

MORNING = Hours(time(9), time(10), 20)


def wall(day, hours):
    return [f"{clock.local(start):%H:%M}" for start, _end in slots_of_day(day, hours, clock.at)]


@pytest.mark.parametrize(
    ("hours", "starts"),
    [
        (MORNING, ["09:00", "09:20", "09:40"]),
        (Hours(time(9), time(9, 50), 20), ["09:00", "09:20"]),
        (Hours(time(9), time(9, 10), 20), []),
        (Hours(time(9), time(11), 30, time(9, 45), time(10, 15)), ["09:00", "10:15"]),
        (Hours(time(9), time(10), 60), ["09:00"]),
        (Hours(time(9), time(10), 20, gap=10), ["09:00", "09:30"]),
        (Hours(time(9), time(10), 20, later=10), ["09:10", "09:30"]),
        (Hours(time(9), time(11), 20, time(9, 45), time(10, 15), gap=5, later=5), ["09:05", "10:20"]),
    ],
)
def test_hours_are_cut_into_slots(hours, starts):
    assert wall(date(2026, 9, 7), hours) == starts


@pytest.mark.parametrize("day", [date(2026, 3, 27), date(2026, 3, 30), date(2026, 10, 23), date(2026, 10, 26)])
def test_nine_is_nine_by_the_wall_on_both_sides_of_a_clock_change(day):
    assert wall(day, MORNING) == ["09:00", "09:20", "09:40"]


def test_night_of_spring_has_no_hour_between_three_and_four():
    night = Hours(time(2), time(5), 30)

    starts = wall(date(2026, 3, 29), night)

    assert starts == ["02:00", "02:30", "04:00", "04:30"]


def test_night_of_autumn_offers_the_doubled_hour_once():
    night = Hours(time(2), time(5), 30)

    slots = list(slots_of_day(date(2026, 10, 25), night, clock.at))

    assert [f"{clock.local(start):%H:%M}" for start, _end in slots] == [
        "02:00",
        "02:30",
        "03:00",
        "03:30",
        "04:00",
        "04:30",
    ]
    assert all(end - start == timedelta(minutes=30) for start, end in slots)
    assert all(slots[i][1] <= slots[i + 1][0] for i in range(5))


def at(text):
    return datetime(2026, 9, 7, *map(int, text.split(":")), tzinfo=clock.RIGA)


def rows(resource, *pairs):
    return [(resource, at(start), at(end)) for start, end in pairs]


@pytest.mark.parametrize(
    ("slots", "minutes", "starts"),
    [
        (rows(1, ("9:00", "9:20"), ("9:20", "9:40")), 40, {(1, at("9:00"))}),
        (rows(1, ("9:00", "9:20"), ("9:40", "10:00")), 40, set()),
        (rows(1, ("9:00", "9:20"), ("9:20", "9:40"), ("9:40", "10:00")), 30, {(1, at("9:00")), (1, at("9:20"))}),
        (rows(1, ("9:00", "9:20")) + rows(2, ("9:20", "9:40")), 40, set()),
        (rows(1, ("9:00", "10:00")), 40, {(1, at("9:00"))}),
        ([], 20, set()),
    ],
)
def test_a_long_visit_needs_slots_that_touch(slots, minutes, starts):
    assert starts_with_room(slots, timedelta(minutes=minutes)) == starts


def pieces(*pairs):
    return [SimpleNamespace(starts_at=at(start), ends_at=at(end)) for start, end in pairs]


def test_chain_takes_all_or_none():
    slots = pieces(("9:00", "9:20"), ("9:20", "9:40"), ("9:40", "10:00"))

    assert chain(slots, at("9:00"), timedelta(minutes=30)) == slots[:2]
    assert chain(slots[:1], at("9:00"), timedelta(minutes=30)) is None
    assert chain([slots[0], slots[2]], at("9:00"), timedelta(minutes=40)) is None
    assert chain(slots, at("9:10"), timedelta(minutes=20)) is None


@pytest.mark.parametrize(
    ("place", "stagger", "step", "minutes"),
    [(0, 5, 20, 0), (1, 5, 20, 5), (3, 5, 20, 15), (4, 5, 20, 0), (2, 0, 20, 0)],
)
def test_starts_lie_apart_but_never_a_whole_step(place, stagger, step, minutes):
    assert later_by(place, stagger, step) == minutes


@pytest.mark.parametrize(
    ("day", "every", "own"),
    [
        (date(2026, 9, 7), 2, True),
        (date(2026, 9, 11), 2, True),
        (date(2026, 9, 14), 2, False),
        (date(2026, 9, 21), 2, True),
        (date(2026, 9, 28), 3, True),
        (date(2026, 10, 26), 2, False),
        (date(2026, 9, 14), 1, True),
        (date(2027, 1, 4), 2, False),
    ],
)
def test_every_so_many_weeks_counts_from_the_week_of_the_first_day(day, every, own):
    assert in_turn(date(2026, 9, 9), day, every) is own


def rule(starts=9, ends=12, weekday=0, since=date(2026, 9, 7), until=None, every=1):
    return SimpleNamespace(
        weekday=weekday,
        starts=time(starts),
        ends=time(ends),
        valid_from=since,
        valid_until=until,
        every_weeks=every,
    )


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (rule(11, 13), True),
        (rule(12, 13), False),
        (rule(11, 13, weekday=1), False),
        (rule(11, 13, since=date(2025, 1, 1), until=date(2026, 9, 6)), False),
        (rule(11, 13, since=date(2026, 9, 14), every=2), False),
        (rule(11, 13, since=date(2026, 9, 21), every=2), True),
        (rule(11, 13, since=date(2026, 9, 14), every=3), True),
    ],
)
def test_rules_meet_where_they_claim_the_same_moment_of_a_week(other, met):
    every_other_week = rule(every=2)

    assert meet(every_other_week, other) is met
    assert meet(other, every_other_week) is met


def test_touching_is_not_overlapping():
    morning = [(at("9:00"), at("12:00"))]

    assert inside(at("9:00"), at("9:20"), morning)
    assert not inside(at("11:50"), at("12:10"), morning)
    assert touches(at("11:50"), at("12:10"), morning)
    assert not touches(at("12:00"), at("12:20"), morning)
