"""From the application to the status: incomes, test, decision, a second person, and two who decide at once."""

import threading
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, connection

from benefits.actions import applications, assigning, benefit_decisions, income_tests, status_decisions, thresholds
from benefits.models import Application, Decision, Income, MunicipalLine, RefusalReason, StateThreshold, Status
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import StoredFile, Submission
from tests import factories
from tests.benefits.rows import household, status

TODAY = date(2026, 9, 7)
SUMMER = [date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)]


@pytest.fixture
def specialist(town):
    thresholds.load()
    return town.staff("specialist")


@pytest.fixture
def person(town):
    return factories.person(town.municipality, phone="+37129123456")


def apply(person, by, **told):
    told = {"wants": "status", "subject": "Statuss", "way": "desk", "received_at": clock.now(), **told}
    return applications.enter(person=person, by=by, **told)


def earn(application, amount, by, months=SUMMER, **told):
    amounts = {month: D(amount) for month in months}
    told = {"person": application.person, "kind": "pension", "amounts": amounts, **told}
    return applications.add_incomes(application=application, by=by, **told)


def weigh(application, by, **told):
    told = {"members": 1, "composition": "any", "months": 3, **told}
    return income_tests.run(application=application, by=by, **told)


def grant(application, by, kind="needy", months=3, **told):
    return status_decisions.grant(
        application=application, kind=kind, first_day=told.pop("first_day", TODAY), months=months, by=by, **told
    )


def refused(message):
    return pytest.raises(Refusal, match=message)


# Coming in


def test_an_application_is_entered_with_its_channel_papers_and_household(town, person, specialist):
    home = household(town.municipality, contact=person)

    one = apply(
        person,
        specialist,
        way="post",
        postmarked_on=date(2026, 9, 3),
        missing=["Izraksts"],
        register_only=False,
        papers=[("a.pdf", b"%PDF-1.4 x")],
    )

    assert (one.number, one.applied_on, one.household, one.missing) == (1, date(2026, 9, 3), home, ["Izraksts"])
    assert (one.submission.way, StoredFile.objects.get().submission) == ("post", one.submission)


def test_the_same_form_sent_twice_is_one_application_and_later_it_is_another(person, specialist):
    first = apply(person, specialist)

    assert apply(person, specialist) == first
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        assert apply(person, specialist).number == 2


def test_nothing_comes_in_the_future_and_no_postmark_after_the_arrival(person, specialist):
    with refused("nākotnē"):
        apply(person, specialist, received_at=clock.now() + timedelta(hours=1))
    with refused("zīmog"):
        apply(person, specialist, way="post", postmarked_on=date(2026, 9, 8))


def test_the_person_is_named_later_and_brings_the_household(town, person, specialist):
    home = household(town.municipality, contact=person)
    submission = Submission.objects.create(municipality=town.municipality, way="post", received_at=clock.now())
    one = applications.take_in(submission=submission, subject="Pabalsts", by=specialist)

    one = applications.name_person(application=one, person=person, by=specialist)

    assert (one.person, one.household) == (person, home)
    with refused("person"):
        applications.name_person(application=one, person=None, by=specialist)


def test_a_withdrawn_application_stays_as_it_is(person, specialist):
    one = applications.withdraw(application=apply(person, specialist), by=specialist)

    assert one.state == "withdrawn"
    for act in (
        lambda: applications.withdraw(application=one, by=specialist),
        lambda: applications.change(application=one, by=specialist, subject="x"),
        lambda: earn(one, 1, specialist),
        lambda: weigh(one, specialist),
        lambda: grant(one, specialist, "crisis"),
    ):
        with refused("jau"):
            act()


# The test of incomes


def test_an_empty_list_is_an_income_of_nothing(person, specialist):
    found = weigh(apply(person, specialist), specialist)

    assert (found.income, found.says, found.confirmed) == (0, "needy", True)
    assert [code for code, _values in found.reasons] == ["average", "under_needy"]


def test_only_the_full_months_before_the_application_count(person, specialist):
    one = apply(person, specialist)
    earn(one, "425", specialist)
    earn(one, "5000", specialist, months=[date(2026, 5, 1), date(2026, 9, 1)])

    assert weigh(one, specialist).says == "needy"
    assert weigh(one, specialist, months=12).income.quantize(D("0.01")) == D("522.92")  # 1275 and 5000, by twelve


def test_the_lines_are_those_of_the_day_of_the_application(town, specialist):
    with clock.set_to(clock.at(date(2023, 7, 3), factories.time(9))):
        person = factories.person(town.municipality)
        before = apply(person, specialist, way="post", postmarked_on=date(2023, 6, 30), received_at=clock.now())
        after = apply(person, specialist)
        for one in (before, after):
            earn(
                one, "313", specialist, months=[date(2023, 3, 1), date(2023, 4, 1), date(2023, 5, 1), date(2023, 6, 1)]
            )

        assert weigh(before, specialist, composition="working_age").says == "low_income"
        assert weigh(after, specialist, composition="working_age").says == "needy"


def test_a_municipal_line_is_chosen_by_composition_and_kept_with_the_test(town, specialist):
    with clock.set_to(clock.at(date(2021, 10, 13), factories.time(9))):
        one = apply(factories.person(town.municipality), specialist)
        earn(one, "390", specialist, months=[date(2021, 7, 1), date(2021, 8, 1), date(2021, 9, 1)])

        lone, working = (weigh(one, specialist, composition=name) for name in ("lone", "working_age"))

    assert (lone.says, lone.line.first) == ("low_income", 390)
    assert (working.says, working.line.first) == ("none", 336)


def test_without_lines_of_the_day_nothing_is_weighed(person, specialist):
    StateThreshold.objects.all().delete()

    with refused("2026"):
        weigh(apply(person, specialist), specialist)


def test_a_lone_person_is_one(person, specialist):
    with pytest.raises(Refusal) as told:
        weigh(apply(person, specialist), specialist, members=2, composition="lone")

    assert told.value.field == "composition"


def test_an_income_may_not_be_negative(person, specialist):
    with pytest.raises(IntegrityError):
        earn(apply(person, specialist), "-1", specialist)


# The decision


def test_a_status_is_granted_with_its_decision_and_certificate(town, person, specialist):
    one = apply(person, specialist)
    weigh(one, specialist)

    decision = grant(one, specialist, note="Viss kārtībā")

    granted = decision.status
    assert (decision.number, decision.state, decision.outcome) == ("2026/1", "final", "granted")
    assert (granted.kind, granted.granted_from, granted.granted_until) == ("needy", TODAY, date(2026, 11, 30))
    assert (granted.decision_no, granted.decided_on, granted.documents_on_file) == ("2026/1", TODAY, True)
    assert granted.household.contact_person == person
    one.refresh_from_db()
    assert (one.state, one.household) == ("decided", granted.household)
    certificate = granted.certificates.get()
    assert (certificate.number, certificate.word, len(certificate.check_code)) == ("2026/1", "mājsaimniecība", 6)


def test_missing_documents_are_known_to_the_status(person, specialist):
    one = apply(person, specialist, missing=["Izraksts"])
    weigh(one, specialist)

    assert not grant(one, specialist).status.documents_on_file


def test_the_length_is_one_of_the_municipality_s(town, person, specialist):
    town.municipality.status_months = [2]
    town.municipality.save()
    one = apply(person, specialist)
    weigh(one, specialist)

    with pytest.raises(Refusal) as told:
        grant(one, specialist, months=3)

    assert told.value.field == "months"
    assert grant(one, specialist, months=2).last_day == date(2026, 10, 31)


def test_a_person_may_decide_otherwise_than_the_test_says(person, specialist):
    one = apply(person, specialist)
    earn(one, "9999", specialist)
    weigh(one, specialist)

    assert grant(one, specialist).status.kind == "needy"


def test_a_status_by_income_needs_a_test_of_the_incomes_as_they_are(person, specialist):
    one = apply(person, specialist)
    with refused("pārbaud"):
        grant(one, specialist)
    weigh(one, specialist)
    earn(one, "100", specialist)

    with refused("mainīju"):
        grant(one, specialist)
    assert grant(one, specialist, "crisis").status.kind == "crisis"


def test_what_nobody_confirmed_decides_nothing(town, person, specialist):
    StateThreshold.objects.update(confirmed=False)
    one = apply(person, specialist)
    assert weigh(one, specialist).confirmed is False

    with pytest.raises(Refusal) as told:
        grant(one, specialist)

    assert told.value.code == "unconfirmed"
    assert not Decision.objects.exists()


def test_an_unconfirmed_municipal_line_decides_nothing(town, person, specialist):
    MunicipalLine.objects.create(
        municipality=town.municipality, composition="any", first=500, other=400, valid_from=TODAY, source="x"
    )
    one = apply(person, specialist)
    earn(one, "450", specialist)
    assert weigh(one, specialist).says == "low_income"

    with refused("apstiprin"):
        grant(one, specialist, "low_income")


def test_an_application_is_refused_with_a_coded_reason(town, person, specialist):
    reason = RefusalReason.objects.create(municipality=town.municipality, code="income", name="Ienākumi")
    one = apply(person, specialist)

    decision = status_decisions.refuse(application=one, reason=reason, by=specialist)

    assert (decision.outcome, decision.reason, decision.status) == ("refused", reason, None)
    assert not Status.objects.exists()


def test_a_refusal_without_a_reason_is_refused_by_the_database(person, specialist):
    one = apply(person, specialist)
    with pytest.raises(IntegrityError):
        Decision.objects.create(
            municipality=one.municipality,
            application=one,
            number="1",
            decided_on=TODAY,
            outcome="refused",
            by=specialist,
            at=clock.now(),
        )


def test_a_renewal_follows_without_a_gap(town, person, specialist):
    old = status(household(town.municipality, contact=person), date(2026, 9, 30))
    one = apply(person, specialist)
    weigh(one, specialist)

    grant(one, specialist, first_day=date(2026, 10, 1))

    old.refresh_from_db()
    assert old.closed_on is None
    with clock.set_to(clock.at(date(2026, 10, 1), factories.time(9))):
        assert Status.objects.in_force(clock.today()).get().decision.application == one


def test_a_household_has_one_status_at_a_time(town, person, specialist):
    status(household(town.municipality, contact=person), date(2026, 12, 31), granted_from=date(2026, 9, 7))
    one = apply(person, specialist)
    weigh(one, specialist)

    with refused("07.09.2026."):
        grant(one, specialist)
    assert not Decision.objects.exists()


# Four eyes


@pytest.fixture
def both(town, specialist):
    """Holds both competences."""
    for competence in (town.competence, factories.competence(town.municipality, "social-work", "sociālais darbs")):
        specialist.competences.create(competence=competence, valid_from=factories.LONG_AGO)
    return specialist


def test_who_holds_two_competences_proposes_and_a_second_person_agrees(town, person, both):
    one = apply(person, both)
    weigh(one, both)
    decision = grant(one, both)
    assert (decision.state, Status.objects.count(), Application.objects.get().state) == ("proposed", 0, "received")
    with refused("cits|cit"):
        benefit_decisions.agree(decision=decision, by=both)
    second = town.staff("specialist", "Dace Kalniņa")

    with clock.set_to(clock.now() + timedelta(days=2)):
        decision = benefit_decisions.agree(decision=decision, by=second)

    assert (decision.state, decision.second_by, decision.by) == ("final", second, both)
    assert decision.decided_on == decision.status.decided_on == date(2026, 9, 9)
    assert decision.status.decision_no == decision.number
    assert Application.objects.get().state == "decided"


def test_a_second_person_who_does_not_agree_opens_it_again(town, person, both):
    one = apply(person, both)
    weigh(one, both)
    second = town.staff("specialist", "Dace Kalniņa")

    benefit_decisions.disagree(decision=grant(one, both), why="Nav ienākumu", by=second)

    assert Application.objects.get().state == "received"
    assert grant(one, second).state == "final"
    assert list(Decision.objects.order_by("pk").values_list("number", "state", "second_note")) == [
        ("2026/1", "rejected", "Nav ienākumu"),
        ("2026/2", "final", ""),
    ]


def test_a_proposed_decision_is_not_withdrawn_from_under_the_second_person(person, both):
    one = apply(person, both)
    grant(one, both, "crisis")

    with refused("otr"):
        applications.withdraw(application=one, by=both)


def test_the_database_refuses_the_same_person_twice(person, both):
    decision = grant(apply(person, both), both, "crisis")

    with pytest.raises(IntegrityError):
        Decision.objects.filter(pk=decision.pk).update(second_by=both, state="final")


def test_who_holds_two_competences_grants_nothing_without_an_application(town, both):
    with refused("divas kompetences"):
        status_decisions.refuse_alone(by=both, municipality_id=town.municipality.pk)
    status_decisions.refuse_alone(by=town.staff("specialist"), municipality_id=town.municipality.pk)


# Two at once


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told(now):
    thresholds.load()
    town = factories.Town()
    person = factories.person(town.municipality)
    deciders = [town.staff("specialist"), town.staff("specialist", "Dace Kalniņa")]
    one = apply(person, deciders[0])
    weigh(one, deciders[0])
    barrier, answers = threading.Barrier(2), []

    def decide(by):
        barrier.wait()
        try:
            answers.append(grant(Application.objects.get(pk=one.pk), by).state)
        except Refusal as refusal:
            answers.append(str(refusal.sentence))
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(by,)) for by in deciders]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert answers.count("final") == 1
    assert [answer for answer in answers if answer != "final" and "iesniegum" not in answer] == []
    assert (Decision.objects.count(), Status.objects.count()) == (1, 1)


def test_incomes_are_taken_out_again(person, specialist):
    one = apply(person, specialist)
    first, *_others = earn(one, "10", specialist)

    applications.remove_income(income=first, by=specialist)

    assert Income.objects.count() == 2


# What the applicant hears, and whose it is


def test_a_granted_status_is_told_without_its_name_in_a_text_message(person, specialist):
    one = apply(person, specialist)
    weigh(one, specialist)

    decision = grant(one, specialist)

    letter = person.letters.get()
    assert (letter.kind, letter.channel, letter.about_id) == ("decision", "sms", decision.pk)
    assert str(one.number) in letter.text
    assert not {"statuss", "trucig", "needy"} & set(letter.text.lower().split())


def test_a_refusal_is_told_with_its_reason_in_writing(town, person, specialist):
    person.email = "zenta@example.org"
    person.save()
    reason = RefusalReason.objects.create(
        municipality=town.municipality, code="income", name="Ienākumi pārsniedz slieksni", name_en="Above the line"
    )
    one = apply(person, specialist)

    status_decisions.refuse(application=one, reason=reason, by=specialist)

    letter = person.letters.get()
    assert (letter.channel, "Ienākumi" in letter.subject) == ("email", False)
    assert "Iemesls: Ienākumi pārsniedz slieksni." in letter.text


def test_nothing_is_told_before_a_second_person_agrees(town, person, both):
    one = apply(person, both)
    weigh(one, both)
    decision = grant(one, both)
    assert not person.letters.exists()

    benefit_decisions.agree(decision=decision, by=town.staff("specialist", "Dace Kalniņa"))

    assert person.letters.get().kind == "decision"


def test_who_decides_is_taken_handed_over_and_else_whoever_decided(town, person, specialist):
    other = town.staff("specialist", "Dace Kalniņa")
    one = assigning.take(application=apply(person, specialist), by=specialist)
    with refused("Sintija Bērziņa"):
        assigning.take(application=one, by=other)

    assigning.hand_over(application=one, to=other, by=specialist)
    one.refresh_from_db()
    assert one.assignee == other

    weigh(one, specialist)
    grant(one, specialist)
    one.refresh_from_db()
    assert one.assignee == other
    with refused("lemts"):
        assigning.take(application=one, by=specialist)
