"""A code sent to a phone or an e-mail address proves that its owner is asking. Kept only as a keyed hash."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal
from ..identifiers import new_code
from ..models import Channel, Municipality, Verification
from ..models.fields import blind_index
from . import letters

MINUTES = 10
TRIES = 5
SENDS = 3  # to one contact within the minutes above


@transaction.atomic
def send(
    *,
    municipality: Municipality,
    visitor: str,
    purpose: str,
    contact: str,
    language: str,
    subject_id: int | None = None,
) -> Verification:
    """Write a code to the contact: by SMS to a phone number, by e-mail to an address. Raises Refusal after too many."""
    now = clock.now()
    lately = Verification.objects.filter(
        municipality=municipality, contact=contact, purpose=purpose, created_at__gt=now - timedelta(minutes=MINUTES)
    )
    if lately.count() >= SENDS:
        raise Refusal(_("Too many attempts. Try again in 15 minutes."), code="too_many")
    code = new_code()
    row = Verification.objects.create(
        municipality=municipality,
        visitor=visitor,
        purpose=purpose,
        contact=contact,
        subject_id=subject_id,
        code_hash=blind_index(code),
        created_at=now,
        expires_at=now + timedelta(minutes=MINUTES),
    )
    channel = Channel.EMAIL if "@" in contact else Channel.SMS
    letters.verification_code(
        municipality=municipality, channel=channel, to=contact, language=language, code=code, minutes=MINUTES
    )
    return row


def check(*, municipality: Municipality, visitor: str, purpose: str, code: str) -> Verification:
    """The row whose code this is.

    Raises Refusal, the same for a wrong, an old and a missing one; after TRIES for good.
    """
    wrong = Refusal(_("The code is wrong or has expired."), field="sent_code", code="wrong")
    row = (
        Verification.objects.filter(
            municipality=municipality,
            visitor=visitor,
            purpose=purpose,
            used_at__isnull=True,
            expires_at__gt=clock.now(),
        )
        .order_by("-created_at")
        .first()
    )
    if row is None:
        raise wrong
    if not Verification.objects.filter(pk=row.pk, attempts__lt=TRIES).update(attempts=F("attempts") + 1):
        raise Refusal(_("Too many attempts. Try again in 15 minutes."), field="sent_code", code="too_many")
    if not constant_time_compare(row.code_hash, blind_index("".join(code.split()))):
        raise wrong
    if not Verification.objects.filter(pk=row.pk, used_at__isnull=True).update(used_at=clock.now()):
        raise wrong
    return row
