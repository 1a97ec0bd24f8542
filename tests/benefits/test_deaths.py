from datetime import date

import pytest

from benefits.actions import deaths
from benefits.models import HouseholdMember
from socialservice.errors import Refusal
from socialservice.letters import recipient
from socialservice.models import Channel
from tests import factories
from tests.benefits.rows import household, status

DAY = date(2026, 9, 3)


@pytest.fixture
def by(town):
    return town.staff("specialist")


@pytest.fixture
def person(town):
    return factories.person(town.municipality, phone="+37129123456", birth_date=date(1938, 11, 4))


def test_what_is_in_force_for_one_alone_ends_and_no_letter_goes_out(town, person, by):
    home = household(town.municipality, contact=person)
    needy = status(home, date(2026, 11, 30), granted_from=date(2026, 9, 1))
    crisis = status(home, date(2026, 9, 30), granted_from=date(2026, 9, 5), kind="crisis")

    person = deaths.record(person=person, on=DAY, by=by)

    needy.refresh_from_db(), crisis.refresh_from_db()
    assert (needy.closed_on, needy.close_reason) == (DAY, "died")
    assert (crisis.closed_on, crisis.close_reason) == (date(2026, 9, 5), "died")
    assert (person.died_on, recipient(person).channel) == (DAY, Channel.NONE)
    assert list(needy.events.values_list("what", "by")) == [("closed", by.pk)]


def test_a_household_goes_on_without_and_another_receives_its_letters(town, person, by):
    other = factories.person(town.municipality, "Ausma Āboliņa")
    home = household(town.municipality, other, contact=person)
    needy = status(home, date(2026, 11, 30), granted_from=date(2026, 9, 1))
    with pytest.raises(Refusal) as told:
        deaths.record(person=person, on=DAY, by=by)
    assert told.value.field == "next_contact"

    deaths.record(person=person, on=DAY, by=by, next_contact=other)

    home.refresh_from_db(), needy.refresh_from_db()
    assert (home.contact_person, needy.closed_on) == (other, None)
    assert HouseholdMember.objects.get(person=person).valid_until == DAY
    assert HouseholdMember.objects.get(person=other).valid_until is None


@pytest.mark.parametrize("day", [date(2026, 9, 8), date(1938, 11, 3)])
def test_nobody_dies_in_the_future_or_before_birth(person, by, day):
    with pytest.raises(Refusal) as told:
        deaths.record(person=person, on=day, by=by)

    assert told.value.field == "on"


def test_it_is_written_down_once(person, by):
    deaths.record(person=person, on=DAY, by=by)

    with pytest.raises(Refusal):
        deaths.record(person=person, on=DAY, by=by)
