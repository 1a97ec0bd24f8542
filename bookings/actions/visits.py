"""What else the desk does with a visit: how it ended, to whom it goes on, why somebody was sent away, what is noted."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Competence, Office, User
from socialservice.routing import competence_of

from .. import letters
from ..lifecycle import Event, State, after
from ..models import Advice, Appointment, Incident, Mode, Outcome, Purpose, Resource, SentAway, Slot, VisitNote
from ..suited import may_serve
from ..visit_rules import certificate_due, why_in_person
from .desk import apply, locked, next_ticket

LONGEST_NOTE = 4000


def finish(*, appointment: Appointment, by: User, outcome: str = "", seen: str | None = None) -> Appointment:
    """The visit is over; how it ended may be left open."""
    more = {"detail": {"outcome": outcome}, "changes": {"outcome": outcome}} if outcome else {}
    return apply(appointment, Event.FINISH, by=by, seen=seen, **more)


def note_outcome(*, appointment: Appointment, outcome: str, by: User, seen: str | None = None) -> Appointment:
    """Say afterwards how a finished visit ended."""
    changes = {"outcome": outcome}
    return apply(appointment, Event.OUTCOME, by=by, seen=seen, detail={"outcome": outcome}, changes=changes)


@transaction.atomic
def give_advice(
    *, appointment: Appointment, advice: Iterable[Advice], text: str, by: User, seen: str | None = None
) -> VisitNote:
    """The visit ended with advice. One note per visit and competence; written again it replaces the earlier one."""
    advice, text = list(advice), text.strip()[:LONGEST_NOTE]
    competence = competence_for(by, appointment)
    if competence is None:
        raise Refusal(_("Only a specialist with a competence gives advice."), code="no_competence")
    if not advice and not text:
        raise Refusal(_("Choose the advice, or write a note."), field="advice")
    row = locked(appointment)
    if row.state != State.DONE:
        row = finish(appointment=row, outcome=Outcome.ADVICE, by=by, seen=seen)
    elif row.outcome != Outcome.ADVICE:
        row = note_outcome(appointment=row, outcome=Outcome.ADVICE, by=by, seen=seen)
    note, _made = VisitNote.objects.update_or_create(
        appointment=row, competence=competence, defaults={"text": text, "by": by, "at": clock.now()}
    )
    note.advice.set(advice)
    return note


@transaction.atomic
def hand_over(*, appointment: Appointment, to: Resource, by: User, seen: str | None = None) -> Appointment:
    """Somebody else receives: the person waits for them and keeps the place earned by coming when they came."""
    row = locked(appointment)
    if to.office_id != row.office_id or not to.active:
        raise Refusal(_("Choose who receives this visitor."), field="resource")
    if not may_serve(to, row.purpose, row.day):
        raise Refusal(_("This visit cannot be given to %(name)s.") % {"name": to.label}, field="resource")
    if row.state == State.ARRIVED and row.resource_id == to.pk:
        return row
    detail = {"to": to.label} | ({"from": row.resource.label} if row.resource else {})
    changes = {"resource": to.pk, "called_at": None, "served_at": None}
    if row.ticket.startswith("B"):
        changes |= {"starts_at": None, "ends_at": None}
    row = apply(row, Event.HAND_OVER, by=by, seen=seen, detail=detail, changes=changes)
    if row.starts_at is None:
        Slot.objects.filter(appointment=row, opened_by_hand=True, online=False).delete()
    return row


@transaction.atomic
def certificate_shown(*, appointment: Appointment, by: User) -> Appointment:
    """Seen at the desk: by whom and when, nothing else is kept. A second press changes nothing."""
    row = locked(appointment)
    if row.certificate_shown_at is None:
        if not certificate_due(row):
            raise Refusal(_("No certificate is asked for this visit."), code="not_asked")
        row.certificate_shown_at, row.certificate_shown_to = clock.now(), by
        row.save(update_fields=["certificate_shown_at", "certificate_shown_to"])
    return row


@transaction.atomic
def to_queue(*, appointment: Appointment, by: User, seen: str | None = None) -> Appointment:
    """Who came too late for the own time waits without one, for whoever serves the purpose first."""
    row = locked(appointment)
    if after(row.state, Event.TO_QUEUE) is None:
        return apply(row, Event.TO_QUEUE, by=by, seen=seen)
    slots = Slot.objects.filter(appointment=row)
    detail = {"slots": list(slots.values_list("pk", flat=True))}
    ticket = next_ticket(row.office, row.day, "B")
    changes = {"ticket": ticket, "resource": None, "starts_at": None, "ends_at": None}
    row = apply(row, Event.TO_QUEUE, by=by, seen=seen, detail=detail, changes=changes)
    slots.update(appointment=None)
    return row


@transaction.atomic
def to_call(*, appointment: Appointment, phone: str, by: User, seen: str | None = None) -> Appointment:
    """The client need not come: the specialist calls at the same time. The client is told."""
    row = locked(appointment)
    if row.mode == Mode.PHONE:
        raise Refusal(_("This is a phone consultation already."), code="by_phone")
    if Mode.PHONE not in row.purpose.modes:
        raise Refusal(_("This purpose is not served by phone."), code="not_by_phone")
    if row.day < clock.today():
        raise Refusal(_("The day of this appointment is over."), code="over")
    detail = {"mode": row.mode, "other_number": phone != row.phone}
    changes = {"mode": Mode.PHONE, "phone": phone}
    row = apply(row, Event.TO_CALL, by=by, seen=seen, detail=detail, changes=changes)
    letters.turned_into_call(row)
    return row


@transaction.atomic
def came_in_person(*, appointment: Appointment, by: User, why: str = "", seen: str | None = None) -> Appointment:
    """Who was to be called, or visited, stands at the desk instead: waits here as everybody does, until taken back.

    `why`: where visits in person are restricted, why this one is held so; without it Refusal `why_in_person`.
    """
    row = locked(appointment)
    if row.mode == Mode.IN_PERSON:
        return apply(row, Event.ARRIVE, by=by, seen=seen)
    detail, row.mode = {"instead_of": row.mode}, Mode.IN_PERSON
    changes = {"mode": row.mode, "why_in_person": why_in_person(row, why)}
    return apply(row, Event.ARRIVE, by=by, seen=seen, detail=detail, changes=changes)


@transaction.atomic
def send_away(*, appointment: Appointment, reason: str, by: User, seen: str | None = None) -> Appointment:
    row = locked(appointment)
    before = row.state
    row = apply(row, Event.SEND_AWAY, by=by, seen=seen, detail={"reason": reason})
    if row.state != before:
        letters.drop_pending(row)
        SentAway.objects.create(
            office=row.office,
            day=clock.today(),
            reason=reason,
            purpose=row.purpose,
            appointment=row,
            by=by,
            at=clock.now(),
        )
    return row


def send_stranger_away(
    *, office: Office, reason: str, by: User, purpose: Purpose | None = None, name: str = ""
) -> SentAway:
    """Somebody came without an appointment and could not be received."""
    return SentAway.objects.create(
        office=office,
        day=clock.today(),
        reason=reason,
        purpose=purpose,
        name=name.strip()[:150],
        by=by,
        at=clock.now(),
    )


def take_back(*, sent_away: SentAway) -> bool:
    """It was a mistake: nobody was sent away. Once its day is over it stays; who has an appointment is undone there."""
    found = SentAway.objects.filter(pk=sent_away.pk, appointment__isnull=True, day=clock.today())
    return found.delete()[0] == 1


def note_incident(*, office: Office, text: str, by: User, appointment: Appointment | None = None) -> Incident:
    return Incident.objects.create(
        office=office,
        day=appointment.day if appointment else clock.today(),
        appointment=appointment,
        text=text.strip()[:LONGEST_NOTE],
        by=by,
        at=clock.now(),
    )


def competence_for(user: User, appointment: Appointment) -> Competence | None:
    """In which competence the user advises: the visit's where it is one of theirs, else their only one."""
    own = [row.competence for row in user.competences.on(clock.today()).select_related("competence")]
    of_visit = competence_of(appointment.purpose)
    if of_visit in own:
        return of_visit
    return own[0] if len(own) == 1 and own[0].municipality_id == appointment.municipality_id else None
