"""What is heard of a letter after it was handed over: by a gateway's receipt, by an e-mail that came back.

Receipts come late, twice and in any order. That a letter has arrived is the stronger word: it is believed after a
failure too, and no failure is believed after it. A letter that goes again has nothing to do with its older receipts.
"""

import logging
from datetime import datetime

from .. import clock
from ..delivery import LONGEST_ERROR, without_address
from ..models import Gateway, Letter

log = logging.getLogger(__name__)

STATE, NOTE = Letter.State, Letter.Note
ARRIVED, NOT_ARRIVED = "delivered", "failed"  # states that a receipt may name; others say nothing final
HEARD = [NOTE.BOUNCED, NOTE.UNDELIVERED]  # failed after it was handed over


def delivered(*, letter: Letter, at: datetime) -> bool:
    """The letter has arrived. False where that was known, or is no longer about what was sent."""
    rows = Letter.objects.filter(pk=letter.pk, receipt_key=letter.receipt_key, task_outcome="")
    arrived = {"state": STATE.DELIVERED, "note": "", "error": "", "delivered_at": at}
    return bool(
        rows.filter(state=STATE.SENT).update(**arrived)
        or rows.filter(state=STATE.FAILED, note__in=HEARD).update(**arrived)
    )


def undelivered(*, letter: Letter, note: str, error: str = "") -> bool:
    """The letter has not arrived: now it is a task for a person. False where something else is known already."""
    told = without_address(error, letter.to)[:LONGEST_ERROR]
    sent = Letter.objects.filter(pk=letter.pk, receipt_key=letter.receipt_key, state=STATE.SENT)
    return bool(sent.update(state=STATE.FAILED, note=note, error=told, finished_at=clock.now()))


class TooEarly(Exception):
    """The gateway may speak of a letter that is being marked just now: it is to say so again."""


def take(*, gateway: Gateway, key: str, state: str, error: str = "") -> bool:
    """A gateway's receipt; False where it changes nothing."""
    letter = Letter.objects.filter(gateway=gateway, receipt_key=key).first()
    if letter is None:
        return _unknown(gateway)
    if state == ARRIVED:
        return delivered(letter=letter, at=clock.now())
    return state == NOT_ARRIVED and undelivered(letter=letter, note=NOTE.UNDELIVERED, error=error)


def _unknown(gateway: Gateway) -> bool:
    in_hand = gateway.municipality.letters.filter(channel=gateway.channel, state=STATE.CLAIMED)
    if in_hand.exists():
        raise TooEarly
    log.warning("Gateway %s: a receipt for a letter that nobody knows.", gateway.pk)
    return False
