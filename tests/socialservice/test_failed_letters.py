from datetime import timedelta

import pytest

from socialservice import clock
from socialservice.actions import failed
from socialservice.errors import Refusal
from socialservice.models import Channel, Letter
from tests import factories
from tests.conftest import NOW
from tests.socialservice.letter_rows import ADDRESS, MOBILE, write

PAGE = "darbs/vestules/neizdevusas/"
OTHER = "+37129000002"


def failure(town, to=MOBILE, channel=Channel.SMS, **fields) -> Letter:
    row = write(town, to, channel=channel, text="Pieraksts pārcelts.", kind="rescheduled")
    told = {"state": "failed", "note": "undelivered", "finished_at": NOW, **fields}
    Letter.objects.filter(pk=row.pk).update(**told)
    row.refresh_from_db()
    return row


@pytest.fixture
def officer(town):
    return town.staff("front_desk", "Anna Bērziņa")


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_outcome_is_written_with_who_and_when(town, officer):
    letter = failure(town)

    failed.settle(letter=letter, outcome="called", by=officer)

    letter.refresh_from_db()
    assert (letter.state, letter.task_outcome, letter.task_by, letter.task_at) == ("failed", "called", officer, NOW)


def test_second_officer_learns_who_was_first_and_the_same_one_is_not_scolded(town, officer):
    letter = failure(town)
    failed.settle(letter=letter, outcome="called", by=officer)

    failed.settle(letter=letter, outcome="called", by=officer)
    with pytest.raises(Refusal) as refused:
        failed.settle(letter=letter, outcome="needless", by=town.staff("manager"))

    assert "Anna Bērziņa" in str(refused.value.sentence)


def test_letter_that_has_arrived_meanwhile_is_no_task(town, officer):
    letter = failure(town)
    Letter.objects.filter(pk=letter.pk).update(state="delivered")

    with pytest.raises(Refusal):
        failed.settle(letter=letter, outcome="called", by=officer)


def test_corrected_number_stands_at_person_and_appointment_and_a_new_letter_goes_there(town, officer):
    person = factories.person(town.municipality, phone=MOBILE)
    [slot] = town.slots(clock.today() + timedelta(days=1), "9:00")
    visit = factories.appointment(slot, town.purpose, phone=MOBILE, person=person)
    letter = failure(town, person=person, about="bookings.Appointment", about_id=visit.pk, once="x:1")

    failed.correct(letter=letter, to=OTHER, by=officer)

    for row in (person, visit, letter):
        row.refresh_from_db()
    new = town.municipality.letters.get(state="queued")
    assert (person.phone, visit.phone, letter.task_outcome) == (OTHER, OTHER, "corrected")
    assert (new.to, new.text, new.kind, new.about_id) == (OTHER, "Pieraksts pārcelts.", "rescheduled", visit.pk)
    assert (new.once, letter.once) == ("x:1", None)
    assert visit.events.filter(event="contact", by=officer).exists()


def test_number_that_was_changed_already_stays(town, officer):
    person = factories.person(town.municipality, phone="+37129000003")
    letter = failure(town, person=person)

    failed.correct(letter=letter, to=OTHER, by=officer)

    person.refresh_from_db()
    assert person.phone == "+37129000003"


def test_pressing_twice_sends_one_letter(town, officer):
    letter = failure(town)

    for _press in range(2):
        failed.correct(letter=letter, to=OTHER, by=officer)

    assert town.municipality.letters.filter(state="queued").count() == 1


@pytest.mark.parametrize("to", [MOBILE, "+37163489652"])
def test_same_number_and_a_fixed_line_are_refused(town, officer, to):
    letter = failure(town)

    with pytest.raises(Refusal) as refused:
        failed.correct(letter=letter, to=to, by=officer)

    assert refused.value.field == "to"
    assert town.municipality.letters.tasks().count() == 1


def test_letter_whose_time_has_passed_is_not_sent_again(town, officer):
    letter = failure(town, expires_at=NOW)

    with pytest.raises(Refusal):
        failed.correct(letter=letter, to=OTHER, by=officer)


# By post


def to_print(town):
    return town.municipality.letters.get(state="kept", note="to_post")


def test_paper_letter_says_in_full_what_the_text_message_said(town, officer):
    person = factories.person(town.municipality, phone=MOBILE)
    [slot] = town.slots(clock.today() + timedelta(days=9), "9:00")
    visit = factories.appointment(slot, town.purpose, phone=MOBILE, person=person)
    letter = failure(town, person=person, about="bookings.Appointment", about_id=visit.pk)

    for _press in range(2):
        failed.by_post(letter=letter, address="Liela iela 1, Liepāja", by=officer)

    for row in (person, letter):
        row.refresh_from_db()
    paper = to_print(town)
    assert (letter.task_outcome, person.address) == ("posted", "Liela iela 1, Liepāja")
    assert (paper.channel, paper.to, paper.person) == (Channel.POST, "Liela iela 1, Liepāja", person)
    assert "Jūsu pieraksts ir pārcelts." in paper.text
    assert "Iepriekšējais" not in paper.text  # not known any more


def test_paper_letter_about_something_else_has_the_words_it_had(town, officer):
    letter = failure(town)

    failed.by_post(letter=letter, address="Jānis Bērziņš, Liela iela 1", by=officer)

    assert "Pieraksts pārcelts." in to_print(town).text


@pytest.mark.parametrize("state, kind", [("cancelled_client", "rescheduled"), ("confirmed", "queue_near")])
def test_what_is_no_longer_so_is_not_posted(town, officer, state, kind):
    [slot] = town.slots(clock.today() + timedelta(days=9), "9:00")
    visit = factories.appointment(slot, town.purpose, phone=MOBILE)
    type(visit).objects.filter(pk=visit.pk).update(state=state)
    letter = failure(town, about="bookings.Appointment", about_id=visit.pk, kind=kind)

    with pytest.raises(Refusal):
        failed.by_post(letter=letter, address="Liela iela 1", by=officer)

    assert town.municipality.letters.tasks().count() == 1


def test_page_shows_what_will_be_printed_and_asks_where_it_goes(town, desk):
    letter = failure(town)
    page = town.url(f"{PAGE}{letter.pk}/pa-pastu/")

    assert "Pieraksts pārcelts." in desk.get(page).content.decode()
    assert desk.post(page, {"address": ""}).status_code == 400
    assert desk.post(page, {"address": "Jānis Bērziņš, Liela iela 1"}).status_code == 302
    assert to_print(town).to == "Jānis Bērziņš, Liela iela 1"


# Pages


def test_list_shows_what_is_to_be_done_and_the_oldest_first(town, desk):
    first, second = failure(town), failure(town, ADDRESS, Channel.EMAIL, note="bounced")
    failure(town, kind="verification_code")
    failure(town, task_outcome="called")

    answer = desk.get(town.url(PAGE))

    assert [row.pk for row, _may in answer.context["rows"]] == [first.pk, second.pk]
    page = answer.content.decode()
    assert "Labot numuru" in page and "Labot adresi" in page
    assert MOBILE not in page


def test_list_costs_the_same_for_one_letter_and_for_three(town, desk, django_assert_num_queries):
    failure(town, person=factories.person(town.municipality))
    desk.get(town.url(PAGE))
    with django_assert_num_queries(7):  # municipality, session, user, roles; rows, record of reading, count
        desk.get(town.url(PAGE))
    for _more in range(2):
        failure(town, person=factories.person(town.municipality))
    with django_assert_num_queries(7):
        desk.get(town.url(PAGE))


def test_one_click_says_what_was_done(town, desk, officer):
    letter = failure(town)

    answer = desk.post(town.url(f"{PAGE}{letter.pk}/darits/"), {"outcome": "needless"}, follow=True)

    letter.refresh_from_db()
    assert (letter.task_outcome, letter.task_by) == ("needless", officer)
    assert answer.context["rows"] == []


@pytest.mark.parametrize("outcome", ["", "corrected", "posted", "x"])
def test_only_what_is_offered_can_be_said(town, desk, outcome):
    letter = failure(town)

    desk.post(town.url(f"{PAGE}{letter.pk}/darits/"), {"outcome": outcome})

    assert town.municipality.letters.tasks().count() == 1


@pytest.mark.parametrize("typed, status", [("29000002", 302), ("", 400), ("63489652", 400), ("29123456", 400)])
def test_number_is_corrected_on_a_page(town, desk, typed, status):
    letter = failure(town)
    page = town.url(f"{PAGE}{letter.pk}/labot/")

    assert desk.get(page).status_code == 200
    assert desk.post(page, {"to": typed}).status_code == status


def test_letter_elsewhere_or_of_what_may_not_be_known_is_not_found(town, other_town, desk):
    for letter in (failure(other_town), failure(town, kind="status_extended")):
        assert desk.post(town.url(f"{PAGE}{letter.pk}/darits/"), {"outcome": "called"}).status_code == 404
        assert desk.get(town.url(f"{PAGE}{letter.pk}/labot/")).status_code == 404


def test_without_the_right_there_is_no_list(town, client):
    client.force_login(town.staff("phone_centre"))

    assert client.get(town.url(PAGE)).status_code == 403


def test_list_of_letters_says_what_was_done_about_one_that_failed(town, desk):
    failure(town, task_outcome="called")

    assert "Pateikts pa tālruni" in desk.get(town.url("darbs/vestules/")).content.decode()
