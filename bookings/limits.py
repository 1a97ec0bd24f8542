"""Which limits hold: read by the search for times, by the desk and by the acts that count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, DateTimeField, Exists, F, Func, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from socialservice.models import Office

from .models import Allowance, DailyLimit, Distancing, Mode

KIND = Allowance.Kind


class QuarterOf(Func):
    """The quarter of an hour in which a moment lies, in a query."""

    template = "date_bin('15 minutes', %(expressions)s, timestamptz '2000-01-01 00:00+00')"
    output_field = DateTimeField()


@dataclass(frozen=True)
class Limits:
    """Of an office on a day; what is not limited is missing."""

    room: int | None = None
    clients: dict[int, int] = field(default_factory=dict)  # by purpose


def limits_on(office: int, day: date) -> Limits:
    clients = DailyLimit.objects.on(day).filter(office=OuterRef("pk"))
    found = Office.objects.filter(pk=office).values_list(
        places_in_room(day), ArraySubquery(clients.values(limit=JSONObject(purpose="purpose_id", most="most")))
    )
    capacity, limited = found.get()
    return Limits(capacity, {limit["purpose"]: limit["most"] for limit in limited})


def places_in_room(day: date):
    """Of the waiting room on that day, for a query of offices."""
    distancing = Distancing.objects.on(day).filter(office=OuterRef("pk")).values("room_capacity")[:1]
    return Coalesce(Subquery(distancing), F("room_capacity"))


def clients_left_on(day: date):
    """Of each limited purpose that day: its names, how many clients at most and how many more; for a query of
    offices."""
    counter = Allowance.objects.filter(
        kind=KIND.CLIENTS, office=OuterRef("office"), purpose=OuterRef("purpose"), day=day
    ).values(left=F("allowed") + F("extra") - F("used"))
    limits = DailyLimit.objects.on(day).filter(office=OuterRef("pk")).order_by("purpose__order", "purpose__name")
    left = Coalesce(Subquery(counter), F("most"), output_field=IntegerField())
    told = JSONObject(name="purpose__name", name_en="purpose__name_en", most="most", left=left)
    return ArraySubquery(limits.values(told=told))


def full(purpose: int, mode: str, channel: str) -> list:
    """Allowances of a slot's day that are used up, one query for each kind that a visit of that purpose, held that way
    and booked through that channel, would count in."""
    here = Allowance.objects.filter(office=OuterRef("office"), day=OuterRef("day"), used__gte=F("allowed") + F("extra"))
    begins = here.filter(kind=KIND.ROOM, quarter=QuarterOf(OuterRef("starts_at")))
    # The mode is asked in the query, for its SQL may be built once for all modes.
    crowded = begins.alias(mode=Value(mode, CharField())).filter(mode=Mode.IN_PERSON)
    found = [here.filter(kind=KIND.CLIENTS, purpose=purpose), crowded]
    if channel == "web":
        found.append(here.filter(kind=KIND.ONLINE, resource=OuterRef("resource")))
    return found


def within(slots, purpose: int, mode: str, channel: str):
    """Those of the slots at which no limit is reached."""
    for used_up in full(purpose, mode, channel):
        slots = slots.filter(~Exists(used_up))
    return slots


@dataclass(frozen=True)
class Left:
    """“1 of 2 left”."""

    left: int
    most: int


def clients_left(purpose: int, office: int, days: Iterable[date]) -> dict[date, Left]:
    """Of a limited purpose, by day; a day without a limit is missing."""
    limits = list(DailyLimit.objects.filter(office=office, purpose=purpose))
    if not limits:
        return {}
    counters = Allowance.objects.filter(kind=KIND.CLIENTS, office=office, purpose=purpose, day__in=days)
    left = {counter.day: counter.left for counter in counters}
    return {day: Left(left.get(day, limit.most), limit.most) for day in days for limit in limits if limit.covers(day)}
