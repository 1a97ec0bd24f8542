"""Delivering the outbox: claim letters, hand each over, say what became of it. Any number of workers do so at once.

A few letters are claimed together, and each is marked as soon as it is handed over. A worker that dies leaves those few
in hand; they are given back after a while, and the one it was handing over goes again under the same name: lost is
none, doubled only what the dead worker had handed over without living to mark it.
"""

import logging
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q

from .. import clock, registry
from ..daytime import is_daytime
from ..delivery import FinalFault, Kept, NotHandedOver, PassingFault
from ..models import Channel, Letter
from .gateways import Handed, NotYet, Ways
from .letters import fill

log = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480)]
ATTEMPTS = len(BACK_OFF) + 1
TOGETHER = 10  # letters claimed at once: so many wait for STALE where their worker is killed
MOST = 500  # letters of one round
ROUND = timedelta(minutes=5)  # the longest that one round goes on; well under the broker's visibility timeout
STALE = timedelta(minutes=10)  # in hand for longer than any hand-over takes: its worker has died
SLOW = STALE / 2  # what has been in hand for so long is not begun any more
ANSWERS = timedelta(minutes=10)  # a letter about an act longer ago is no answer any more: it waits for the morning
LAST_ROUND = "letters:round"  # in the cache: when a round last began

STATE, NOTE = Letter.State, Letter.Note
NOBODY = Handed(None, "")


class Round:
    """One worker's way through the queue. `without`: (municipality, channel) whose ways out are shut for now."""

    def __init__(self, limit: int):
        self.until, self.limit = clock.now() + ROUND, limit
        self.done, self.without = Counter(), set()

    def letters(self) -> Iterator[Letter]:
        while (free := self.limit - self.done.total()) > 0 and clock.now() < self.until:
            claimed = claim(min(free, TOGETHER), without=self.without)
            if not claimed:
                return
            left = list(claimed)
            try:
                while left and clock.now() - claimed[0].claimed_at < SLOW:
                    if _way(letter := left.pop(0)) in self.without:
                        release([letter])
                    else:
                        yield letter
            finally:
                release(left)


def deliver(*, limit: int = MOST) -> Counter:
    """Hand over letters that are due, the urgent first. Returns how many came to which state."""
    cache.set(LAST_ROUND, clock.now(), timeout=None)
    give_back_stale()
    this = Round(limit)
    with Ways() as ways:
        for letter in this.letters():
            try:
                state = _deliver(letter, ways)
            except NotYet as wait:
                this.without.add(_way(letter))
                state = _wait(letter, wait)
            except PassingFault as fault:
                if fault.gateway_down:
                    this.without.add(_way(letter))
                state = _put_back(letter, fault)
            this.done[state] += 1
    return this.done


def _way(letter: Letter) -> tuple[int, str]:
    return letter.municipality_id, letter.channel


def give_back_stale() -> int:
    """Letters of dead workers return to the queue, or have failed if they were tried often enough."""
    stale = Letter.objects.in_hand_longer_than(clock.now() - STALE)
    stale.filter(attempts__gte=ATTEMPTS).update(
        state=STATE.FAILED, note=NOTE.INTERRUPTED, claim=None, claimed_at=None, finished_at=clock.now()
    )
    return stale.update(state=STATE.QUEUED, note=NOTE.INTERRUPTED, claim=None, claimed_at=None)


def release(letters: list[Letter]) -> None:
    """Claimed and not begun: they are nobody's again."""
    for letter in letters:
        mine = Letter.objects.filter(pk=letter.pk, state=STATE.CLAIMED, claim=letter.claim)
        mine.update(state=STATE.QUEUED, claim=None, claimed_at=None, attempts=F("attempts") - 1)


def claim(count: int, *, without: set) -> list[Letter]:
    """Letters that are this worker's now, the urgent first. At night only what answers an act of the last minutes."""
    now = clock.now()
    if not is_daytime(clock.local(now)):
        return _claim_next(now, count, without, Q(at_once=True, created_at__gte=now - ANSWERS))
    return _claim_next(now, count, without, Q(at_once=True)) or _claim_next(now, count, without, Q(at_once=False))


@transaction.atomic
def _claim_next(now, count: int, without: set, which: Q) -> list[Letter]:
    shut = Q()
    for municipality, channel in without:
        shut |= Q(municipality=municipality, channel=channel)
    letters = list(
        Letter.objects.due(now)
        .filter(~shut & which)
        .select_related("municipality", "person")
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("due_at")[:count]
    )
    mark = uuid.uuid4()
    if letters:
        Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(
            state=STATE.CLAIMED, claim=mark, claimed_at=now, attempts=F("attempts") + 1
        )
    for letter in letters:
        letter.state, letter.claim, letter.claimed_at = STATE.CLAIMED, mark, now
        letter.attempts += 1
    return letters


def _deliver(letter: Letter, ways: Ways) -> str:
    if letter.is_over(clock.now()):
        return _finish(letter, STATE.DROPPED, NOTE.LATE)
    if not _render(letter):
        return _finish(letter, STATE.DROPPED, NOTE.OVERTAKEN)
    try:
        handed = ways.hand_over(letter)
    except Kept as kept:
        return _finish(letter, STATE.KEPT, kept.note)
    except FinalFault as fault:
        return _finish(letter, STATE.FAILED, fault.note, fault.error)
    return _finish(letter, STATE.SENT, handed=handed)


def _render(letter: Letter) -> bool:
    """Write the text where only kind and object are kept, anew at each attempt: it has to be true now."""
    if letter.kind not in registry.LETTERS:
        return True
    draft = registry.load(registry.LETTERS[letter.kind])(letter)
    if draft is None or draft.to.channel == Channel.NONE:
        return False
    fill(letter, draft)
    return True


def _wait(letter: Letter, wait: NotYet) -> str:
    """No way out is open: the letter was not tried, and is due again when one may be."""
    letter.refresh_from_db(fields=["expires_at"])
    if letter.is_over(wait.until):
        return _finish(letter, STATE.FAILED, NOTE.UNREACHABLE, wait.error)
    return _mark(letter, STATE.QUEUED, wait.note, wait.error, due_at=wait.until, attempts=letter.attempts - 1)


def _put_back(letter: Letter, fault: NotHandedOver) -> str:
    letter.refresh_from_db(fields=["expires_at"])  # taken back meanwhile?
    now = clock.now()
    again = now + BACK_OFF[letter.attempts - 1] if letter.attempts < ATTEMPTS else None
    if again is None or letter.is_over(again):
        return _finish(letter, STATE.FAILED, fault.note, fault.error)
    return _mark(letter, STATE.QUEUED, fault.note, fault.error, due_at=again)


def _finish(letter: Letter, state: str, note: str = "", error: str = "", handed: Handed = NOBODY) -> str:
    if letter.is_secret and not (state == STATE.KEPT and (settings.EMBEDDED or settings.DEMO)):
        letter.subject = letter.text = letter.html = ""
    texts = {name: getattr(letter, name) for name in ("subject", "text", "html", "attachment")}
    way = {"channel": letter.channel, "to": letter.to, "language": letter.language}
    return _mark(letter, state, note, error, finished_at=clock.now(), **texts, **way, **handed._asdict())


def _mark(letter: Letter, state: str, note: str, error: str, **more) -> str:
    """Only who holds the claim may say what became of the letter."""
    mine = Letter.objects.filter(pk=letter.pk, state=STATE.CLAIMED, claim=letter.claim)
    if not mine.update(state=state, note=note, error=error, claim=None, claimed_at=None, **more):
        log.warning("Letter %s was given to another worker while this one had it.", letter.pk)
    return state
