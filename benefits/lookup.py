"""Whose term? People by name, whole personal code or certificate number, and what may be told about each."""

import re
from dataclasses import dataclass
from datetime import date

from socialservice.models import Municipality, Person

from .models import HouseholdMember, Status
from .terms import terms_of

MOST = 20  # people shown at once; more of them say only that the words were too few
SHORTEST_NAME = 2
CERTIFICATE = re.compile(r"\s*(?:nr\.?|no\.?)?\s*([0-9]{4})\s*/\s*([0-9]{1,9})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    people: list[Person]
    more: bool = False


def find(municipality: Municipality, text: str) -> Found:
    """By what the text looks like: a certificate number, a personal code, else a name in any spelling."""
    if number := CERTIFICATE.fullmatch(text):
        found = _holder(municipality, f"{number[1]}/{int(number[2])}")
    elif any(character.isdigit() for character in text):
        found = municipality.people.with_code(text)
    elif len(text.strip()) < SHORTEST_NAME:
        found = municipality.people.none()
    else:
        found = municipality.people.named(text)
    people = list(found[: MOST + 1])
    return Found(people[:MOST], more=len(people) > MOST)


def _holder(municipality: Municipality, number: str):
    """To whom the certificate's letters go; the others of the household are nobody's business here."""
    households = municipality.certificates.filter(number=number).values("status__household")
    return municipality.people.filter(contact_of__in=households)


@dataclass(frozen=True)
class Row:
    person: Person
    until: date | None  # the last day in force; None where nothing is in force today
    kind: str = ""  # only for those who may see it


def rows(people: list[Person], day: date, *, with_kind: bool) -> list[Row]:
    terms = terms_of(people, day)
    kinds = _kinds(people, day) if with_kind else {}
    return [Row(person, terms.get(person.pk), kinds.get(person.pk, "")) for person in people]


def _kinds(people: list[Person], day: date) -> dict[int, str]:
    memberships = HouseholdMember.objects.on(day).filter(person__in=people)
    found: dict[int, str] = {}
    for person, kind in (
        Status.objects.in_force(day)
        .filter(household__members__in=memberships)
        .order_by("effective_until")
        .values_list("household__members__person", "kind")
    ):
        label = str(Status.Kind(kind).label)
        found[person] = f"{found[person]}, {label}" if person in found else label
    return found
