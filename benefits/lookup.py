"""People found by the number of a certificate or of a card, and what may be told about the term of each."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from socialservice.models import Municipality, Person

from .models import Entitlement, HouseholdMember, Status
from .terms import terms_of

CERTIFICATE = re.compile(r"\s*(?:nr\.?|no\.?)?\s*([0-9]{4})\s*/\s*([0-9]{1,9})\s*", re.IGNORECASE)


def by_certificate(municipality: Municipality, text: str) -> list[Person]:
    """To whom the certificate's letters go; the others of the household are nobody's business here."""
    number = CERTIFICATE.fullmatch(text)
    if number is None:
        return []
    named = municipality.certificates.filter(number=f"{number[1]}/{int(number[2])}")
    found = named.select_related("status__household__contact_person__district")
    return [row.status.household.contact_person for row in found[:1]]


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


def by_card(municipality: Municipality, text: str) -> list[Person]:
    """Whose card has this whole number: theirs in force, or the newest that was."""
    if not any(character.isdigit() for character in text):
        return []
    held = Entitlement.objects.filter(municipality=municipality, card_number=text).select_related("person__district")
    newest = held.order_by(F("closed_on").desc(nulls_first=True), "-pk").first()
    return [newest.person] if newest else []
