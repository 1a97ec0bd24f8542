"""Where an appointment can go when its time falls away: to the same specialist later, to somebody who stands in, to the
phone. Times are given out one by one, so that no two appointments count on the same one."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from socialservice import clock

from .lifecycle import State
from .models import Appointment, ClosingItem, Deputy, Mode, Purpose, Resource, Slot
from .slotting import chain

AHEAD = timedelta(days=120)  # nothing is published further ahead

Choice = ClosingItem.Choice


@dataclass(frozen=True)
class Way:
    """One way on. `slot`, the first of its time, is None where the visit keeps its time, or waits in the queue."""

    choice: str
    resource: Resource | None = None
    slot: Slot | None = None

    @property
    def label(self) -> str:
        return Choice(self.choice).label

    @property
    def starts_at(self) -> datetime | None:
        return self.slot and self.slot.starts_at


class Alternatives:
    """Ways on for some appointments, found together: the same few queries for one and for two hundred.

    `closed`: slots, as a Q, that count as gone although they are still offered. `rather_by_phone`: the specialist is
    there, only the door is shut; a specialist who is ill calls nobody unless somebody says so.
    """

    def __init__(
        self,
        appointments: list[Appointment],
        *,
        now: datetime,
        closed: Q | None = None,
        by_phone=True,
        rather_by_phone=False,
    ):
        self.now, self.by_phone, self.rather_by_phone = now, by_phone, rather_by_phone
        self._served = _served_by({row.purpose_id for row in appointments})
        self._stand_ins = _stand_ins(appointments)
        own = {row.resource_id for row in appointments} - {None}
        others = {found.pk for several in self._stand_ins.values() for found in several}
        self._resources = {found.pk: found for found in Resource.objects.filter(pk__in=own | others)}
        self._free = _free(own, others, appointments, now, closed)
        self._counted: dict[str, set[int]] = {Choice.SAME: set(), Choice.DEPUTY: set()}

    def of(self, appointment: Appointment) -> list[Way]:
        """In the order in which they are proposed: today's visits better on the same day, later ones with the same
        specialist. To cancel is always possible."""
        if appointment.activity_id:
            return [Way(Choice.CANCEL)]
        if appointment.state == State.ARRIVED:
            return [*filter(None, [self._in_queue(appointment)]), Way(Choice.CANCEL)]
        same, deputy = self._same(appointment), self._deputy(appointment)
        today = appointment.day == clock.local(self.now).date()
        found = [deputy, same] if today else [same, deputy]
        last = [self._phone(appointment), Way(Choice.CANCEL)]
        return list(filter(None, [*found, *(last if self.rather_by_phone else reversed(last))]))

    def take(self, appointment: Appointment, way: Way) -> None:
        """The way is counted on: its time is no longer proposed to others."""
        if way.slot is not None:
            taken = self._chain(way.resource, appointment, way.starts_at) or []
            self._free[way.resource.pk] = [slot for slot in self._free[way.resource.pk] if slot not in taken]

    def lasting(self, appointment: Appointment, ways: list[Way]) -> frozenset[str]:
        """The ways that are open even if everybody asked about before goes the same way."""
        return frozenset(way.choice for way in ways if way.slot is None or self._count(appointment, way.choice))

    # Pieces

    def _count(self, appointment, choice: str) -> bool:
        gone = self._counted[choice]
        way = (self._same if choice == Choice.SAME else self._deputy)(appointment, gone)
        if way is not None:
            gone.update(slot.pk for slot in self._chain(way.resource, appointment, way.starts_at, gone))
        return way is not None

    def _same(self, appointment, gone: Collection[int] = ()) -> Way | None:
        resource = self._resources.get(appointment.resource_id)
        slot = resource and self._first(resource, appointment, appointment.starts_at + AHEAD, gone)
        return Way(Choice.SAME, resource, slot) if slot else None

    def _deputy(self, appointment, gone: Collection[int] = ()) -> Way | None:
        """At the same hour, else as soon after it as anybody can, on the same day."""
        evening = clock.at(appointment.day + timedelta(days=1), datetime.min.time())
        found = [
            Way(Choice.DEPUTY, resource, slot)
            for resource in self._able(appointment)
            if (slot := self._first(resource, appointment, evening, gone))
        ]
        return min(found, key=lambda way: way.starts_at, default=None)

    def _in_queue(self, appointment) -> Way | None:
        """Who waits already goes on waiting: for the one who stands in, else for whoever is free first."""
        able = self._able(appointment)
        return Way(Choice.DEPUTY, able[0] if len(able) == 1 else None) if able else None

    def _phone(self, appointment) -> Way | None:
        possible = Mode.PHONE in appointment.purpose.modes and appointment.phone
        return Way(Choice.PHONE, appointment.resource) if self.by_phone and possible else None

    def _able(self, appointment) -> list[Resource]:
        serving = self._served.get(appointment.purpose_id, set())
        return [found for found in self._stand_ins.get(appointment.pk, []) if found.pk in serving]

    def _first(self, resource: Resource, appointment, before: datetime, gone: Collection[int]) -> Slot | None:
        """The first slot, not before the appointment's own, from which the visit fits."""
        if resource.pk not in self._served.get(appointment.purpose_id, set()):
            return None
        own = self._free.get(resource.pk, [])
        for slot in own[bisect_left(own, appointment.starts_at, key=lambda slot: slot.starts_at) :]:
            if slot.starts_at >= before:
                return None
            if self._chain(resource, appointment, slot.starts_at, gone):
                return slot
        return None

    def _chain(self, resource, appointment, start, gone: Collection[int] = ()) -> list[Slot] | None:
        length = timedelta(minutes=appointment.purpose.minutes)
        own = self._free.get(resource.pk, [])
        first = bisect_left(own, start, key=lambda slot: slot.starts_at)
        last = bisect_left(own, start + length, key=lambda slot: slot.starts_at)
        fitting = [slot for slot in own[first:last] if slot.pk not in gone and _fits(slot, appointment, self.now)]
        return chain(fitting, start, length)


def nearest(appointment: Appointment, choice: str, *, now: datetime, without: Collection[int] = ()) -> Way | None:
    """The one way of that kind, as things stand. `without`: slots already lost to others."""
    found = Alternatives([appointment], now=now, closed=Q(pk__in=without) if without else None).of(appointment)
    return next((way for way in found if way.choice == choice), None)


def _fits(slot: Slot, appointment: Appointment, now: datetime) -> bool:
    return (
        appointment.mode in slot.modes
        and (slot.only_for is None or appointment.purpose_id in slot.only_for)
        and (slot.crisis_until is None or slot.crisis_until <= now or appointment.purpose.crisis)
    )


def _served_by(purposes: set[int]) -> dict[int, set[int]]:
    """Which resources serve each purpose."""
    pairs = Purpose.resources.through.objects.filter(purpose__in=purposes, resource__active=True)
    served: dict[int, set[int]] = {}
    for purpose, resource in pairs.values_list("purpose_id", "resource_id"):
        served.setdefault(purpose, set()).add(resource)
    return served


def _stand_ins(appointments: list[Appointment]) -> dict[int, list[Resource]]:
    """By appointment: the replacement named for the day, or where there is none the colleagues of the office."""
    owners = {row.resource_id for row in appointments}
    offices = {row.office_id for row in appointments}
    deputies = list(Deputy.objects.filter(resource__in=owners, deputy__active=True).select_related("deputy"))
    colleagues = list(Resource.objects.filter(office__in=offices, active=True).order_by("order", "name"))
    found = {}
    for row in appointments:
        named = [one.deputy for one in deputies if one.resource_id == row.resource_id and one.covers(row.day)]
        others = [one for one in colleagues if one.office_id == row.office_id and one.pk != row.resource_id]
        found[row.pk] = named or others
    return found


def _free(own, others, appointments, now, closed: Q | None) -> dict[int, list[Slot]]:
    """By resource and time: of those who have the appointments for months ahead, of the others on the same days."""
    starts = [row.starts_at for row in appointments if row.starts_at]
    if not starts:
        return {}
    of_whom = Q(resource__in=own) | Q(resource__in=others, day__in={row.day for row in appointments})
    slots = Slot.objects.free(now).filter(of_whom, starts_at__gte=min(starts), starts_at__lt=max(starts) + AHEAD)
    if closed is not None:
        slots = slots.exclude(closed)
    found: dict[int, list[Slot]] = {}
    fields = ("resource_id", "office_id", "starts_at", "ends_at", "modes", "only_for", "crisis_until")
    for slot in slots.order_by("starts_at").only(*fields):
        found.setdefault(slot.resource_id, []).append(slot)
    return found
