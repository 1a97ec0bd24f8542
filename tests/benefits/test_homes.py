"""Households by date: split, another contact person, what was on a day; each refusal is a sentence."""

from datetime import date

import pytest

from benefits.actions import households
from benefits.models import HouseholdMember
from socialservice.errors import Refusal
from tests import factories
from tests.benefits import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_cards")]

SINCE, TODAY = date(2020, 1, 1), date(2026, 9, 7)


@pytest.fixture
def ilze(town):
    return town.staff("specialist", "Ilze Ozola")


@pytest.fixture
def family(town):
    """Anna, the contact person, Bruno and Cilda."""
    anna, bruno, cilda = (factories.person(town.municipality, name=name) for name in ("Anna", "Bruno", "Cilda"))
    return rows.household(town.municipality, bruno, cilda, contact=anna, since=SINCE)


def member(family, name) -> HouseholdMember:
    return family.members.get(person__name=name)


def lived(household):
    return [(one.person.name, one.valid_from, one.valid_until) for one in household.members.by_name()]


def split(family, *names, contact, since, by):
    leaving = [member(family, name) for name in names]
    return households.split(
        household=family, leaving=leaving, contact_person=member(family, contact).person, since=since, by=by
    )


def test_split_leaves_and_founds_on_the_next_day(family, ilze):
    status = rows.status(family, date(2026, 10, 31))

    apart = split(family, "Bruno", "Cilda", contact="Cilda", since=TODAY, by=ilze)

    until = date(2026, 9, 6)
    assert lived(family) == [("Anna", SINCE, None), ("Bruno", SINCE, until), ("Cilda", SINCE, until)]
    assert lived(apart) == [("Bruno", TODAY, None), ("Cilda", TODAY, None)]
    assert apart.contact_person.name == "Cilda"
    status.refresh_from_db()
    assert (status.household, status.closed_on, apart.statuses.count()) == (family, None, 0)


@pytest.mark.parametrize(
    ("names", "contact", "since", "field"),
    [
        ([], "Bruno", TODAY, "leaving"),
        (["Anna", "Bruno"], "Bruno", TODAY, "leaving"),
        (["Bruno"], "Cilda", TODAY, "contact_person"),
        (["Bruno"], "Bruno", SINCE, "since"),
    ],
)
def test_split_refused_in_words_changes_nothing(family, ilze, names, contact, since, field):
    before = lived(family)

    with pytest.raises(Refusal) as refused:
        split(family, *names, contact=contact, since=since, by=ilze)

    assert refused.value.field == field and refused.value.sentence
    assert lived(family) == before


def test_letters_go_to_the_new_contact_person_who_then_stays(family, ilze):
    households.change_contact(household=family, person=member(family, "Bruno").person, by=ilze)

    family.refresh_from_db()
    assert family.contact_person.name == "Bruno"
    households.leave(member=member(family, "Anna"), last_day=TODAY, by=ilze)
    with pytest.raises(Refusal):
        households.leave(member=member(family, "Bruno"), last_day=TODAY, by=ilze)


def test_contact_person_belongs_to_the_household(town, family, ilze):
    stranger = factories.person(town.municipality, name="Svešais")

    for person in (stranger, family.contact_person):
        with pytest.raises(Refusal):
            households.change_contact(household=family, person=person, by=ilze)


def test_leaving_later_than_the_next_household_begins_is_refused_in_words(town, family, ilze):
    bruno = member(family, "Bruno")
    households.leave(member=bruno, last_day=date(2026, 9, 10), by=ilze)
    households.found(contact_person=bruno.person, since=date(2026, 9, 11), by=ilze)

    with pytest.raises(Refusal) as refused:
        households.leave(member=bruno, last_day=date(2026, 9, 20), by=ilze)

    assert refused.value.field == "last_day"


# Pages


@pytest.fixture
def specialist(client, ilze):
    client.force_login(ilze)
    return client


def test_split_and_its_days_on_the_pages(town, specialist, family):
    anna, bruno = family.contact_person, member(family, "Bruno")
    home = f"darbs/statusi/{anna.pk}/majsaimnieciba/"

    told = {"leaving": [bruno.pk], "contact_person": bruno.pk, "since": "07.09.2026."}
    answer = specialist.post(town.url(home + "sadalit/"), told)
    before = specialist.get(town.url(home), {"diena": "2026-09-06"}).content.decode()
    after = specialist.get(town.url(home), {"diena": "2026-09-07"}).content.decode()
    page = specialist.get(town.url(f"darbs/personas/{bruno.person_id}/")).content.decode()

    assert answer["Location"] == town.url(f"darbs/personas/{anna.pk}/")
    assert table(before).count("Bruno") == 1 and "Bruno" not in table(after)
    assert "Bruno" in after  # of what changed
    assert page.count("Anna") == 1  # in the earlier household


def table(page: str) -> str:
    return page[page.index("on-day") : page.index("history")]


def test_contact_page_names_and_changes(town, specialist, family):
    address = town.url(f"darbs/statusi/{family.contact_person_id}/majsaimnieciba/kontaktpersona/")

    page = specialist.get(address).content.decode()
    specialist.post(address, {"person": member(family, "Cilda").person_id})

    family.refresh_from_db()
    assert "Anna" in page and family.contact_person.name == "Cilda"


def test_refusal_stands_beside_its_field(town, specialist, family):
    bruno = member(family, "Bruno")
    told = {"leaving": [bruno.pk], "contact_person": bruno.pk, "since": "01.01.2020."}

    page = specialist.post(town.url(f"darbs/statusi/{bruno.person_id}/majsaimnieciba/sadalit/"), told).content.decode()

    assert "01.01.2020." in page and "error-summary" in page


def test_household_is_written_down_once(town, specialist):
    alone = factories.person(town.municipality, name="Viens")
    address = town.url(f"darbs/statusi/{alone.pk}/majsaimnieciba/jauna/")

    first = specialist.post(address, {"since": "01.09.2026."})
    again = specialist.post(address, {"since": "01.09.2026."})

    assert (first.status_code, again.status_code) == (302, 200)
    assert alone.household_memberships.count() == 1


def test_status_of_a_household_left_is_shown_as_past(town, specialist, family):
    rows.status(family, date(2026, 10, 31), decision_no="LEM-9")
    households.leave(member=member(family, "Bruno"), last_day=date(2026, 9, 6))

    page = specialist.get(town.url(f"darbs/personas/{member(family, 'Bruno').person_id}/")).content.decode()

    assert page.index("<details") < page.index("LEM-9")


@pytest.mark.parametrize("role", ["front_desk", "phone_centre"])
def test_desk_sees_no_household(town, client, family, role):
    client.force_login(town.staff(role))

    for path in ("", "sadalit/", "kontaktpersona/", "jauna/"):
        at = town.url(f"darbs/statusi/{family.contact_person_id}/majsaimnieciba/{path}")
        assert client.get(at).status_code == 403
