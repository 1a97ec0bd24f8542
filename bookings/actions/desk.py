"""What the desk does with an appointment. `apply` is the one writer of an appointment's state."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.identifiers import new_code, new_token
from socialservice.models import Office, ReceptionMode, Submission, User

from .. import letters
from ..availability import is_open
from ..history import already
from ..lifecycle import STAMPS, UNDOABLE, Event, State, after
from ..models import Appointment, AppointmentEvent, Purpose, QueueCounter, Resource, Slot
from .booking import CODE_TRIES, Contact, _constraint, _event, _give_back_slots

ON_THE_DAY = {Event.ARRIVE, Event.CALL, Event.SERVE}  # a visit left unfinished may be finished on another day


@transaction.atomic
def apply(
    appointment: Appointment,
    event: str,
    *,
    by: User | None,
    detail: dict | None = None,
    resource: Resource | None = None,
    seen: str | None = None,
) -> Appointment:
    """Let the event happen, if the table of moves allows it, and write it down.

    The same act repeated by the same person changes nothing; by another it is refused with who did it and when.
    `seen` is the state the actor's page showed: where another is in force by now, a colleague was quicker.
    """
    row = locked(appointment)
    if _repeated(row, event, by):
        return row
    refuse_if_stale(row, seen)
    refuse_unless_allowed(row, event)
    _refuse_other_day(row, event)
    now, before, detail = clock.now(), row.state, dict(detail or {})
    row.state, row.changed_at = after(row.state, event), now
    changed = ["state", "changed_at"]
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
    if event in (Event.CANCEL_CLIENT, Event.CANCEL_OFFICE):
        _give_back_slots(row, by)
        letters.drop_pending(row)
    row.save(update_fields=changed)
    _event(row, event, before, by, detail)
    return row


@transaction.atomic
def undo(appointment: Appointment, *, by: User, seen: str | None = None) -> Appointment:
    """Take the last act back. A cancelled or moved time may be somebody else's by now: those are booked anew."""
    row = locked(appointment)
    refuse_if_stale(row, seen)
    last = row.events.exclude(event=Event.UNDO).filter(undone_by__isnull=True).last()
    if last is None or last.event not in UNDOABLE or row.state != last.to_state:
        raise Refusal(_("There is nothing to take back."), code="nothing")
    before, now = row.state, clock.now()
    row.state, row.changed_at = last.from_state, now
    changed = ["state", "changed_at"]
    if stamp := STAMPS.get(last.event):
        setattr(row, stamp, None)
        changed.append(stamp)
    if last.event == Event.CALL:
        changed += _unseat(row, last.detail)
    row.save(update_fields=changed)
    _event(row, Event.UNDO, before, by, {"event": last.event}, undoes=last)
    return row


def walk_in(
    *,
    office: Office,
    purpose: Purpose,
    by: User,
    contact: Contact | None = None,
    reason: str = "",
    resource: Resource | None = None,
) -> Appointment:
    """A ticket for somebody who came without an appointment.

    Where the office receives by appointment only, with a reason.
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
            return _write_ticket(office, purpose, day, by, contact or Contact(letters_by="none"), reason, resource)
        except IntegrityError as refused:
            if _constraint(refused) != "code_once_among_open" or attempt + 1 == CODE_TRIES:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def call_next(*, resource: Resource, by: User) -> Appointment | None:
    """Call who has waited longest for this resource: its own appointments, and walk-ins it can serve.

    None where nobody waits.
    """
    waiting = (
        Appointment.objects.filter(office=resource.office_id, day=clock.today(), state=State.ARRIVED)
        .filter(Q(resource=resource) | Q(resource__isnull=True, purpose__in=resource.purposes.all()))
        .select_for_update(of=("self",), skip_locked=True)
    )
    longest = min(waiting, key=lambda row: (row.waits_from, row.pk), default=None)
    return apply(longest, Event.CALL, by=by, resource=resource) if longest else None


# Pieces


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
    return already(row.events.select_related("by").last())


def _repeated(row: Appointment, event: str, by: User | None) -> bool:
    last = row.events.last()
    return (
        last is not None
        and last.event == event
        and last.by_id == (by.pk if by else None)
        and last.to_state == row.state
        and event != Event.MOVE
    )


def _refuse_other_day(row: Appointment, event: str) -> None:
    if event in ON_THE_DAY and row.day != clock.today():
        raise Refusal(
            _("This appointment is on another day: %(day)s.") % {"day": f"{row.day:%d.%m.%Y.}"}, code="other_day"
        )
    if event == Event.NO_SHOW and row.starts_at and row.starts_at > clock.now():
        raise Refusal(_("The time of this appointment has not come yet."), code="too_early")


def next_ticket(office: Office, day, letter: str) -> str:
    """“A 07”: numbers of a day run on without a gap between receptionists."""
    counter, _made = QueueCounter.objects.get_or_create(office=office, day=day, letter=letter)
    counter = QueueCounter.objects.select_for_update().get(pk=counter.pk)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{letter} {counter.last:02d}"


@transaction.atomic
def _write_ticket(office, purpose, day, by, contact: Contact, reason, resource) -> Appointment:
    now = clock.now()
    row = Appointment.objects.create(
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
        ticket=next_ticket(office, day, "B"),
        is_demo=bool(contact.person and contact.person.is_demo),
        created_at=now,
        arrived_at=now,
        changed_at=now,
    )
    _event(row, Event.BOOK, "", by, {"ticket": row.ticket})
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


def _free_resource(row: Appointment) -> Resource | None:
    """A resource of the office that serves the purpose and serves nobody just now."""
    busy = Appointment.objects.filter(office=row.office_id, day=row.day, state__in=[State.CALLED, State.SERVING])
    return (
        Resource.objects.filter(active=True, office=row.office_id, purposes=row.purpose_id)
        .exclude(pk__in=busy.exclude(resource__isnull=True).values("resource"))
        .first()
    )


def last_act_of(user: User, office: Office, day) -> AppointmentEvent | None:
    """The user's last act of the day that can be taken back."""
    last = (
        AppointmentEvent.objects.filter(
            by=user, appointment__office=office, appointment__day=day, undone_by__isnull=True
        )
        .exclude(event=Event.UNDO)
        .select_related("appointment")
        .last()
    )
    return last if last and last.event in UNDOABLE and last.to_state == last.appointment.state else None
