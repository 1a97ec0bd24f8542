"""How many reminders on which day: by tables, and for every number between none and many."""

import random
from datetime import date, timedelta

import pytest

from benefits.waves import missing, needed, spread, window

DAY = [date(2020, 6, 22) + timedelta(days=n) for n in range(4)]


@pytest.mark.parametrize(
    "number, room, expected",
    [
        (0, [5, 5], []),
        (10, [5, 5], [5, 5]),
        (4, [10, 10], [2, 2]),
        (9, [2, 4, 12], [1, 2, 6]),
        (40, [5, 5, 10], [10, 10, 20]),
        (7, [0, 0, 0], [2, 2, 3]),
        (3, [0, 3, 0], [0, 3]),
        (5, [], []),
    ],
)
def test_each_day_gets_a_share_of_its_room(number, room, expected):
    found = spread(number, dict(zip(DAY, room, strict=False)))

    assert found == {day: here for day, here in zip(DAY, expected, strict=False) if here}


@pytest.mark.parametrize("seed", range(200))
def test_all_have_a_day_and_no_day_is_overfull_while_there_is_room(seed):
    chance = random.Random(seed)
    number = chance.randrange(4000)
    first = date(2020, 6, 1)
    days = chance.sample(range(60), chance.randint(1, 40))
    room = {first + timedelta(days=n): chance.choice([0, chance.randrange(200)]) for n in days}

    found = spread(number, room)

    assert sum(found.values()) == number
    assert set(found) <= set(room)
    if number <= sum(room.values()):
        assert missing(found, room) == {}
    else:
        assert sum(missing(found, room).values()) >= number - sum(room.values())


@pytest.mark.parametrize(
    "number, room, expected", [(20, [], False), (21, [], True), (30, [30, 4], False), (31, [30, 30], True)]
)
def test_wave_where_more_end_than_the_best_day_has_room_for(number, room, expected):
    assert needed(number, dict(zip(DAY, room, strict=False))) is expected


def test_from_six_weeks_to_two_weeks_before_the_end():
    end = date(2020, 7, 31)

    assert window(end, date(2020, 5, 1)) == (date(2020, 6, 19), date(2020, 7, 17))
    assert window(end, date(2020, 7, 1)) == (date(2020, 7, 1), date(2020, 7, 17))


def test_missing_times_by_day():
    assert missing({DAY[0]: 10, DAY[1]: 3}, {DAY[0]: 4, DAY[1]: 5}) == {DAY[0]: 6}
