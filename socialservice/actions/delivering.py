"""Delivering the outbox: claim a letter, hand it over, say what became of it. Any number of workers do so at once.

A letter is claimed alone and marked as soon as it is handed over. A worker that dies leaves one letter in hand; it is
given back after a while and goes again under the same Message-ID: lost is none, doubled only what the dead worker had
handed over without living to mark it.
"""

import logging
import uuid
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from .. import clock, registry
from ..daytime import is_daytime
from ..delivery import FinalFault, Gateways, Kept, NotHandedOver, PassingFault
from ..models import Channel, Letter
from .letters import fill

log = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480)]
ATTEMPTS = len(BACK_OFF) + 1
ROUND = timedelta(minutes=5)  # the longest that one round goes on; well under the broker's visibility timeout
STALE = timedelta(minutes=10)  # in hand for longer than any hand-over takes: its worker has died

STATE, NOTE = Letter.State, Letter.Note


def deliver(*, limit: int = 500) -> Counter:
    """Hand over letters that are due, the urgent first. Returns how many came to which state."""
    until = clock.now() + ROUND
    done, down = Counter(), set()
    give_back_stale()
    with Gateways() as gateways:
        while done.total() < limit and clock.now() < until and (letter := _claim(without=down)):
            try:
                state = _deliver(letter, gateways)
            except PassingFault as fault:
                state = _put_back(letter, fault)
                if fault.gateway_down:
                    down.add(letter.channel)
            done[state] += 1
    return done


def give_back_stale() -> int:
    """Letters of dead workers return to the queue, or have failed if they were tried often enough."""
    stale = Letter.objects.in_hand_longer_than(clock.now() - STALE)
    stale.filter(attempts__gte=ATTEMPTS).update(
        state=STATE.FAILED, note=NOTE.INTERRUPTED, claim=None, claimed_at=None, finished_at=clock.now()
    )
    return stale.update(state=STATE.QUEUED, note=NOTE.INTERRUPTED, claim=None, claimed_at=None)


def _claim(*, without: set) -> Letter | None:
    now = clock.now()
    letter = _claim_next(now, without, at_once=True)
    if letter is None and is_daytime(clock.local(now)):
        letter = _claim_next(now, without, at_once=False)
    return letter


@transaction.atomic
def _claim_next(now, without: set, *, at_once: bool) -> Letter | None:
    letter = (
        Letter.objects.due(now)
        .filter(at_once=at_once)
        .exclude(channel__in=without)
        .select_related("municipality", "person")
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("due_at")
        .first()
    )
    if letter is not None:
        letter.state, letter.claim, letter.claimed_at = STATE.CLAIMED, uuid.uuid4(), now
        letter.attempts += 1
        letter.save(update_fields=["state", "claim", "claimed_at", "attempts"])
    return letter


def _deliver(letter: Letter, gateways: Gateways) -> str:
    if letter.is_over(clock.now()):
        return _finish(letter, STATE.DROPPED, NOTE.LATE)
    if not _render(letter):
        return _finish(letter, STATE.DROPPED, NOTE.OVERTAKEN)
    try:
        gateways.hand_over(letter)
    except Kept as kept:
        return _finish(letter, STATE.KEPT, kept.note)
    except FinalFault as fault:
        return _finish(letter, STATE.FAILED, fault.note, fault.error)
    return _finish(letter, STATE.SENT)


def _render(letter: Letter) -> bool:
    """Write the text where only kind and object are kept, anew at each attempt: it has to be true now."""
    if letter.kind not in registry.LETTERS:
        return True
    draft = registry.load(registry.LETTERS[letter.kind])(letter)
    if draft is None or draft.to.channel == Channel.NONE:
        return False
    fill(letter, draft)
    return True


def _put_back(letter: Letter, fault: NotHandedOver) -> str:
    letter.refresh_from_db(fields=["expires_at"])  # taken back meanwhile?
    now = clock.now()
    again = now + BACK_OFF[letter.attempts - 1] if letter.attempts < ATTEMPTS else None
    if again is None or letter.is_over(again):
        return _finish(letter, STATE.FAILED, fault.note, fault.error)
    return _mark(letter, STATE.QUEUED, fault.note, fault.error, due_at=again)


def _finish(letter: Letter, state: str, note: str = "", error: str = "") -> str:
    if letter.is_secret and not (state == STATE.KEPT and (settings.EMBEDDED or settings.DEMO)):
        letter.subject = letter.text = letter.html = ""
    texts = {name: getattr(letter, name) for name in ("subject", "text", "html", "attachment")}
    way = {"channel": letter.channel, "to": letter.to, "language": letter.language}
    return _mark(letter, state, note, error, finished_at=clock.now(), **texts, **way)


def _mark(letter: Letter, state: str, note: str, error: str, **more) -> str:
    """Only who holds the claim may say what became of the letter."""
    mine = Letter.objects.filter(pk=letter.pk, state=STATE.CLAIMED, claim=letter.claim)
    if not mine.update(state=state, note=note, error=error, claim=None, claimed_at=None, **more):
        log.warning("Letter %s was given to another worker while this one had it.", letter.pk)
    return state
