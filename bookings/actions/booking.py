"""Hold, book, move and cancel a time. The slot rows decide; every act locks them before it looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, constraint_of
from socialservice.identifiers import new_code, new_token
from socialservice.models import Channel, District, Language, Municipality, Office, Person, User

from .. import letters
from ..lifecycle import Event, State
from ..models import Appointment, AppointmentEvent, Purpose, Resource, Slot
from ..models.appointments import CODE_ONCE
from ..visit_rules import why_in_person
from .allowances import follow, standing
from .beyond import admit
from .clients import counts_as, take_turns
from .taking import give_back, give_back_slots, held_or_locked, lock, one_hold_at_a_time, take

PLACE = ("office", "resource", "day", "starts_at", "ends_at")
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
    companions: int = 0


@transaction.atomic
def hold(
    *,
    purpose: Purpose,
    office: Office,
    mode: str,
    starts_at: datetime,
    visitor: str,
    resource: Resource | None = None,
    among: Q | None = None,
    channel="web",
) -> list[Slot]:
    """Keep the time for the visitor while details are typed, and give back what the visitor held before.

    `among`: only these slots, of those who serve where the client lives. Raises TimeTaken where somebody was quicker.
    """
    now = clock.now()
    one_hold_at_a_time(visitor)
    give_back(visitor)
    slots = lock(
        purpose=purpose,
        office=office,
        mode=mode,
        starts_at=starts_at,
        resource=resource,
        among=among,
        channel=channel,
        now=now,
        offered_only=True,
    )
    Slot.objects.filter(pk__in=[slot.pk for slot in slots]).update(held_until=now + HOLD, held_for=visitor)
    return slots


def release(*, visitor: str) -> None:
    give_back(visitor)


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
    among: Q | None = None,
    wished_at: datetime | None = None,
    form_key=None,
    by: User | None = None,
    channel: str = "web",
    tell: bool = True,
    beyond: str = "",
    why_in_person: str | None = None,
    goes_with: Appointment | None = None,
) -> Appointment:
    """Take the time and write the appointment, its event and its letters: all or nothing.

    The time is the visitor's hold, or `starts_at`. The same form sent twice gives the same appointment. `beyond`: why
    staff go beyond what limits allow. `why_in_person`: the coded reason while visits in person are restricted; None
    where nobody is asked, as for a time that was offered. Raises TimeTaken, LimitReached, TooMany, or HoldExpired where
    nothing is held and no time is named.
    """
    for attempt in range(CODE_TRIES):
        try:
            with transaction.atomic():
                take_turns(contact)
                slots = held_or_locked(purpose, office, mode, starts_at, visitor, resource, among, channel, beyond)
                told = (contact, came_from, wished_at, form_key)
                appointment = _write(purpose, office, slots, mode, told, by, beyond, why_in_person, goes_with)
                if tell:
                    letters.confirmed(appointment)
                return appointment
        except IntegrityError as refused:
            if constraint_of(refused) == CODE_ONCE and attempt + 1 < CODE_TRIES:
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
    among: Q | None = None,
    mode: str | None = None,
    visitor: str | None = None,
    by: User | None = None,
    channel: str = "web",
    tell: bool = True,
    beyond: str = "",
    why_in_person: str | None = None,
) -> Appointment:
    """The same appointment and code at another time.

    Its old slots are free at once; on the web after a while where the client moved it. A lost race leaves all as it
    was. `visitor`: for whom the new time is held; `beyond`, `why_in_person`: as in `book`; a reason given before holds.
    """
    from .desk import locked, refuse_unless_allowed

    row = locked(appointment)
    refuse_unless_allowed(row, Event.MOVE)
    _refuse_past(row, by)
    take_turns(row)
    stood, before = standing(row), row.starts_at
    give_back_slots(row, by)
    row.mode = mode or row.mode
    slots = lock(
        purpose=row.purpose,
        office=office or row.office,
        mode=row.mode,
        starts_at=starts_at,
        resource=resource,
        among=among,
        channel=channel,
        now=clock.now(),
        visitor=visitor,
        beyond=beyond,
    )
    _place(row, slots)
    _refuse_crossing(row)
    _say_why(row, why_in_person)
    row.activity, row.changed_at, row.counts_as = None, clock.now(), counts_as(row)
    row.save(update_fields=["mode", *PLACE, "activity", "why_in_person", "counts_as", "changed_at"])
    take(slots, row)
    admit(row, stood, slots=slots, by=by, beyond=beyond)
    _event(row, Event.MOVE, row.state, by, {"from": before.isoformat(), "to": row.starts_at.isoformat()})
    if tell:
        letters.moved(row, before)
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
    for_client: bool = False,
) -> Appointment:
    """By the client where nobody of the staff acts, or they act `for_client`; else by the office.

    Its time is free at once; on the web after a while where the client cancelled. Whom the office cancels gets up to
    three other times, held for a day.
    """
    from .desk import apply
    from .offers import offer_instead

    by_office = by is not None and not for_client
    event = Event.CANCEL_OFFICE if by_office else Event.CANCEL_CLIENT
    before = appointment.state
    row = apply(appointment, event, by=by, detail={"reason": reason} if reason else {}, seen=seen)
    if row.state == before:
        return row
    if row.purpose.two_times and (second := _second_of(row)):
        apply(second, event, by=by)  # what is not handed in is not collected either
    instead = offer_instead(appointment=row, by=by) if by_office else None
    if tell and by_office:
        letters.cancelled_by_office(row, reason, instead)
    elif tell:
        letters.cancelled_by_client(row)
    return row


@transaction.atomic
def link_person(*, appointment: Appointment, person: Person, by: User) -> Appointment:
    """Staff say who the appointment's contact is."""
    if person.municipality_id != appointment.municipality_id:
        raise Refusal(_("This person belongs to another municipality."), field="person")
    row = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if row.forgotten_at is not None:
        raise Refusal(_("The data of the client have been removed."), field="person")
    stood = standing(row)
    row.person, row.changed_at = person, clock.now()
    row.counts_as = counts_as(row)
    row.save(update_fields=["person", "counts_as", "changed_at"])
    follow(row, stood, exceed=True)
    _event(row, Event.LINK_PERSON, row.state, by, {"person": person.pk})
    return row


# Rows


def _write(purpose, office, slots, mode, told: tuple, by, beyond, why, goes_with) -> Appointment:
    """`told`: the contact, where it came from, when the wish was told, and the key of the form."""
    row = new_row(purpose, mode, *told)
    row.office, row.goes_with = office, goes_with
    _place(row, slots)
    _say_why(row, why)
    row.counts_as = counts_as(row)
    row.save(force_insert=True)
    take(slots, row)
    admit(row, slots=slots, by=by, beyond=beyond)
    _event(row, Event.BOOK, "", by, {})
    return row


def _say_why(row: Appointment, why: str | None) -> None:
    if why is not None:
        row.why_in_person = why_in_person(row, why or row.why_in_person)


def new_row(purpose, mode, contact: Contact, came_from, wished_at, form_key) -> Appointment:
    """Confirmed, with a code and a link of its own; without a time and not saved."""
    now = clock.now()
    return Appointment(
        municipality=purpose.municipality,
        purpose=purpose,
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
        office_id=row.office_id,
        day=row.day,
        at=clock.now(),
        by=by,
        detail=detail,
        undoes=undoes,
    )


def _second_of(row: Appointment) -> Appointment | None:
    return Appointment.objects.filter(goes_with=row, state=State.CONFIRMED).first()


def _refuse_crossing(row: Appointment) -> None:
    """Collecting comes after handing in."""
    if not row.purpose.two_times:
        return
    first, second = (row.goes_with, row) if row.goes_with_id else (row, _second_of(row))
    if second is not None and second.starts_at < first.ends_at:
        raise Refusal(_("Choose a time after the one at which it is handed in."), field="time", code="closed")


def _refuse_past(row: Appointment, by) -> None:
    if row.starts_at and row.starts_at <= clock.now() and by is None:
        raise Refusal(_("This appointment has already begun. Please call us."), code="past")


def of_municipality(municipality: Municipality, token: str) -> Appointment | None:
    """The appointment behind an own link."""
    return (
        Appointment.objects.by_link(token)
        .filter(municipality=municipality)
        .select_related("purpose__department", "office", "resource", "municipality")
        .first()
    )
