"""Taking a message in: once, whoever brings it and however often. The row `(mailbox, digest)` decides.

One transaction writes the message, what came with it, and the request that follows. Nothing is thrown away in silence:
what makes no request is a row with its kind and its faults, which staff read and can make a request of.
"""

import hashlib
import logging
from datetime import datetime, timedelta
from hmac import compare_digest

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from .. import delivery, registry
from ..access import log_view
from ..errors import Refusal
from ..mail import codes, kinds, proposals, reading
from ..mail.bodies import need_of
from ..mail.faults import Fault, with_detail
from ..mail.found import Found
from ..models import Letter, Mailbox, MailMessage, StoredFile, Submission, User
from . import files, receipts

log = logging.getLogger(__name__)

KIND, WAY = MailMessage.Kind, Submission.Way
KEPT_WHOLE = {Fault.BROKEN, Fault.CHARSET, Fault.UNREADABLE}  # read with doubt: the original is kept beside
SAME_WITHIN, MOST_SAME = timedelta(hours=1), 20  # from one sender with one subject; beyond that programs answer us
NOBODYS = ("example", "test", "invalid", "localhost", "example.com", "example.org", "example.net")
MAIL = "message/rfc822"


def ingest(*, mailbox: Mailbox, raw: bytes, received_at: datetime) -> MailMessage:
    """The message's row, new or as it was taken in before."""
    digest = hashlib.sha256(raw).hexdigest()
    known = mailbox.messages.filter(digest=digest).first()  # spares reading it again; whether it is new, the row says
    if known is not None:
        return known
    try:
        return _once(mailbox, digest, lambda: _take_in(mailbox, digest, raw, read(raw), received_at))
    except (DataError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        # One message that nobody foresaw must not keep all later ones from being read.
        log.error("A message could not be taken in as read: %s", type(fault).__name__)
        kept = reading.Message(faults=[Fault.UNREADABLE])
        return _once(mailbox, digest, lambda: _take_in(mailbox, digest, raw, kept, received_at))


def ingest_head(*, mailbox: Mailbox, head: bytes, size: int, received_at: datetime) -> MailMessage:
    """Of a message too large to be taken in, its headers."""
    digest = hashlib.sha256(b"%d\n%b" % (size, head)).hexdigest()
    message = read(head)
    message.files, message.faults = [], [Fault.TOO_LARGE, Fault.UNREADABLE]
    return _once(mailbox, digest, lambda: _take_in(mailbox, digest, head, message, received_at, size=size))


def read(raw: bytes) -> reading.Message:
    own = {address.lower() for address in Mailbox.objects.values_list("address", flat=True)}
    return reading.read(raw, own=own)


def _once(mailbox: Mailbox, digest: str, take) -> MailMessage:
    try:
        with transaction.atomic():
            return take()
    except IntegrityError:
        if (known := mailbox.messages.filter(digest=digest).first()) is None:
            raise
        return known


def _take_in(mailbox, digest, raw, message: reading.Message, received_at, size=None) -> MailMessage:
    row = _write(mailbox, digest, message, size or len(raw), received_at)
    if row.submission_id:  # a copy of one that is here
        return row
    if row.kind in (KIND.NEW, KIND.REPLY):
        row.submission = _submission(row, message)
    _keep_files(row, message, raw)
    row.save(update_fields=["submission", "faults"])
    if row.kind == KIND.BOUNCE:
        _came_back(message.returned)
    elif row.submission:
        _request(row, message)
    return row


def _write(mailbox, digest, message: reading.Message, size, received_at) -> MailMessage:
    (subject, text, name), hidden = codes.hide(message.subject, message.text, message.sender_name)
    row = MailMessage(
        municipality=mailbox.municipality,
        mailbox=mailbox,
        digest=digest,
        message_id=message.message_id,
        sender=message.sender,
        sender_name=name[:150],
        subject=subject[:300],
        text=text,
        hidden=codes.packed(hidden),
        faults=list(message.faults),
        size=size,
        sent_at=message.sent_at,
        received_at=received_at,
    )
    row.kind = _kind(message, row)
    row.save(force_insert=True)
    _compare(row, message)
    return row


def _kind(message: reading.Message, row: MailMessage) -> str:
    if message.refused or (Fault.NO_SENDER in message.faults and Fault.EMPTY in message.faults):
        return KIND.REFUSED
    if message.returned is not None:
        return KIND.BOUNCE if message.returned.failed and message.returned.letters else KIND.AUTOMATIC
    if message.loop:
        return KIND.LOOP
    if message.automatic:
        return KIND.AUTOMATIC
    return KIND.SPAM if message.spam else KIND.NEW


def _compare(row: MailMessage, message: reading.Message) -> None:
    """With what is here already: the same message in another mailbox, another one under its number, a loop."""
    if row.kind != KIND.NEW:
        return
    before = MailMessage.objects.filter(municipality=row.municipality_id).exclude(pk=row.pk)
    if row.message_id:
        with connection.cursor() as cursor:  # one of two copies that come at the same moment waits for the other
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", [row.message_id, 0])
        if same := before.filter(message_id=row.message_id).order_by("pk").first():
            _like(row, same, message)
    since = row.received_at - SAME_WITHIN
    alike = before.filter(received_at__gte=since, sender=row.sender, subject=row.subject, mailbox=row.mailbox_id)
    if row.submission is None and alike[:MOST_SAME].count() == MOST_SAME:
        row.kind = KIND.LOOP
        row.faults.append(Fault.AGAIN)
    row.save(update_fields=["kind", "submission", "faults"])


def _like(row: MailMessage, same: MailMessage, message: reading.Message) -> None:
    ours = sorted(hashlib.sha256(file.content).hexdigest() for file in message.files)
    copy = (row.sender, row.subject, row.text) == (same.sender, same.subject, same.text)
    theirs = sorted(same.files.exclude(media_type=MAIL).values_list("sha256", flat=True)) if copy else []
    if copy and same.submission_id and ours == theirs:
        row.kind, row.submission = KIND.REPLY, same.submission
        row.faults.append(Fault.COPY)
    else:
        row.faults.append(Fault.SAME_ID)


# What came with it


def _submission(row: MailMessage, message: reading.Message) -> Submission:
    return Submission.objects.create(
        municipality=row.municipality, way=WAY.EMAIL, received_at=row.received_at, signature=Submission.Signature.NONE
    )


def _keep_files(row: MailMessage, message: reading.Message, raw: bytes) -> None:
    came_with = {"municipality": row.municipality, "submission": row.submission, "message": row}
    kept = []
    for file in message.files:
        name = codes.hide(file.name)[0][0]
        try:
            stored = files.store(name=file.name, content=file.content, **came_with)
        except Refusal as refusal:
            row.faults.append(with_detail(refusal.code, name))
            continue
        kept.append(stored)
        if stored.may_hold_files and stored.contents is None:
            row.faults.append(with_detail(Fault.CONTAINER, name))
    if KEPT_WHOLE & set(message.faults):
        files.write(name="message.eml", content=raw, kind=MAIL, **came_with)
    if row.submission and any(file.is_signed for file in kept):
        mark_signed(row.submission)


def mark_signed(submission: Submission) -> None:
    submission.way, submission.signature = WAY.SIGNED_EMAIL, Submission.Signature.UNCHECKED
    submission.save(update_fields=["way", "signature"])


# What follows


def _came_back(returned: kinds.Returned) -> None:
    for letter in filter(None, map(_letter, returned.letters)):
        receipts.undelivered(letter=letter, note=Letter.Note.BOUNCED, error=returned.said)


def _letter(message_id: str) -> Letter | None:
    """Our letter of this number, if the number really is its."""
    number = kinds.letter_number(message_id)
    letter = Letter.objects.select_related("municipality").filter(pk=number).first() if number else None
    if letter is None or not compare_digest(delivery.message_id(letter), message_id):
        return None
    return letter


def _request(row: MailMessage, message: reading.Message) -> None:
    """Whatever stands in the way of a request, the message stays, and says that none was made."""
    try:
        with transaction.atomic():
            _hand_over(row, found(row, message))
    except DatabaseError as fault:
        if not isinstance(fault, DataError | IntegrityError):
            raise
        _none_made(row, fault)
    except (Refusal, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        _none_made(row, fault)


def _none_made(row: MailMessage, fault: Exception) -> None:
    log.error("No request could be made of message %s: %s", row.pk, type(fault).__name__)
    row.kind = KIND.REFUSED
    row.faults.append(Fault.NO_REQUEST)
    row.save(update_fields=["kind", "faults"])


def _hand_over(row: MailMessage, proposal: Found):
    own = row.submission
    request = registry.load(registry.TAKES_IN)(submission=own, message=row, found=proposal)
    row.kind = KIND.NEW if request.submission_id == own.pk else KIND.REPLY
    if row.kind == KIND.REPLY:
        _join(row, own, request.submission)
    row.save(update_fields=["kind", "submission"])
    return request


def _join(row: MailMessage, own: Submission, earlier: Submission) -> None:
    """A reply stands with what it answers, and so do its files."""
    row.submission = earlier
    StoredFile.objects.filter(submission=own).update(submission=earlier)
    if own.signature == Submission.Signature.UNCHECKED and earlier.signature == Submission.Signature.NONE:
        earlier.signature = own.signature
        earlier.save(update_fields=["signature"])
    own.delete()


def found(row: MailMessage, message: reading.Message) -> Found:
    """What the message proposes; of its codes nothing."""
    [own], _codes = codes.hide(message.own_words)
    need = need_of(own) or row.subject
    letters = filter(None, map(_letter, message.answers))
    earlier = MailMessage.objects.filter(
        municipality=row.municipality_id, message_id__in=message.answers, submission__isnull=False
    )
    before = earlier.select_related("submission").order_by("-pk").first() if message.answers else None
    return Found(
        name=row.sender_name,
        email=row.sender,
        phone=proposals.phone(own),
        need=need,
        language=proposals.language(f"{row.subject}\n{own}"),
        department=row.mailbox.department,
        number=proposals.request_number(row.subject),
        letter=next((letter for letter in letters if letter.municipality_id == row.municipality_id), None),
        earlier=before.submission if before else None,
        is_demo=is_nobodys(row.sender),
    )


def is_nobodys(address: str) -> bool:
    """Under names that RFC 2606 keeps for examples there is nobody to write to."""
    host = address.rpartition("@")[2].lower()
    return any(host == name or host.endswith(f".{name}") for name in NOBODYS)


# By hand


@transaction.atomic
def make_request(*, message: MailMessage, by: User):
    """Somebody has read a message that made no request, and finds that it is one."""
    row = MailMessage.objects.select_for_update(of=("self",)).select_related("mailbox").get(pk=message.pk)
    if not row.may_become_request:
        raise Refusal(_("Somebody was quicker: a request has been made of it already."), code="made")
    again = reading.Message(text=row.text, subject=row.subject)
    if row.submission is None:
        row.submission = _submission(row, again)
        StoredFile.objects.filter(message=row).update(submission=row.submission)
    if any(file.is_signed for file in row.files.all()):
        mark_signed(row.submission)
    row.save(update_fields=["submission"])
    log_view(by, row.municipality, "message made a request")
    return _hand_over(row, found(row, again))
