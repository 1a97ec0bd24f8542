"""The pages from the application to the certificate, as each role."""

from datetime import date

import pytest

from benefits.actions import applications, income_tests, thresholds
from benefits.models import Application, Decision, RefusalReason, Status
from socialservice import clock
from socialservice.models import AccessLog, Person
from tests import factories
from tests.benefits.rows import household, status

CODE = "39000100078"
ADDRESS = "darbs/statusi/iesniegumi/"


@pytest.fixture
def person(town):
    return factories.person(town.municipality, "Žanete Āboliņa-Ķīse", personal_code=CODE, phone="+37129123456")


@pytest.fixture
def specialist(town, client):
    thresholds.load()
    user = town.staff("specialist")
    client.force_login(user)
    return user


@pytest.fixture
def application(person, specialist):
    return applications.enter(
        person=person, way="desk", received_at=clock.now(), wants="status", subject="Statuss", by=specialist
    )


def page(client, town, path="", number=1):
    return client.get(town.url(f"{ADDRESS}{number}/{path}")).content.decode()


def post(client, town, path, number=1, **values):
    return client.post(town.url(f"{ADDRESS}{number}/{path}"), values, follow=True).content.decode()


def test_apply_weigh_grant_print(client, town, person, specialist):
    values = {"way": "desk", "received_on": "07.09.2026.", "wants": "status", "missing": "Izraksts\nLīgums"}

    entered = client.post(town.url(f"darbs/statusi/{person.pk}/iesniegums/"), values, follow=True).content.decode()

    assert "Iesniegums Nr. 1 ir ievadīts." in entered and "<li>Līgums</li>" in entered
    assert "Tukšs saraksts ir ienākums 0." in entered

    amounts = {"person": person.pk, "kind": "pension", "m202606": "425,01", "m202607": "425", "m202608": "425.00"}
    with_incomes = post(client, town, "ienakumi/", **amounts)
    assert "425,01" in with_incomes and "Pensija" in with_incomes

    weighed = post(client, town, "parbaude/", members="1", composition="any", months="3")
    assert "Tas pārsniedz trūcīgas mājsaimniecības slieksni, 425,00" in weighed
    assert "Valsts atļautais augstākais ir 680,00" in weighed
    assert "Pārbaude ir orientējoša." in weighed and "lemj cilvēks" in weighed

    granted = post(
        client, town, "pieskirt/", kind="low_income", granted_from="07.09.2026.", months="6", note="Pārbaudīts"
    )
    assert "Lēmums Nr. 2026/1: statuss ir piešķirts. Izziņa Nr. 2026/1." in granted
    assert "07.09.2026. – 28.02.2027." in granted
    one = Status.objects.get()
    assert (one.kind, one.effective_until, one.documents_on_file) == ("low_income", date(2027, 2, 28), False)

    of_person = client.get(town.url(f"darbs/statusi/{person.pk}/")).content.decode()
    assert f"/izzinas/{one.last_certificate.pk}/" in of_person and "Nr. 1, " in of_person


def test_an_empty_list_of_incomes_is_needy_and_granted(client, town, application):
    weighed = post(client, town, "parbaude/", members="1", composition="any", months="3")
    assert "Ienākumi 0,00" in weighed and "Trūcīga mājsaimniecība" in weighed

    assert "statuss ir piešķirts" in post(
        client, town, "pieskirt/", kind="needy", granted_from="07.09.2026.", months="3", note=""
    )


def test_incomes_without_any_amount_are_asked_for(client, town, person, application):
    assert "vismaz vienu summu" in post(client, town, "ienakumi/", person=person.pk, kind="pension")


@pytest.mark.parametrize("amount", ["-1", "x", "NaN", "1e9", "1,234"])
def test_what_is_no_amount_is_refused(client, town, person, application, amount):
    post(client, town, "ienakumi/", person=person.pk, kind="pension", m202606=amount)

    assert not application.incomes.exists()


def test_an_income_is_taken_out(client, town, person, application, specialist):
    [row] = applications.add_incomes(
        application=application, person=person, kind="wage", amounts={date(2026, 6, 1): 5}, by=specialist
    )

    post(client, town, f"ienakumi/{row.pk}/dzest/")

    assert not application.incomes.exists()


def test_twelve_months_are_offered_where_income_is_irregular(client, town, application):
    assert page(client, town, "ienakumi/").count('name="m20') == 3
    assert page(client, town, "ienakumi/?menesi=12").count('name="m20') == 12


def test_granting_before_the_test_says_what_to_do(client, town, application):
    answer = post(client, town, "pieskirt/", kind="needy", granted_from="07.09.2026.", months="3", note="")

    assert "Vispirms veiciet ienākumu pārbaudi." in answer
    assert not Decision.objects.exists()
    before = page(client, town, "pieskirt/")  # and before anything is filled in, with the way there
    assert "Vispirms veiciet ienākumu pārbaudi." in before and "/parbaude/" in before


def test_the_form_proposes_what_the_test_says_and_a_start_without_a_gap(client, town, person, application, specialist):
    status(household(town.municipality, contact=person), date(2026, 9, 30))
    income_tests.run(application=application, members=1, composition="any", months=3, by=specialist)

    form = page(client, town, "pieskirt/")

    assert 'value="01.10.2026."' in form
    assert 'value="needy"' in form.split(" checked")[0].rsplit("<input", 1)[1]


def test_lengths_are_those_of_the_municipality(client, town, application):
    town.municipality.status_months = [2, 5]
    town.municipality.save()

    form = page(client, town, "pieskirt/")

    assert "2 mēneši" in form and "5 mēneši" in form and "12 mēneš" not in form


def test_refused_with_a_coded_reason(client, town, application):
    assert "Nav ievadīts neviens atteikuma iemesls" in page(client, town, "atteikt/")
    reason = RefusalReason.objects.create(municipality=town.municipality, code="income", name="Ienākumi par lieliem")

    answer = post(client, town, "atteikt/", reason=reason.pk, note="")

    assert "Lēmums Nr. 2026/1: atteikts." in answer and "Ienākumi par lieliem" in answer


def test_withdrawn_by_the_applicant(client, town, application):
    assert "Iesniegums ir atsaukts." in post(client, town, "atsaukt/")
    assert "jau ir lemts" in post(client, town, "atsaukt/")


def test_a_second_person_agrees_on_the_page_of_the_application(client, town, application, specialist):
    for competence in (town.competence, factories.competence(town.municipality, "social-work")):
        specialist.competences.create(competence=competence, valid_from=factories.LONG_AGO)
    proposed = post(client, town, "pieskirt/", kind="crisis", granted_from="07.09.2026.", months="1", note="")
    assert "Tas gaida otru personu." in proposed and "piekrist/" not in proposed
    client.force_login(town.staff("manager", "Dace Kalniņa"))
    assert "/piekrist/" in page(client, town)

    agreed = post(client, town, "piekrist/")

    assert "statuss ir piešķirts" in agreed and "piekrita Dace Kalniņa" in agreed
    client.post(town.url(f"{ADDRESS}1/piekrist/"))
    assert Status.objects.count() == 1


def test_a_second_person_does_not_agree(client, town, application, specialist):
    for competence in (town.competence, factories.competence(town.municipality, "social-work")):
        specialist.competences.create(competence=competence, valid_from=factories.LONG_AGO)
    post(client, town, "pieskirt/", kind="crisis", granted_from="07.09.2026.", months="1", note="")
    client.force_login(town.staff("manager", "Dace Kalniņa"))

    answer = post(client, town, "nepiekrist/", why="Nav krīzes")

    assert "jālemj vēlreiz" in answer and "Nav krīzes" in answer
    assert Application.objects.get().state == "received"


def test_who_holds_two_competences_is_led_from_the_direct_grant_to_an_application(client, town, person, specialist):
    for competence in (town.competence, factories.competence(town.municipality, "social-work")):
        specialist.competences.create(competence=competence, valid_from=factories.LONG_AGO)
    values = {
        "kind": "needy",
        "granted_from": "07.09.2026.",
        "granted_until": "30.11.2026.",
        "decision_no": "1",
        "decided_on": "07.09.2026.",
    }

    answer = client.post(town.url(f"darbs/statusi/{person.pk}/pieskirt/"), values).content.decode()

    assert "Jums ir divas kompetences" in answer and not Status.objects.exists()


def test_the_person_is_named_by_the_whole_code_only(client, town, person, application):
    application.person = None
    application.save()
    assert "persona/" in page(client, town)

    post(client, town, "persona/", code="390001-00078")

    application.refresh_from_db()
    assert application.person == person
    assert CODE not in page(client, town) and "390001-00078" not in page(client, town)


def test_papers_missing_and_register_data_exclude_each_other(client, town, application):
    answer = post(client, town, "labot/", wants="status", subject="S", register_only="on", missing="Izraksts")
    assert "klientam dokumentus neprasa" in answer

    assert "klientam neko neprasa" in post(client, town, "labot/", wants="status", subject="S", register_only="on")


def test_those_to_be_decided_come_first_and_all_are_a_press_away(client, town, application, person, specialist):
    applications.withdraw(application=application, by=specialist)

    assert "Neviens iesniegums negaida lēmumu." in client.get(town.url(ADDRESS)).content.decode()
    assert person.name in client.get(town.url(ADDRESS) + "?cilne=visi").content.decode()


def test_the_list_asks_as_often_for_three_as_for_one(
    client, town, application, specialist, django_assert_max_num_queries
):
    client.get(town.url(ADDRESS))
    with django_assert_max_num_queries(40) as asked:
        client.get(town.url(ADDRESS))
    for number in range(2):
        applications.enter(
            person=factories.person(town.municipality),
            way="post",
            received_at=clock.now(),
            wants="status",
            subject=f"Statuss {number}",
            by=specialist,
        )

    with django_assert_max_num_queries(len(asked)):
        client.get(town.url(ADDRESS))


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "administrator"])
@pytest.mark.parametrize("path", ["", "labot/", "ienakumi/", "parbaude/", "pieskirt/", "atteikt/", "nepiekrist/"])
def test_others_meet_a_closed_door(client, town, application, role, path):
    client.force_login(town.staff(role, "Cits"))

    assert client.get(town.url(f"{ADDRESS}1/{path}")).status_code == 403


def test_staff_elsewhere_find_nothing(client, town, other_town, application):
    client.force_login(other_town.staff("specialist"))

    assert client.get(town.url(f"{ADDRESS}1/")).status_code == 404
    assert client.get(other_town.url(f"{ADDRESS}1/")).status_code == 404


def test_looking_is_written_down(client, town, application, person):
    page(client, town)

    assert AccessLog.objects.filter(what="application", person_id=person.pk).exists()


def test_a_death_is_written_down_and_ends_what_was_in_force(client, town, person, specialist):
    one = status(household(town.municipality, contact=person), date(2026, 11, 30), granted_from=date(2026, 9, 1))

    client.post(town.url(f"darbs/statusi/{person.pk}/miris/"), {"on": "03.09.2026."})

    one.refresh_from_db()
    assert (one.closed_on, one.close_reason) == (date(2026, 9, 3), "died")
    assert Person.objects.get(pk=person.pk).died_on == date(2026, 9, 3)
