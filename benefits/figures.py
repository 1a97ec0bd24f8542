"""What counts: persons, on a day or in a month."""

from datetime import date

from django.db.models import F, Q

from socialservice.models import Municipality
from socialservice.periods import last_day_of_month

from .models import HouseholdMember


def in_force(municipality: Municipality, kind: str, day: date) -> int:
    """Persons whose household had the status on that day, extensions included."""
    return _persons(municipality.statuses.in_force(day).filter(kind=kind), day)


def of_these_extended(municipality: Municipality, kind: str, day: date) -> int:
    """Those in force only because of an extension."""
    return _persons(municipality.statuses.in_force(day).filter(kind=kind, granted_until__lt=day), day)


def newly_granted(municipality: Municipality, kind: str, month: date) -> int:
    """Persons of households granted the status by a decision of that month. An extension is no decision."""
    last = last_day_of_month(month)
    granted = municipality.statuses.filter(kind=kind, decided_on__range=(month.replace(day=1), last))
    return _persons_when_granted(granted)


def _persons(statuses, day: date) -> int:
    return (
        HouseholdMember.objects.on(day)
        .filter(household__in=statuses.values("household"))
        .distinct()
        .values("person")
        .count()
    )


def _persons_when_granted(statuses) -> int:
    return (
        HouseholdMember.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=F("household__statuses__granted_from")),
            household__statuses__in=statuses,
            valid_from__lte=F("household__statuses__granted_from"),
        )
        .values("person")
        .distinct()
        .count()
    )
