"""Pages of benefits, tickets, jubilees, the catalogue and the report, as each role."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from benefits.actions import awards, entitlements, payments
from benefits.actions.awards import Wish
from benefits.models import Award, BankAccount, BulkExtension, Entitlement, GroupMembership, Jubilee, Payment, Ticket
from socialservice import clock
from socialservice.demo import World, files, places
from socialservice.models import ServiceName, User
from socialservice.offered import offered
from tests import factories
from tests.benefits import giving
from tests.benefits.rows import household

END = date(2027, 7, 1)


@pytest.fixture
def person(town):
    one = factories.person(town.municipality, "Žanete Āboliņa", birth_date=date(1940, 9, 20), district=town.district)
    giving.account(one)
    household(town.municipality, contact=one)
    return one


@pytest.fixture
def specialist(client, town):
    client.force_login(town.staff("specialist"))
    return client


@pytest.fixture
def housing(town):
    service = giving.service(town.municipality)
    giving.rule(service, calculator="housing", state_share=50, often="year", unit="household")
    giving.lines()
    giving.factor()
    return service


@pytest.fixture
def tickets(town):
    service = giving.service(town.municipality, "Bezmaksas abonementa biļete", "biletes", kind="material_support")
    over_80 = giving.group(town.municipality, "80", "Planted-80", proof="age", over_age=80)
    giving.rule(service, gives="ticket", term_until=END, groups=[over_80, giving.group(town.municipality)])
    return service


def read(client, town, path):
    return client.get(town.url(path)).content.decode().replace("\u00a0", " ")


def test_an_application_becomes_a_benefit_with_its_calculation(specialist, town, person, housing):
    application = giving.application(housing, person)
    path = f"darbs/pabalsti/iesniegumi/{application.number}/"
    assert "partner" not in read(specialist, town, path)

    told = {"first_day": "07.09.2026.", "months": "3", "members": "1", "income": "300,00", "costs": "120"}
    answer = specialist.post(town.url(path), {**told, "household": "other"})

    award = Award.objects.get()
    assert answer.url == town.url(f"darbs/pabalsti/{award.pk}/")
    page = read(specialist, town, f"darbs/pabalsti/{award.pk}/")
    assert award.amount == D("69.00") and "69,00 EUR" in page
    assert "166,00 × 1,50 + 120,00 − 300,00 = 69,00 EUR" in page
    assert "LV80 … 5001" in page and giving.IBAN not in page
    again = giving.application(housing, person)
    refused = specialist.post(
        town.url(f"darbs/pabalsti/iesniegumi/{again.number}/"), {**told, "household": "other"}
    ).content.decode()
    assert "vienu reizi kalendāra gadā" in refused


def test_payments_are_marked_as_paid_and_turned_to_cash(specialist, town, person):
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)
    by = town.staff("specialist")
    first, second = (
        awards.grant(application=giving.application(service, person), wish=Wish(first_day=clock.today()), by=by).award
        for _number in range(2)
    )
    page = read(specialist, town, "darbs/pabalsti/")
    assert "200,00 EUR" in page and "LV80 … 5001" in page and giving.IBAN not in page

    paid, cash = first.payments.get(), second.payments.get()
    specialist.post(town.url("darbs/pabalsti/"), {"maksajums": [paid.pk, "x", "999"]})
    specialist.post(town.url(f"darbs/pabalsti/maksajumi/{cash.pk}/skaidra-nauda/"), {"reason": "konts slēgts"})
    specialist.post(town.url(f"darbs/pabalsti/{second.pk}/partraukt/"), {"on": "07.09.2026.", "reason": "izbraucis"})

    paid.refresh_from_db(), cash.refresh_from_db(), second.refresh_from_db()
    assert (paid.state, cash.method, cash.cash_reason, second.state) == ("paid", "cash", "konts slēgts", "stopped")


def test_an_account_is_checked_and_never_shown(specialist, town):
    person = factories.person(town.municipality)
    path = f"darbs/pabalsti/personas/{person.pk}/konts/"

    wrong = specialist.post(town.url(path), {"iban": "LV80BANK0000435195002", "holder": "Z"})
    assert wrong.status_code == 200 and not BankAccount.objects.exists()
    specialist.post(town.url(path), {"iban": "lv80 bank 0000 4351 9500 1", "holder": "Zenta"})

    assert BankAccount.objects.get().iban == giving.IBAN
    page = read(specialist, town, f"darbs/personas/{person.pk}/")
    assert "LV80 … 5001" in page and giving.IBAN not in page


def test_the_desk_issues_a_ticket_in_one_press_and_sees_no_amounts(client, town, person, tickets):
    service = giving.service(town.municipality, "Planted-benefit", "planted")
    giving.rule(service, amount=77)
    awards.grant(
        application=giving.application(service, person), wish=Wish(first_day=clock.today()), by=town.staff("specialist")
    )
    client.force_login(town.staff("front_desk"))

    answer = client.post(town.url(f"darbs/tiesibas/personas/{person.pk}/{tickets.pk}/bilete/"))

    assert answer.url == town.url(f"darbs/personas/{person.pk}/") and Ticket.objects.count() == 1
    page = read(client, town, f"darbs/personas/{person.pk}/")
    assert "Bezmaksas abonementa biļete" in page and Ticket.objects.get().number in page
    assert [told for told in ("Planted-benefit", "Planted-80", "77,00", "LV80") if told in page] == []
    client.force_login(town.staff("specialist"))
    page = read(client, town, f"darbs/personas/{person.pk}/")
    assert "Planted-benefit" in page and "77,00" in page and "LV80 … 5001" in page


def test_a_card_number_finds_the_person_at_the_desk(client, town, other_town, person, tickets):
    row = entitlements.give(service=tickets, person=person, card_number="LPJ-77", by=town.staff("specialist"))
    client.force_login(town.staff("front_desk"))

    found = client.post(town.url("darbs/personas/"), {"q": " LPJ-77 "})
    nobody = client.post(town.url("darbs/personas/"), {"q": "LPJ-7"})

    assert found.url == town.url(f"darbs/personas/{person.pk}/")
    assert nobody.url == town.url("darbs/personas/?atrastie")
    client.force_login(town.staff("specialist"))
    client.post(town.url(f"darbs/tiesibas/{row.pk}/"), {"karte": "", "number": "LPJ-78"})
    row.refresh_from_db()
    assert row.card_number == "LPJ-78"
    client.post(town.url(f"darbs/tiesibas/{row.pk}/"), {"beigt": "", "on": "07.09.2026.", "reason": "nozaudēta"})
    row.refresh_from_db()
    assert row.closed_on == clock.today()


def test_a_group_by_kind_and_number_of_a_document(specialist, town, person, tickets):
    group = town.municipality.groups.get(code="represetie")
    told = {"group": group.pk, "document_kind": "apliecība", "document_number": "PR-99"}

    specialist.post(town.url(f"darbs/tiesibas/personas/{person.pk}/grupa/"), told)

    membership = GroupMembership.objects.get()
    assert "apliecība PR-99" in read(specialist, town, f"darbs/personas/{person.pk}/")
    specialist.post(town.url(f"darbs/tiesibas/dalibas/{membership.pk}/beigt/"))
    assert not GroupMembership.objects.exists()


def test_what_ends_soon_is_listed_and_extended_by_decision_after_a_look(specialist, town, person, tickets):
    entitlements.give(service=tickets, person=person, last_day=date(2026, 9, 30), by=town.staff("specialist"))
    assert "Žanete Āboliņa" in read(specialist, town, "darbs/tiesibas/")
    told = {
        "service": tickets.pk,
        "old_end": "30.09.2026.",
        "new_end": "01.07.2027.",
        "decision_no": "118",
        "reason": "ārkārtējā situācija",
    }

    seen = specialist.post(town.url("darbs/tiesibas/pagarinat/"), told).content.decode()
    assert "1 cilvēkam" in seen and not BulkExtension.objects.exists()
    answer = specialist.post(town.url("darbs/tiesibas/pagarinat/"), {**told, "pagarinat": ""})

    bulk = BulkExtension.objects.get()
    assert answer.url == town.url(f"darbs/tiesibas/pagarinajumi/{bulk.pk}/")
    assert (Entitlement.objects.get().last_day, bulk.moved) == (END, 1)
    specialist.post(answer.url)
    bulk.refresh_from_db()
    assert bulk.moved == 1 and "Lēmums Nr. 118" in read(specialist, town, f"darbs/tiesibas/pagarinajumi/{bulk.pk}/")


def test_a_jubilee_becomes_a_task_and_an_opt_out_is_kept(specialist, town):
    person = factories.person(town.municipality, "Ausma", birth_date=date(1946, 9, 20), district=town.district)
    going = town.staff("specialist")
    list_of_district = f"darbs/jubilejas/?novads={town.district.pk}"
    assert "Ausma" in read(specialist, town, list_of_district)

    act = town.url(f"darbs/jubilejas/personas/{person.pk}/uzdevums/")
    answer = specialist.post(act, {"vecums": "80", "kam": going.pk, "atpakal": town.url(list_of_district)})

    assert answer.url == town.url(list_of_district)
    jubilee = Jubilee.objects.get()
    assert (jubilee.assignee, jubilee.day) == (going, date(2026, 9, 20))
    specialist.post(town.url(f"darbs/jubilejas/{jubilee.pk}/nokartots/"), {"apsveikts": ""})
    jubilee.refresh_from_db()
    assert jubilee.state == "visited"
    specialist.post(act, {"vecums": "81", "kam": going.pk})
    assert Jubilee.objects.count() == 1
    away = specialist.post(
        town.url(f"darbs/jubilejas/personas/{person.pk}/nesveikt/"), {"atpakal": "https://x.example"}
    )
    assert away.url == town.url("darbs/jubilejas/")
    assert "Ausma" not in read(specialist, town, list_of_district)
    specialist.post(town.url(f"darbs/jubilejas/personas/{person.pk}/sveikt/"))
    assert "Ausma" in read(specialist, town, list_of_district)


def test_the_catalogue_counts_what_is_active_on_a_day_by_its_names_then(client, town):
    flat = giving.service(town.municipality, "Mājokļa pabalsts")
    flat.names.update(valid_from=date(2021, 7, 1))
    ServiceName.objects.create(
        service=flat, name="Dzīvokļa pabalsts", valid_from=giving.LONG_AGO, valid_until=date(2021, 6, 30)
    )
    giving.rule(flat, ceiling=500, often="year", valid_until=date(2021, 6, 30))
    mentor = giving.service(
        town.municipality,
        "Mentors",
        "mentors",
        kind="social_service",
        partner="YOU+; Otra",
        pilot=True,
        valid_until=date(2021, 12, 31),
    )
    giving.service(town.municipality, "Darbnīcas", "darbnicas", kind="social_service", planned=True)
    client.force_login(town.staff("manager"))

    page = read(client, town, "darbs/katalogs/?diena=30.06.2021.")
    assert "Dzīvokļa pabalsts" in page and "Mājokļa pabalsts" not in page
    assert "1 pabalstu veids" in page and "1 sociālais pakalpojums" in page and "Plānots" in page
    assert "500,00 EUR" in read(client, town, f"darbs/katalogs/{flat.pk}/")

    client.post(
        town.url(f"darbs/katalogs/{mentor.pk}/pagarinat/"), {"new_end": "15.03.2022.", "reason": "turpina ar biedrību"}
    )
    mentor.refresh_from_db()
    assert mentor.valid_until == date(2022, 3, 15)
    page = read(client, town, f"darbs/katalogs/{mentor.pk}/")
    assert "turpina ar biedrību" in page and "Otra" in page and "izmēģinājumprojekts" in page


@pytest.mark.parametrize(
    ("code", "day", "social", "material", "services"),
    [("daugavpils", date(2017, 11, 1), 8, 14, 3), ("liepaja", date(2021, 12, 15), 19, 6, 26)],
)
def test_the_demo_counts_kinds_as_the_cities_did(db, now, code, day, social, material, services):
    world = World(now=clock.now())
    places.load(world, code, files.municipality(code))

    found = offered(world.municipalities[code], day)

    counted = {"social_benefit": social, "material_support": material, "social_service": services}
    assert (found.active, found.benefits, found.services) == (counted, social + material, services)


def test_the_report_tells_the_states_half_recipients_and_refusals(client, town, person):
    service = giving.service(town.municipality)
    giving.rule(service, amount="71.51", state_share=50)
    manager = town.staff("manager")
    award = awards.grant(
        application=giving.application(service, person), wish=Wish(first_day=clock.today()), by=manager
    ).award
    payments.pay(municipality=town.municipality, payments=[award.payments.get().pk], by=manager)
    assert Payment.objects.get().state == "paid"
    client.force_login(manager)

    page = read(client, town, "darbs/pabalsti/parskats/")
    table = read(client, town, "darbs/pabalsti/parskats/?csv")

    assert "71,51 EUR" in page and "35,76 EUR" in page and "35,75 EUR" in page
    assert "2026-09;Mājokļa pabalsts;71,51;35,76;35,75" in table
    assert "Mājokļa pabalsts;1" in table


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "administrator"])
def test_pages_of_money_are_closed_to_who_does_not_give(client, town, person, tickets, role):
    client.force_login(town.staff(role))

    for path in (
        "darbs/pabalsti/",
        "darbs/pabalsti/parskats/",
        f"darbs/pabalsti/personas/{person.pk}/konts/",
        "darbs/tiesibas/",
        "darbs/tiesibas/pagarinat/",
        f"darbs/tiesibas/personas/{person.pk}/grupa/",
        "darbs/jubilejas/",
    ):
        assert client.get(town.url(path)).status_code == 403, path
    if role != "front_desk":
        ticket = town.url(f"darbs/tiesibas/personas/{person.pk}/{tickets.pk}/bilete/")
        assert client.post(ticket).status_code == 403


def test_rows_of_another_municipality_are_not_found(client, town, other_town, person, tickets):
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)
    application = giving.application(service, person)
    award = awards.grant(application=application, wish=Wish(first_day=clock.today()), by=town.staff("specialist")).award
    row = entitlements.give(service=tickets, person=person, by=town.staff("specialist"))
    client.force_login(other_town.staff("manager"))

    for path in (
        f"darbs/pabalsti/{award.pk}/",
        f"darbs/pabalsti/maksajumi/{award.payments.get().pk}/skaidra-nauda/",
        f"darbs/pabalsti/personas/{person.pk}/konts/",
        f"darbs/pabalsti/iesniegumi/{application.number}/",
        f"darbs/tiesibas/{row.pk}/",
        f"darbs/katalogs/{service.pk}/",
    ):
        assert client.get(other_town.url(path)).status_code == 404, path
        assert client.get(town.url(path)).status_code == 404, path


def due(town, person):
    service = giving.service(town.municipality, "Pabalsts krīzes situācijā", "krize")
    giving.rule(service)
    wish = Wish(first_day=clock.today(), amount=D(150))
    awards.grant(application=giving.application(service, person), wish=wish, by=town.staff("manager", "Dace Kalniņa"))
    return Payment.objects.get()


def test_transfers_are_taken_away_as_a_file_with_accounts_and_nothing_is_marked(specialist, town, person):
    payment = due(town, person)

    answer = specialist.post(town.url("darbs/pabalsti/parskaitijumi/"), {"maksajums": payment.pk})

    head, line = answer.content.decode("utf-8-sig").splitlines()
    month = f"{clock.today():%m.%Y}"
    number = payment.award.decision.number
    assert line == f"{payment.pk};Žanete Āboliņa;{giving.IBAN};150,00;Sociālā palīdzība, lēmums Nr. {number}, {month}"
    assert (head.count(";"), answer["Cache-Control"]) == (4, "no-store")
    payment.refresh_from_db()
    assert payment.state == "due"


def test_who_comes_second_for_the_transfers_learns_who_was_first_and_says_why_again(specialist, town, person):
    payment, path = due(town, person), town.url("darbs/pabalsti/parskaitijumi/")
    assert specialist.post(path)["Content-Type"].startswith("text/csv")
    client = Client()
    client.force_login(town.staff("manager", "Gints Otrais"))

    told = client.post(path, {"maksajums": payment.pk})
    without = client.post(path, {"maksajums": payment.pk, "velreiz": "1", "reason": " "})
    again = client.post(path, {"maksajums": payment.pk, "velreiz": "1", "reason": "fails pazudis"})

    first = User.objects.get(pk=specialist.session["_auth_user_id"])
    assert told.status_code == without.status_code == 409 and first.name in told.content.decode()
    assert (
        f'name="maksajums" value="{payment.pk}"' in told.content.decode() and giving.IBAN not in told.content.decode()
    )
    assert giving.IBAN in again.content.decode("utf-8-sig")
    assert list(payment.taken.values_list("number", "reason", "by__name")) == [
        (1, "", first.name),
        (2, "fails pazudis", "Gints Otrais"),
    ]
    assert "Gints Otrais" in client.get(town.url("darbs/pabalsti/")).content.decode()


def test_of_the_transfers_those_in_no_file_yet_are_taken_alone(specialist, town, person):
    payment, path = due(town, person), town.url("darbs/pabalsti/parskaitijumi/")
    other = Payment.objects.get(pk=payment.pk)
    other.pk, other.month = None, payment.month.replace(year=payment.month.year - 1)
    other.save(force_insert=True)
    specialist.post(path, {"maksajums": payment.pk})

    asked = specialist.post(path).content.decode()
    lines = specialist.post(path, {"tikai-jaunie": "1"}).content.decode("utf-8-sig").splitlines()

    assert 'name="tikai-jaunie"' in asked
    assert [line.split(";")[0] for line in lines[1:]] == [str(other.pk)]
    assert specialist.post(path, {"tikai-jaunie": "1"}).status_code == 302


@pytest.mark.parametrize(("number", "reason"), [(1, ""), (2, ""), (1, "vēlreiz")])
def test_the_database_lets_a_transfer_be_taken_once_and_again_with_a_reason_alone(
    specialist, town, person, number, reason
):
    payment, by = due(town, person), User.objects.get(pk=specialist.session["_auth_user_id"])
    payment.taken.create(number=1, at=clock.now(), by=by)

    with pytest.raises(IntegrityError), transaction.atomic():
        payment.taken.create(number=number, reason=reason, at=clock.now(), by=by)


def test_all_that_are_due_are_marked_at_once_but_not_what_came_since(specialist, town, person):
    payment = due(town, person)

    specialist.post(town.url("darbs/pabalsti/"), {"visas": "on", "lidz": payment.pk - 1})
    payment.refresh_from_db()
    assert payment.state == "due"

    specialist.post(town.url("darbs/pabalsti/"), {"visas": "on", "lidz": payment.pk})
    payment.refresh_from_db()
    assert payment.state == "paid"


def test_while_cash_is_restricted_whoever_has_an_account_is_paid_there(specialist, town, person):
    payment = due(town, person)
    path = f"darbs/pabalsti/maksajumi/{payment.pk}/skaidra-nauda/"
    town.municipality.restrictions.create(code="no_cash", valid_from=clock.today())

    refused = specialist.post(town.url(path), {"reason": "Konts bloķēts"}).content.decode()
    assert "id_reason_error" in refused or "error-summary" in refused

    person.bank_accounts.all().update(valid_until=clock.today() - timedelta(days=1))
    specialist.post(town.url(path), {"reason": "Nav konta"})
    payment.refresh_from_db()
    assert payment.method == "cash"


def test_what_remains_of_a_ceiling_is_shown_before_and_after(specialist, town, person):
    service = giving.service(town.municipality, "Veselības pabalsts", "veseliba")
    giving.rule(service, ceiling=200)
    first, second = giving.application(service, person), giving.application(service, person)
    wish = Wish(first_day=clock.today(), amount=D(60))
    decision = awards.grant(application=first, wish=wish, by=User.objects.get(pk=specialist.session["_auth_user_id"]))

    assert "140,00" in read(specialist, town, f"darbs/pabalsti/iesniegumi/{second.number}/")
    assert "140,00" in read(specialist, town, f"darbs/pabalsti/{decision.award.pk}/")
