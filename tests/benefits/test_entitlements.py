"""Entitlements, groups, tickets, extension in bulk by decision, jubilees."""

import threading
from datetime import date

import pytest
from django.db import connection

from benefits import jubilees as coming_jubilees
from benefits.actions import awards, deaths, entitlements, jubilees
from benefits.models import BulkExtension, Entitlement, EntitlementStep, Jubilee, Ticket
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.benefits import giving

TODAY, END = date(2026, 9, 7), date(2027, 7, 1)


@pytest.fixture
def by(town):
    return town.staff("front_desk")


@pytest.fixture
def tickets(town):
    service = giving.service(town.municipality, "Bezmaksas abonementa biļete", "biletes", kind="material_support")
    over_80 = giving.group(town.municipality, "80", "Vecāki par 80", proof="age", over_age=80)
    repressed = giving.group(town.municipality)
    pensioners = giving.group(town.municipality, "pensija", "Pensijas vecums", proof="pension_age")
    giving.rule(service, gives="ticket", term_until=END, groups=[over_80, repressed, pensioners])
    return service


def old(town, name="Zenta Grīnberga", born=date(1940, 1, 1)):
    return factories.person(town.municipality, name, birth_date=born)


def test_over_80_gets_it_and_the_ticket_in_one_act_and_once(town, tickets, by):
    person = old(town)

    first = entitlements.hand_out(service=tickets, person=person, by=by)
    again = entitlements.hand_out(service=tickets, person=person, by=by)

    assert first == again and Ticket.objects.count() == 1
    row = Entitlement.objects.get()
    assert (row.group.code, row.first_day, row.last_day, first.valid_until) == ("80", TODAY, END, END)


@pytest.mark.parametrize("born", [date(1946, 9, 8), None])
def test_who_is_not_old_enough_gets_none(town, tickets, by, born):
    with pytest.raises(Refusal):
        entitlements.hand_out(service=tickets, person=old(town, born=born), by=by)

    assert not Entitlement.objects.exists()


def test_pension_age_by_the_year(town, tickets, by):
    giving.pension_age(2025, 65)

    entitlements.hand_out(service=tickets, person=old(town, born=date(1961, 9, 7)), by=by)

    assert Entitlement.objects.get().group.code == "pensija"
    with pytest.raises(Refusal):
        entitlements.hand_out(service=tickets, person=old(town, "Jauna", date(1961, 9, 8)), by=by)


def test_a_document_makes_a_member_and_only_its_kind_and_number_are_kept(town, tickets, by):
    person, group = old(town, born=date(1970, 1, 1)), town.municipality.groups.get(code="represetie")
    told = {"document_kind": "apliecība", "document_number": "PR-1234"}

    membership = entitlements.join_group(group=group, person=person, by=by, **told)
    entitlements.hand_out(service=tickets, person=person, by=by)

    assert (membership.document_kind, membership.document_number, membership.seen_by) == (*told.values(), by)
    with pytest.raises(Refusal):
        entitlements.join_group(group=group, person=person, by=by, **told)
    with pytest.raises(Refusal):
        entitlements.join_group(group=town.municipality.groups.get(code="80"), person=person, by=by, **told)
    entitlements.leave_group(membership=membership, by=by)
    assert not person.group_memberships.exists()


def test_the_last_day_of_the_rule_has_passed(town, tickets, by):
    tickets.benefit_rules.update(term_until=date(2026, 7, 1))

    with pytest.raises(Refusal) as refused:
        entitlements.hand_out(service=tickets, person=old(town), by=by)

    assert "pēdējā diena" in refused.value.sentence


def test_what_depends_on_a_status_ends_with_it_by_reference(town, by):
    person = factories.person(town.municipality)
    one = giving.needy(person, until=date(2026, 10, 31))
    service = giving.service(town.municipality, "Pārtikas paka", "paka", kind="material_support")
    giving.rule(service, gives="ticket", status="any")

    row = entitlements.give(service=service, person=person, by=by)
    assert (row.last_day, entitlements.ends_on(row)) == (None, date(2026, 10, 31))

    one.effective_until = date(2026, 12, 31)
    one.save()
    row.refresh_from_db()
    assert entitlements.ends_on(row) == date(2026, 12, 31)
    with pytest.raises(Refusal):
        entitlements.give(service=service, person=person, by=by)


def test_a_card_number_belongs_to_one(town, tickets, by):
    first = entitlements.give(service=tickets, person=old(town), card_number="LPJ-1", by=by)
    second = entitlements.give(service=tickets, person=old(town, "Ausma Kalniņa"), by=by)

    with pytest.raises(Refusal) as refused:
        entitlements.set_card(entitlement=second, number="LPJ-1", by=by)

    assert refused.value.field == "card_number"
    entitlements.close(entitlement=first, on=TODAY, reason="nozaudēta karte", by=by)
    assert entitlements.set_card(entitlement=second, number="LPJ-1", by=by).card_number == "LPJ-1"


def test_with_a_death_what_was_given_to_one_person_ends(town, tickets, by):
    person, specialist = old(town), town.staff("specialist")
    giving.account(person)
    service = giving.service(town.municipality)
    giving.rule(service, amount=50)
    wish = awards.Wish(first_day=TODAY, months=3)
    award = awards.grant(application=giving.application(service, person), wish=wish, by=specialist).award
    entitlements.hand_out(service=tickets, person=person, by=by)

    deaths.record(person=person, on=TODAY, by=specialist)

    award.refresh_from_db()
    assert (award.state, award.stopped_on) == ("stopped", TODAY)
    assert [row.state for row in award.payments.order_by("month")] == ["due", "cancelled", "cancelled"]
    assert Entitlement.objects.get().closed_on == TODAY


# Extension by decision


def holders(town, service, number, *, last_day=date(2026, 9, 30)):
    return Entitlement.objects.bulk_create(
        Entitlement(
            municipality=town.municipality,
            service=service,
            person=old(town, f"Anna Kalniņa {n}"),
            first_day=date(2026, 1, 1),
            last_day=last_day,
            created_at=clock.now(),
        )
        for n in range(number)
    )


def begun(town, service, by, **told):
    told = {"old_end": date(2026, 9, 30), "new_end": END, "decision_no": "118", "reason": "ārkārtējā situācija", **told}
    return entitlements.begin_extension(municipality=town.municipality, service=service, by=by, **told)


def test_extended_by_decision_in_portions_and_nobody_twice(town, tickets, by):
    moved = holders(town, tickets, 5)
    ended, renewed = moved[3], moved[4]
    entitlements.close(entitlement=ended, on=TODAY, reason="miris", by=by)
    other = holders(town, tickets, 1, last_day=date(2026, 12, 31))[0]
    Entitlement.objects.create(
        municipality=town.municipality,
        service=tickets,
        person=renewed.person,
        first_day=date(2026, 10, 1),
        last_day=END,
        created_at=clock.now(),
    )
    bulk = begun(town, tickets, by)

    assert entitlements.go_on(bulk=bulk, portion=2).moved == 2
    done = entitlements.finish_extension(bulk=bulk)
    assert (done.moved, begun(town, tickets, by), done.finished_at is not None) == (3, bulk, True)

    entitlements.finish_extension(bulk=bulk)
    assert EntitlementStep.objects.count() == 3 and BulkExtension.objects.count() == 1
    ends = {row.pk: row.last_day for row in Entitlement.objects.all()}
    assert [ends[row.pk] for row in moved] == [END, END, END, date(2026, 9, 30), date(2026, 9, 30)]
    assert ends[other.pk] == date(2026, 12, 31)


def test_a_new_end_is_later(town, tickets, by):
    with pytest.raises(Refusal):
        begun(town, tickets, by, new_end=date(2026, 9, 30))


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_move_everybody_once(town, tickets, by):
    holders(town, tickets, 20)
    bulk, ready = begun(town, tickets, by), threading.Barrier(2)

    def run():
        try:
            ready.wait()
            while not entitlements.go_on(bulk=bulk, portion=3).finished_at:
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    bulk.refresh_from_db()
    assert bulk.moved == EntitlementStep.objects.count() == Entitlement.objects.filter(last_day=END).count() == 20


@pytest.mark.django_db(transaction=True)
def test_two_desks_at_once_hand_out_one_ticket(town, tickets, by):
    person, ready, outcomes = old(town), threading.Barrier(2), []

    def hand_out():
        try:
            ready.wait()
            outcomes.append(entitlements.hand_out(service=tickets, person=person, by=by).number)
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=hand_out) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Ticket.objects.count() == Entitlement.objects.count() == 1


# Jubilees


def test_round_birthdays_of_a_month_by_district(town):
    here = factories.person(town.municipality, "Ausma", birth_date=date(1946, 9, 20), district=town.district)
    factories.person(town.municipality, "Ilga", birth_date=date(1945, 9, 20), district=town.district)
    elsewhere = factories.person(town.municipality, "Velta", birth_date=date(1926, 9, 8))
    factories.person(town.municipality, "Negrib", birth_date=date(1946, 9, 20), no_jubilees=True)
    factories.person(town.municipality, "Mirusi", birth_date=date(1946, 9, 20), died_on=date(2026, 1, 1))
    month = (TODAY, date(2026, 10, 7))

    found = coming_jubilees.coming(town.municipality, *month)
    assert [(row.person, row.age, row.day) for row in found] == [
        (elsewhere, 100, date(2026, 9, 8)),
        (here, 80, date(2026, 9, 20)),
    ]
    assert [row.person for row in coming_jubilees.coming(town.municipality, *month, town.district)] == [here]


def test_a_visit_is_a_task_settled_once_and_an_opt_out_is_kept(town, by):
    person, going = old(town, born=date(1946, 9, 20)), town.staff("specialist")
    told = {"person": person, "age": 80, "day": date(2026, 9, 20), "by": by}

    jubilees.assign(**told, assignee=by)
    row = jubilees.assign(**told, assignee=going)
    assert Jubilee.objects.get().assignee == going

    jubilees.settle(jubilee=row, visited=True, note="Priecājās", by=going)
    with pytest.raises(Refusal):
        jubilees.settle(jubilee=row, visited=False, by=going)
    with pytest.raises(Refusal):
        jubilees.assign(**told, assignee=by)

    jubilees.opt_out(person=person, by=by)
    person.refresh_from_db()
    assert coming_jubilees.coming(town.municipality, TODAY, date(2026, 10, 7)) == []
    with pytest.raises(Refusal):
        jubilees.assign(**{**told, "age": 85}, assignee=going)


def test_while_a_certificate_is_asked_nobody_without_one_goes(town, by):
    person = factories.person(town.municipality, birth_date=date(1946, 9, 20))
    told = {"person": person, "age": 80, "day": date(2026, 9, 20), "by": by, "assignee": by}
    town.municipality.restrictions.create(code="certificate", valid_from=clock.today())

    with pytest.raises(Refusal, match=by.name):
        jubilees.assign(**told)
    by.certificates.create(valid_from=clock.today())

    assert jubilees.assign(**told).assignee == by
