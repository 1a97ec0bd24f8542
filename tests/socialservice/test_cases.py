"""Whose case a person is: one specialist of a competence at a time, by date, with its past."""

from datetime import date

import pytest
from django.test import Client

from socialservice.actions import cases
from socialservice.errors import Refusal
from socialservice.models import CaseAssignment
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_cards")]

TODAY, LATER = date(2026, 9, 7), date(2026, 9, 20)


@pytest.fixture
def person(town):
    return factories.person(town.municipality)


def specialist(town, name="Anita Grauda"):
    user = town.staff("specialist", name)
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    return user


@pytest.fixture
def anita(town):
    return specialist(town)


@pytest.fixture
def baiba(town):
    return specialist(town, "Baiba Plūme")


def assign(town, person, user, since=TODAY):
    return cases.assign(person=person, competence=town.competence, user=user, since=since, by=user)


def rows(person):
    return list(person.case_assignments.order_by("valid_from").values_list("user__name", "valid_from", "valid_until"))


def test_taken_over_the_former_ends_the_day_before(town, person, anita, baiba):
    assign(town, person, anita)
    assign(town, person, baiba, LATER)

    assert rows(person) == [("Anita Grauda", TODAY, date(2026, 9, 19)), ("Baiba Plūme", LATER, None)]


def test_on_the_same_day_the_name_changes(town, person, anita, baiba):
    assign(town, person, anita)
    assign(town, person, baiba)

    assert rows(person) == [("Baiba Plūme", TODAY, None)]


def test_twice_is_once(town, person, anita):
    assert assign(town, person, anita) == assign(town, person, anita, LATER)
    assert rows(person) == [("Anita Grauda", TODAY, None)]


def test_two_competences_have_two(town, person, anita):
    other = factories.competence(town.municipality, "families", "ģimenes")
    anita.competences.create(competence=other, valid_from=factories.LONG_AGO)

    assign(town, person, anita)
    cases.assign(person=person, competence=other, user=anita, since=TODAY, by=anita)

    assert CaseAssignment.objects.count() == 2


@pytest.mark.parametrize("field", ["since", "user", "overlap"])
def test_refusals(town, person, anita, baiba, field):
    since = TODAY
    if field == "since":
        since = date(2026, 9, 6)
    if field == "user":
        anita.competences.all().delete()
    if field == "overlap":
        assign(town, person, baiba, LATER)

    with pytest.raises(Refusal) as refused:
        assign(town, person, anita, since)

    assert refused.value.field == ("since" if field == "overlap" else field)


def test_ended(town, person, anita):
    cases.end(assignment=assign(town, person, anita), by=anita)

    assert rows(person) == [("Anita Grauda", TODAY, TODAY)]


# Pages


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def posted(town, person, client, user, since="07.09.2026."):
    return client.post(
        town.url(f"darbs/personas/{person.pk}/lieta/"),
        {"competence": town.competence.pk, "user": user.pk, "since": since},
    )


def test_specialist_takes_over_on_the_persons_page(town, person, anita):
    client = signed_in(anita)

    form = client.get(town.url(f"darbs/personas/{person.pk}/lieta/")).content.decode()
    answer = posted(town, person, client, anita)

    assert "Anita Grauda" in form
    assert answer["Location"] == town.url(f"darbs/personas/{person.pk}/")
    assert "Beigt lietu" in client.get(answer["Location"]).content.decode()


def test_specialist_assigns_nobody_else(town, person, anita, baiba):
    assert posted(town, person, signed_in(anita), baiba).status_code == 200
    assert not CaseAssignment.objects.exists()


def test_manager_assigns_anybody(town, person, baiba):
    posted(town, person, signed_in(town.staff("manager")), baiba)

    assert rows(person) == [("Baiba Plūme", TODAY, None)]


def test_refusal_stands_beside_the_field(town, person, anita):
    answer = posted(town, person, signed_in(anita), anita, "06.09.2026.")

    assert "Pagātne paliek, kā ir" in answer.content.decode()


def test_colleague_ends_no_case_but_a_manager_does(town, person, anita, baiba):
    address = town.url(f"darbs/lietas/{assign(town, person, anita).pk}/beigt/")

    assert signed_in(baiba).post(address).status_code == 404
    assert signed_in(town.staff("manager")).post(address).status_code == 302
    assert rows(person) == [("Anita Grauda", TODAY, TODAY)]


def test_front_desk_sees_no_cases(town, person, anita):
    assign(town, person, anita)
    front = signed_in(town.staff("front_desk"))

    assert "Anita Grauda" not in front.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()
    assert front.get(town.url(f"darbs/personas/{person.pk}/lieta/")).status_code == 403


def test_person_of_another_municipality_is_not_found(town, other_town, anita):
    stranger = factories.person(other_town.municipality)

    assert signed_in(anita).get(town.url(f"darbs/personas/{stranger.pk}/lieta/")).status_code == 404
