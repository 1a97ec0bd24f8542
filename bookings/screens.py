"""What the screens without a sign-in show: numbers and rooms, never a name."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.db.models import Count, F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Extract, JSONObject
from django.utils.translation import get_language

from socialservice import clock
from socialservice.models import Municipality, Office
from socialservice.models.fields import blind_index
from socialservice.words import code_spaced

from .lifecycle import Event, State
from .models import Appointment, Mode, Resource, Screen

SHOWN = 6  # as many calls as the wall has room for in large type
CALLED = (State.CALLED, State.SERVING)


@dataclass(frozen=True)
class Call:
    """A line of the wall."""

    number: str
    place: str
    new: bool
    at: datetime | None

    @property
    def is_walk_in(self) -> bool:
        return self.number.startswith("B")


def screen(municipality: Municipality, kind: str, key: str) -> Screen | None:
    """The screen in use behind an address, with `seen`: its office's day until now. One query."""
    return (
        Screen.objects.filter(Q(key_index=blind_index(key)), office__municipality=municipality, kind=kind, active=True)
        .annotate(seen=seen("office"))
        .select_related("office")
        .first()
    )


def seen(office: str):
    """In a query of something at an `office`: what has happened there today. The sum, for the latest change alone
    would hide one that began earlier and was committed later."""
    today = Appointment.objects.filter(office=OuterRef(office), day=clock.today()).order_by().values("office")
    found = JSONObject(all=Count("pk"), changes=Sum(Extract("changed_at", "epoch")))
    return Subquery(today.annotate(found=found).values("found"))


def stamp(found, now: datetime) -> str:
    """Changes with the day's appointments and with the minute, for waiting is told in minutes."""
    return blake2s(f"{found} {clock.local(now):%Y-%m-%d %H:%M} {get_language()}".encode(), digest_size=8).hexdigest()


def calls(office: Office) -> list[Call]:
    """Who has been called and is not done yet, the newest on top."""
    rows = (
        office.appointments.filter(day=clock.today(), state__in=CALLED, mode=Mode.IN_PERSON)
        .annotate(called=Max("events__at", filter=Q(events__event__in=[Event.CALL, Event.RECALL])))
        .select_related("resource")
        .only("ticket", "code", "state", "office", "resource")
        .order_by(F("called").desc(nulls_last=True), "-pk")[:SHOWN]
    )
    return [Call(number(row), place(row.resource, office), row.state == State.CALLED, row.called) for row in rows]


def number(row: Appointment) -> str:
    """The queue number; of somebody called without one, the booking code."""
    return row.ticket or code_spaced(row.code)


def place(resource: Resource | None, office: Office) -> str:
    """Where to go, without a person's name."""
    if resource is None:
        return office.room
    return resource.room_label or ("" if resource.kind == Resource.Kind.SPECIALIST else resource.label) or office.room
