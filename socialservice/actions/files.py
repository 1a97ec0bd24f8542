"""Files as they were received: kept encrypted in pieces, given to a submission, their signatures looked at by a person.

`store(…)` belongs into the transaction of what the file came with. It refuses what is too large and what is neither a
document nor a picture; the refusal's `code` is the fault's name.
"""

import hashlib

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from .. import clock, files
from ..access import log_view
from ..errors import Refusal
from ..mail import codes
from ..mail.faults import Fault
from ..mail.headers import tidy
from ..models import FilePiece, MailMessage, Municipality, StoredFile, Submission, User
from ..models.fields import encrypted
from ..models.files import PIECE
from ..words import moment_in

MOST_FILES = 50  # of one submission
MEGABYTE = 1024 * 1024


@transaction.atomic
def store(
    *,
    municipality: Municipality,
    name: str,
    content: bytes,
    submission: Submission | None = None,
    message: MailMessage | None = None,
) -> StoredFile:
    """Keep a file that came with a submission, with a message, or with both."""
    kind = files.media_type(content)
    if len(content) > settings.LARGEST_FILE_MB * MEGABYTE:
        raise Refusal(
            _("A file may have %(most)d MB at most.") % {"most": settings.LARGEST_FILE_MB},
            field="files",
            code=Fault.FILE_SIZE,
        )
    if kind == files.UNKNOWN:
        raise Refusal(
            _("Documents, pictures and signed containers are kept, no other kinds of files."),
            field="files",
            code=Fault.FILE_KIND,
        )
    _check_room(submission, message, len(content))
    return write(
        municipality=municipality, name=name, content=content, kind=kind, submission=submission, message=message
    )


def _check_room(submission: Submission | None, message: MailMessage | None, size: int) -> None:
    """Whoever adds to the same submission at the same time waits here."""
    if submission is not None:
        beside = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk).files
    else:
        beside = MailMessage.objects.select_for_update(no_key=True).get(pk=message.pk).files
    if beside.count() >= MOST_FILES:
        raise Refusal(
            _("No more than %(most)d files are kept together.") % {"most": MOST_FILES},
            field="files",
            code=Fault.FILE_COUNT,
        )
    if (beside.aggregate(sum=Sum("size"))["sum"] or 0) + size > settings.LARGEST_SUBMISSION_MB * MEGABYTE:
        raise Refusal(
            _("All files together may have %(most)d MB at most.") % {"most": settings.LARGEST_SUBMISSION_MB},
            field="files",
            code=Fault.FILE_SIZE,
        )


def write(*, municipality, name: str, content: bytes, kind: str, submission=None, message=None) -> StoredFile:
    """Without a question: for messages that are kept as they came because they could not be read."""
    row = StoredFile.objects.create(
        municipality=municipality,
        submission=submission,
        message=message,
        name=name,
        shown_name=codes.hide(tidy(name))[0][0][:200],
        media_type=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        contents=_listed(content) if files.is_container(kind) else None,
        created_at=clock.now(),
    )
    for number, start in enumerate(range(0, len(content), PIECE)):
        FilePiece.objects.create(file=row, number=number, content=encrypted(content[start : start + PIECE]))
    return row


def _listed(content: bytes) -> list | None:
    """Names and sizes of what is inside, personal codes masked; None where the container's list is not to be used."""
    try:
        found = files.inside(content)
    except files.CannotList:
        return None
    names, _codes = codes.hide(*(name for name, _size in found)) if found else ([], [])
    return [[name, size] for name, (_name, size) in zip(names, found, strict=True)]


@transaction.atomic
def check_signature(*, submission: Submission, outcome: str, by: User) -> Submission:
    """A person has looked at the signature in a program for it, and says what that program said."""
    row = Submission.objects.select_for_update(no_key=True, of=("self",)).select_related("signature_by")
    row = row.get(pk=submission.pk)
    if row.signature == Submission.Signature.NONE:
        raise Refusal(_("This did not come with an electronic signature."), code="unsigned")
    if row.signature == outcome:
        return row
    if row.signature_by_id not in (None, by.pk):
        told = {"who": row.signature_by.name, "when": moment_in(clock.local(row.signature_at))}
        raise Refusal(_("%(who)s has already checked the signature %(when)s.") % told, code="checked")
    row.signature, row.signature_by, row.signature_at = outcome, by, clock.now()
    row.save(update_fields=["signature", "signature_by", "signature_at"])
    log_view(by, row.municipality, "signature checked")
    return row
