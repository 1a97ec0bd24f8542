"""Counters of what is limited: clients of a purpose in a day, the waiting room, the web's share, places of an activity.

A counter is locked, what it counts is counted anew, and the CHECK of its row has the last word. All this happens in the
transaction of the act, after its other rows are written and locked, in the order of the keys: so two acts never wait
for each other crosswise.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from datetime import date, datetime

from django.db import transaction

from socialservice import clock, prepared
from socialservice.errors import refusing
from socialservice.models import Municipality, Office, Submission, User

from ..crowding import people, quarters
from ..errors import LimitReached
from ..lifecycle import COUNTED, State
from ..limits import KIND, Limits, limits_on
from ..models import Allowance, Appointment, Beyond, DailyClient, GroupActivity, Slot

IN_ROOM = [State.CONFIRMED, State.ARRIVED]
GOES_BEYOND = {KIND.CLIENTS: Beyond.CLIENTS, KIND.ROOM: Beyond.ROOM, KIND.PLACES: Beyond.PLACES}


@dataclass(frozen=True)
class Key:
    """Names one counter, as the unique constraint of its row does."""

    kind: str
    office_id: int
    day: date
    purpose_id: int | None = None
    resource_id: int | None = None
    activity_id: int | None = None
    quarter: datetime | None = None

    @property
    def order(self):
        of = self.purpose_id or self.resource_id or self.activity_id or self.quarter.timestamp()
        return (self.kind, self.office_id, self.day, of)


@dataclass(frozen=True)
class Standing:
    """What an appointment counts towards, and how."""

    keys: frozenset[Key] = frozenset()
    client: str = ""
    people: int = 0


NOWHERE = Standing()


def standing(row: Appointment) -> Standing:
    keys = {
        Key(KIND.ROOM, row.office_id, row.day, quarter=quarter) for quarter in quarters(row, clock.now(), clock.today())
    }
    if row.state in COUNTED:
        if row.goes_with_id is None:  # whoever only collects was a client of the day of handing in
            keys.add(Key(KIND.CLIENTS, row.office_id, row.day, purpose_id=row.purpose_id))
        if row.activity_id:
            keys.add(Key(KIND.PLACES, row.office_id, row.day, activity_id=row.activity_id))
        elif row.came_from == Submission.Way.WEB and row.resource_id:
            keys.add(Key(KIND.ONLINE, row.office_id, row.day, resource_id=row.resource_id))
    return Standing(frozenset(keys), row.counts_as, 1 + row.companions)


def follow(
    row: Appointment, before: Standing = NOWHERE, *, exceed: bool = False, by: User | None = None
) -> list[Beyond]:
    """Bring the counters from what the appointment counted towards to what it counts towards now.

    Returns which limits it goes beyond. Raises LimitReached where it may not: `exceed` is for an explicit act with a
    reason, and for facts, for whoever stands at the desk is there. Staff (`by`) are not held to the web's share.
    """
    after = standing(row)
    same = (before.client, before.people) == (after.client, after.people)
    touched = before.keys ^ after.keys if same else before.keys | after.keys
    gained = (after.keys - before.keys) if same else after.keys
    if not touched:
        return []
    free = {key for key in touched if exceed or key not in gained or (by and key.kind == KIND.ONLINE)}
    exceeded = settle(touched, may_exceed=free) & gained
    return sorted({GOES_BEYOND[key.kind] for key in exceeded if key.kind in GOES_BEYOND})


def settle(keys: Iterable[Key], *, may_exceed: Iterable[Key] = ()) -> set[Key]:
    """Lock the counters, count anew, write; which of them are above the number allowed."""
    limits = _limits(keys)
    counters = [
        (key, counter)
        for key in sorted(keys, key=lambda key: key.order)
        if (counter := _locked(key, _limit(key, limits[key.office_id, key.day]))) is not None
    ]
    exceeded = set()
    for key, counter in counters:
        if key.kind == KIND.CLIENTS:
            _set_clients(key)
        _write(key, counter, counted_afresh(key), exceed=key in may_exceed)
        if counter.used > counter.allowed:
            exceeded.add(key)
    return exceeded


def counted_afresh(key: Key) -> int:
    """What the counter should say."""
    if key.kind == KIND.ROOM:
        return people(_visits(key.office_id, key.day), clock.now(), clock.today())[key.quarter]
    if key.kind == KIND.CLIENTS:
        return len(_visits_by_client(key))
    if key.kind == KIND.PLACES:
        return _counted(key).count()
    web = {"appointment__came_from": Submission.Way.WEB}
    return Slot.objects.filter(office=key.office_id, day=key.day, resource=key.resource_id, **web).count()


def clients_agree(key: Key) -> bool:
    rows = DailyClient.objects.filter(office=key.office_id, purpose=key.purpose_id, day=key.day)
    return dict(rows.values_list("client", "visits")) == _visits_by_client(key)


def key_of(counter: Allowance) -> Key:
    return Key(**{name: getattr(counter, name) for name in Key.__dataclass_fields__})


def renew(municipality: Municipality, *, office: Office | None = None) -> None:
    """A limit has been set, changed or taken off: the counters of the days to come follow it.

    What is booked already stays: where it is more than is allowed now, nothing is left.
    """
    for place in municipality.offices.all() if office is None else [office]:
        coming = Appointment.objects.filter(office=place, day__gte=clock.today())
        counters = Allowance.objects.filter(office=place, day__gte=clock.today())
        for day in sorted({*coming.values_list("day", flat=True), *counters.values_list("day", flat=True)}):
            _renew_day(place.pk, day)


# Pieces


@transaction.atomic
def _renew_day(office: int, day: date) -> None:
    limits = limits_on(office, day)
    counters = Allowance.objects.filter(office=office, day=day)
    keys = {Key(KIND.CLIENTS, office, day, purpose_id=purpose) for purpose in limits.clients}
    if limits.room is not None:
        quarters_in_use = people(_visits(office, day), clock.now(), clock.today())
        keys |= {Key(KIND.ROOM, office, day, quarter=quarter) for quarter in quarters_in_use}
    settle(keys, may_exceed=keys)
    if limits.room is None:
        counters.filter(kind=KIND.ROOM).delete()
    counters.filter(kind=KIND.CLIENTS).exclude(purpose__in=limits.clients).delete()
    DailyClient.objects.filter(office=office, day=day).exclude(purpose__in=limits.clients).delete()


def _visits(office: int, day: date):
    fields = ("mode", "state", "day", "starts_at", "companions", "activity")
    return Appointment.objects.filter(office=office, day=day, state__in=IN_ROOM).only(*fields)


def _counted(key: Key):
    """The appointments of a purpose in a day, or of a group activity."""
    of_purpose = {"purpose": key.purpose_id, "goes_with": None}
    of = of_purpose if key.kind == KIND.CLIENTS else {"activity": key.activity_id}
    return Appointment.objects.filter(**of, office=key.office_id, day=key.day, state__in=COUNTED)


def _visits_by_client(key: Key) -> Counter[str]:
    """Who is known by nothing is a client of their own."""
    rows = _counted(key).values_list("counts_as", "pk")
    return Counter(client or f"#{number}" for client, number in rows)


def _set_clients(key: Key) -> None:
    """One row for each client with the number of visits, under the lock of the counter."""
    of = {"office_id": key.office_id, "purpose_id": key.purpose_id, "day": key.day}
    visits, rows = _visits_by_client(key), DailyClient.objects.filter(**of)
    rows.exclude(client__in=visits).delete()
    DailyClient.objects.bulk_create(
        [DailyClient(**of, client=client, visits=number) for client, number in visits.items()],
        update_conflicts=True,
        unique_fields=["purpose", "office", "day", "client"],
        update_fields=["visits"],
    )


def _limits(keys: Iterable[Key]) -> dict[tuple[int, date], Limits]:
    return {place: limits_on(*place) for place in {(key.office_id, key.day) for key in keys}}


def _limit(key: Key, limits: Limits) -> int | None:
    """The number in force; None where nothing is limited, or where the counter itself is what says so."""
    if key.kind == KIND.ROOM:
        return limits.room
    if key.kind == KIND.CLIENTS:
        return limits.clients.get(key.purpose_id)
    if key.kind == KIND.PLACES:
        return GroupActivity.objects.values_list("places", flat=True).get(pk=key.activity_id)
    return None


def _locked(key: Key, limit: int | None) -> Allowance | None:
    """The counter, made where there is a limit and it is not there yet. The web's share is made with the hours."""
    if limit is None and key.kind != KIND.ONLINE:
        return None
    if limit is not None:
        Allowance.objects.bulk_create([Allowance(**asdict(key), allowed=limit)], ignore_conflicts=True)
    found = prepared.rows(_counter_query, str(key.kind), *astuple(key)[1:])
    if found and limit is not None:
        found[0].allowed = limit
    return found[0] if found else None


def _counter_query(*key):
    return Allowance.objects.filter(**asdict(Key(*key))).select_for_update()


def _write(key: Key, counter: Allowance, used: int, *, exceed: bool) -> None:
    """What is beyond the number allowed on purpose stays `extra` until it is no longer needed."""
    over = max(0, used - counter.allowed)
    counter.extra = over if exceed or used <= counter.used else min(counter.extra, over)
    counter.used = used
    with refusing({"allowance_not_exceeded": lambda: LimitReached(key.kind)}):
        counter.save(update_fields=["allowed", "extra", "used"])
