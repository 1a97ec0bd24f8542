"""From–until in whole days: both the first and the last day belong to it, as on paper decisions.

The only place that knows this, together with `models.dated` which says the same to the database.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def day_before(day):
    return day - ONE_DAY


def day_after(day):
    return day + ONE_DAY


def last_day_of_month(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_later(day, months):
    """The same day of a later (or, negative, earlier) month, or that month's last day if it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, last_day_of_month(first).day))


@dataclass(frozen=True)
class Days:
    first: date
    last: date | None = None  # None: until further notice

    def __post_init__(self):
        if self.last is not None and self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    def __contains__(self, day):
        return self.first <= day and (self.last is None or day <= self.last)

    def __iter__(self):
        day = self.first
        while day in self:
            yield day
            day = day_after(day)

    def overlaps(self, other):
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)
