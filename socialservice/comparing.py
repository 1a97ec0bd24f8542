"""Two people side by side: what is written about each, and how much would move."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .models import Person
from .moving import movers
from .words import date_short, phone

SHOWN = ("phone", "email", "address", "district", "paper_file")


@dataclass(frozen=True)
class Line:
    label: str
    values: tuple[str, str]
    differs: bool  # both say something, and not the same


def lines(one: Person, other: Person) -> list[Line]:
    return [_line(label, read(one), read(other)) for label, read in _reading()]


def _reading():
    """Label → how it is read; a personal code is never told in full."""
    yield pgettext("person", "Name"), lambda person: person.name
    yield _("Date of birth"), lambda person: date_short(person.birth_date) if person.birth_date else ""
    yield _("Personal code"), lambda person: person.masked_code
    for name in SHOWN:
        yield capfirst(Person._meta.get_field(name).verbose_name), lambda person, name=name: _shown(person, name)
    yield _("Written down"), lambda person: date_short(person.created_at)


def _shown(person: Person, name: str) -> str:
    value = getattr(person, name)
    return phone(value) if name == "phone" and value else str(value or "")


def _line(label: str, one: str, other: str) -> Line:
    return Line(label, (one or "–", other or "–"), bool(one and other and one != other))


def counts(one: Person, other: Person) -> list[tuple[str, int, int]]:
    """What hangs under each of the two, by what it is called."""
    found = [Counter(), Counter()]
    for mover in movers():
        for place, person in zip(found, (one, other), strict=True):
            place[capfirst(mover.label)] += mover.count(person)
    return [(label, found[0][label], found[1][label]) for label in found[0] if found[0][label] or found[1][label]]
