"""Requests: taken in with a day by which somebody answers, closed with what came of them, opened again.

Every change is written with its event here, in `handling` and in `inbox`.
"""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.mail import codes as hidden_codes
from socialservice.models import District, Language, Municipality, Submission, User
from socialservice.words import moment_in
from socialservice.workdays import add_working_days

from .. import letters
from ..models import Appointment, Purpose, Request, RequestEvent

ANSWER_CRISIS_WITHIN = 1  # working days
Kind, Outcome, Urgency = RequestEvent.Kind, Request.Outcome, Request.Urgency
IN_WORDS = ("name", "need", "preferred_time")  # what somebody may have written anything into
NO_ANSWER = {Outcome.SPAM, Outcome.MERGED}  # closed so, nobody was answered


def ask(
    *,
    municipality: Municipality,
    name: str,
    phone: str,
    need: str,
    email: str = "",
    preferred_time: str = "",
    purpose: Purpose | None = None,
    district: District | None = None,
    language: str = Language.LV,
    form_key: uuid.UUID | None = None,
    way: str = Submission.Way.WEB,
    codes: list[str] = (),
) -> Request:
    """Somebody asks to be called. The same form sent twice gives the same request.

    `codes`: personal codes taken out of what was typed.
    """
    with transaction.atomic():
        return write(
            municipality=municipality,
            submission=Submission(
                municipality=municipality, way=way, received_at=clock.now(), hidden=hidden_codes.packed(codes)
            ),
            form_key=form_key,
            name=name,
            phone=phone,
            email=email,
            need=need,
            preferred_time=preferred_time,
            purpose=purpose,
            district=district,
            language=language,
        )


def write(
    *,
    municipality: Municipality,
    submission: Submission,
    form_key: uuid.UUID | None = None,
    by: User | None = None,
    tell: bool = True,
    **told,
) -> Request:
    """The request of a submission, saved or not; `told`: fields of Request. The same form gives the same request.

    Personal codes in free words are masked, whoever wrote them.
    """
    try:
        with transaction.atomic():
            return _write(municipality, submission, form_key, by, tell, told)
    except IntegrityError:
        already = municipality.requests.filter(form_key=form_key).first() if form_key else None
        if already is None:
            raise
        return already


def _write(municipality, submission, form_key, by, tell, told) -> Request:
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)  # numbers are given one after another
    if submission.pk is None:
        submission.save()
    purpose = told.get("purpose")
    told.setdefault("urgency", Urgency.CRISIS if purpose and purpose.crisis else Urgency.USUAL)
    told["department"] = told.get("department") or (purpose.department if purpose else None)
    told |= dict(zip(IN_WORDS, hidden_codes.hide(*(told.get(name, "") for name in IN_WORDS))[0], strict=True))
    last = municipality.requests.aggregate(last=Max("number"))["last"] or 0
    row = Request.objects.create(
        municipality=municipality,
        submission=submission,
        number=last + 1,
        form_key=form_key,
        created_at=clock.now(),
        due_on=due_day(municipality, clock.local(submission.received_at).date(), told["urgency"]),
        **told,
    )
    note(row, Kind.TAKEN_IN, by)
    if tell and row.due_on >= clock.today():
        letters.request_received(row)
    return row


def due_day(municipality: Municipality, received: date, urgency: int) -> date:
    days = ANSWER_CRISIS_WITHIN if urgency == Urgency.CRISIS else municipality.answer_days
    return add_working_days(municipality, received, days)


@transaction.atomic
def close(*, request: Request, outcome: str, by: User | None, note: str = "", into: Request | None = None) -> Request:
    """Say what came of it; `by` is None where the client accepted an offered time. What was offered is free again.

    Whoever closes it a second time learns who was first. `into`: with which it is merged.
    """
    row, said = locked(request), hidden_codes.hide(note)[0][0]
    if row.closed_at is not None and (row.closed_by_id, row.outcome, row.note) == (by and by.pk, outcome, said):
        return row
    refuse_closed(row)
    return end(row, outcome, by, said, into)


def end(row: Request, outcome: str, by: User | None, said: str = "", into: Request | None = None) -> Request:
    """Close a locked and open request."""
    from .offers import withdraw_of

    now = clock.now()
    row.outcome, row.note, row.closed_at, row.closed_by, row.merged_into = outcome, said, now, by, into
    row.call_again_at = None
    if outcome not in NO_ANSWER:
        row.answered_at = row.answered_at or now
    row.save(update_fields=["outcome", "note", "closed_at", "closed_by", "merged_into", "call_again_at", "answered_at"])
    note(row, Kind.CLOSED, by, said, outcome=outcome, **({"into": into.number} if into else {}))
    withdraw_of(row)
    return row


@transaction.atomic
def reopen(*, request: Request, by: User | None, note: str = "") -> Request:
    """There is more to do, with new days to do it in. An open one stays as it is."""
    row = locked(request)
    if row.forgotten_at is not None:
        raise Refusal(_("The data of the client have been removed: nobody can be answered any more."), code="forgotten")
    return row if row.closed_at is None else open_again(row, by, note)


def open_again(row: Request, by: User | None, said: str = "") -> Request:
    """Open a locked and closed request again."""
    before = row.outcome
    row.outcome, row.note, row.closed_at, row.closed_by, row.merged_into = "", "", None, None, None
    row.promised_on = row.promised_on or row.due_on
    row.due_on = due_day(row.municipality, clock.today(), row.urgency)
    row.save(update_fields=["outcome", "note", "closed_at", "closed_by", "merged_into", "promised_on", "due_on"])
    note(row, Kind.REOPENED, by, said, outcome=before)
    return row


@transaction.atomic
def booked(*, request: Request, appointment: Appointment, by: User | None, closes: bool = True) -> Request:
    """An appointment came of it; there may be several. One that a colleague has closed meanwhile stays closed."""
    row = locked(request)
    appointment.request = row
    appointment.save(update_fields=["request"])
    if row.person_id is None and appointment.person_id is not None:
        row.person = appointment.person
        row.save(update_fields=["person"])
    note(row, Kind.BOOKED, by, appointment=appointment.pk)
    if row.closed_at is None and closes:
        return end(row, Outcome.BOOKED, by)
    return answered(row)


# Pieces


def locked(request: Request) -> Request:
    rows = Request.objects.select_for_update(of=("self",))
    # Joined is only what never changes: whoever waited for the lock would read the others as they were before.
    return rows.select_related("municipality", "submission").get(pk=request.pk)


def refuse_closed(row: Request) -> None:
    if row.closed_at is not None:
        who = row.closed_by.name if row.closed_by else _("Somebody")
        told = {"who": who, "when": moment_in(clock.local(row.closed_at))}
        raise Refusal(_("%(who)s has already closed this request %(when)s.") % told, code="closed")


def note(
    row: Request,
    kind: str,
    by: User | None,
    said: str = "",
    *,
    to: User | None = None,
    reached: bool | None = None,
    again_at: datetime | None = None,
    **detail,
) -> RequestEvent:
    """The event of a change."""
    return RequestEvent.objects.create(
        request=row,
        kind=kind,
        at=clock.now(),
        by=by,
        to=to,
        reached=reached,
        again_at=again_at,
        note=hidden_codes.hide(said)[0][0],
        detail=detail,
    )


def answered(row: Request) -> Request:
    """Somebody of us has answered; the first time counts."""
    row.call_again_at = None
    row.answered_at = row.answered_at or clock.now()
    row.save(update_fields=["call_again_at", "answered_at"])
    return row
