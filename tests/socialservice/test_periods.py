from datetime import date
from itertools import islice

import pytest

from socialservice.periods import Days, day_after, day_before, last_day_of_month, months_later

JUNE = Days(date(2020, 6, 1), date(2020, 6, 30))
FROM_JULY = Days(date(2020, 7, 1))


@pytest.mark.parametrize(
    "day, last",
    [
        (date(2020, 2, 1), date(2020, 2, 29)),
        (date(2021, 2, 28), date(2021, 2, 28)),
        (date(2000, 2, 10), date(2000, 2, 29)),
        (date(2020, 4, 30), date(2020, 4, 30)),
        (date(2020, 12, 31), date(2020, 12, 31)),
    ],
)
def test_last_day_of_month(day, last):
    assert last_day_of_month(day) == last


@pytest.mark.parametrize(
    "day, months, later",
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 11, 30), 3, date(2021, 2, 28)),
        (date(2020, 12, 1), 1, date(2021, 1, 1)),
        (date(2020, 1, 15), 24, date(2022, 1, 15)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2020, 1, 1), -1, date(2019, 12, 1)),
        (date(2020, 6, 9), 0, date(2020, 6, 9)),
    ],
)
def test_months_later(day, months, later):
    assert months_later(day, months) == later


def test_neighbouring_days_cross_months():
    assert day_before(date(2020, 3, 1)) == date(2020, 2, 29)
    assert day_after(date(2020, 12, 31)) == date(2021, 1, 1)


def test_both_ends_belong_to_the_period():
    assert date(2020, 6, 1) in JUNE and date(2020, 6, 30) in JUNE
    assert date(2020, 5, 31) not in JUNE and date(2020, 7, 1) not in JUNE
    assert len(list(JUNE)) == 30
    assert list(Days(date(2020, 6, 9), date(2020, 6, 9))) == [date(2020, 6, 9)]


def test_a_period_without_an_end_goes_on():
    assert date(2999, 1, 1) in FROM_JULY and date(2020, 6, 30) not in FROM_JULY
    assert list(islice(FROM_JULY, 2)) == [date(2020, 7, 1), date(2020, 7, 2)]
    assert FROM_JULY


@pytest.mark.parametrize(
    "other, common",
    [
        (Days(date(2020, 6, 30), date(2020, 7, 5)), True),
        (Days(date(2020, 5, 1), date(2020, 6, 1)), True),
        (Days(date(2020, 6, 10), date(2020, 6, 10)), True),
        (Days(date(2020, 5, 1)), True),
        (Days(date(2020, 7, 1), date(2020, 7, 5)), False),
        (Days(date(2020, 5, 1), date(2020, 5, 31)), False),
        (FROM_JULY, False),
    ],
)
def test_overlap_is_mutual(other, common):
    assert JUNE.overlaps(other) is other.overlaps(JUNE) is common


def test_end_before_start_is_refused():
    with pytest.raises(ValueError):
        Days(date(2020, 6, 2), date(2020, 6, 1))
