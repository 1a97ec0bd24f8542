"""How visits go, minute by minute: who comes, waits, is called, stays away. What lies after `now` has not happened."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from random import Random

from socialservice import clock

from ..lifecycle import STAMPS, Event, State, after
from ..models import Mode, Purpose, Slot
from ..slotting import chain
from .offers import Receiver

PUBLISHED_AHEAD = timedelta(days=28)
OPENS, CLOSES = time(9), time(17)
CANCELLED = 0.05  # of the times nobody has in the end
CANCELLED_BY_OFFICE = 0.2  # of those
NO_SHOW = 0.06
MOVED = 0.04


@dataclass(frozen=True)
class Step:
    event: Event
    at: datetime
    who: str = "desk"  # or "booker", "receiver", "client"
    detail: dict = field(default_factory=dict)


@dataclass
class Story:
    """One visit. A cancelled one has no slots; who waits without an appointment has no times either."""

    receiver: Receiver
    purpose: Purpose
    mode: str
    steps: list[Step]
    slots: list[Slot] = field(default_factory=list)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    walk_in: bool = False

    def until(self, now: datetime) -> "Story":
        return replace(self, steps=[step for step in self.steps if step.at <= now])

    def at(self, event: Event) -> datetime | None:
        return next((step.at for step in self.steps if step.event == event), None)

    @property
    def state(self) -> str:
        """Where the table of moves leads, step by step."""
        state = State.ARRIVED if self.walk_in else State.CONFIRMED
        for step in self.steps[1:]:
            state = after(state, step.event) or state
        return state

    @property
    def stamps(self) -> dict[str, datetime]:
        found = {STAMPS[step.event]: step.at for step in self.steps if step.event in STAMPS}
        return found | ({"arrived_at": self.steps[0].at} if self.walk_in else {})


class Day:
    """One resource on one day: visits follow one another, and one that lasts makes the next one wait."""

    def __init__(self, random: Random, now: datetime, receiver: Receiver, slots: list[Slot], full: float):
        self.random, self.now, self.receiver, self.slots = random, now, receiver, slots
        self.full = full
        self.free_at = slots[0].starts_at

    def stories(self) -> Iterator[Story]:
        """What has been booked or has happened by now, in the order of the times."""
        left = self.slots
        while left:
            purpose, mode = self._asked_for(left[0])
            lot, taken = self.random.random(), self._taken(left, purpose)
            if taken and lot < self.full:
                yield self._booked(purpose, mode, taken).until(self.now)
                left = left[len(taken) :]
                continue
            if taken and lot > 1 - CANCELLED * self.full:
                yield self._cancelled(purpose, mode, taken).until(self.now)
            elif self.random.random() < self.receiver.walk_ins and (story := self._walk_in(purpose, left[0])):
                yield story
            left = left[1:]

    def _asked_for(self, slot: Slot) -> tuple[Purpose, str]:
        purpose = self.random.choices(self.receiver.purposes, self.receiver.shares)[0]
        modes = [mode for mode in purpose.modes if mode in slot.modes]
        rarely = [1.0 if mode == Mode.IN_PERSON else 0.2 for mode in modes]
        return purpose, self.random.choices(modes, rarely)[0]

    def _taken(self, left: list[Slot], purpose: Purpose) -> list[Slot] | None:
        return chain(left, left[0].starts_at, timedelta(minutes=purpose.minutes))

    # The kinds of visits

    def _booked(self, purpose, mode, slots) -> Story:
        start = slots[0].starts_at
        booked = self._when_booked(start)
        steps = [Step(Event.BOOK, booked, "booker")]
        if self.random.random() < MOVED and (moved := self._moved(booked, start)):
            steps.append(moved)
        if self.random.random() < NO_SHOW:
            steps.append(Step(Event.NO_SHOW, start + self._minutes(15, 25)))
        elif mode == Mode.IN_PERSON:
            steps += self._comes(start, purpose.minutes)
        else:
            steps += self._is_rung(start, purpose.minutes)
        return Story(self.receiver, purpose, mode, steps, slots, start, slots[-1].ends_at)

    def _cancelled(self, purpose, mode, slots) -> Story:
        start = slots[0].starts_at
        booked = self._when_booked(start)
        at = self._in_hours(booked, min(start, self.now))
        by_office = at is not None and self.random.random() < CANCELLED_BY_OFFICE
        at = at or booked + (min(start, self.now) - booked) * self.random.random()
        ended = Step(Event.CANCEL_OFFICE, at, "desk") if by_office else Step(Event.CANCEL_CLIENT, at, "client")
        steps = [Step(Event.BOOK, booked, "booker"), ended]
        return Story(self.receiver, purpose, mode, steps, [], start, slots[-1].ends_at)

    def _walk_in(self, purpose: Purpose, slot: Slot) -> Story | None:
        """Somebody without an appointment, called into a time nobody has. None: no room is left, or it is too early."""
        length = slot.ends_at - slot.starts_at
        called = max(slot.starts_at + length * self.random.uniform(0, 0.1), self.free_at + self._minutes(0.3, 1))
        came = max(called - self._minutes(4, 28), self.slots[0].starts_at)
        if slot.ends_at - called < length * 0.4 or came > self.now:
            return None
        steps = [Step(Event.BOOK, came), *self._is_served(called, purpose.minutes)]
        story = Story(self.receiver, purpose, Mode.IN_PERSON, steps, walk_in=True).until(self.now)
        if called > self.now:
            return story
        ends = min(called + timedelta(minutes=purpose.minutes), slot.ends_at)
        return replace(story, slots=[slot], starts_at=called, ends_at=ends)

    # Pieces

    def _comes(self, start: datetime, minutes: int) -> list[Step]:
        early = min(max(self.random.gauss(14, 10), -8), 40)
        came = start - timedelta(minutes=early)
        called = max(came + self._minutes(0.7, 2), self.free_at + self._minutes(0.3, 1), start - self._minutes(0, 4))
        return [Step(Event.ARRIVE, came), *self._is_served(called, minutes)]

    def _is_rung(self, start: datetime, minutes: int) -> list[Step]:
        called = max(start + self._minutes(0, 1), self.free_at + self._minutes(0.3, 1))
        return self._is_served(called, minutes)

    def _is_served(self, called: datetime, minutes: int) -> list[Step]:
        served = called + self._minutes(0.6, 1.5)
        self.free_at = served + timedelta(minutes=minutes * self.random.uniform(0.7, 1.3))
        return [
            Step(Event.CALL, called, "receiver"),
            Step(Event.SERVE, served, "receiver"),
            Step(Event.FINISH, self.free_at, "receiver"),
        ]

    def _moved(self, booked: datetime, start: datetime) -> Step | None:
        at = self._in_hours(booked, min(start - timedelta(hours=2), self.now))
        if at is None:
            return None
        before = start - timedelta(days=self.random.randint(1, 5))
        return Step(Event.MOVE, at, "booker", {"from": before.isoformat(), "to": start.isoformat()})

    def _when_booked(self, start: datetime) -> datetime:
        """Some days ahead; never before the time was published."""
        latest = min(start - timedelta(hours=3), self.now - timedelta(minutes=20))
        earliest = min(start - PUBLISHED_AHEAD, latest)
        ahead = timedelta(days=self.random.expovariate(1 / 6))
        moment = max(latest - ahead, earliest)
        return self._in_hours(earliest, latest, near=moment) or moment

    def _in_hours(self, first: datetime, last: datetime, near: datetime | None = None) -> datetime | None:
        """A moment between the two when offices work, near the given one; None where they do not work meanwhile."""
        near = near or first + (last - first) * self.random.random()
        at = clock.local(near)
        if at.weekday() < 5 and OPENS <= at.time() < CLOSES:
            return near
        friday_at_most = at.date() - timedelta(days=max(at.weekday() - 4, 0))
        for days in (0, -1, 1):
            day = friday_at_most + timedelta(days=days)
            other = clock.at(day, time(self.random.randint(OPENS.hour, CLOSES.hour - 1), self.random.randint(0, 59)))
            if day.weekday() < 5 and first <= other <= last:
                return other
        return None

    def _minutes(self, least: float, most: float) -> timedelta:
        return timedelta(minutes=self.random.uniform(least, most))
