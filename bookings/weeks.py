"""The client's four weeks: days with free times, few, none or closed. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .availability import FEW, Offer


class Kind(StrEnum):
    FREE = "free"
    FEW = "few"
    NONE = "none"
    CLOSED = "closed"


@dataclass(frozen=True)
class Day:
    date: date
    kind: Kind
    times: int
    why: str = ""  # the holiday's name on a closed day


@dataclass(frozen=True)
class Week:
    """Monday to Friday, and to Saturday or Sunday where something is free then.

    `lead` empty cells stand before the first day.
    """

    days: tuple[Day, ...]
    lead: int

    @property
    def first(self) -> date:
        return self.days[0].date

    @property
    def last(self) -> date:
        return self.days[-1].date


def weeks(offer: Offer, first: date, last: date, closed: Callable[[date], str | None]) -> list[Week]:
    """Weeks from the first day to the last, past days left out. `closed(day)` names why a day is closed, or None."""
    found, day = [], first
    while day <= last:
        sunday = day + timedelta(days=6 - day.weekday())
        days = [_day(offer, d, closed) for d in _from_to(day, min(sunday, last))]
        while days and days[-1].date.weekday() > 4 and not days[-1].times:
            days.pop()
        if days:
            found.append(Week(tuple(days), days[0].date.weekday()))
        day = sunday + timedelta(days=1)
    return found


def _day(offer: Offer, day: date, closed) -> Day:
    times = offer.days.count(day)
    if times:
        return Day(day, Kind.FEW if times <= FEW else Kind.FREE, times)
    why = closed(day)
    return Day(day, Kind.NONE if why is None else Kind.CLOSED, 0, why or "")


def _from_to(first: date, last: date):
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
