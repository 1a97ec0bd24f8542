"""Whose status ends soon, so that they are to be told in time to apply again; and when each is told."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from socialservice import registry, routing
from socialservice.models import Emergency, Municipality
from socialservice.workdays import working_days

from . import waves
from .extensions import EXTENDED_KINDS
from .models import Status

AHEAD = timedelta(days=30)
CAUGHT_UP = timedelta(days=7)  # days on which nothing ran, or a status entered late, are made good within a week


def ending(municipality: Municipality, first: date, last: date) -> QuerySet[Status]:
    """Statuses that end between two days, without a next one; whether an emergency covers them is not asked."""
    renewal = Status.objects.filter(
        household=OuterRef("household"), kind__in=EXTENDED_KINDS, granted_from__gt=OuterRef("granted_from")
    )
    return Status.objects.exclusive().filter(
        ~Exists(renewal),
        municipality=municipality,
        closed_on__isnull=True,
        effective_until__gte=first,
        effective_until__lte=last,
    )


def near(municipality: Municipality, day: date) -> QuerySet[Status]:
    """In force, and so near to their end that a reminder may go."""
    first, last = day + AHEAD - CAUGHT_UP + timedelta(days=1), day + waves.FIRST
    return ending(municipality, first, last).filter(granted_from__lte=day)


def still_true(status: Status, day: date) -> bool:
    """May a reminder planned before go today?"""
    found = ending(status.municipality, day, day + waves.FIRST).filter(pk=status.pk)
    return found.exists() and not covered(status.effective_until, list(Emergency.objects.of(status.municipality)))


def covered(day: date, emergencies: list[Emergency]) -> bool:
    """The term ends while an emergency lasts that extends it, now or as soon as the next run comes."""
    return any(_covers(emergency, day) for emergency in emergencies)


def _covers(emergency: Emergency, day: date) -> bool:
    first, last = emergency.covers_from or emergency.starts_on, emergency.covers_until or emergency.ends_on
    return emergency.extends_statuses and emergency.voided_at is None and first <= day <= last


@dataclass
class Offices:
    """Which office a household goes to, and how many it has room for on which working day."""

    municipality: Municipality
    today: date
    last: date
    _by_district: dict = field(default_factory=dict)

    def __post_init__(self):
        self.working = working_days(self.municipality, self.today, self.last)
        self._times = registry.load(registry.CAPACITY_BY_OFFICE)(self.municipality, self.today, self.last)

    def of(self, district):
        """None where no office is open."""
        key = district.pk if district else None
        if key not in self._by_district:
            self._by_district[key] = next(iter(routing.offices(self.municipality, district, self.today)), None)
        return self._by_district[key]

    def room(self, office, end: date) -> dict[date, int]:
        first, last = waves.window(end, self.today)
        times = self._times.get(office.pk, {}) if office else {}
        return {day: times.get(day, 0) for day in self.working if first <= day <= last}


def days_to_tell(offices: Offices, statuses: list[Status], planned: dict[int, date]) -> dict[int, date]:
    """Status → the day on which it is told, for those that have none yet and are to have one by now.

    `planned`: those that have one. Few of one end and office are told thirty days before; many go by turns.
    """
    groups = defaultdict(list)
    for status in statuses:
        groups[status.effective_until, offices.of(status.household.contact_person.district)].append(status)
    found = {}
    for (end, office), group in groups.items():
        left = [status.pk for status in group if status.pk not in planned]
        room = offices.room(office, end)
        if waves.needed(len(group), room):
            taken = [planned[status.pk] for status in group if status.pk in planned]
            found |= _by_turns(left, {day: times - taken.count(day) for day, times in room.items()}, offices.today)
        elif end <= offices.today + AHEAD:
            found |= dict.fromkeys(left, offices.today)
    return found


def _by_turns(left: list[int], room: dict[date, int], today: date) -> dict[int, date]:
    if not room:
        return dict.fromkeys(left, today)
    days = [day for day, number in waves.spread(len(left), room).items() for _one in range(number)]
    return dict(zip(left, days, strict=True))
