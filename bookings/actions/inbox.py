"""What comes in: messages from mailboxes, and what staff enter of post, drop boxes, calls and visits."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.actions import files
from socialservice.errors import Refusal
from socialservice.mail import codes as hidden_codes
from socialservice.mail.found import Found
from socialservice.models import DropBox, Emptying, MailMessage, Municipality, Submission, User
from socialservice.workdays import working

from ..letters import ABOUT, ABOUT_REQUEST
from ..models import Appointment, Request
from .requests import Kind, Outcome, locked, note, open_again, refuse_closed, write

NOON = time(12)
Way = Submission.Way


@transaction.atomic
def take_in(*, submission: Submission, message: MailMessage, found: Found) -> Request:
    """A message becomes a request, or goes on with the one that it answers."""
    earlier = _answered(submission.municipality, found)
    if earlier is not None:
        return _go_on(earlier, message, found)
    return write(
        municipality=submission.municipality,
        submission=submission,
        tell=message.kind in (MailMessage.Kind.NEW, MailMessage.Kind.REPLY),
        name=found.name,
        phone=found.phone,
        email=found.email,
        need=found.need,
        language=found.language,
        department=found.department,
        is_demo=found.is_demo,
    )


@transaction.atomic
def enter(
    *,
    municipality: Municipality,
    way: str,
    by: User,
    received_at: datetime | None = None,
    postmarked_on: date | None = None,
    emptying: Emptying | None = None,
    papers: Iterable[tuple[str, bytes]] = (),
    form_key=None,
    codes: list[str] = (),
    **told,
) -> Request:
    """Staff write down what came by post, by phone, in person, from a box, with its papers, scanned: (name, content).

    `codes`: personal codes taken out of what was typed. `told`: fields of Request. The same form sent twice
    gives the same request.
    """
    if emptying is not None:
        way, received_at = Way.DROP_BOX, _emptied_at(emptying)
        told["department"] = told.get("department") or emptying.box.department
    received_at = received_at or clock.now()
    if received_at > clock.now():
        raise Refusal(_("It cannot have come in the future."), field="received_on")
    if postmarked_on and postmarked_on > clock.local(received_at).date():
        raise Refusal(_("The postmark cannot be later than the arrival."), field="postmarked_on")
    submission = Submission(
        municipality=municipality,
        way=way,
        received_at=received_at,
        postmarked_on=postmarked_on,
        emptying=emptying,
        hidden=hidden_codes.packed(codes),
    )
    row = write(municipality=municipality, submission=submission, form_key=form_key, by=by, **told)
    if row.submission_id == submission.pk:
        _keep(row, papers)
    return row


@transaction.atomic
def add_papers(*, request: Request, papers: Iterable[tuple[str, bytes]], by: User) -> Request:
    """Papers that came later, or were scanned later."""
    row = locked(request)
    refuse_closed(row)
    if number := _keep(row, papers):
        note(row, Kind.SORTED, by, changed=["files"], files=number)
    return row


def empty(*, box: DropBox, day: date, found: int, by: User, note: str = "") -> Emptying:
    """A box was emptied: what was in it counts as received on that working day."""
    if day > clock.today():
        raise Refusal(_("It cannot have come in the future."), field="day")
    if not working(box.municipality, day):
        raise Refusal(_("This is not a working day: choose the working day on which the box was emptied."), field="day")
    return Emptying.objects.create(box=box, day=day, at=clock.now(), by=by, found=found, note=note)


# Pieces


def _keep(row: Request, papers: Iterable[tuple[str, bytes]]) -> int:
    kept = [
        files.store(municipality=row.municipality, submission=row.submission, name=name, content=content)
        for name, content in papers
    ]
    return len(kept)


def _emptied_at(emptying: Emptying) -> datetime:
    """The moment of the emptying, or noon of its day where that was written down later."""
    same = clock.local(emptying.at).date() == emptying.day
    return emptying.at if same else clock.at(emptying.day, NOON)


def _answered(municipality: Municipality, found: Found) -> Request | None:
    """The request that a message goes on with. A typed number counts only from the address that asked."""
    rows = municipality.requests.all()
    row = None
    if found.earlier is not None:
        row = rows.filter(submission=found.earlier).first()
    if row is None and found.letter is not None:
        row = _of_letter(rows, found.letter)
    if row is None and found.number is not None and found.email:
        row = rows.filter(number=found.number, email__iexact=found.email).first()
    while row is not None and row.merged_into_id is not None:
        row = row.merged_into
    return row


def _of_letter(rows, letter) -> Request | None:
    if letter.about == ABOUT_REQUEST:
        return rows.filter(pk=letter.about_id).first()
    if letter.about == ABOUT:
        asked = Appointment.objects.filter(pk=letter.about_id).values("request")
        return rows.filter(pk__in=asked).first()
    return None


def _go_on(request: Request, message: MailMessage, found: Found) -> Request:
    """Whoever wrote is answered anew: what was closed is open again, but spam stays spam."""
    row = locked(request)
    if not row.phone and found.phone:
        row.phone = found.phone
        row.save(update_fields=["phone"])
    note(row, Kind.WROTE, None, found.need, message=message.pk)
    if row.closed_at is not None and row.outcome != Outcome.SPAM:
        open_again(row, None)
    return row
