"""Hours into slots, and slots into visits that need more than one. Wall time of Riga in, moments out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby


@dataclass(frozen=True)
class Hours:
    """What a timetable says of one weekday: from–until with an optional break, cut into slots of `minutes`."""

    starts: time
    ends: time
    minutes: int
    break_starts: time | None = None
    break_ends: time | None = None


def slots_of_day(day: date, hours: Hours, at) -> Iterator[tuple[datetime, datetime]]:
    """(start, end) of each slot of that day. `at(day, time)` turns wall time into a moment.

    Counted by the wall, so that a timetable reads the same on every day. The hour that the spring change skips is not
    offered; of the hour that the autumn change repeats, the first one is.
    """
    reached = None
    for starts, ends in _stretches(hours):
        for minute in range(starts, ends - hours.minutes + 1, hours.minutes):
            start = at(day, _time(minute))
            if reached is None or start >= reached:
                reached = start + timedelta(minutes=hours.minutes)
                yield start, reached


def _stretches(hours: Hours) -> list[tuple[int, int]]:
    starts, ends = _minutes(hours.starts), _minutes(hours.ends)
    if hours.break_starts is None:
        return [(starts, ends)]
    return [(starts, _minutes(hours.break_starts)), (_minutes(hours.break_ends), ends)]


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def starts_with_room(slots: Iterable[tuple[int, datetime, datetime]], length: timedelta) -> set[tuple[int, datetime]]:
    """(resource, start) of each slot at which a visit of that length can begin: slots that touch are one stretch.

    `slots` are (resource, start, end), sorted by resource and start.
    """
    found = set()
    for resource, own in groupby(slots, key=lambda slot: slot[0]):
        stretch_ends = next_start = None
        for _resource, start, end in reversed(list(own)):
            stretch_ends = stretch_ends if end == next_start else end
            next_start = start
            if stretch_ends - start >= length:
                found.add((resource, start))
    return found


def chain(slots: Iterable, start: datetime, length: timedelta) -> list | None:
    """The slots, sorted by start, that a visit from `start` takes: touching, all or none; None where they do not
    suffice."""
    taken, reached = [], start
    for slot in slots:
        if slot.starts_at != reached:
            return None
        taken.append(slot)
        reached = slot.ends_at
        if reached - start >= length:
            return taken
    return None
