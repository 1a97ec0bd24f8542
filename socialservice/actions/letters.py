"""The outbox: letters are written with the fact they tell, and delivered afterwards by `delivering.deliver`.

`write_now(…)`    a letter about what has just happened, its text ready: takes what `ready` takes. Not for kinds that
                  `LETTERS` names: those are written out when they are sent.
`write_later(…)`  a letter due at some moment: takes what `planned` takes. Only kind and object are kept; when its time
                  has come, the function that `socialservice.registry.LETTERS` names for its kind is called with the
                  Letter and returns a `socialservice.letters.Draft`, or None where the letter is no longer true.
`put(rows)`       several of both, in one statement.
`drop_pending(…)` takes back what has not gone yet about an object.

All of them belong into the transaction of the fact. They return by which channel the recipient will hear, or
Channel.NONE: then nothing was written and somebody has to call.

    letters.write_later(
        municipality=…, kind="status_extended", to=socialservice.letters.recipient(person), about="benefits.Household",
        about_id=household.pk, due_at=clock.now(), once=f"status_extended:{household.pk}:{until}",
    )

Letters go between 8:00 and 20:00 only; one that is `at_once` goes at night too in the ten minutes after it was
written. `once` makes a letter unique for ever.
"""

import logging
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from .. import access, clock
from ..delivery import has_gateway
from ..errors import Refusal
from ..letters import Draft, Recipient, draft
from ..models import Channel, Letter, Municipality, Person, User

log = logging.getLogger(__name__)

HURRY, SOON = "letters:hurry", 1  # the round that takes all letters of a second, and begins when it is over
STATE, NOTE = Letter.State, Letter.Note


def write_now(**what) -> Channel:
    return put([ready(**what)])


def write_later(**what) -> Channel:
    return put([planned(**what)])


def ready(
    *,
    municipality: Municipality,
    kind: str,
    draft: Draft,
    about: str = "",
    about_id: int | None = None,
    expires_at: datetime | None = None,
    at_once: bool = True,
) -> Letter:
    """A letter for `put`, its text filled in. `expires_at`: afterwards it is better not sent."""
    row = _letter(municipality, kind, about, about_id, clock.now(), expires_at)
    row.at_once = at_once
    return fill(row, draft)


def planned(
    *,
    municipality: Municipality,
    kind: str,
    to: Recipient,
    about: str,
    about_id: int,
    due_at: datetime,
    expires_at: datetime | None = None,
    once: str | None = None,
) -> Letter:
    """A letter for `put` whose text will be written when it is due."""
    row = _letter(municipality, kind, about, about_id, due_at, expires_at)
    row.once = once
    return address(row, to)


def _letter(municipality, kind, about, about_id, due_at, expires_at) -> Letter:
    return Letter(
        municipality=municipality,
        kind=kind,
        about=about,
        about_id=about_id,
        created_at=clock.now(),
        due_at=due_at,
        expires_at=expires_at,
    )


def address(row: Letter, to: Recipient) -> Letter:
    row.channel, row.to, row.language, row.person, row.is_demo = to.channel, to.to, to.language, to.person, to.is_demo
    return row


def fill(row: Letter, draft: Draft) -> Letter:
    row.subject, row.text, row.html, row.attachment = draft.subject, draft.text, draft.html, draft.attachment
    return address(row, draft.to)


def put(rows: list[Letter]) -> Channel:
    """Write letters to people who can be reached; one whose `once` exists already is left out."""
    rows = [row for row in rows if row.channel != Channel.NONE]
    if not rows:
        return Channel.NONE
    Letter.objects.bulk_create(rows, ignore_conflicts=any(row.once for row in rows), batch_size=1000)
    if any(row.at_once for row in rows):
        transaction.on_commit(hurry)
    return Channel(rows[0].channel)


def hurry() -> None:
    """One round of delivery for the letters of a second: whoever writes later in it knows that it is still to begin."""
    from ..tasks import deliver_letters

    if not cache.add(HURRY, True, timeout=SOON):
        return
    try:
        deliver_letters.apply_async(countdown=SOON, retry=False)
    except OperationalError as fault:
        log.warning("No broker: letters go with the next round. %s", type(fault.__cause__ or fault).__name__)


def drop_pending(about: str, about_id: int) -> None:
    """Take back what has not gone. What a worker holds in hand just now goes, but is not tried again."""
    now = clock.now()
    pending = Letter.objects.on_the_way(about, about_id)
    pending.filter(state=STATE.QUEUED).update(state=STATE.DROPPED, note=NOTE.OVERTAKEN, finished_at=now, once=None)
    pending.filter(state=STATE.CLAIMED).update(expires_at=now)


def verification_code(
    *, municipality: Municipality, channel: str, to: str, language: str, code: str, minutes: int
) -> Channel:
    """The code that proves a contact. Its text is wiped once it has been handed over."""
    invented = Person.objects.filter(Q(phone=to) | Q(email=to), municipality=municipality, is_demo=True).exists()
    gaps = {"code": code, "minutes": minutes, "n": minutes}
    with translation.override(language):
        to_contact = Recipient(Channel(channel), to, language, is_demo=invented)
        filled = draft(to_contact, municipality, kind=Letter.Kind.VERIFICATION_CODE, said=gaps, told=gaps)
    expires_at = clock.now() + timedelta(minutes=minutes)
    return write_now(municipality=municipality, kind=Letter.Kind.VERIFICATION_CODE, draft=filled, expires_at=expires_at)


# Acts of the staff


@transaction.atomic
def send_again(*, letter: Letter, by: User) -> None:
    """Queue a letter that failed, or was kept while no gateway was set."""
    if not may_go_again(letter):
        raise Refusal(_("This letter cannot be sent again."), code="not_again")
    now = clock.now()
    queued = Letter.objects.filter(pk=letter.pk, state=letter.state).update(
        state=STATE.QUEUED, note="", error="", attempts=0, due_at=now, finished_at=None
    )
    if not queued:
        raise Refusal(_("Somebody was quicker: the letter is on its way already."), code="not_again")
    access.log_view(by, letter.municipality, "letter sent again", person=letter.person)
    if letter.at_once:
        transaction.on_commit(hurry)


def may_go_again(letter: Letter) -> bool:
    failed = letter.state == STATE.FAILED
    kept = letter.state == STATE.KEPT and letter.note == NOTE.NO_GATEWAY
    return (
        (failed or (kept and has_gateway(letter.channel, letter.municipality)))
        and not letter.is_secret
        and not letter.is_over(clock.now())
    )


@transaction.atomic
def posted(*, letter: Letter, by: User) -> None:
    """Somebody printed the letter and put it into the post."""
    waiting = Letter.objects.filter(pk=letter.pk, state=STATE.KEPT, note=NOTE.TO_POST)
    if not waiting.update(state=STATE.SENT, note="", finished_at=clock.now()):
        raise Refusal(_("Somebody was quicker: the letter has been posted already."), code="posted")
    access.log_view(by, letter.municipality, "letter posted", person=letter.person)
