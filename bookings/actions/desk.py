"""What the desk does with an appointment. `apply` is the one writer of an appointment's state."""

from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, constraint_of
from socialservice.identifiers import new_code, new_token
from socialservice.models import Office, ReceptionMode, Submission, User

from .. import letters, visit_rules, waiting
from ..availability import is_open
from ..errors import LimitReached
from ..history import already
from ..lifecycle import STAMPS, UNDOABLE, Event, State, after
from ..models import Appointment, Purpose, QueueCounter, Resource, SentAway, Slot
from ..models.appointments import CODE_ONCE
from . import near
from .allowances import follow, standing
from .beyond import note
from .booking import CODE_TRIES, Contact, _event
from .clients import counts_as
from .taking import give_back_slots

# A visit left unfinished may be finished on another day.
ON_THE_DAY = {
    Event.ARRIVE,
    Event.TO_QUEUE,
    Event.CALL,
    Event.SERVE,
    Event.HAND_OVER,
    Event.RECALL,
    Event.SEND_AWAY,
}

DOUBLE_CLICK = timedelta(seconds=2)
AGAIN = {Event.MOVE, Event.HAND_OVER, Event.OUTCOME, Event.RESIZE}  # may follow itself and mean something else


@transaction.atomic
def apply(
    appointment: Appointment,
    event: str,
    *,
    by: User | None,
    detail: dict | None = None,
    resource: Resource | None = None,
    seen: str | None = None,
    changes: dict | None = None,
) -> Appointment:
    """Let the event happen, if the table of moves allows it, and write it down.

    `changes`: other columns that change with it; what they were stands in the event, so that an undo can restore them.

    The same act repeated by the same person changes nothing; by another it is refused with who did it and when.
    `seen` is the state the actor's page showed: where another is in force by now, a colleague was quicker.
    """
    row = locked(appointment)
    if _repeated(row, event, by):
        return row
    refuse_if_stale(row, seen)
    refuse_unless_allowed(row, event)
    _refuse_other_day(row, event)
    stood, now, before, detail = standing(row), clock.now(), row.state, dict(detail or {})
    row.state, row.changed_at = after(row.state, event), now
    changed = ["state", "changed_at"]
    if changes:
        was = _change(row, changes)
        detail |= {"was": was} if event in UNDOABLE else {}
        changed += changes
    if stamp := STAMPS.get(event):
        setattr(row, stamp, now)
        changed.append(stamp)
    if event == Event.ARRIVE and not row.ticket:
        row.ticket = next_ticket(row.office, row.day, "A")
        changed.append("ticket")
    if event == Event.CALL and row.starts_at is None:
        detail |= _seat(row, resource)
        changed += ["resource", "starts_at", "ends_at"]
    elif event == Event.CALL and resource is not None and resource.pk != row.resource_id:
        detail["resource"] = row.resource_id
        row.resource = resource
        changed.append("resource")
    if event in (Event.CANCEL_CLIENT, Event.CANCEL_OFFICE, Event.LEAVE):
        give_back_slots(row, by)
        letters.drop_pending(row)
    row.save(update_fields=changed)
    follow(row, stood, exceed=True)  # who stands at the desk is there, whatever the limits
    _event(row, event, before, by, detail)
    if before == State.ARRIVED != row.state:
        near.hurry(row.office)
    return row


@transaction.atomic
def undo(appointment: Appointment, *, by: User, seen: str | None = None) -> Appointment:
    """Take the last act back. A cancelled or moved time may be somebody else's by now: those are booked anew."""
    row = locked(appointment)
    refuse_if_stale(row, seen)
    last = row.events.exclude(event=Event.UNDO).filter(undone_by__isnull=True).last()
    if last is None or last.event not in UNDOABLE or row.state != last.to_state:
        raise Refusal(_("There is nothing to take back."), code="nothing")
    stood, before, now = standing(row), row.state, clock.now()
    row.state, row.changed_at = last.from_state, now
    changed = ["state", "changed_at"]
    if stamp := STAMPS.get(last.event):
        setattr(row, stamp, None)
        changed.append(stamp)
    if last.event == Event.CALL:
        changed += _unseat(row, last.detail)
    if last.event == Event.TO_QUEUE:
        _take_again(row, last.detail["slots"])
    if last.event == Event.SEND_AWAY:
        SentAway.objects.filter(appointment=row).delete()
    if was := last.detail.get("was"):
        changed += _change(row, was)
    row.save(update_fields=changed)
    follow(row, stood, exceed=True)
    _event(row, Event.UNDO, before, by, {"event": last.event}, undoes=last)
    return row


def walk_in(
    *,
    office: Office,
    purpose: Purpose,
    by: User | None,
    contact: Contact | None = None,
    reason: str = "",
    resource: Resource | None = None,
    form_key=None,
    detail: dict | None = None,
    beyond: str = "",
    why_in_person: str | None = None,
) -> Appointment:
    """A ticket for somebody who came without an appointment; without `by`, one they took themselves.

    Where the office receives by appointment only, with a reason. The same form sent twice gives the same ticket.
    `beyond`: why staff go beyond a limit; `why_in_person`: as in `booking.book`.
    Raises LimitReached where the waiting room or the day is full.
    """
    day = clock.today()
    if not is_open(office, day):
        raise Refusal(_("The office is closed on this day."), code="closed")
    mode = office.modes.on(day).first()
    if mode and mode.mode == ReceptionMode.Mode.APPOINTMENT and not reason.strip():
        raise Refusal(
            _("This office receives by appointment only. Say why this visitor is received without one."), field="reason"
        )
    for attempt in range(CODE_TRIES):
        try:
            contact = contact or Contact(letters_by="none")
            told = (contact, reason, resource, form_key, detail or {}, beyond, why_in_person)
            return _write_ticket(office, purpose, day, by, *told)
        except IntegrityError as refused:
            if form_key and (already_given := Appointment.objects.filter(form_key=form_key, office=office).first()):
                return already_given
            if constraint_of(refused) != CODE_ONCE or attempt + 1 == CODE_TRIES:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def call_next(*, resource: Resource, by: User, office: Office | None = None) -> Appointment | None:
    """Call whom the office's rule names next for this resource: its own appointments, and walk-ins it can serve.

    One “next” of an office at a time: the second looks when the first has called. None where nobody waits.
    """
    office = office or resource.office
    _one_next_at_a_time(office)
    now = clock.now()
    if pressed_twice := _called_just_now(resource, by, now):
        return pressed_twice
    for row in waiting.next_for(resource, office, now):
        try:
            return apply(row, Event.CALL, by=by, resource=resource, seen=State.ARRIVED)
        except Refusal as refusal:
            if refusal.code != "stale":  # left, or called by hand meanwhile: the one behind is next
                raise
    return None


# Pieces


def _one_next_at_a_time(office: Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"next:{office.pk}"])


def _called_just_now(resource: Resource, by: User, now) -> Appointment | None:
    """Whom the same hand has called to the same resource within a double click."""
    just = Appointment.objects.filter(resource=resource, day=clock.today(), state=State.CALLED)
    row = just.filter(called_at__gt=now - DOUBLE_CLICK).order_by("called_at").last()
    return row if row and row.events.last().by_id == by.pk else None


def locked(appointment: Appointment) -> Appointment:
    return (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("purpose", "office", "resource")
        .get(pk=appointment.pk)
    )


def refuse_unless_allowed(row: Appointment, event: str) -> None:
    if after(row.state, event) is not None:
        return
    raise Refusal(who_did_what(row), code="not_allowed")


def refuse_if_stale(row: Appointment, seen: str | None) -> None:
    if seen is not None and row.state != seen:
        raise Refusal(who_did_what(row), code="stale")


def who_did_what(row: Appointment) -> str:
    """“A 27 was already called by Inga at 10:41.” — why the act came too late."""
    last = row.events.select_related("by").last()
    return already(last) if last else _("Somebody has changed this appointment meanwhile.")


def _repeated(row: Appointment, event: str, by: User | None) -> bool:
    last = row.events.last()
    return (
        last is not None
        and last.event == event
        and last.by_id == (by.pk if by else None)
        and last.to_state == row.state
        and event not in AGAIN
    )


def _refuse_other_day(row: Appointment, event: str) -> None:
    if event in ON_THE_DAY and row.day != clock.today():
        raise Refusal(
            _("This appointment is on another day: %(day)s.") % {"day": f"{row.day:%d.%m.%Y.}"}, code="other_day"
        )
    too_early = event in (Event.NO_SHOW, Event.TO_QUEUE) or (event == Event.FINISH and row.state == State.CONFIRMED)
    if too_early and row.starts_at and row.starts_at > clock.now():
        raise Refusal(_("The time of this appointment has not come yet."), code="too_early")


def next_ticket(office: Office, day, letter: str) -> str:
    """“A 07”: numbers of a day run on without a gap between receptionists."""
    counter, _made = QueueCounter.objects.get_or_create(office=office, day=day, letter=letter)
    counter = QueueCounter.objects.select_for_update().get(pk=counter.pk)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{letter} {counter.last:02d}"


@transaction.atomic
def _write_ticket(
    office, purpose, day, by, contact: Contact, reason, resource, form_key, detail, beyond, why
) -> Appointment:
    now = clock.now()
    row = Appointment(
        municipality_id=office.municipality_id,
        office=office,
        resource=resource,
        purpose=purpose,
        mode="in_person",
        day=day,
        state=State.ARRIVED,
        **vars(contact),
        came_from=Submission.Way.WALK_IN,
        wished_at=now,
        exception_reason=reason.strip()[:200],
        code=new_code(),
        link=new_token(),
        form_key=form_key,
        ticket=next_ticket(office, day, "B"),
        is_demo=bool(contact.person and contact.person.is_demo),
        created_at=now,
        arrived_at=now,
        changed_at=now,
    )
    if why is not None:
        row.why_in_person = visit_rules.why_in_person(row, why)
    row.counts_as = counts_as(row)
    row.save(force_insert=True)
    try:
        note(row, follow(row, exceed=bool(by and beyond.strip())), beyond)
    except LimitReached as full:
        raise LimitReached(full.kind, here=True) from full
    _event(row, Event.BOOK, "", by, {**detail, "ticket": row.ticket})
    return row


def _seat(row: Appointment, resource: Resource | None) -> dict:
    """Give a called walk-in a resource and, where the plan has room, a slot up to the next taken one."""
    resource = resource or row.resource or _free_resource(row)
    if resource is None:
        raise Refusal(_("Choose who receives this visitor."), field="resource")
    had, now = row.resource_id, clock.now()
    row.resource, row.starts_at = resource, now
    row.ends_at = now + timedelta(minutes=row.purpose.minutes)
    around = list(
        Slot.objects.filter(resource=resource, ends_at__gt=row.starts_at, starts_at__lt=row.ends_at)
        .order_by("starts_at")
        .select_for_update(of=("self",))
    )
    kept = [
        slot
        for slot in around
        if slot.appointment_id or slot.withdrawn_at or (slot.held_until and slot.held_until > now)
    ]
    if any(slot.starts_at <= now for slot in kept):
        return {"had_resource": had}
    ends = min([row.ends_at, *(slot.starts_at for slot in kept)])
    Slot.objects.filter(pk__in=[slot.pk for slot in around if slot not in kept]).delete()
    opened = Slot.objects.create(
        resource=resource,
        office=row.office,
        day=row.day,
        starts_at=now,
        ends_at=ends,
        online=False,
        opened_by_hand=True,
        appointment=row,
    )
    return {"had_resource": had, "slot": opened.pk}


def _unseat(row: Appointment, detail: dict) -> list[str]:
    """Undo of a call: a walk-in waits again without a time, an appointment goes back to its own specialist."""
    if "had_resource" in detail:
        Slot.objects.filter(pk=detail.get("slot"), appointment=row).delete()
        row.resource_id, row.starts_at, row.ends_at = detail["had_resource"], None, None
        return ["resource", "starts_at", "ends_at"]
    if "resource" in detail:
        row.resource_id = detail["resource"]
        return ["resource"]
    return []


def _change(row: Appointment, values: dict) -> dict:
    """Set the columns; give what they were, as it can stand in an event."""
    was = {}
    for name, value in values.items():
        column = Appointment._meta.get_field(name).attname
        before = getattr(row, column)
        was[name] = before.isoformat() if isinstance(before, datetime) else before
        setattr(row, column, Appointment._meta.get_field(name).to_python(value))
    return was


def _take_again(row: Appointment, slots: list[int]) -> None:
    """The times a late client gave up, if nobody else has them by now."""
    taken = Slot.objects.filter(pk__in=slots, appointment__isnull=True).update(appointment=row)
    if taken != len(slots):
        raise Refusal(_("The time of this appointment is somebody else's by now."), code="taken")


def _free_resource(row: Appointment) -> Resource | None:
    """A resource of the office that serves the purpose and serves nobody just now."""
    busy = Appointment.objects.filter(office=row.office_id, day=row.day, state__in=[State.CALLED, State.SERVING])
    return (
        Resource.objects.filter(active=True, office=row.office_id, purposes=row.purpose_id)
        .exclude(pk__in=busy.exclude(resource__isnull=True).values("resource"))
        .first()
    )
