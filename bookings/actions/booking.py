"""Hold, book, move and cancel a time. The slot rows decide; every act locks them before it looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from socialservice import clock, prepared
from socialservice.errors import Refusal
from socialservice.identifiers import new_code, new_token
from socialservice.models import Channel, District, Language, Municipality, Office, Person, User

from .. import letters
from ..availability import fits_one_slot, is_open, offer
from ..errors import HoldExpired, TimeTaken
from ..lifecycle import Event, State
from ..models import Appointment, AppointmentEvent, Purpose, Resource, Slot
from ..slotting import chain

HOLD = timedelta(minutes=20)  # how long a chosen time waits while the details are typed
CODE_TRIES = 8  # six digits: two open appointments of a municipality rarely draw the same


@dataclass(kw_only=True)
class Contact:
    """Who comes and how to reach them, as told.

    A booking from the web does not claim to be somebody: `person` is for staff.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = Language.LV
    letters_by: str = Channel.SMS
    need: str = ""
    help_entering: bool = False
    interpreter: bool = False
    district: District | None = None
    person: Person | None = None
    booked_by_other: str = ""


@transaction.atomic
def hold(
    *,
    purpose: Purpose,
    office: Office,
    mode: str,
    starts_at: datetime,
    visitor: str,
    resource: Resource | None = None,
    channel="web",
) -> list[Slot]:
    """Keep the time for the visitor while details are typed, and give back what the visitor held before.

    Raises TimeTaken where somebody was quicker.
    """
    now = clock.now()
    _one_at_a_time(visitor)
    _give_back(visitor)
    slots = _lock(
        purpose=purpose, office=office, mode=mode, starts_at=starts_at, resource=resource, channel=channel, now=now
    )
    Slot.objects.filter(pk__in=[slot.pk for slot in slots]).update(held_until=now + HOLD, held_for=visitor)
    return slots


def release(*, visitor: str) -> None:
    _give_back(visitor)


def book(
    *,
    purpose: Purpose,
    office: Office,
    mode: str,
    contact: Contact,
    came_from: str,
    starts_at: datetime | None = None,
    visitor: str = "",
    resource: Resource | None = None,
    wished_at: datetime | None = None,
    form_key=None,
    by: User | None = None,
    channel: str = "web",
    tell: bool = True,
) -> Appointment:
    """Take the time and write the appointment, its event and its letters: all or nothing.

    The time is the visitor's hold, or `starts_at`. The same form sent twice gives the same appointment.
    Raises TimeTaken, or HoldExpired where nothing is held and no time is named.
    """
    for attempt in range(CODE_TRIES):
        try:
            with transaction.atomic():
                slots = _held_or_locked(purpose, office, mode, starts_at, visitor, resource, channel)
                appointment = _write(purpose, office, slots, mode, contact, came_from, wished_at, form_key, by)
                if tell:
                    letters.confirmed(appointment)
                return appointment
        except IntegrityError as refused:
            if _constraint(refused) == "code_once_among_open" and attempt + 1 < CODE_TRIES:
                continue
            if form_key and (already := Appointment.objects.filter(form_key=form_key).first()):
                return already
            raise
        except Refusal:
            if form_key and (already := Appointment.objects.filter(form_key=form_key).first()):
                return already
            raise
    raise AssertionError("unreachable")


@transaction.atomic
def move(
    *,
    appointment: Appointment,
    starts_at: datetime,
    office: Office | None = None,
    resource: Resource | None = None,
    mode: str | None = None,
    by: User | None = None,
    channel: str = "web",
    tell: bool = True,
) -> Appointment:
    """The same appointment and code at another time.

    Its old slots are free at once; a lost race leaves all as it was.
    """
    from .desk import locked, refuse_unless_allowed

    row = locked(appointment)
    refuse_unless_allowed(row, Event.MOVE)
    _refuse_past(row, by)
    before = {"starts_at": row.starts_at, "office": row.office_id, "resource": row.resource_id}
    _give_back_slots(row)
    row.mode = mode or row.mode
    slots = _lock(
        purpose=row.purpose,
        office=office or row.office,
        mode=row.mode,
        starts_at=starts_at,
        resource=resource,
        channel=channel,
        now=clock.now(),
    )
    _place(row, slots)
    row.changed_at = clock.now()
    row.save(update_fields=["mode", "office", "resource", "day", "starts_at", "ends_at", "changed_at"])
    _take(slots, row)
    _event(row, Event.MOVE, row.state, by, {"from": before["starts_at"].isoformat(), "to": row.starts_at.isoformat()})
    if tell:
        letters.moved(row, before["starts_at"])
    else:
        letters.replan_reminders(row)
    return row


@transaction.atomic
def cancel(
    *,
    appointment: Appointment,
    by: User | None = None,
    reason: str = "",
    tell: bool = True,
    seen: str | None = None,
) -> Appointment:
    """By the client where nobody of the staff acts, else by the office. Its time is free at once."""
    from .desk import apply

    event = Event.CANCEL_OFFICE if by else Event.CANCEL_CLIENT
    before = appointment.state
    row = apply(appointment, event, by=by, detail={"reason": reason} if reason else {}, seen=seen)
    if row.state != before and tell:
        (letters.cancelled_by_office(row, reason) if by else letters.cancelled_by_client(row))
    return row


@transaction.atomic
def link_person(*, appointment: Appointment, person: Person, by: User) -> Appointment:
    """Staff say who the appointment's contact is."""
    if person.municipality_id != appointment.municipality_id:
        raise Refusal(_("This person belongs to another municipality."), field="person")
    row = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    row.person, row.changed_at = person, clock.now()
    row.save(update_fields=["person", "changed_at"])
    _event(row, Event.LINK_PERSON, row.state, by, {"person": person.pk})
    return row


# Slots: lock, take, give back


def _held_or_locked(purpose, office, mode, starts_at, visitor, resource, channel) -> list[Slot]:
    now = clock.now()
    if visitor:
        held = prepared.rows(_held_query, visitor, now)
        if held and _fits(held, purpose, office, mode) and (starts_at is None or held[0].starts_at == starts_at):
            return held
    if starts_at is None:
        raise HoldExpired
    return _lock(
        purpose=purpose,
        office=office,
        mode=mode,
        starts_at=starts_at,
        resource=resource,
        channel=channel,
        now=now,
        visitor=visitor,
    )


def _held_query(visitor: str, now):
    return Slot.objects.held_by(visitor, now).select_for_update(of=("self",))


def _fits(held: list[Slot], purpose, office, mode) -> bool:
    length = held[-1].ends_at - held[0].starts_at
    return (
        held[0].office_id == office.pk
        and mode in held[0].modes
        and length >= timedelta(minutes=purpose.minutes)
        and purpose.resources.filter(pk=held[0].resource_id).exists()
    )


def _lock(*, purpose, office, mode, starts_at, resource, channel, now, visitor=None) -> list[Slot]:
    """The slots of a visit at that time, locked; of any resource that serves the purpose unless one is named."""
    if not is_open(office, clock.local(starts_at).date()):
        raise Refusal(_("The office is closed on this day."), field="time", code="closed")
    pick = _pick_one if fits_one_slot(purpose) else _pick_chain
    asked = (office.pk, purpose.pk, mode, now, channel == "web", visitor, resource and resource.pk)
    # Rows that somebody is taking just now are passed over first; where nothing else is left, wait for how that ends.
    slots = pick(asked, purpose, starts_at, skip_locked=True) or pick(asked, purpose, starts_at, skip_locked=False)
    if not slots:
        raise TimeTaken(_nearest(purpose, office, mode, starts_at, now, channel, visitor))
    return slots


def _free_query(office: int, purpose: int, mode, now, web: bool, visitor, resource: int | None):
    free = Slot.objects.filter(office=office).free(now, "web" if web else "staff", visitor)
    free = free.filter(modes__contains=[mode], resource__active=True, resource__purposes=purpose)
    return free.filter(resource=resource) if resource else free


def _pick_one(asked, _purpose, starts_at, *, skip_locked) -> list[Slot]:
    return prepared.rows(_first_query, starts_at, skip_locked, *asked)


def _first_query(starts_at, skip_locked: bool, *asked):
    free = _free_query(*asked).filter(starts_at=starts_at)
    return free.select_for_update(of=("self",), skip_locked=skip_locked)[:1]


def _pick_chain(asked, purpose, starts_at, *, skip_locked) -> list[Slot]:
    length = timedelta(minutes=purpose.minutes)
    window = _free_query(*asked).filter(starts_at__gte=starts_at, starts_at__lt=starts_at + length)
    for resource in window.filter(starts_at=starts_at).values_list("resource_id", flat=True):
        own = (
            window.filter(resource=resource)
            .order_by("starts_at")
            .select_for_update(of=("self",), skip_locked=skip_locked)
        )
        if slots := chain(own, starts_at, length):
            return slots
    return []


def _nearest(purpose, office, mode, wish, now, channel, visitor) -> list[datetime]:
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
    )
    return found.nearest_to(wish)


def _take(slots: list[Slot], appointment: Appointment) -> None:
    taken = Slot.objects.filter(pk__in=[slot.pk for slot in slots], appointment__isnull=True).update(
        appointment=appointment, held_until=None, held_for=""
    )
    if taken != len(slots):
        raise TimeTaken


def _give_back(visitor: str) -> None:
    Slot.objects.filter(held_for=visitor, appointment__isnull=True).update(held_until=None, held_for="")


def _give_back_slots(appointment: Appointment) -> None:
    """Free the slots of an appointment; those opened by hand for it go away with it."""
    own = Slot.objects.filter(appointment=appointment)
    own.filter(opened_by_hand=True, online=False).update(appointment=None, withdrawn_at=clock.now())
    own.update(appointment=None)


def _one_at_a_time(visitor: str) -> None:
    """Two tabs of one visitor queue up here, so that together they hold one time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [visitor])


# Rows


def _write(purpose, office, slots, mode, contact: Contact, came_from, wished_at, form_key, by) -> Appointment:
    now = clock.now()
    row = Appointment(
        municipality=purpose.municipality,
        purpose=purpose,
        office=office,
        mode=mode,
        state=State.CONFIRMED,
        **vars(contact),
        came_from=came_from,
        wished_at=wished_at or now,
        code=new_code(),
        link=new_token(),
        form_key=form_key,
        is_demo=bool(contact.person and contact.person.is_demo),
        created_at=now,
        changed_at=now,
    )
    _place(row, slots)
    row.save(force_insert=True)
    _take(slots, row)
    _event(row, Event.BOOK, "", by, {})
    return row


def _place(row: Appointment, slots: list[Slot]) -> None:
    first, last = slots[0], slots[-1]
    row.office_id, row.resource_id, row.day = first.office_id, first.resource_id, first.day
    row.starts_at, row.ends_at = first.starts_at, last.ends_at


def _event(row: Appointment, event, from_state, by, detail, undoes=None) -> AppointmentEvent:
    return AppointmentEvent.objects.create(
        appointment=row,
        event=event,
        from_state=from_state,
        to_state=row.state,
        at=clock.now(),
        by=by,
        detail=detail,
        undoes=undoes,
    )


def _refuse_past(row: Appointment, by) -> None:
    if row.starts_at and row.starts_at <= clock.now() and by is None:
        raise Refusal(_("This appointment has already begun. Please call us."), code="past")


def _constraint(refused: IntegrityError) -> str | None:
    return getattr(getattr(refused.__cause__, "diag", None), "constraint_name", None)


def of_municipality(municipality: Municipality, token: str) -> Appointment | None:
    """The appointment behind an own link."""
    return (
        Appointment.objects.by_link(token)
        .filter(municipality=municipality)
        .select_related("purpose__department", "office", "resource", "municipality")
        .first()
    )
