"""The work on a request, act by act."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from benefits.models import Application
from bookings.actions import handling, inbox, requests
from bookings.models import Request
from bookings.request_history import history
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories
from tests.bookings.incoming import ask, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def sintija(town):
    return town.staff("front_desk", "Sintija Bērziņa")


@pytest.fixture
def inga(town):
    return town.staff("specialist", "Inga Liepa")


def test_whoever_takes_it_second_learns_who_was_first(town, sintija, inga):
    row = ask(town)

    handling.take(request=row, by=sintija)
    handling.take(request=row, by=sintija)
    with pytest.raises(Refusal) as refused:
        handling.take(request=row, by=inga)

    assert "Sintija Bērziņa" in refused.value.sentence
    assert list(row.events.values_list("kind", flat=True)) == ["taken_in", "taken"]


def test_given_back_and_handed_over(town, sintija, inga):
    row = handling.take(request=ask(town), by=sintija)
    other = factories.department(town.municipality, "darbs", "Sociālā darba daļa")

    assert handling.release(request=row, by=sintija).assignee is None
    assert handling.hand_over(request=row, to=inga, by=sintija, words="Tu zini").assignee == inga
    row = handling.hand_over(request=row, department=other, office=town.office, by=inga)

    assert (row.department, row.office, row.assignee) == (other, town.office, None)
    with translation.override("en"):
        said = [line.said for line in history(row)]
    assert said[:2] == [
        "Handed over: Social Assistance Department, E. Veidenbauma iela 3.",
        "Assigned to Inga Liepa.",
    ]


def test_nobody_gets_what_they_may_not_see(town, sintija):
    with pytest.raises(Refusal):
        handling.hand_over(request=ask(town), to=town.staff("administrator", "Anna"), by=sintija)


def test_sorted_as_a_crisis_it_is_answered_sooner(town, sintija):
    row = ask(town, purpose=None)
    told = {"purpose": None, "district": None, "phone": row.phone, "department": None}

    with clock.set_to(clock.at(date(2026, 9, 7), clock.local(clock.now()).time())):
        row = handling.sort(request=row, urgency=Request.Urgency.CRISIS, by=sintija, **told)

    assert row.due_on == date(2026, 9, 8)
    assert row.events.last().detail == {"changed": ["urgency"]}


def test_calls_without_an_answer_lead_to_a_letter(town, sintija, now):
    row = ask(town)
    for number in range(3):
        with clock.set_to(now + timedelta(hours=number)):
            with pytest.raises(Refusal):
                handling.give_up(request=row, by=sintija)
            again = now + timedelta(hours=number + 1)
            row = handling.called(request=row, reached=False, again_at=again, by=sintija)
            assert row.call_again_at == again

    assert handling.give_up(request=row, by=sintija) == "sms"
    row.refresh_from_db()
    assert (row.outcome, row.call_again_at) == ("unreachable", None)
    assert Letter.objects.filter(kind="not_reached").count() == 1


def test_a_button_pressed_twice_is_one_call_and_somebody_reached_begins_anew(town, sintija, now):
    row = ask(town)
    handling.called(request=row, reached=False, by=sintija)
    handling.called(request=row, reached=False, by=sintija)
    assert handling.calls_missed(row) == 1

    with clock.set_to(now + timedelta(hours=1)):
        row = handling.called(request=row, reached=True, by=sintija, words="Zvanīs pati.")

    assert handling.calls_missed(row) == 0
    assert row.answered_at == now + timedelta(hours=1)


def test_no_call_again_in_the_past(town, sintija, now):
    with pytest.raises(Refusal) as refused:
        handling.called(request=ask(town), reached=False, again_at=now - timedelta(minutes=1), by=sintija)

    assert refused.value.field == "again_at"


def test_answered_in_writing(town, sintija):
    row = mail(town)

    assert handling.answer(request=row, subject="Aprūpe mājās", text="Jums pienākas.", by=sintija) == "email"

    row.refresh_from_db()
    letter = Letter.objects.get(kind="written_answer")
    assert (row.outcome, letter.to, "Jums pienākas." in letter.text) == ("answered", "andris@example.com", True)
    assert "Aprūpe" not in letter.subject
    assert "automātiska" not in letter.text  # a person wrote it, and reads the answer


def test_without_an_address_nothing_is_written(town, sintija):
    row = ask(town)

    with pytest.raises(Refusal):
        handling.answer(request=row, subject="A", text="B", by=sintija)

    row.refresh_from_db()
    assert (row.closed_at, row.events.count()) == (None, 1)


def test_merged_with_what_both_know(town, sintija):
    first, second = ask(town, phone=""), mail(town)

    kept = handling.merge(request=second, into=first, by=sintija)

    second.refresh_from_db()
    assert (kept, kept.phone, kept.email) == (first, "+37129123456", "andris@example.com")
    assert (second.outcome, second.merged_into, second.answered_at) == ("merged", first, None)
    assert handling.merge(request=second, into=first, by=sintija) == first
    with pytest.raises(Refusal):
        handling.merge(request=first, into=first, by=sintija)


def test_a_reply_to_a_merged_one_goes_to_where_it_went(town, sintija):
    first, second = ask(town), mail(town)
    handling.merge(request=second, into=first, by=sintija)

    assert mail(town, earlier=second.submission) == first


def test_linked_to_a_person_of_this_municipality(town, other_town, sintija):
    row, zenta = ask(town), factories.person(town.municipality)

    assert handling.link_person(request=row, person=zenta, by=sintija).person == zenta
    assert handling.link_person(request=row, person=None, by=sintija).person is None
    with pytest.raises(Refusal):
        handling.link_person(request=row, person=factories.person(other_town.municipality), by=sintija)


# Applications


def by_post(town, by):
    return inbox.enter(municipality=town.municipality, way="post", need="Lūdzu piešķirt", name="Aina", by=by)


def test_what_came_by_post_is_handed_over_with_its_submission(town, sintija):
    row = by_post(town, sintija)

    row = handling.hand_to_benefits(request=row, subject="Mājokļa pabalsts", by=sintija)

    application = Application.objects.get()
    assert (application.submission, application.request_number) == (row.submission, row.number)
    assert (row.application_number, row.outcome) == (application.number, "handed")
    handling.hand_to_benefits(request=row, subject="Mājokļa pabalsts", by=sintija)
    assert Application.objects.count() == 1


def test_opened_again_it_stays_the_same_application(town, sintija):
    row = handling.hand_to_benefits(request=by_post(town, sintija), subject="Pabalsts", by=sintija)
    requests.reopen(request=row, by=sintija)

    assert handling.hand_to_benefits(request=row, subject="Pabalsts", by=sintija).application_number == 1
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("way", "signature", "handed"),
    [
        ("email", "none", False),
        ("signed_email", "unchecked", False),
        ("signed_email", "invalid", False),
        ("signed_email", "valid", True),
    ],
)
def test_an_unsigned_mail_is_a_request_not_an_application(town, sintija, way, signature, handed):
    row = mail(town, way=way)
    told = {"signature_by": sintija, "signature_at": clock.now()} if signature in ("valid", "invalid") else {}
    type(row.submission).objects.filter(pk=row.submission_id).update(signature=signature, **told)

    if handed:
        handling.hand_to_benefits(request=row, subject="Pabalsts", by=sintija)
    else:
        with pytest.raises(Refusal):
            handling.hand_to_benefits(request=row, subject="Pabalsts", by=sintija)

    assert Application.objects.exists() == handed


def test_nothing_is_done_about_a_closed_one(town, sintija, inga):
    row = ask(town)
    requests.close(request=row, outcome="remote", by=sintija)

    acts = [
        lambda: handling.take(request=row, by=inga),
        lambda: handling.release(request=row, by=inga),
        lambda: handling.called(request=row, reached=True, by=inga),
        lambda: handling.answer(request=row, subject="a", text="b", by=inga),
        lambda: handling.merge(request=row, into=ask(town), by=inga),
        lambda: handling.link_person(request=row, person=None, by=inga),
    ]

    for act in acts:
        with pytest.raises(Refusal) as refused:
            act()
        assert "Sintija Bērziņa" in refused.value.sentence
