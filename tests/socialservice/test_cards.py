"""Whose card opens at once, and what is written down of the others."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from benefits.models import Application, Decision
from bookings.models import Deputy, Request
from socialservice import cards, clock, looks_paper
from socialservice.models import AccessLog, SpecialistDistrict, Submission
from tests import factories
from tests.benefits import rows

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)


@pytest.fixture
def person(town):
    return factories.person(town.municipality, district=town.district, language="en")


@pytest.fixture
def ilze(town):
    user = town.staff("specialist", "Ilze Ozola")
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    return user


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opens(person, user) -> bool:
    return cards.opens(person, user, person.municipality)


# One's own cases


def serves(town, user, **days):
    SpecialistDistrict.objects.create(
        district=town.district, competence=town.competence, user=user, **{"valid_from": factories.LONG_AGO, **days}
    )


def test_nobodys_case_is_not_ones_own(person, ilze):
    assert not opens(person, ilze)


def test_district_is_ones_own_on_its_days(town, person, ilze):
    serves(town, ilze, valid_until=TODAY)

    assert opens(person, ilze)
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert not opens(person, ilze)


def test_person_without_a_district_is_in_nobodys(town, ilze):
    serves(town, ilze)

    assert not opens(factories.person(town.municipality), ilze)


def test_case_is_ones_own(town, person, ilze):
    person.case_assignments.create(competence=town.competence, user=ilze, valid_from=TODAY)

    assert opens(person, ilze)


def visit(town, person, days):
    [slot] = town.slots(TODAY + timedelta(days=days), "9:00")
    return factories.appointment(slot, town.purpose, person=person)


@pytest.mark.parametrize(("days", "own"), [(-91, False), (-90, True), (0, True), (90, True), (91, False)])
def test_appointment_within_ninety_days_is_ones_own(town, person, ilze, days, own):
    town.resource.user = ilze
    town.resource.save()
    visit(town, person, days)

    assert opens(person, ilze) is own
    assert not opens(person, town.staff("specialist", "Cita"))


def test_who_stands_in_has_the_cases_of_the_other(town, person, ilze):
    town.resource.user = other = town.staff("specialist", "Dace Kalniņa")
    town.resource.save()
    serves(town, other)
    own = factories.resource(town.office, town.purpose, name="Ilze Ozola", user=ilze)
    Deputy.objects.create(resource=town.resource, deputy=own, valid_from=TODAY, valid_until=TODAY)

    assert opens(person, ilze)


def asked(town, person, **fields):
    came = Submission.objects.create(municipality=town.municipality, way="web", received_at=clock.now())
    return Request.objects.create(
        **{
            "municipality": town.municipality,
            "submission": came,
            "number": came.pk,
            "person": person,
            "need": "Palīdzība",
            "created_at": clock.now(),
            "due_on": TODAY,
            **fields,
        }
    )


@pytest.mark.parametrize(("closed_ago", "own"), [(None, True), (90, True), (91, False)])
def test_request_is_ones_own_until_long_answered(town, person, ilze, closed_ago, own):
    closed = {} if closed_ago is None else {"closed_at": clock.now() - timedelta(days=closed_ago), "outcome": "remote"}
    asked(town, person, assignee=ilze, **closed)

    assert opens(person, ilze) is own


def decided(town, person, by, ago=0, **fields):
    came = Submission.objects.create(municipality=town.municipality, way="desk", received_at=clock.now())
    application = Application.objects.create(
        municipality=town.municipality,
        submission=came,
        number=came.pk,
        person=person,
        subject="Statuss",
        applied_on=TODAY,
        state="decided",
        created_at=clock.now(),
        **fields,
    )
    return Decision.objects.create(
        municipality=town.municipality,
        application=application,
        number=f"L-{came.pk}",
        decided_on=TODAY,
        outcome="granted",
        by=by,
        at=clock.now() - timedelta(days=ago),
    )


@pytest.mark.parametrize(("ago", "own"), [(0, True), (90, True), (92, False)])
def test_decision_is_ones_own_for_ninety_days(town, person, ilze, ago, own):
    decided(town, person, ilze, ago)

    assert opens(person, ilze) is own


def test_decision_on_the_household_is_about_each_member(town, person, ilze):
    applicant = factories.person(town.municipality, name="Jānis Krauze")
    home = rows.household(town.municipality, person, contact=applicant)
    decided(town, applicant, ilze, household=home)

    assert opens(person, ilze)


def test_desk_and_telephone_centre_serve_everybody(town, person):
    assert [opens(person, town.staff(role)) for role in ("front_desk", "phone_centre")] == [True, True]


def test_manager_says_why_too(town, person):
    assert not opens(person, town.staff("manager"))


# The reason


def test_card_asks_opens_with_a_reason_until_the_end_of_the_day_and_is_logged(town, person, ilze):
    client = signed_in(ilze)
    card, ask = town.url(f"darbs/personas/{person.pk}/"), town.url(f"darbs/personas/{person.pk}/iemesls/")

    led = client.get(card)
    asked_why = client.get(led["Location"]).content.decode()
    without = client.post(led["Location"], {"reason": " "}).content.decode()
    opened = client.post(led["Location"], {"reason": "aizvietoju kolēģi"})

    assert led["Location"].startswith(ask) and opened["Location"] == card
    assert person.name in asked_why and person.name in without and "error-summary" in without
    assert client.get(card).status_code == 200
    [entry] = AccessLog.objects.filter(what="not own case")
    assert (entry.user_id, entry.person_id, entry.reason, entry.at) == (
        ilze.pk,
        person.pk,
        "aizvietoju kolēģi",
        clock.now(),
    )
    assert signed_in(town.staff("specialist", "Cita")).get(card).status_code == 302
    with clock.set_to(datetime(2026, 9, 8, 0, 0, tzinfo=clock.RIGA)):
        assert client.get(card).status_code == 302


def test_what_is_pressed_without_a_reason_changes_nothing(town, person, ilze):
    answer = signed_in(ilze).post(town.url(f"darbs/personas/{person.pk}/labot/"), {"name": "Cits"})

    person.refresh_from_db()
    assert "/iemesls/" in answer["Location"] and person.name != "Cits"


@pytest.mark.parametrize("path", ["kods/", "parbaude/vards/"])
def test_code_and_word_are_not_shown_without_a_reason(town, person, ilze, path):
    answer = signed_in(ilze).post(town.url(f"darbs/personas/{person.pk}/{path}"))

    assert "/iemesls/" in answer["Location"]


def test_reason_leads_nowhere_else(town, person, ilze):
    ask = town.url(f"darbs/personas/{person.pk}/iemesls/")

    answer = signed_in(ilze).post(f"{ask}?uz=https://example.org/", {"reason": "zvana klients"})

    assert answer["Location"] == town.url(f"darbs/personas/{person.pk}/")


def test_statuses_found_by_search_do_not_go_round_the_reason(town, person, ilze):
    home = rows.household(town.municipality, contact=person)
    rows.status(home, date(2026, 10, 31), decision_no="LEM-7731")
    client, search = signed_in(ilze), town.url("darbs/statusi/")

    before = client.post(search, {"q": person.name}).content.decode()
    cards.explain(person=person, reason="zvana klients", by=ilze)
    after = client.post(search, {"q": person.name}).content.decode()

    assert "LEM-7731" not in before and "LEM-7731" in after
    assert client.get(town.url(f"darbs/statusi/{person.pk}/")).status_code == 200


# The log


def test_protection_officer_signs_in_to_the_log_finds_the_person_and_reads_the_reason(town, person, ilze):
    cards.explain(person=person, reason="aizvietoju kolēģi", by=ilze)
    client = signed_in(town.staff("data_protection", "Ieva Skrastiņa"))

    found = client.post(town.url("darbs/zurnals/"), {"q": person.name})
    page = client.get(found["Location"]).content.decode()

    assert found["Location"] == town.url(f"darbs/zurnals/?persona={person.pk}")
    assert "aizvietoju kolēģi" in page and "Ilze Ozola" in page
    assert f"/darbs/personas/{person.pk}/" not in page
    assert client.get(town.url(f"darbs/personas/{person.pk}/")).status_code == 403


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist", "administrator"])
def test_nobody_else_reads_or_prints_the_log(town, person, role):
    client = signed_in(town.staff(role))

    assert client.get(town.url("darbs/zurnals/")).status_code == 403
    assert client.post(town.url(f"darbs/zurnals/{person.pk}/izdruka/")).status_code == 403


def test_log_is_printed_for_the_person_in_their_language(town, person, ilze):
    person.personal_code = "39000100078"
    person.save()
    cards.explain(person=person, reason="aizvietoju kolēģi", by=ilze)
    other = factories.person(town.municipality, name="Cits Cilvēks")
    cards.explain(person=other, reason="cita lieta", by=ilze)

    answer = signed_in(town.staff("data_protection")).post(town.url(f"darbs/zurnals/{person.pk}/izdruka/"))
    told = looks_paper.sheet(person)

    assert answer.content.startswith(b"%PDF") and answer["Content-Type"] == "application/pdf"
    assert [(row[1], row[3]) for row in told["rows"]] == [("Ilze Ozola", "aizvietoju kolēģi"), ("Sintija Bērziņa", "")]
    assert "39000100078" not in str(told) and "390001-00078" not in str(told)


def test_log_holds_who_looked_at_a_record_merged_since(town, person, ilze):
    twin = factories.person(town.municipality, name="Zenta Grīnberga")
    cards.explain(person=twin, reason="zvana klients", by=ilze)
    twin.merged_into = person
    twin.save()

    page = signed_in(town.staff("data_protection")).get(town.url(f"darbs/zurnals/?persona={twin.pk}"))

    assert [row[3] for row in looks_paper.sheet(person)["rows"][:1]] == ["zvana klients"]
    assert "zvana klients" in page.content.decode() and person.name in page.content.decode()
