"""Whose status ends soon, so that they are to be told in time to apply again."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from socialservice.models import Emergency, Municipality

from .extensions import EXTENDED_KINDS
from .models import Status

AHEAD = timedelta(days=30)
CAUGHT_UP = timedelta(days=7)  # days on which nothing ran, or a status entered late, are made good within a week


def near(municipality: Municipality, day: date) -> QuerySet[Status]:
    """Statuses in force that end in thirty days, without a next one; whether an emergency covers them is not asked."""
    renewal = Status.objects.filter(
        household=OuterRef("household"), kind__in=EXTENDED_KINDS, granted_from__gt=OuterRef("granted_from")
    )
    return Status.objects.exclusive().filter(
        ~Exists(renewal),
        municipality=municipality,
        closed_on__isnull=True,
        granted_from__lte=day,
        effective_until__gt=day + AHEAD - CAUGHT_UP,
        effective_until__lte=day + AHEAD,
    )


def is_near(status: Status, day: date) -> bool:
    emergencies = list(Emergency.objects.of(status.municipality))
    return near(status.municipality, day).filter(pk=status.pk).exists() and not covered(status, emergencies)


def covered(status: Status, emergencies: list[Emergency]) -> bool:
    """The term ends while an emergency lasts that extends it, now or as soon as the next run comes."""
    return any(_covers(emergency, status.effective_until) for emergency in emergencies)


def _covers(emergency: Emergency, day: date) -> bool:
    first, last = emergency.covers_from or emergency.starts_on, emergency.covers_until or emergency.ends_on
    return emergency.extends_statuses and emergency.voided_at is None and first <= day <= last
