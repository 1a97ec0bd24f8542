"""The slots of a visit: found and locked, taken, given back. Every function runs in the transaction of its act."""

from datetime import datetime, timedelta
from random import SystemRandom

from django.db import connection
from django.utils.translation import gettext as _

from socialservice import clock, prepared
from socialservice.errors import Refusal
from socialservice.models import Municipality, User

from ..availability import fits_one_slot, is_open, offer
from ..closed import keep_closed
from ..errors import HoldExpired, TimeTaken
from ..limits import within
from ..models import Appointment, Slot
from ..slotting import chain
from ..suited import suited

CHANCE = SystemRandom()  # a delay that could be foretold would let two people pass a time on


def held_or_locked(purpose, office, mode, starts_at, visitor, resource, among, channel, beyond) -> list[Slot]:
    now = clock.now()
    if visitor:
        held = prepared.rows(_held_query, visitor, now)
        if held and _fits(held, purpose, office, mode) and (starts_at is None or held[0].starts_at == starts_at):
            return held
    if starts_at is None:
        raise HoldExpired
    return lock(
        purpose=purpose,
        office=office,
        mode=mode,
        starts_at=starts_at,
        resource=resource,
        among=among,
        channel=channel,
        now=now,
        visitor=visitor,
        beyond=beyond,
    )


def _held_query(visitor: str, now):
    return Slot.objects.held_by(visitor, now).select_for_update(of=("self",))


def _fits(held: list[Slot], purpose, office, mode) -> bool:
    length = held[-1].ends_at - held[0].starts_at
    return (
        held[0].office_id == office.pk
        and mode in held[0].modes
        and all(slot.only_for is None or purpose.pk in slot.only_for for slot in held)
        and length >= timedelta(minutes=purpose.minutes)
        and purpose.resources.filter(pk=held[0].resource_id).exists()
    )


def lock(
    *,
    purpose,
    office,
    mode,
    starts_at,
    resource,
    channel,
    now,
    visitor=None,
    among=None,
    beyond="",
    offered_only=False,
    wait=True,
) -> list[Slot]:
    """The slots of a visit at that time, locked; of any resource that serves the purpose unless one is named.

    `offered_only`: none of those at which a limit is reached by now. Whoever books is told so by the counter itself.
    Whoever would rather have another time than wait until somebody else's act has ended says `wait=False`.
    """
    if not is_open(office, clock.local(starts_at).date()):
        raise Refusal(_("The office is closed on this day."), field="time", code="closed")
    pick = _pick_one if fits_one_slot(purpose) else _pick_chain
    serves = resource and resource.pk
    asked = (office.pk, purpose.pk, mode, now, channel == "web", visitor, serves, bool(beyond), offered_only)
    # Rows that somebody is taking just now are passed over first; where nothing else is left, wait for how that ends.
    slots = pick(asked, among, purpose, starts_at, skip_locked=True)
    if not slots and wait:
        slots = pick(asked, among, purpose, starts_at, skip_locked=False)
    if not slots:
        raise TimeTaken(_nearest(purpose, office, mode, starts_at, now, channel, visitor, among))
    return slots


def _free_query(office: int, purpose: int, mode, now, web: bool, visitor, resource: int | None, beyond, offered_only):
    channel = "web" if web else "staff"
    free = Slot.objects.filter(office=office).free(now, channel, visitor).fit_for(purpose, now, beyond=beyond)
    free = free.filter(modes__contains=[mode], resource__active=True, resource__purposes=purpose)
    free = suited(free, purpose, mode, channel)
    if resource is not None:
        free = free.filter(resource=resource)
    return within(free, purpose, mode, channel) if offered_only else free


def _pick_one(asked, among, _purpose, starts_at, *, skip_locked) -> list[Slot]:
    if among is None:
        return prepared.rows(_first_query, starts_at, skip_locked, *asked)
    return list(_first(_free_query(*asked).filter(among), starts_at, skip_locked))


def _first_query(starts_at, skip_locked: bool, *asked):
    return _first(_free_query(*asked), starts_at, skip_locked)


def _first(free, starts_at, skip_locked: bool):
    return free.filter(starts_at=starts_at).select_for_update(of=("self",), skip_locked=skip_locked)[:1]


def _pick_chain(asked, among, purpose, starts_at, *, skip_locked) -> list[Slot]:
    length = timedelta(minutes=purpose.minutes)
    free = _free_query(*asked) if among is None else _free_query(*asked).filter(among)
    window = free.filter(starts_at__gte=starts_at, starts_at__lt=starts_at + length)
    for resource in window.filter(starts_at=starts_at).values_list("resource_id", flat=True):
        own = (
            window.filter(resource=resource)
            .order_by("starts_at")
            .select_for_update(of=("self",), skip_locked=skip_locked)
        )
        if slots := chain(own, starts_at, length):
            return slots
    return []


def _nearest(purpose, office, mode, wish, now, channel, visitor, among) -> list[datetime]:
    day = clock.local(wish).date()
    found = offer(
        purpose=purpose,
        office=office,
        mode=mode,
        now=now,
        first=max(clock.local(now).date(), day - timedelta(days=7)),
        last=day + timedelta(days=7),
        channel=channel,
        visitor=visitor,
        among=among,
    )
    return found.nearest_to(wish)


def take(slots: list[Slot], appointment: Appointment) -> None:
    taken = Slot.objects.filter(pk__in=[slot.pk for slot in slots], appointment__isnull=True).update(
        appointment=appointment, held_until=None, held_for=""
    )
    if taken != len(slots):
        raise TimeTaken


def give_back(visitor: str) -> None:
    Slot.objects.filter(held_for=visitor, appointment__isnull=True).update(held_until=None, held_for="")


def give_back_slots(appointment: Appointment, by: User | None) -> None:
    """Free the slots of an appointment; those opened by hand for it, or outside the hours, go away with it.

    Inside a closing they stay closed. What a client (`by` is None) gives back waits before it is on the web again.
    """
    own = Slot.objects.filter(appointment=appointment)
    own.filter(opened_by_hand=True, online=False).update(appointment=None, withdrawn_at=clock.now())
    own.filter(off_hours=True).delete()
    keep_closed(own)
    own.update(appointment=None, offered_from=None if by else _returns_at(appointment.municipality))


def _returns_at(municipality: Municipality) -> datetime:
    """When a cancelled time is on the web again: after the municipality's delay and, by chance, up to as long again."""
    delay = timedelta(minutes=municipality.return_minutes)
    return clock.now() + delay + CHANCE.random() * delay


def one_hold_at_a_time(visitor: str) -> None:
    """Two tabs of one visitor queue up here, so that together they hold one time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [visitor])
