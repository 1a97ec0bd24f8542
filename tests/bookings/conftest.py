import pytest

from bookings.models import DailyLimit
from tests import factories
from tests.bookings.desk_day import signed_in
from tests.bookings.limited import DAY, HOURS


@pytest.fixture
def sintija(town):
    """A receptionist at work."""
    return signed_in(town.staff("front_desk", "Sintija Bērziņa"))


@pytest.fixture
def inga(town):
    """Her colleague."""
    return signed_in(town.staff("front_desk", "Inga Liepa"))


@pytest.fixture
def shower(town):
    """Two clients a day."""
    town.slots(DAY, *HOURS)
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=2, valid_from=factories.LONG_AGO)
    return town


@pytest.fixture
def room(town):
    """Two places in the waiting room; three specialists."""
    town.office.room_capacity = 2
    town.office.save()
    for name in ("Dace Kalniņa", "Māris Vītols", "Aiga Šķēle"):
        specialist = factories.resource(town.office, town.purpose, name=name)
        town.slots(DAY, "9:00", "9:10", "9:20", resource=specialist, minutes=10)
    return town
