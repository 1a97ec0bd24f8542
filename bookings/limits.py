"""Which limits hold: read by the search for times, by the desk and by the acts that count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, JSONObject, Least

from socialservice import prepared
from socialservice.models import Office, Restriction

from .models import Allowance, DailyLimit, Distancing, Mode

KIND = Allowance.Kind


class QuarterOf(Func):
    """The quarter of an hour in which a moment lies, in a query."""

    template = "date_bin('15 minutes', %(expressions)s, timestamptz '2000-01-01 00:00+00')"
    output_field = DateTimeField()


class OneOf(Func):
    """`values` are those of a row that `rows` finds: looked up in a table that PostgreSQL makes once.

    Asked by IN or EXISTS it would join, and sort what it has joined.
    """

    template = "(%(expressions)s) IS TRUE"
    arg_joiner = " IN "
    output_field = BooleanField()

    def __init__(self, values, rows):
        super().__init__(Func(*values, template="(%(expressions)s)"), Subquery(rows))


@dataclass(frozen=True)
class Limits:
    """Of an office on a day; what is not limited is missing."""

    room: int | None = None
    clients: dict[int, int] = field(default_factory=dict)  # by purpose


def limits_on(office: int, day: date) -> Limits:
    ((capacity, limited),) = prepared.values(_limits_query, office, day)
    return Limits(capacity, {limit["purpose"]: limit["most"] for limit in limited})


def _limits_query(office: int, day: date):
    clients = DailyLimit.objects.on(day).filter(office=OuterRef("pk"))
    return Office.objects.filter(pk=office).values_list(
        places_in_room(day), ArraySubquery(clients.values(limit=JSONObject(purpose="purpose_id", most="most")))
    )


def places_in_room(day: date):
    """Of the waiting room on that day, for a query of offices: the least that a restriction or distancing leaves."""
    distancing = Distancing.objects.on(day).filter(office=OuterRef("pk")).values("room_capacity")[:1]
    fewer = Restriction.objects.on(day).filter(
        Q(office__isnull=True) | Q(office=OuterRef("pk")),
        municipality=OuterRef("municipality"),
        code=Restriction.Code.FEWER_PLACES,
    )
    usual = Coalesce(Subquery(distancing), F("room_capacity"))
    return Least(usual, Subquery(fewer.order_by("places").values("places")[:1]))


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


def within(slots, purpose: int, mode: str, channel: str, same=None):
    """Those of the slots at which no limit is reached that a visit of that purpose, held that way and booked through
    that channel, would count in. `same`: what allowances of all these slots have in common, if anything."""
    if same is None:
        return slots.filter(below(purpose, mode, channel))
    for rows, places in _used_up(purpose, mode, channel):
        here = {"day": F("day"), **places(F)}
        slots = slots.filter(~OneOf(here.values(), rows.filter(**same).values(*here)))
    return slots


def below(purpose: int, mode: str, channel: str) -> Q:
    """Of slots: no limit is reached that such a visit would count in."""
    found = Q()
    for rows, places in _used_up(purpose, mode, channel):
        found &= Q(~Exists(rows.filter(office=OuterRef("office"), day=OuterRef("day"), **places(OuterRef))))
    return found


def _used_up(purpose: int, mode: str, channel: str) -> list[tuple]:
    """Allowances that are used up, one query for each kind, and where in the day they are a slot's."""
    rows = Allowance.objects.filter(used__gte=F("allowed") + F("extra"))
    # The mode is asked in the query, for its SQL may be built once for all modes.
    crowded = rows.alias(mode=Value(mode, CharField())).filter(kind=KIND.ROOM, mode=Mode.IN_PERSON)
    found = [
        (rows.filter(kind=KIND.CLIENTS, purpose=purpose), lambda _of: {}),
        (crowded, lambda of: {"quarter": QuarterOf(of("starts_at"))}),
    ]
    if channel == "web":
        found.append((rows.filter(kind=KIND.ONLINE), lambda of: {"resource": of("resource")}))
    return found


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
