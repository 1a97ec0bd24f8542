"""How many terms end on which day, where, and whether the offices have room for those who will come."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, F, Q

from socialservice import clock
from socialservice.models import District, Emergency, Letter, Municipality, Office

from . import waves
from .expiring import Offices, covered, ending
from .models import Status

AHEAD = timedelta(weeks=26)


@dataclass
class Ending:
    """Terms of one day and office."""

    day: date
    office: Office | None
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    extended: int = 0
    covered: bool = False  # an emergency is going to move the day
    planned: dict[date, int] = field(default_factory=dict)  # reminders of a wave by day
    room: dict[date, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return sum(self.kinds.values())

    @property
    def needy(self) -> int:
        return self.kinds[Status.Kind.NEEDY]

    @property
    def low_income(self) -> int:
        return self.kinds[Status.Kind.LOW_INCOME]

    @property
    def reminders(self) -> int:
        return sum(self.planned.values())

    @property
    def times(self) -> int:
        return sum(self.room.values())

    @property
    def missing(self) -> dict[date, int]:
        return waves.missing(self.planned, self.room)

    @property
    def missing_in_all(self) -> int:
        return sum(self.missing.values())


def by_day(municipality: Municipality, today: date) -> list[Ending]:
    """From today on, by day and office; each with the wave it calls for, or that is planned already."""
    offices = Offices(municipality, today, today + AHEAD)
    emergencies = list(Emergency.objects.of(municipality))
    districts = {row.pk: row for row in District.objects.filter(municipality=municipality)}
    found: dict[tuple, Ending] = {}
    for day, kind, district, number, extended in _counted(municipality, today):
        office = offices.of(districts.get(district))
        row = found.setdefault((day, office), Ending(day, office, covered=covered(day, emergencies)))
        row.kinds[kind] += number
        row.extended += extended
    sent = _planned(municipality, today, offices, districts)
    for (day, office), row in found.items():
        row.room = offices.room(office, day)
        row.planned = sent.get((day, office)) or _proposed(row)
    return sorted(found.values(), key=lambda row: (row.day, str(row.office or "")))


def _counted(municipality, today):
    rows = ending(municipality, today, today + AHEAD).order_by()
    return rows.values_list("effective_until", "kind", "household__contact_person__district").annotate(
        number=Count("pk"), extended=Count("pk", filter=Q(effective_until__gt=F("granted_until")))
    )


def _planned(municipality, today, offices, districts) -> dict[tuple, dict[date, int]]:
    """Reminders that wait in the outbox for their day."""
    waiting = Letter.objects.filter(
        municipality=municipality, kind=Letter.Kind.STATUS_EXPIRING, state=Letter.State.QUEUED
    ).values_list("about_id", "due_at")
    due = {pk: clock.local(at).date() for pk, at in waiting}
    found: dict[tuple, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    ends = Status.objects.filter(municipality=municipality, pk__in=due, effective_until__gte=today)
    for pk, end, district in ends.values_list("pk", "effective_until", "household__contact_person__district"):
        found[end, offices.of(districts.get(district))][due[pk]] += 1
    return found


def _proposed(row: Ending) -> dict[date, int]:
    """The wave as it would be planned with the room known today; none for few, nor where the day moves anyway."""
    if row.covered or not waves.needed(row.number, row.room):
        return {}
    return waves.spread(row.number, row.room)
