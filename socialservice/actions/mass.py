"""Mass letters: written down, counted, started, stopped and gone on with; and written out day by day.

Whoever changes a mass letter or writes its letters out holds its row: two workers never write the same one at once,
and whoever stops it waits until the present batch is whole. A recipient points at its letter, both written in one
transaction: a worker that dies leaves either both or neither.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext as _

from .. import access, audiences, clock, links, routing, words
from ..daytime import MORNING
from ..errors import Refusal
from ..letters import Draft, Recipient, framed, recipient, short_text
from ..models import Channel, Letter, MassLetter, MassRecipient, Municipality, User
from ..models.fields import blind_index
from ..registry import CAPACITY, load
from ..spreading import spread
from ..workdays import working, working_days
from . import letters

ABOUT = "socialservice.MassLetter"
BATCH = 500
LAST_WRITTEN = time(19)  # so that all of the day has gone by the evening
AHEAD = timedelta(days=366)
COUNTED_FOR = timedelta(hours=1)

State = MassLetter.State


# What people decide


def write(*, municipality: Municipality, by: User, **told) -> MassLetter:
    return MassLetter.objects.create(municipality=municipality, by=by, created_at=clock.now(), **told)


@transaction.atomic
def change(*, mass: MassLetter, by: User, **told) -> MassLetter:
    """Another audience, other texts or days, as long as nothing has been sent. It is to be counted anew."""
    row = _draft(mass)
    row.recipients.all().delete()
    for name, value in {**told, "counted_at": None, "by": by}.items():
        setattr(row, name, value)
    row.save()
    return row


@transaction.atomic
def discard(*, mass: MassLetter) -> None:
    _draft(mass).delete()


@transaction.atomic
def count(*, mass: MassLetter, by: User) -> MassLetter:
    """Write down who would get it now, without a day: the preview."""
    row = _draft(mass)
    _write_recipients(row)
    access.log_view(by, row.municipality, "mass letter counted")
    return row


@transaction.atomic
def start(*, mass: MassLetter, by: User) -> MassLetter:
    """Give a day to everybody who was counted: what somebody looked at and confirmed is what is sent."""
    row = _draft(mass)
    if row.counted_at is None or row.counted_at < clock.now() - COUNTED_FOR:
        raise Refusal(_("It is more than an hour since this was counted. Count anew and look once more."), code="stale")
    if not _waiting(row).exists():
        raise Refusal(_("Nobody can be written to."), code="nobody")
    _give_days(row)
    row.state, row.started_at, row.by = State.RUNNING, clock.now(), by
    row.save(update_fields=["state", "started_at", "by"])
    access.log_view(by, row.municipality, "mass letter started")
    return row


@transaction.atomic
def stop(*, mass: MassLetter, by: User) -> MassLetter:
    """Take back what has not gone."""
    row = _locked(mass)
    if row.state != State.RUNNING:
        raise Refusal(_("This letter is not being sent."), code="not_running")
    letters.drop_pending(ABOUT, row.pk)
    row.recipients.filter(letter__state=Letter.State.DROPPED).update(letter=None)
    row.state, row.stopped_at = State.STOPPED, clock.now()
    row.save(update_fields=["state", "stopped_at"])
    access.log_view(by, row.municipality, "mass letter stopped")
    return row


@transaction.atomic
def go_on(*, mass: MassLetter, by: User) -> MassLetter:
    """To those who have not got it yet, spread anew from today on."""
    row = _locked(mass)
    if row.state != State.STOPPED:
        raise Refusal(_("This letter was not stopped."), code="not_stopped")
    row.recipients.filter(letter__state=Letter.State.DROPPED).update(letter=None)  # in hand when it was stopped
    _give_days(row)
    row.state, row.stopped_at = State.RUNNING, None
    row.save(update_fields=["state", "stopped_at"])
    access.log_view(by, row.municipality, "mass letter gone on with")
    return row


# What workers do


def write_due(*, limit: int = 2000) -> int:
    """The letters of today, of each mass letter a limited number; on working days from morning to evening. How many."""
    if not MORNING <= clock.local(clock.now()).time() < LAST_WRITTEN:
        return 0
    written = 0
    for pk in MassLetter.objects.filter(state=State.RUNNING).order_by("pk").values_list("pk", flat=True):
        for _batch in range(limit // BATCH):
            batch = _write_some(pk)
            written += batch
            if batch < BATCH:
                break
    return written


@transaction.atomic
def _write_some(pk: int) -> int:
    running = MassLetter.objects.filter(pk=pk, state=State.RUNNING).select_related("municipality")
    mass, today = running.select_for_update(of=("self",), skip_locked=True).first(), clock.today()
    if mass is None or not working(mass.municipality, today):
        return 0
    if _waiting(mass).filter(day__lt=today).exists():  # nobody worked that day: not all of it at once now
        _give_days(mass)
    rows = list(_waiting(mass).filter(day=today).select_related("person").order_by("pk")[:BATCH])
    texts: dict[tuple, Draft] = {}
    written = [_letter(mass, row, texts) for row in rows]
    letters.put(written)
    for row, letter in zip(rows, written, strict=True):
        row.letter = letter
    MassRecipient.objects.bulk_update(rows, ["letter"])
    if not _waiting(mass).exists():
        mass.state, mass.finished_at = State.FINISHED, clock.now()
        mass.save(update_fields=["state", "finished_at"])
    return len(rows)


def _letter(mass: MassLetter, row: MassRecipient, texts: dict[tuple, Draft]) -> Letter:
    """Of all who hear the same words by the same way the words are put together once."""
    to = Recipient(Channel(row.channel), row.to, row.language, row.person, row.is_demo)
    same = (row.channel, row.language, row.about_day)
    if same not in texts:
        texts[same] = rendered(mass, to, row.about_day)
    return letters.ready(
        municipality=mass.municipality,
        kind=Letter.Kind.MASS,
        draft=replace(texts[same], to=to),
        about=ABOUT,
        about_id=mass.pk,
        at_once=False,
    )


def rendered(mass: MassLetter, to: Recipient, about_day: date | None) -> Draft:
    """The letter in the recipient's language, or in Latvian where it was not translated."""
    english = to.language == "en" and mass.body_en and mass.subject_en and mass.sms_en
    language = "en" if english else "lv"
    with translation.override(language):
        line = routing.line(mass.municipality, None, None, clock.today())
        gaps = {
            "date": words.date_short(about_day) if about_day else "",
            "phone": line.as_written if line else "",
            "url": links.absolute(mass.municipality, "start"),
        }
        said = {part: getattr(mass, f"{part}_{language}").format(**gaps) for part in ("sms", "subject", "body")}
        if to.channel == Channel.SMS:
            return Draft(to, text=short_text([said["sms"]], mass.municipality))
        spoken = replace(to, language=language)
        return framed(spoken, mass.municipality, subject=said["subject"], body=said["body"], line=line)


# Pieces


def _locked(mass: MassLetter) -> MassLetter:
    return MassLetter.objects.select_related("municipality").select_for_update(of=("self",)).get(pk=mass.pk)


def _draft(mass: MassLetter) -> MassLetter:
    row = _locked(mass)
    if row.state != State.DRAFT:
        raise Refusal(_("This letter has been started already."), code="started")
    return row


def _waiting(mass: MassLetter):
    """Who is to get it and has not."""
    return mass.recipients.filter(letter__isnull=True).exclude(channel=Channel.NONE)


def _write_recipients(row: MassLetter) -> None:
    """In batches: whoever is met twice is left out the second time by the database."""
    row.recipients.all().delete()
    found = (_recipient(row, told) for told in audiences.told(row))
    while some := list(islice(found, BATCH)):
        MassRecipient.objects.bulk_create(some, ignore_conflicts=True)
    row.counted_at = clock.now()
    row.save(update_fields=["counted_at"])


def _recipient(mass: MassLetter, told: audiences.Told) -> MassRecipient:
    to = recipient(told.contact)
    unreachable = to.channel == Channel.NONE
    return MassRecipient(
        mass=mass,
        person=to.person,
        name=told.contact.name if unreachable else "",
        contact=blind_index(_key(told.contact, to)),
        channel=to.channel,
        to=told.contact.phone if unreachable else to.to,
        language=to.language,
        is_demo=to.is_demo,
        about_day=told.day,
    )


def _key(contact, to: Recipient) -> str:
    """The number or address; a letter by post has a name on it, and whoever cannot be reached is known by theirs."""
    if to.channel in (Channel.SMS, Channel.EMAIL):
        return f"mass:{to.to.lower()}"
    return f"mass:person:{to.person.pk}" if to.person else f"mass:{contact.phone}:{contact.name}"


def _give_days(mass: MassLetter) -> None:
    """Spread those who wait over the working days from the first day on, or from today where that has passed."""
    waiting = _waiting(mass)
    waiting.filter(day__isnull=False).update(day=None)
    for day, number in plan(mass, waiting.count()):
        of_day = waiting.filter(day__isnull=True).order_by("pk").values("pk")[:number]
        MassRecipient.objects.filter(pk__in=of_day).update(day=day)
    if waiting.filter(day__isnull=True).exists():
        raise Refusal(
            _("The offices have too few free times for so many letters. Publish more, or choose a number of letters."),
            code="no_room",
        )


def plan(mass: MassLetter, number: int) -> list[tuple[date, int]]:
    return list(spread(number, _room(mass)))


def _room(mass: MassLetter) -> Iterator[tuple[date, int]]:
    """Working day → how many letters it takes, less those that it had."""
    first = max(filter(None, [mass.first_day, _first_possible()]))
    days = working_days(mass.municipality, first, first + AHEAD)
    free = load(CAPACITY)(mass.municipality, first, first + AHEAD) if mass.by_capacity else {}
    written = mass.recipients.filter(letter__isnull=False, day__gte=first)
    had = dict(written.order_by().values_list("day").annotate(n=Count("pk")))
    for day in days:
        most = min(mass.per_day, free.get(day, 0)) if mass.by_capacity else mass.per_day
        yield day, most - had.get(day, 0)


def _first_possible() -> date:
    """Today, or tomorrow where nothing is written any more today."""
    now = clock.local(clock.now())
    return now.date() if now.time() < LAST_WRITTEN else now.date() + timedelta(days=1)
