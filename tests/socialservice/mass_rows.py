"""People and mass letters for tests."""

from datetime import date

from socialservice.actions import mass
from socialservice.models import Person
from tests import factories

MONDAY = date(2026, 9, 7)


def people(town, number, **fields):
    """So many of the district, each with a number of their own."""
    made = [
        Person(
            municipality=town.municipality,
            name=f"Persona {n:03d}",
            phone=f"+3712900{n:04d}",
            district=town.district,
            created_at="2026-09-01T08:00+03:00",
            **fields,
        )
        for n in range(number)
    ]
    for person in made:
        person.derive()
    return Person.objects.bulk_create(made, batch_size=1000)


def draft(town, by, **told):
    return mass.write(
        municipality=town.municipality,
        by=by,
        **{
            "name": "Biļetes",
            "audience": "district",
            "chosen": {"district": town.district.pk},
            "sms_lv": "Lūdzam pieteikties: {url} vai {phone}",
            "subject_lv": "Lūdzam pieteikties",
            "body_lv": "Lūdzam pieteikties: {url}",
            "first_day": MONDAY,
            "per_day": 3,
            **told,
        },
    )


def unreachable(town, **fields):
    return factories.person(
        town.municipality, name="Ausma Āboliņa", phone="+37163426044", district=town.district, **fields
    )
