"""A visit, and its letters of each kind as they would be handed over."""

from datetime import date, time

from bookings import letters
from socialservice import clock
from socialservice.models import Letter
from tests import factories

DAY = date(2026, 9, 16)
DAY_BEFORE = clock.at(date(2026, 9, 15), time(8))
ON_THE_DAY = clock.at(DAY, time(8))


def coming(town):
    """In person unless a test says otherwise; link and code as long as they get."""
    town.municipality.email = "dienests@example.org"
    town.municipality.save()
    town.line.hours = "P–Pk 8.30–17.00"
    town.line.save()
    [slot] = town.slots(DAY, "9:40")
    return factories.appointment(slot, town.purpose, code="482913", link="8kQ2mX4Tz7Rw", email="zenta@example.org")


def written(visit, kind, **fields):
    """The letter of a kind, as it would be handed over."""
    for name, value in fields.items():
        setattr(visit, name, value)
    visit.save()
    match kind:
        case "booking_confirmed":
            letters.confirmed(visit)
        case "rescheduled":
            letters.moved(visit, DAY_BEFORE)
        case "turned_into_call":
            letters.turned_into_call(visit)
        case "cancelled_by_client":
            letters.cancelled_by_client(visit)
        case "cancelled_by_office":
            letters.cancelled_by_office(visit, "speciālista slimība")
        case _:
            letters.confirmed(visit)
            row = Letter.objects.get(kind=kind)
            with clock.set_to(DAY_BEFORE if kind == "reminder_1d" else ON_THE_DAY):
                return letters.render_reminder(row)
    return Letter.objects.get(kind=kind)


def assert_discreet(text):
    assert not [
        word for word in ("Zenta", "Grīnberga", "Mājok", "Majok", "pabalst", "Housing", "Ozola") if word in text
    ]
