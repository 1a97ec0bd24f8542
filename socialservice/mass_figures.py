"""What becomes of a mass letter: who it reaches by which way, and how far it has gone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from . import clock
from .actions import mass as actions
from .audiences import WITH_DATE
from .letters import Recipient
from .mass_texts import Length, length
from .models import Channel, Letter, MassLetter

GONE = Q(letter__state__in=[Letter.State.SENT, Letter.State.DELIVERED, Letter.State.KEPT])


@dataclass(frozen=True)
class Way:
    """How many are written to by one channel, and what became of their letters."""

    channel: str
    number: int
    gone: int
    failed: int
    queued: int

    @property
    def label(self) -> str:
        return Channel(self.channel).label

    @property
    def waiting(self) -> int:
        return self.number - self.gone - self.failed - self.queued


@dataclass(frozen=True)
class Progress:
    ways: list[Way]
    unreachable: int

    @property
    def number(self) -> int:
        return sum(way.number for way in self.ways)

    @property
    def gone(self) -> int:
        return sum(way.gone for way in self.ways)

    @property
    def failed(self) -> int:
        return sum(way.failed for way in self.ways)

    @property
    def percent(self) -> int:
        return 100 * self.gone // self.number if self.number else 0


def progress(mass: MassLetter) -> Progress:
    """One query."""
    rows = (
        mass.recipients.order_by()
        .values("channel")
        .annotate(
            number=Count("pk"),
            gone=Count("pk", filter=GONE),
            failed=Count("pk", filter=Q(letter__state=Letter.State.FAILED)),
            queued=Count("pk", filter=Q(letter__state__in=[Letter.State.QUEUED, Letter.State.CLAIMED])),
        )
    )
    told = {row["channel"]: Way(**row) for row in rows}
    ways = [told[channel] for channel in Channel.values if channel in told and channel != Channel.NONE]
    return Progress(ways, told[Channel.NONE].number if Channel.NONE in told else 0)


def unreachable(mass: MassLetter):
    return mass.recipients.filter(channel=Channel.NONE).select_related("person").order_by("name", "pk")


def days(mass: MassLetter) -> list[tuple[date, int]]:
    """Day → letters: as written down, or before the start as they would be."""
    if mass.state == MassLetter.State.DRAFT:
        return actions.plan(mass, mass.recipients.exclude(channel=Channel.NONE).count())
    found = mass.recipients.filter(day__isnull=False).order_by("day").values_list("day")
    return list(found.annotate(number=Count("pk")))


@dataclass(frozen=True)
class Sample:
    """The letter in one language as somebody would get it."""

    language: str
    sms: str
    length: Length
    subject: str
    text: str


def samples(mass: MassLetter) -> list[Sample]:
    languages = ["lv", "en"] if mass.sms_en and mass.subject_en and mass.body_en else ["lv"]
    return [_sample(mass, language) for language in languages]


def _sample(mass: MassLetter, language: str) -> Sample:
    day = clock.today() if mass.audience in WITH_DATE else None
    short = actions.rendered(mass, Recipient(Channel.SMS, "", language), day).text
    full = actions.rendered(mass, Recipient(Channel.EMAIL, "", language), day)
    measured = length(short, diacritics=mass.municipality.sms_diacritics)
    return Sample(language, short, measured, full.subject, full.text)
