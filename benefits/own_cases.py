"""Whose case a person is by applications and decisions about the person or the household."""

from datetime import date, timedelta

from django.db.models import Q

from socialservice.cards import RECENT
from socialservice.models import Person, Submission, User

from .models import Application, Decision, HouseholdMember, StatusEvent


def decided(person: Person, user: User, day: date) -> bool:
    """To be decided by them, or decided or agreed to by them lately, on an application or a decision on paper."""
    since = day - timedelta(days=RECENT)
    households = HouseholdMember.objects.on(day).filter(person=person).values("household")
    hers = Application.objects.filter(Q(person=person) | Q(household__in=households))
    return (
        hers.open().filter(assignee=user).exists()
        or Decision.objects.filter(Q(by=user) | Q(second_by=user), application__in=hers, at__date__gte=since).exists()
        or StatusEvent.objects.filter(
            status__household__in=households, by=user, at__date__gte=since, what=StatusEvent.What.GRANTED
        ).exists()
    )


def whose(submission: Submission) -> Person | None:
    found = Application.objects.filter(submission=submission, person__isnull=False).select_related("person").first()
    return found.person if found else None
