"""Whose round birthday is near, by district, and who goes there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from socialservice.models import District, Municipality, Person

from .ages import birthday, round_birthdays
from .models import Jubilee


@dataclass(frozen=True)
class Coming:
    person: Person
    age: int
    day: date
    jubilee: Jubilee | None  # once somebody was asked to go
    proposed: int | None = None  # who serves the district


def coming(municipality: Municipality, first: date, last: date, district: District | None = None) -> list[Coming]:
    """Without those who do not want it, who have died, or whose record was merged into another."""
    people = municipality.people.filter(no_jubilees=False, died_on__isnull=True, merged_into__isnull=True)
    if district:
        people = people.filter(district=district)
    born = Q()
    for _age, earliest, latest in (birthdays := round_birthdays(first, last)):
        born |= Q(birth_date__range=(earliest, latest))
    found = [
        Coming(person, age, birthday(person.birth_date, age), None)
        for person in people.filter(born).select_related("district")
        for age, earliest, latest in birthdays
        if earliest <= person.birth_date <= latest
    ]
    return sorted(_with_tasks(found), key=lambda row: (row.day, row.person.sort_key))


def _with_tasks(found: list[Coming]) -> list[Coming]:
    rows = Jubilee.objects.filter(person__in=[row.person for row in found]).select_related("assignee")
    known = {(row.person_id, row.age): row for row in rows}
    return [Coming(row.person, row.age, row.day, known.get((row.person.pk, row.age))) for row in found]
