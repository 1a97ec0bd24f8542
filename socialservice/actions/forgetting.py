"""What is removed of letters, mail, files and logs once it has been kept long enough.

Each function takes up to `limit` rows of days before `before`, within the caller's transaction, and says how many there
were; rows that another run works on are passed over.
"""

from datetime import time

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat

from .. import clock
from ..models import (
    AccessLog,
    IdentityCheck,
    Letter,
    MailMessage,
    MassLetter,
    MassRecipient,
    SmsReply,
    StoredFile,
    Verification,
)

STATE = Letter.State


def taken(rows, limit: int) -> list[int]:
    """Numbers of rows, locked."""
    rows = rows.order_by().select_for_update(skip_locked=True, of=("self",))
    return list(rows.values_list("pk", flat=True)[:limit])


def _midnight(day):
    return clock.at(day, time.min)


def letters(*, municipality, before, limit) -> int:
    """That one was written, to whom of our people and how it ended stays; where something is to be done, all of it."""
    old = municipality.letters.filter(finished_at__lt=_midnight(before), forgotten_at__isnull=True)
    open_still = Q(state__in=[STATE.QUEUED, STATE.CLAIMED]) | Q(state=STATE.KEPT, note=Letter.Note.TO_POST)
    failed = Q(pk__in=municipality.letters.tasks().values("pk"))
    return empty_letters(Letter.objects.filter(pk__in=taken(old.exclude(open_still).exclude(failed), limit)))


def empty_letters(rows) -> int:
    return rows.filter(forgotten_at__isnull=True).update(
        to="", subject="", text="", html="", attachment="", error="", receipt_key="", forgotten_at=clock.now()
    )


def letters_about(about: str, forgotten) -> None:
    """Those of what is forgotten itself (rows or their numbers): nothing in them leads to a person any more."""
    rows = Letter.objects.filter(about=about, about_id__in=forgotten).exclude(state__in=[STATE.QUEUED, STATE.CLAIMED])
    empty_letters(rows)
    rows.filter(person__isnull=False).update(person=None)


def replies(*, municipality, before, limit) -> int:
    old = municipality.sms_replies.filter(received_at__lt=_midnight(before)).exclude(sender="")
    return SmsReply.objects.filter(pk__in=taken(old, limit)).update(sender="", text="")


def mass_recipients(*, municipality, before, limit) -> int:
    """A mass letter still says how many it went to; `contact` only keeps them apart."""
    sent = MassLetter.objects.filter(municipality=municipality, finished_at__lt=_midnight(before))
    known = MassRecipient.objects.filter(mass__in=sent).exclude(contact__startswith=FORGOTTEN)
    return MassRecipient.objects.filter(pk__in=taken(known, limit)).update(
        name="", to="", person=None, contact=Concat(Value(FORGOTTEN), Cast(F("pk"), CharField()))
    )


FORGOTTEN = "forgotten-"


def mail(*, municipality, before, limit) -> int:
    """What never became a request. The row stays, so that the same message, read again, is still known."""
    old = municipality.mail.filter(
        received_at__lt=_midnight(before), submission__isnull=True, forgotten_at__isnull=True
    )
    return empty_messages(MailMessage.objects.filter(pk__in=taken(old, limit)))


def empty_messages(rows) -> int:
    StoredFile.objects.filter(message__in=rows).delete()
    return rows.filter(forgotten_at__isnull=True).update(
        message_id="", sender="", sender_name="", subject="", text="", hidden="", forgotten_at=clock.now()
    )


def access_log(*, municipality, before, limit) -> int:
    """The oldest first: the numbers grow with time."""
    oldest = AccessLog.objects.filter(municipality=municipality).order_by("pk")[:limit]
    old = [entry.pk for entry in oldest if entry.at < _midnight(before)]
    return AccessLog.objects.filter(pk__in=old).delete()[0]


def identity_checks(*, municipality, before, limit) -> int:
    old = IdentityCheck.objects.filter(person__municipality=municipality, at__lt=_midnight(before))
    return IdentityCheck.objects.filter(pk__in=taken(old, limit)).delete()[0]


def used_codes(*, municipality, before, limit) -> int:
    old = Verification.objects.filter(municipality=municipality, created_at__lt=_midnight(before))
    return Verification.objects.filter(pk__in=taken(old, limit)).delete()[0]


def letters_with_codes(*, municipality, before, limit) -> int:
    old = municipality.letters.filter(
        kind=Letter.Kind.VERIFICATION_CODE, finished_at__lt=_midnight(before), forgotten_at__isnull=True
    )
    return empty_letters(Letter.objects.filter(pk__in=taken(old, limit)))
