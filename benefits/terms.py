"""Until when is it in force? The short answer, for whoever may know no more."""

from datetime import date

from django.db.models import Max
from django.db.models.functions import Coalesce

from socialservice.models import Person

from .models import HouseholdMember, Status


def in_force_until(person: Person, day: date) -> date | None:
    """The last day of the status that the person's household has on that day; None where there is none."""
    return terms_of([person], day).get(person.pk)


def terms_of(people: list[Person], day: date) -> dict[int, date]:
    """The same for many at once: by the person's id, for those who have one."""
    found = (
        Status.objects.in_force(day)
        .filter(household__members__in=_memberships(people, day))
        .values_list("household__members__person")
        .annotate(until=Max(Coalesce("closed_on", "effective_until")))
    )
    return dict(found)


def _memberships(people, day):
    return HouseholdMember.objects.on(day).filter(person__in=people)
