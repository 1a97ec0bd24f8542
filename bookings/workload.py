"""How much of the offered time is booked: by week, by competence and by purpose. Counted in slots."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum
from django.db.models.functions import TruncWeek

from socialservice.routing import competence_of

from .models import Purpose, Resource, Slot

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Load:
    available: timedelta = timedelta()
    booked: timedelta = timedelta()

    @property
    def hours(self) -> float:
        return self.available / HOUR

    @property
    def hours_booked(self) -> float:
        return self.booked / HOUR

    @property
    def percent(self) -> int | None:
        return round(100 * (self.booked / self.available)) if self.available else None

    def __add__(self, other: "Load") -> "Load":
        return Load(self.available + other.available, self.booked + other.booked)


@dataclass(frozen=True)
class Share:
    """What the booked time was for."""

    competence: str
    purpose: str
    appointments: int
    booked: timedelta

    @property
    def hours(self) -> float:
        return self.booked / HOUR


LENGTH = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
TAKEN = Q(appointment__isnull=False) | Q(activity__isnull=False)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def by_week(resources: Iterable[Resource], first: date, last: date) -> dict[int, dict[date, Load]]:
    """Resource → Monday → its load. Times taken off the offer count as neither."""
    slots = Slot.objects.filter(resource__in=resources, day__range=(first, last), withdrawn_at__isnull=True)
    rows = slots.order_by().values("resource_id", week=TruncWeek("day"))
    found: dict[int, dict[date, Load]] = defaultdict(dict)
    for row in rows.annotate(available=Sum(LENGTH), booked=Sum(LENGTH, filter=TAKEN)):
        found[row["resource_id"]][row["week"]] = Load(row["available"], row["booked"] or timedelta())
    return found


def by_purpose(resources: Iterable[Resource], first: date, last: date) -> list[Share]:
    """Most time first, named as the reader does. The competence is the purpose's, else its department's."""
    slots = Slot.objects.filter(resource__in=resources, day__range=(first, last), appointment__isnull=False)
    rows = slots.order_by().values(purpose=F("appointment__purpose"))
    told = rows.annotate(booked=Sum(LENGTH), appointments=Count("appointment", distinct=True))
    purposes = Purpose.objects.select_related("competence", "department__competence")
    purposes = purposes.in_bulk([row["purpose"] for row in told])
    shares = [
        Share(_competence(purposes[row["purpose"]]), purposes[row["purpose"]].label, row["appointments"], row["booked"])
        for row in told
    ]
    return sorted(shares, key=lambda share: (-share.booked, share.purpose))


def _competence(purpose: Purpose) -> str:
    found = competence_of(purpose)
    return found.label if found else ""


def by_competence(shares: Iterable[Share]) -> list[Share]:
    """The same, summed."""
    found: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        found[share.competence].append(share)
    summed = [
        Share(name, "", sum(one.appointments for one in some), sum((one.booked for one in some), timedelta()))
        for name, some in found.items()
    ]
    return sorted(summed, key=lambda share: (-share.booked, share.competence))
