from datetime import date, timedelta

import pytest

from bookings.deadlines import Deadline, deadline, percentile, working_days_between

MONDAY = date(2026, 9, 7)
WORKED = [MONDAY + timedelta(days=n) for n in range(-14, 15) if (MONDAY + timedelta(days=n)).weekday() < 5]


@pytest.mark.parametrize(
    ("due", "over", "left", "tomorrow"),
    [
        (date(2026, 9, 7), 0, 0, False),
        (date(2026, 9, 8), 0, 1, True),
        (date(2026, 9, 9), 0, 2, False),
        (date(2026, 9, 14), 0, 5, False),
        (date(2026, 9, 4), 1, 0, False),  # Friday
        (date(2026, 9, 3), 2, 0, False),
    ],
)
def test_deadline_counts_working_days(due, over, left, tomorrow):
    assert deadline(due, MONDAY, set(WORKED)) == Deadline(due, over, left, tomorrow)


def test_on_a_day_off_what_was_due_is_over():
    saturday = date(2026, 9, 5)

    assert deadline(date(2026, 9, 4), saturday, set(WORKED)).over == 1


@pytest.mark.parametrize(
    ("received", "answered", "days"),
    [
        (date(2026, 9, 7), date(2026, 9, 7), 0),
        (date(2026, 9, 4), date(2026, 9, 7), 1),
        (date(2026, 9, 5), date(2026, 9, 7), 1),  # it came on a Saturday
        (date(2026, 9, 3), date(2026, 9, 9), 4),
    ],
)
def test_working_days_between(received, answered, days):
    assert working_days_between(received, answered, WORKED) == days


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.5, None), ([3], 0.9, 3), ([1, 2, 3], 0.5, 2), ([0, 0, 1, 9], 0.5, 0), (list(range(1, 11)), 0.9, 9)],
)
def test_percentile(values, share, expected):
    assert percentile(values, share) == expected
