"""The work on a request: who does it, whom it concerns, calls, answers, and where it goes."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock, registry
from socialservice.access import Right, may
from socialservice.errors import Refusal
from socialservice.models import Channel, Department, District, Office, Person, User
from socialservice.words import moment_in

from .. import letters
from ..models import Purpose, Request
from ..receiving import why_no_application
from .requests import Kind, Outcome, Urgency, answered, due_day, end, locked, note, refuse_closed

SAME_CALL = timedelta(minutes=1)  # a button pressed twice is one call
TOLD_BY_BOTH = ("name", "phone", "email", "person", "district", "department", "purpose")
MEANT_BY = {Kind.TAKEN, Kind.ASSIGNED, Kind.HANDED_OVER}


# Who does it


@transaction.atomic
def take(*, request: Request, by: User) -> Request:
    """I answer it. Whoever comes second learns who was first."""
    row = _open(request)
    if row.assignee_id == by.pk:
        return row
    if row.assignee_id is not None:
        last = row.events.filter(kind__in=MEANT_BY, to=row.assignee_id).last()
        told = {"who": row.assignee.name, "when": moment_in(clock.local(last.at if last else row.created_at))}
        raise Refusal(_("%(who)s has this request since %(when)s.") % told, code="taken")
    return _give(row, Kind.TAKEN, by, by)


@transaction.atomic
def release(*, request: Request, by: User) -> Request:
    """Back to the queue."""
    row = _open(request)
    return row if row.assignee_id is None else _give(row, Kind.RELEASED, by, None)


@transaction.atomic
def hand_over(
    *,
    request: Request,
    by: User,
    department: Department | None = None,
    office: Office | None = None,
    to: User | None = None,
    words: str = "",
) -> Request:
    """To another department, office or person, with a word to them. Without a person it falls to nobody."""
    row = _open(request)
    if department is None and office is None and to is None:
        raise Refusal(_("Choose a department, an office or a person."), field="department")
    row.department, row.office = department or row.department, office or row.office
    if to is not None:
        _refuse_stranger(row, to)
    row.assignee = to
    row.save(update_fields=["department", "office", "assignee"])
    kind = Kind.ASSIGNED if department is None and office is None else Kind.HANDED_OVER
    note(row, kind, by, words, to=to, **_numbers(department=department, office=office))
    return row


# What it is about


@transaction.atomic
def sort(
    *,
    request: Request,
    by: User,
    department: Department | None,
    purpose: Purpose | None,
    district: District | None,
    urgency: int,
    phone: str,
    name: str = "",
) -> Request:
    """What kind of need it is, how urgent, and at which number its owner is reached."""
    row = _open(request)
    told = {
        "department": department or (purpose.department if purpose else None),
        "purpose": purpose,
        "district": district,
        "urgency": urgency,
        "phone": phone,
        "name": name or row.name,
    }
    changed = [field for field, value in told.items() if getattr(row, field) != value]
    if not changed:
        return row
    for field in changed:
        setattr(row, field, told[field])
    if "urgency" in changed and urgency == Urgency.CRISIS:
        row.due_on = min(row.due_on, due_day(row.municipality, clock.today(), urgency))
    row.save(update_fields=[*changed, "due_on"])
    note(row, Kind.SORTED, by, changed=changed)
    return row


@transaction.atomic
def link_person(*, request: Request, person: Person | None, by: User) -> Request:
    """Who it is about, as staff have found out; None takes that back."""
    row = _open(request)
    if person is not None and person.municipality_id != row.municipality_id:
        raise Refusal(_("This person belongs to another municipality."), field="person")
    if row.person_id != (person and person.pk):
        row.person = person
        row.save(update_fields=["person"])
        note(row, Kind.SORTED, by, changed=["person"])
    return row


@transaction.atomic
def merge(*, request: Request, into: Request, by: User) -> Request:
    """The same need told twice: this one is closed, the other goes on with what both know."""
    pair = Request.objects.select_for_update(of=("self",)).filter(pk__in=[request.pk, into.pk]).order_by("pk")
    rows = {row.pk: row for row in pair.select_related("municipality", "submission")}
    row, kept = rows[request.pk], rows[into.pk]
    if row.pk == kept.pk or row.municipality_id != kept.municipality_id:
        raise Refusal(_("Choose another request."), field="into")
    if row.merged_into_id == kept.pk:
        return kept
    refuse_closed(row)
    refuse_closed(kept)
    for field in TOLD_BY_BOTH:
        if not getattr(kept, field):
            setattr(kept, field, getattr(row, field))
    kept.urgency, kept.due_on = min(kept.urgency, row.urgency), min(kept.due_on, row.due_on)
    kept.save(update_fields=[*TOLD_BY_BOTH, "urgency", "due_on"])
    note(kept, Kind.MERGED, by, other=row.number)
    end(row, Outcome.MERGED, by, into=kept)
    return kept


# Calls and answers


@transaction.atomic
def called(*, request: Request, reached: bool, by: User, again_at: datetime | None = None, words: str = "") -> Request:
    """Somebody was called: spoken with, or not, and then when to call again."""
    row, now = _open(request), clock.now()
    if again_at is not None and again_at <= now:
        raise Refusal(_("The hour to call again is in the past."), field="again_at")
    last = row.events.filter(kind=Kind.CALLED, by=by, at__gt=now - SAME_CALL).last()
    if last and (last.reached, last.again_at, last.note) == (reached, again_at, words):
        return row
    note(row, Kind.CALLED, by, words, reached=reached, again_at=None if reached else again_at)
    if reached:
        return answered(row)
    row.call_again_at = again_at
    row.save(update_fields=["call_again_at"])
    return row


def calls_missed(request: Request) -> int:
    """Calls without an answer since somebody was last reached, wrote or opened it again."""
    heard = request.events.exclude(kind=Kind.CALLED, reached=False).filter(
        kind__in=[Kind.CALLED, Kind.WROTE, Kind.REOPENED]
    )
    since = heard.order_by("-at", "-pk").values_list("at", flat=True).first()
    missed = request.events.filter(kind=Kind.CALLED, reached=False)
    return (missed.filter(at__gt=since) if since else missed).count()


@transaction.atomic
def give_up(*, request: Request, by: User) -> Channel:
    """Not reachable after as many calls as the municipality asks for; a letter says so where it can arrive."""
    row = _open(request)
    if calls_missed(row) < row.municipality.call_attempts:
        told = {"n": row.municipality.call_attempts}
        raise Refusal(_("Calls without an answer that are needed first: %(n)d.") % told, code="too_few")
    told_by = letters.not_reached(row)
    end(row, Outcome.UNREACHABLE, by)
    return told_by


@transaction.atomic
def answer(*, request: Request, subject: str, text: str, by: User, closes: bool = True) -> Channel:
    """In writing, by e-mail or post. Raises Refusal where neither address is known."""
    row = _open(request)
    told_by = letters.written_answer(row, subject, text)
    if told_by == Channel.NONE:
        raise Refusal(_("Neither an e-mail address nor a postal address is known."), field="text", code="no_address")
    note(row, Kind.REPLIED, by, text, subject=subject, channel=str(told_by))
    if closes:
        end(row, Outcome.ANSWERED, by)
    else:
        answered(row)
    return told_by


# An application


@transaction.atomic
def hand_to_benefits(*, request: Request, subject: str, by: User) -> Request:
    """What came as an application goes to those who decide, with its channel, its dates and its files."""
    row = locked(request)
    if row.application_number is not None:
        return row
    refuse_closed(row)
    if why := why_no_application(row.submission):
        raise Refusal(why, code="no_application")
    application = registry.load(registry.HANDS_TO_BENEFITS)(
        submission=row.submission, subject=subject, person=row.person, request_number=row.number, by=by
    )
    row.application_number = application.number
    row.save(update_fields=["application_number"])
    return end(row, Outcome.HANDED, by)


# Pieces


def _open(request: Request) -> Request:
    row = locked(request)
    refuse_closed(row)
    return row


def _give(row: Request, kind: str, by: User, to: User | None) -> Request:
    row.assignee = to
    row.save(update_fields=["assignee"])
    note(row, kind, by, to=to)
    return row


def _refuse_stranger(row: Request, to: User) -> None:
    if not may(to, Right.SEE_REQUESTS, row.municipality, row.office):
        raise Refusal(_("%(who)s does not answer requests there.") % {"who": to.name}, field="to")


def _numbers(**rows) -> dict[str, int]:
    return {name: row.pk for name, row in rows.items() if row is not None}
