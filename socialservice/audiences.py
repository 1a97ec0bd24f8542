"""To whom a mass letter goes: each app brings its audiences, named in the registry.

An audience is a function(municipality, chosen) → iterator of `Told`, read row by row: a hundred thousand cost no more
memory than one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from . import clock
from .models import District, MassLetter, Municipality
from .registry import AUDIENCES, load
from .words import date_short

CHUNK = 1000
WITH_DATE = {MassLetter.Audience.APPOINTMENTS, MassLetter.Audience.STATUSES}  # whose letters know a {date}


@dataclass(frozen=True)
class Chosen:
    """Which of an audience are meant, as kept in `MassLetter.chosen`."""

    first: date | None = None
    last: date | None = None
    district: int | None = None
    from_age: int | None = None
    to_age: int | None = None

    @classmethod
    def of(cls, mass: MassLetter) -> "Chosen":
        days = {name: date.fromisoformat(mass.chosen[name]) for name in ("first", "last") if mass.chosen.get(name)}
        return cls(**{**mass.chosen, **days})

    def as_json(self) -> dict:
        told = {name: value for name, value in vars(self).items() if value is not None}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


@dataclass(frozen=True)
class Told:
    """Somebody of an audience: anything that `letters.recipient` takes, and the day of which the letter tells."""

    contact: Any
    day: date | None = None


def told(mass: MassLetter) -> Iterator[Told]:
    return load(AUDIENCES[mass.audience])(mass.municipality, Chosen.of(mass))


def in_words(mass: MassLetter) -> str:
    """To whom, with the days, the district or the ages."""
    chosen = Chosen.of(mass)
    if mass.audience in WITH_DATE:
        said = {"first": date_short(chosen.first), "last": date_short(chosen.last)}
        if mass.audience == MassLetter.Audience.APPOINTMENTS:
            return _("Everybody with an appointment, from %(first)s until %(last)s") % said
        return _("Everybody whose status ends, from %(first)s until %(last)s") % said
    if mass.audience == MassLetter.Audience.DISTRICT:
        district = District.objects.filter(pk=chosen.district).first()
        return _("Everybody of the district: %(district)s") % {"district": district.label if district else "–"}
    if chosen.to_age is None:
        return _("Everybody aged %(from)d or more") % {"from": chosen.from_age}
    return _("Everybody aged from %(from)d to %(to)d") % {"from": chosen.from_age, "to": chosen.to_age}


def of_district(municipality: Municipality, chosen: Chosen) -> Iterator[Told]:
    people = municipality.people.filter(district=chosen.district)
    return (Told(person) for person in people.order_by("pk").iterator(chunk_size=CHUNK))


def of_age(municipality: Municipality, chosen: Chosen) -> Iterator[Told]:
    """Whose birth date is known; ages of today, both included."""
    today = clock.today()
    people = municipality.people.filter(birth_date__lte=years_before(today, chosen.from_age))
    if chosen.to_age is not None:
        people = people.filter(birth_date__gt=years_before(today, chosen.to_age + 1))
    return (Told(person) for person in people.order_by("pk").iterator(chunk_size=CHUNK))


def years_before(day: date, years: int) -> date:
    """Who is born by then is so old: whoever is born on 29 February has their birthday on 1 March in other years."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
