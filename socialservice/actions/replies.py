"""Answers to text messages: each is written down once, with what came of it."""

from django.db import IntegrityError, transaction

from .. import clock, registry
from ..identifiers import PhoneError, parse_phone
from ..mail.codes import hide
from ..models import Gateway, SmsReply

DID = SmsReply.Did


@transaction.atomic
def take(*, gateway: Gateway, key: str, sender: str, text: str) -> SmsReply | None:
    """None where it was taken before, or this gateway's messages are not to be answered.

    Who is meant, and what follows, says `registry.SMS_REPLIES`. A sender that is no phone number cannot be answered.
    """
    if not gateway.takes_replies:
        return None
    [masked], _codes = hide(text)
    row = SmsReply(
        municipality=gateway.municipality,
        gateway=gateway,
        receipt_key=key,
        sender=number_of(sender) or sender,
        text=masked,
        received_at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    row.did = registry.load(registry.SMS_REPLIES)(row) if number_of(sender) else DID.KEPT
    row.save(update_fields=["letter", "did"])
    return row


def number_of(sender: str) -> str:
    """E.164, or nothing where it is a name or a short number."""
    try:
        return parse_phone(sender if sender.startswith("+") else f"+{sender.removeprefix('00')}").e164
    except PhoneError:
        return ""
