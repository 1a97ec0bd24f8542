"""Who is called next, and how long somebody will probably wait. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import zip_longest
from math import ceil

STEP = 5  # minutes; nobody believes a wait to the minute
QUICK, USUAL, SLOW = 0.75, 1.0, 1.25  # visits against their planned length: the range of an estimate
OVERRUN = timedelta(minutes=5)  # so long a visit that should be over may still take
LATE = timedelta(minutes=5)  # who has not come by then perhaps does not come at all


@dataclass(frozen=True)
class Waiting:
    """Somebody in the waiting room, or expected there at `since`.

    `since`: the later of arrival and appointed time. `resource`: who is to receive; None where anybody who serves the
    purpose may.
    """

    key: int
    since: datetime
    minutes: int
    walk_in: bool = False
    purpose: int = 0
    resource: int | None = None
    arrived: bool = True


@dataclass(frozen=True)
class Receiver:
    """Who receives: in which stretches of the day (an open end is None), and whom just now.

    `last_walk_in`: was the last one called a walk-in? None where nobody has been called yet.
    """

    key: int
    purposes: frozenset[int]
    stretches: tuple[tuple[datetime, datetime | None], ...]
    busy_since: datetime | None = None
    busy_minutes: int = 0
    last_walk_in: bool | None = None

    def serves(self, one: Waiting) -> bool:
        return one.resource == self.key if one.resource is not None else one.purpose in self.purposes

    def receives_from(self, moment: datetime) -> datetime | None:
        """The first moment from then on; None where its day is over."""
        for starts, ends in self.stretches:
            if ends is None or moment < ends:
                return max(starts, moment)
        return None

    def free_from(self, now: datetime, pace: float) -> datetime | None:
        if self.busy_since is None:
            return self.receives_from(now)
        over = self.busy_since + timedelta(minutes=self.busy_minutes * pace)
        return self.receives_from(max(over, now if pace < USUAL else now + OVERRUN))


# Who is next


def in_order(waiting: Iterable[Waiting], rule: str, now: datetime, last_walk_in: bool | None = None) -> list[Waiting]:
    """The order in which “next” calls them; of two equal ones who came first."""
    return RULES[rule](sorted(waiting, key=lambda one: (one.since, one.key)), now, last_walk_in)


def _waited(waiting: list[Waiting], now: datetime, last_walk_in: bool | None) -> list[Waiting]:
    return waiting


def _appointments(waiting: list[Waiting], now: datetime, last_walk_in: bool | None) -> list[Waiting]:
    due, walk_ins, early = _kinds(waiting, now)
    return [*due, *walk_ins, *early]


def _alternate(waiting: list[Waiting], now: datetime, last_walk_in: bool | None) -> list[Waiting]:
    due, walk_ins, early = _kinds(waiting, now)
    turns = zip_longest(walk_ins, due) if last_walk_in is False else zip_longest(due, walk_ins)
    return [*(one for pair in turns for one in pair if one is not None), *early]


def _kinds(waiting: list[Waiting], now: datetime) -> tuple[list[Waiting], list[Waiting], list[Waiting]]:
    """Appointments whose time has come, walk-ins, and who came before the appointed time."""
    booked = [one for one in waiting if not one.walk_in]
    due = [one for one in booked if one.since <= now]
    return due, [one for one in waiting if one.walk_in], [one for one in booked if one.since > now]


RULES = {"waited": _waited, "appointments": _appointments, "alternate": _alternate}


# How long


@dataclass(frozen=True)
class Estimate:
    """Minutes of waiting from–until, in fives. `most` is None where the turn may not come before the end of hours."""

    least: int
    most: int | None


def estimate(key: int, people: list[Waiting], receivers: list[Receiver], rule: str, now: datetime) -> Estimate | None:
    """None where nobody who could receive this one does so any more today."""
    quick = turns(sure_to_come(people, now), receivers, rule, now, QUICK)
    slow = turns(people, receivers, rule, now, SLOW)
    return estimate_from(quick.get(key), slow.get(key), now)


def estimate_from(quick: datetime | None, slow: datetime | None, now: datetime) -> Estimate | None:
    if quick is None:
        return None
    least = _minutes(quick - now) // STEP * STEP
    return Estimate(least, max(least + STEP, ceil(_minutes(slow - now) / STEP) * STEP) if slow else None)


def turns(
    people: list[Waiting], receivers: list[Receiver], rule: str, now: datetime, pace: float
) -> dict[int, datetime]:
    """When each is called if visits take `pace` of their length; whoever is not reached today is not in it.

    The day is played forward: whoever of the receivers is free first calls next by the rule.
    """
    left = {one.key: one for one in people}
    last = {receiver.key: receiver.last_walk_in for receiver in receivers}
    free = [(moment, n) for n, who in enumerate(receivers) if (moment := who.free_from(now, pace)) is not None]
    heapify(free)
    found: dict[int, datetime] = {}
    while free and left:
        moment, n = heappop(free)
        receiver = receivers[n]
        mine = [one for one in left.values() if receiver.serves(one)]
        here = [one for one in mine if one.arrived or one.since <= moment]
        if here:
            called = in_order(here, rule, moment, last[receiver.key])[0]
            found[left.pop(called.key).key] = moment
            last[receiver.key] = called.walk_in
            moment = receiver.receives_from(moment + timedelta(minutes=called.minutes * pace))
        else:
            moment = receiver.receives_from(min(one.since for one in mine)) if mine else None
        if moment is not None:
            heappush(free, (moment, n))
    return found


def ahead(key: int, people: list[Waiting], receivers: list[Receiver], rule: str, now: datetime) -> int:
    """How many of those who are here will be called before this one, by somebody who may receive this one too."""
    when = turns(people, receivers, rule, now, USUAL)
    return ahead_from(key, when, people, receivers, rule, now)


def ahead_from(key, when: dict[int, datetime], people, receivers, rule, now) -> int:
    own = next(one for one in people if one.key == key)
    rivals = _rivals(own, people, receivers)
    if key in when:
        return sum(when.get(one.key, now) < when[key] for one in rivals if one.key in when)
    order = [one.key for one in in_order([*rivals, own], rule, now)]
    return order.index(key)


def _rivals(own: Waiting, people: list[Waiting], receivers: list[Receiver]) -> list[Waiting]:
    """Who is here and waits for one of the same receivers; where there is none, for the same purpose."""
    same = [receiver for receiver in receivers if receiver.serves(own)]
    others = [one for one in people if one.arrived and one.key != own.key]
    if not same:
        return [one for one in others if (one.purpose, one.resource) == (own.purpose, own.resource)]
    return [one for one in others if any(receiver.serves(one) for receiver in same)]


def sure_to_come(people: list[Waiting], now: datetime) -> list[Waiting]:
    """Without those who are late already: they perhaps do not come at all."""
    return [one for one in people if one.arrived or one.since + LATE >= now]


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)
