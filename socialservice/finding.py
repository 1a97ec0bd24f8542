"""Who is meant: people of one municipality by name, phone or whole personal code."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from . import registry
from .identifiers import PhoneError, parse_phone
from .latvian import fold
from .models import Municipality, Person

MOST = 20  # people shown at once; more of them say only that the words were too few
ENOUGH = 200  # people of a name who are sorted; where there are more, any of them show that the words were too few
MOST_SUGGESTED = 5
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Found:
    people: list[Person] = field(default_factory=list)
    more: bool = False
    problem: str = ""  # why nothing was looked for


def find(municipality: Municipality, text: str) -> Found:
    """Letters are a name, its words in any order and without diacritics; figures a phone or a personal code."""
    text = text.strip()
    if known := [person for name in registry.FINDERS for person in registry.load(name)(municipality, text)]:
        return Found(known)
    people = municipality.people.select_related("district")
    if any(character.isalpha() for character in text):
        if len(fold(text)) < SHORTEST_NAME:
            return Found(problem=_("Please enter at least two letters of the name."))
        return _first(people.filter(pk__in=people.named(text).order_by().values("pk")[:ENOUGH]))
    phone = read_phone(text)
    by_code = people.with_code(text)
    found = _first(by_code | people.reached_at(phone) if phone else by_code)
    if not found.people and not phone and sum(character.isdigit() for character in text) != 11:
        return Found(problem=_("Please enter the whole phone number (8 digits) or the whole personal code."))
    return found


def suggest(municipality: Municipality, *, phone: str, name: str, email: str = "") -> list[Person]:
    """Who somebody may be who gave no more than these: reached at the same number or address, or called the same."""
    people = municipality.people.select_related("district")
    same_phone = people.reached_at(phone) if phone else people.none()
    same_name = people.filter(search_name=fold(name)) if name else people.none()
    same_email = people.filter(email__iexact=email) if email else people.none()
    return list((same_phone | same_email | same_name).order_by("sort_key")[:MOST_SUGGESTED])


def read_phone(text: str) -> str:
    """E.164, or nothing where the text is no number."""
    try:
        return parse_phone(text).e164
    except PhoneError:
        return ""


def row_number(text: str) -> int:
    """The id that an address or a hidden field names; 0, which no row has, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _first(people) -> Found:
    rows = list(people.order_by("sort_key", "pk")[: MOST + 1])
    return Found(rows[:MOST], more=len(rows) > MOST)
