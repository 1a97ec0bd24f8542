"""Many terms that end on one day, told by turns: how many reminders on which day. Pure.

Whoever is reminded comes or calls about then, so each day gets a share of what its office has room for.
"""

from collections.abc import Mapping
from datetime import date, timedelta

FIRST, LAST = timedelta(weeks=6), timedelta(weeks=2)  # before the end: nobody is told earlier, nor too late to come
FEW = 20  # of one end and office need no wave, however little room there is


def window(end: date, today: date) -> tuple[date, date]:
    """The days on which reminders of this end may still go; the first may be after the last."""
    return max(today, end - FIRST), end - LAST


def needed(number: int, room: Mapping[date, int]) -> bool:
    """More than the office has room for on its best day: told all at once, they would stand in line."""
    return number > max(FEW, max(room.values(), default=0))


def spread(number: int, room: Mapping[date, int]) -> dict[date, int]:
    """So many on each day, in proportion to its room; evenly where there is none. All of them, as long as any day is.

    Never more than a day's room as long as the days together have enough.
    """
    days = sorted(room)
    weights = [max(room[day], 0) for day in days]
    if not any(weights):
        weights = [1] * len(days)
    total, given, before, found = sum(weights), 0, 0, {}
    for day, weight in zip(days, weights, strict=True):
        before += weight
        here = number * before // total - given
        given += here
        if here:
            found[day] = here
    return found


def missing(planned: Mapping[date, int], room: Mapping[date, int]) -> dict[date, int]:
    """Reception times to be added: on which day how many fewer times there are than reminders."""
    return {day: number - room.get(day, 0) for day, number in sorted(planned.items()) if number > room.get(day, 0)}
