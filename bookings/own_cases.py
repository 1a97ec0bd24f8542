"""Whose case a person is by appointments and requests, or as a replacement."""

from datetime import date, timedelta

from django.db.models import Q

from socialservice.cards import RECENT
from socialservice.models import Person, SpecialistDistrict, Submission, User

from .models import Appointment, Deputy, Request


def assigned(person: Person, user: User, day: date) -> bool:
    """An appointment with them or with whom they stand in for, a request of theirs, the district of such a one."""
    stood_in_for = Deputy.objects.on(day).filter(deputy__user=user).values("resource")
    return (
        _appointments(person, day).filter(Q(resource__user=user) | Q(resource__in=stood_in_for)).exists()
        or _requests(person, day).filter(assignee=user).exists()
        or SpecialistDistrict.objects.on(day)
        .filter(district=person.district_id, user__resources__in=stood_in_for)
        .exists()
    )


def _appointments(person: Person, day: date):
    near = (day - timedelta(days=RECENT), day + timedelta(days=RECENT))
    return Appointment.objects.filter(person=person, day__range=near)


def _requests(person: Person, day: date):
    """To be answered, or answered lately."""
    lately = Q(closed_at__date__gte=day - timedelta(days=RECENT))
    return Request.objects.filter(Q(closed_at__isnull=True) | lately, person=person)


def whose(submission: Submission) -> Person | None:
    found = Request.objects.filter(submission=submission, person__isnull=False).select_related("person").first()
    return found.person if found else None
