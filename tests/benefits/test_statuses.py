import threading
from datetime import date

import pytest
from django.db import connection

from benefits.actions import households, statuses
from benefits.models import Certificate, HouseholdMember, ReviewItem, Status
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories
from tests.benefits.rows import emergency, household, status


@pytest.fixture
def home(town):
    return household(town.municipality, phone="+37129123456")


def grant(home, granted_from=date(2026, 9, 1), granted_until=date(2026, 11, 30), kind="needy", **fields):
    return statuses.grant(
        household=home,
        kind=kind,
        granted_from=granted_from,
        granted_until=granted_until,
        decision_no=fields.pop("decision_no", "117"),
        decided_on=fields.pop("decided_on", date(2026, 9, 7)),
        **fields,
    )


def test_granted_status_has_a_certificate_and_its_events(town, home):
    specialist = town.staff("specialist")

    one = grant(home, by=specialist)

    certificate = one.certificates.get()
    assert (certificate.number, certificate.printed_until) == ("2026/1", date(2026, 11, 30))
    assert list(one.events.values_list("what", "by", "until", "detail")) == [
        ("granted", specialist.pk, date(2026, 11, 30), "117"),
        ("certificate", specialist.pk, date(2026, 11, 30), "2026/1"),
    ]
    assert Letter.objects.count() == 0


def test_the_same_decision_sent_twice_is_one_status(home):
    assert grant(home) == grant(home)
    assert grant(home, kind="crisis") == grant(home, kind="crisis")

    assert (Status.objects.count(), Certificate.objects.count()) == (2, 2)


def test_certificate_numbers_count_up_by_municipality_and_year(town, other_town, home):
    first, second = grant(home), grant(household(town.municipality))
    elsewhere = grant(household(other_town.municipality))
    with clock.set_to(factories.clock.at(date(2027, 1, 4), factories.time(9))):
        next_year = grant(household(town.municipality), decided_on=date(2027, 1, 4))

    numbers = [one.last_certificate.number for one in (first, second, elsewhere, next_year)]
    assert numbers == ["2026/1", "2026/2", "2026/1", "2027/1"]


def test_a_new_decision_ends_the_other_kind_on_the_day_before(home):
    low = grant(home, date(2026, 3, 1), date(2026, 10, 31), "low_income", decided_on=date(2026, 3, 2))

    needy = grant(home)

    low.refresh_from_db()
    assert (low.closed_on, low.close_reason) == (date(2026, 8, 31), "replaced")
    assert needy.closed_on is None
    assert list(low.events.values_list("what", "until"))[-1] == ("closed", date(2026, 8, 31))


def test_a_renewal_from_the_next_day_leaves_the_old_term_as_it_was(home):
    old = grant(home, date(2026, 6, 1), date(2026, 8, 31), decided_on=date(2026, 6, 1))

    grant(home, date(2026, 9, 1))

    old.refresh_from_db()
    assert (old.closed_on, old.effective_until) == (None, date(2026, 8, 31))


def test_a_crisis_certificate_stands_beside_another_status(home):
    needy, crisis = grant(home), grant(home, kind="crisis")

    needy.refresh_from_db()
    assert needy.closed_on is None
    assert crisis.in_force_on(date(2026, 9, 7))


def test_granted_inside_an_emergency_is_extended_at_once_and_the_certificate_says_so(home):
    emergency(date(2026, 9, 1), date(2026, 12, 15))

    one = grant(home)

    assert (one.granted_until, one.effective_until) == (date(2026, 11, 30), date(2027, 1, 31))
    assert one.last_certificate.printed_until == date(2027, 1, 31)
    assert Letter.objects.get().about_id == one.extensions.get().pk


def test_a_renewal_after_a_gap_in_an_emergency_lets_the_old_one_reach_it(home):
    old = grant(home, date(2026, 6, 1), date(2026, 8, 31), decided_on=date(2026, 6, 1))
    emergency(date(2026, 8, 20), date(2026, 12, 15))

    grant(home, date(2026, 9, 5), date(2027, 2, 28))

    old.refresh_from_db()
    assert old.effective_until == date(2026, 9, 4)
    assert [(item.status, item.reason) for item in ReviewItem.objects.all()] == [(old, "renewed_after_gap")]


@pytest.mark.parametrize(
    "days, field, sentence",
    [
        ((date(2026, 9, 1), date(2026, 11, 29)), "granted_until", "mēneša pēdējā dienā, šeit 30.11.2026."),
        ((date(2026, 9, 1), date(2026, 8, 31)), "granted_until", "Beigu datums nedrīkst būt pirms sākuma datuma."),
        ((date(1026, 9, 1), date(2026, 11, 30)), "granted_from", "Pārbaudiet gadu."),
        ((date(2026, 9, 1), date(9999, 12, 31)), "granted_until", "Pārbaudiet gadu."),
        ((date(2026, 7, 1), date(2026, 11, 30)), "granted_from", "jau ir statuss no 01.08.2026."),
    ],
)
def test_a_wrong_term_is_refused_with_a_sentence_at_its_field(home, days, field, sentence):
    grant(home, date(2026, 8, 1), date(2026, 10, 31))

    with pytest.raises(Refusal) as refused:
        grant(home, *days, decision_no="118")

    assert (refused.value.field, sentence in str(refused.value.sentence)) == (field, True)
    assert Status.objects.count() == 1


def test_a_decision_of_tomorrow_is_refused(home):
    with pytest.raises(Refusal) as refused:
        grant(home, decided_on=date(2026, 9, 8))

    assert refused.value.field == "decided_on"


def test_what_the_check_misses_the_database_refuses_in_the_same_words(home, monkeypatch):
    grant(home)
    monkeypatch.setattr(statuses, "_make_way", lambda *_: None)

    with pytest.raises(Refusal) as refused:
        grant(home, kind="low_income")

    assert refused.value.code == "status_one_per_household"
    assert str(refused.value.sentence) == "Šajās dienās mājsaimniecībai jau ir statuss."
    assert Status.objects.count() == Certificate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_grant_at_once_leave_one_status_in_force(home):
    ready, outcomes = threading.Barrier(2), []

    def at_once(kind):
        try:
            ready.wait()
            outcomes.append(grant(home, kind=kind).kind)
        except Refusal:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=at_once, args=[kind]) for kind in ("needy", "low_income")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) in (["low_income", "refused"], ["needy", "refused"])
    assert Status.objects.count() == 1


def test_closed_on_a_day_of_the_term_and_never_twice(home):
    one = grant(home)

    statuses.close(status=one, on=date(2026, 9, 30), reason="moved_away", detail="Lēmums Nr. 9")

    one.refresh_from_db()
    assert (one.ends_on, one.close_reason, one.granted_until) == (date(2026, 9, 30), "moved_away", date(2026, 11, 30))
    with pytest.raises(Refusal):
        statuses.close(status=one, on=date(2026, 9, 30), reason="died")


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 12, 1)])
def test_closed_outside_the_term_is_refused(home, day):
    with pytest.raises(Refusal) as refused:
        statuses.close(status=grant(home), on=day, reason="revoked")

    assert refused.value.field == "on"


def test_closing_settles_what_waited_for_review(home):
    one = status(home, date(2026, 8, 31), documents_on_file=False)
    ReviewItem.objects.create(status=one, reason="documents_missing", until=one.granted_until, created_at=clock.now())

    with pytest.raises(Refusal) as told:
        statuses.close(status=one, on=date(2026, 8, 1), reason="revoked")
    assert told.value.field == "detail"
    statuses.close(status=one, on=date(2026, 8, 1), reason="revoked", detail="Lēmums Nr. 9")

    assert ReviewItem.objects.open().count() == 0


def test_a_duplicate_bears_the_extended_day_and_is_issued_once_a_day(home):
    one = grant(home)
    Status.objects.update(effective_until=date(2027, 1, 31))

    first, again = statuses.issue_duplicate(status=one), statuses.issue_duplicate(status=one)

    assert first == again
    assert (first.printed_until, first.duplicate_of.number) == (date(2027, 1, 31), "2026/1")


def test_no_duplicate_for_what_is_not_in_force(home):
    with pytest.raises(Refusal):
        statuses.issue_duplicate(status=status(home, date(2026, 8, 31)))


def test_a_record_is_reviewed_once(home, town):
    one = status(home, date(2026, 8, 31))
    item = ReviewItem.objects.create(status=one, reason="two_open", until=one.granted_until, created_at=clock.now())
    specialist = town.staff("specialist")

    statuses.resolve(item=item, note="Paliek trūcīga.", by=specialist)

    assert (item.note, item.resolved_by) == ("Paliek trūcīga.", specialist)
    assert one.events.get().what == "reviewed"
    with pytest.raises(Refusal):
        statuses.resolve(item=item, note="Vēlreiz.", by=specialist)


def test_a_person_belongs_to_one_household_at_a_time(town, home):
    child = factories.person(town.municipality, "Māris Grīnbergs")
    member = households.join(household=home, person=child, since=date(2026, 1, 1))
    other = household(town.municipality, name="Anna Kalniņa")

    with pytest.raises(Refusal) as refused:
        households.join(household=other, person=child, since=date(2026, 6, 1))
    households.leave(member=member, last_day=date(2026, 5, 31))
    households.join(household=other, person=child, since=date(2026, 6, 1))

    assert refused.value.code == "person_in_one_household"
    assert [one.household for one in HouseholdMember.objects.filter(person=child)] == [home, other]


def test_the_contact_person_stays_and_nobody_leaves_before_joining(town, home):
    child = factories.person(town.municipality, "Māris Grīnbergs")
    member = households.join(household=home, person=child, since=date(2026, 1, 1))

    for who, day in ((home.members.get(person=home.contact_person), date(2026, 9, 1)), (member, date(2025, 12, 31))):
        with pytest.raises(Refusal) as refused:
            households.leave(member=who, last_day=day)
        assert refused.value.field == "last_day"


def test_nobody_joins_a_household_of_another_municipality(other_town, home):
    with pytest.raises(Refusal):
        households.join(household=home, person=factories.person(other_town.municipality), since=date(2026, 1, 1))
