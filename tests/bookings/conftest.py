import pytest

from tests.bookings.desk_day import signed_in


@pytest.fixture
def sintija(town):
    """A receptionist at work."""
    return signed_in(town.staff("front_desk", "Sintija Bērziņa"))


@pytest.fixture
def inga(town):
    """Her colleague."""
    return signed_in(town.staff("front_desk", "Inga Liepa"))
