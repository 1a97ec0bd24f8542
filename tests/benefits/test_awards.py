"""Benefits given by decision: amounts, limits, payments, stopping, four eyes, and twenty at once."""

import threading
from datetime import date
from decimal import Decimal as D

import pytest
from django.db import connection

from benefits.actions import accounts, awards, benefit_decisions, payments
from benefits.actions.awards import Wish
from benefits.models import Allotment, Application, Award, Decision, Payment
from benefits.rulebook import Means
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.benefits import giving
from tests.benefits.rows import household, status

TODAY = date(2026, 9, 7)


@pytest.fixture
def person(town):
    one = factories.person(town.municipality, birth_date=date(1941, 5, 5))
    giving.account(one)
    return one


@pytest.fixture
def by(town):
    return town.staff("specialist")


def give(service, person, by, **wish):
    wish = Wish(**{"first_day": clock.today(), **wish})
    return awards.grant(application=giving.application(service, person), wish=wish, by=by)


def test_a_fixed_amount_is_given_and_due_by_transfer(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)

    decision = give(service, person, by, amount=D(999))

    award = decision.award
    assert (award.amount, award.first_day, award.last_day) == (D(100), TODAY, date(2026, 9, 30))
    (payment,) = award.payments.all()
    assert (payment.amount, payment.method, payment.state, payment.due_on) == (D(100), "transfer", "due", TODAY)
    assert payment.account.iban == giving.IBAN
    assert (decision.state, decision.number, decision.worked_out["rule"]) == ("final", "2026/1", 1)
    assert Application.objects.get().state == "decided"


def test_guaranteed_minimum_income_is_worked_out_and_kept(town, person, by):
    service = giving.service(town.municipality, "GMI", "gmi")
    giving.rule(service, calculator="gmi")
    giving.lines()

    decision = give(service, person, by, months=3, means=Means(members=2, income=D("182.50")))

    assert decision.amount == D("99.50")
    kept = {key: decision.worked_out[key] for key in ("first", "other", "members", "income", "lines", "raw")}
    assert kept == {
        "first": "166.00",
        "other": "116.00",
        "members": 2,
        "income": "182.50",
        "lines": "282.00",
        "raw": "99.50",
    }
    months = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert [row.month for row in decision.award.payments.all()] == months


def test_housing_benefit_by_the_lines_of_the_day_of_the_application(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, calculator="housing", state_share=50)
    giving.lines("109", "76", since=date(2021, 1, 1), until=date(2023, 6, 30))
    giving.lines("125", "87.50", since=date(2023, 7, 1))
    giving.factor(since=date(2022, 1, 1))
    application = giving.application(service, person, applied_on=date(2022, 5, 5))
    means = Means(members=3, income=D(500), costs=D(180))

    decision = awards.grant(application=application, wish=Wish(first_day=TODAY, means=means), by=by)

    assert (decision.amount, decision.worked_out["factor"]) == (D("71.50"), "1.50")


@pytest.mark.parametrize(
    ("lines", "said"), [({"gmi_confirmed": False}, "nav apstiprin"), ({"first": "1", "other": "1"}, "nekas nepienākas")]
)
def test_unconfirmed_lines_decide_nothing_and_nothing_due_is_not_given(town, person, by, lines, said):
    service = giving.service(town.municipality)
    giving.rule(service, calculator="gmi")
    giving.lines(**lines)

    with pytest.raises(Refusal) as refused:
        give(service, person, by, means=Means(members=1, income=D(50)))

    assert said in refused.value.sentence
    assert not Decision.objects.exists() and not Award.objects.exists()


def test_without_a_factor_the_specialist_enters_the_amount(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, calculator="housing")

    decision = give(service, person, by, amount=D("120.00"))

    assert (decision.amount, "calculator" in decision.worked_out) == (D(120), False)


def test_once_a_calendar_year(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, often="year", ceiling=500)
    give(service, person, by, amount=D(100))

    with pytest.raises(Refusal) as refused:
        give(service, person, by, amount=D(100))

    assert refused.value.sentence == (
        "“Mājokļa pabalsts” piešķir vienu reizi kalendāra gadā, un 2026. gadā šī reize jau ir izmantota."
    )
    assert Decision.objects.count() == Award.objects.count() == 1
    with clock.set_to(clock.at(date(2027, 1, 4), clock.local(clock.now()).time())):
        give(service, person, by, amount=D(100))


def test_a_ceiling_tells_what_remains(town, person, by):
    service = giving.service(town.municipality, "Veselības aprūpes pabalsts", "veseliba")
    giving.rule(service, ceiling=150)
    give(service, person, by, amount=D("110.00"))

    with pytest.raises(Refusal) as refused:
        give(service, person, by, amount=D("40.01"))

    assert "40,00" in refused.value.sentence.replace("\u00a0", " ")
    assert refused.value.field == "amount"
    give(service, person, by, amount=D("40.00"))
    assert Allotment.objects.get(period="2026").used == D(150)


def test_the_ceiling_of_the_day_holds(town, person, by):
    """Doubled from New Year: by the rule of the day from which it is given, kept with the decision."""
    service = giving.service(town.municipality, "Veselības aprūpes pabalsts", "veseliba")
    giving.rule(service, ceiling=100, valid_until=date(2026, 12, 31))
    giving.rule(service, ceiling=200, valid_from=date(2027, 1, 1))

    with pytest.raises(Refusal):
        give(service, person, by, amount=D(150))
    later = give(service, person, by, amount=D(150), first_day=date(2027, 1, 1))

    assert (later.rule.version, later.worked_out["rule"]) == (2, 2)


def test_couples_once_whoever_of_the_two_applies(town, person, by):
    other = factories.person(town.municipality, "Ojārs Grīnbergs")
    giving.account(other)
    service = giving.service(town.municipality, "Dāvana kāzu gadadienā", "kazas", kind="material_support")
    giving.rule(service, amount=100, often="once", unit="couple")

    with pytest.raises(Refusal) as alone:
        give(service, person, by)
    with pytest.raises(Refusal) as monthly:
        give(service, person, by, partner=other, months=12)
    first = give(service, person, by, partner=other)
    with pytest.raises(Refusal) as again:
        give(service, other, by, partner=person)

    assert (alone.value.field, monthly.value.field) == ("partner", "months")
    assert [payment.amount for payment in first.award.payments.all()] == [D(100)]
    assert first.award.partner == other
    assert again.value.code == "allotment_times_kept"


def test_what_needs_a_status_follows_its_end_by_reference(town, person, by):
    one = giving.needy(person, until=date(2026, 10, 31))
    service = giving.service(town.municipality, "Atvieglojums", "atvieglojums")
    giving.rule(service, status="any", amount=20)

    award = give(service, person, by, months=0).award
    assert (award.depends_on, award.last_day) == (one, None)
    assert [row.month.month for row in award.payments.all()] == [9, 10]

    one.effective_until = date(2026, 12, 31)
    one.save()
    assert payments.follow_all() == 1
    assert [row.month.month for row in award.payments.all()] == [9, 10, 11, 12]
    assert payments.follow_all() == 0

    one.closed_on, one.close_reason = date(2026, 10, 15), "moved_away"
    one.save()
    assert payments.follow_all() == 1
    states = {row.month.month: row.state for row in award.payments.all()}
    assert states == {9: "due", 10: "due", 11: "cancelled", 12: "cancelled"}
    assert Allotment.objects.get(period="2026").used == D(40)


def test_without_the_status_it_is_refused(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, status="needy", amount=20)
    status(household(town.municipality, contact=person), date(2026, 12, 31), kind="low_income")

    with pytest.raises(Refusal):
        give(service, person, by)


def test_members_of_a_group_need_no_status(town, person, by):
    service = giving.service(town.municipality)
    over_80 = giving.group(town.municipality, "80", "Vecāki par 80", proof="age", over_age=80)
    giving.rule(service, status="needy", amount=20, groups=[over_80])

    assert give(service, person, by).award.depends_on is None


def test_without_an_account_cash_needs_a_reason(town, by):
    person = factories.person(town.municipality)
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)

    with pytest.raises(Refusal) as refused:
        give(service, person, by)
    payment = give(service, person, by, cash_reason="konta nav").award.payments.get()

    assert refused.value.field == "cash_reason"
    assert (payment.method, payment.cash_reason, payment.account) == ("cash", "konta nav", None)


def test_stopping_cancels_what_is_due_and_gives_it_back(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, ceiling=1000)
    award = give(service, person, by, amount=D(100), months=3).award
    first = award.payments.first()
    payments.pay(municipality=town.municipality, payments=[first.pk], by=by)

    awards.stop(award=award, on=date(2026, 9, 20), reason="izbraucis", by=by)

    assert [row.state for row in award.payments.order_by("month")] == ["paid", "cancelled", "cancelled"]
    counted = {row.period: (row.times, row.used) for row in Allotment.objects.all()}
    assert counted == {
        "2026": (1, D(100)),
        "2026-09": (1, D(100)),
        "2026-10": (0, D(0)),
        "2026-11": (0, D(0)),
        "ever": (1, D(100)),
    }
    with pytest.raises(Refusal) as refused:
        awards.stop(award=award, on=date(2026, 9, 20), reason="izbraucis", by=by)
    assert str(refused.value.sentence).endswith("20.09.2026.")  # one full stop


def test_paid_once_however_often_the_button_is_pressed(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)
    payment = give(service, person, by).award.payments.get()

    assert payments.pay(municipality=town.municipality, payments=[payment.pk], by=by) == 1
    assert payments.pay(municipality=town.municipality, payments=[payment.pk], by=by) == 0
    with pytest.raises(Refusal):
        payments.turn_to_cash(payment=payment, reason="slēgts konts", by=by)


def test_a_new_account_takes_over_what_is_due(town, person, by):
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)
    payment = give(service, person, by).award.payments.get()

    new = accounts.set_account(person=person, iban="LV97 HABA 0012 3456 7891 0", holder=person.name, by=by)

    payment.refresh_from_db()
    assert payment.account == new
    assert person.bank_accounts.count() == 2
    with pytest.raises(Refusal):
        accounts.set_account(person=person, iban="LV97HABA0012345678911", holder=person.name, by=by)


def test_who_holds_two_competences_needs_a_second_person(town, person, by):
    for code in ("assistance", "work"):
        competence = town.competence if code == "assistance" else factories.competence(town.municipality, code, code)
        by.competences.create(competence=competence, valid_from=factories.LONG_AGO)
    service = giving.service(town.municipality)
    giving.rule(service, amount=100)

    decision = give(service, person, by)

    assert decision.state == "proposed"
    assert not Award.objects.exists() and not Allotment.objects.exists()
    with pytest.raises(Refusal):
        benefit_decisions.agree(decision=decision, by=by)
    benefit_decisions.agree(decision=decision, by=town.staff("manager"))
    assert Award.objects.get().amount == D(100)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("rule", "given", "spent"), [({"often": "year"}, 1, 100), ({"ceiling": 500}, 5, 500)], ids=["once", "ceiling"]
)
def test_twenty_at_once_keep_the_limit(town, rule, given, spent):
    person = factories.person(town.municipality)
    giving.account(person)
    service = giving.service(town.municipality)
    giving.rule(service, **rule)
    by = town.staff("specialist")
    asked = [giving.application(service, person) for _number in range(20)]
    ready, outcomes = threading.Barrier(20), []

    def at_once(application):
        try:
            ready.wait()
            awards.grant(application=application, wish=Wish(first_day=TODAY, amount=D(100)), by=by)
            outcomes.append("given")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=at_once, args=[application]) for application in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("given") == given
    assert set(outcomes) - {"given"} <= {"allotment_times_kept", "allotment_ceiling_kept"} and len(outcomes) == 20
    assert Award.objects.count() == Payment.objects.count() == Decision.objects.count() == given
    assert Allotment.objects.get(period="2026").used == spent
