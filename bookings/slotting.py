"""Hours into slots, and slots into visits that need more than one. Wall time of Riga in, moments out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from math import gcd

from socialservice.periods import Days


@dataclass(frozen=True)
class Hours:
    """What a timetable says of one weekday: from–until with an optional break, cut into slots of `minutes`.

    `gap` minutes lie between two slots; the first slot begins `later` minutes after the hours do.
    """

    starts: time
    ends: time
    minutes: int
    break_starts: time | None = None
    break_ends: time | None = None
    gap: int = 0
    later: int = 0


def until(hours: Hours, latest: time) -> Hours:
    """The same hours, over at `latest` at the latest: nothing is left of those that begin later."""
    if latest >= hours.ends:
        return hours
    if hours.break_starts is None or latest > hours.break_ends:
        return replace(hours, ends=max(latest, hours.starts))
    ends = max(min(latest, hours.break_starts), hours.starts)
    return replace(hours, ends=ends, break_starts=None, break_ends=None)


def slots_of_day(day: date, hours: Hours, at) -> Iterator[tuple[datetime, datetime]]:
    """(start, end) of each slot of that day. `at(day, time)` turns wall time into a moment.

    Counted by the wall, so that a timetable reads the same on every day. The hour that the spring change skips is not
    offered; of the hour that the autumn change repeats, the first one is.
    """
    reached = None
    for starts, ends in _stretches(hours):
        for minute in range(starts + hours.later, ends - hours.minutes + 1, hours.minutes + hours.gap):
            start = at(day, _time(minute))
            if reached is None or start >= reached:
                reached = start + timedelta(minutes=hours.minutes)
                yield start, reached


def stretches_of_day(day: date, hours: Hours, at) -> list[tuple[datetime, datetime]]:
    """(start, end) of the hours before and after the break."""
    return [(at(day, _time(starts)), at(day, _time(ends))) for starts, ends in _stretches(hours)]


def _stretches(hours: Hours) -> list[tuple[int, int]]:
    starts, ends = _minutes(hours.starts), _minutes(hours.ends)
    if hours.break_starts is None:
        return [(starts, ends)]
    return [(starts, _minutes(hours.break_starts)), (_minutes(hours.break_ends), ends)]


def later_by(place: int, stagger: int, step: int) -> int:
    """Minutes by which the resource in that place, counted from 0, begins after the first; never a whole step."""
    return place * stagger % step


def in_turn(valid_from: date, day: date, every_weeks: int) -> bool:
    """Is the day in a week whose turn it is, counted from the week of `valid_from`?"""
    return _weeks(valid_from, day) % every_weeks == 0


def meet(one, other) -> bool:
    """Do two rules of a timetable claim the same moment of some week? Rules that are for certain purposes only go
    before the others, so that one of each kind may meet."""
    return (
        one.weekday == other.weekday
        and one.starts < other.ends
        and other.starts < one.ends
        and Days(one.valid_from, one.valid_until).overlaps(Days(other.valid_from, other.valid_until))
        and _weeks(one.valid_from, other.valid_from) % gcd(one.every_weeks, other.every_weeks) == 0
    )


def _weeks(first: date, second: date) -> int:
    """From Monday to Monday."""
    monday = first - timedelta(days=first.weekday())
    return (second - monday).days // 7


def inside(start: datetime, end: datetime, stretches: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(opens <= start and end <= closes for opens, closes in stretches)


def touches(start: datetime, end: datetime, stretches: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(start < closes and opens < end for opens, closes in stretches)


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
