"""“Nothing has changed”, stated on the web after a code that only the contact on file receives."""

import re
from datetime import date, timedelta

import pytest

from benefits.actions import deadlines
from benefits.models import Deadline, UnchangedStatement
from socialservice import cards, clock
from socialservice.models import Letter, Verification
from tests import factories
from tests.benefits.rows import emergency, household, status


@pytest.fixture
def home(town):
    contact = factories.person(town.municipality, "Žanete Āboliņa", personal_code="39000100078", phone="+37129123456")
    stranger = factories.person(town.municipality, "Ernests Ķīsis", personal_code="39000200140")
    row = household(town.municipality, stranger, contact=contact)
    one = status(row, date(2026, 11, 30))
    one.certificates.create(
        municipality=town.municipality, number="2026/1", issued_on=date(2026, 9, 1), printed_until=date(2026, 11, 30)
    )
    return row


def ask(client, town, number="2026/1", code="390001-00078"):
    return client.post(town.url("nekas-nav-mainijies/"), {"number": number, "code": code})


def state(client, town, code):
    return client.post(town.url("nekas-nav-mainijies/kods/"), {"sent_code": code}).content.decode()


def sent_code() -> str:
    return re.search(r"\d{6}", Letter.objects.get(kind="verification_code").text)[0]


def test_stated_after_the_code_it_puts_the_reassessment_off(client, town, home):
    emergency(clock.today() - timedelta(days=5), clock.today() + timedelta(days=60))
    due = clock.today() + timedelta(days=10)
    deadlines.enter(household=home, kind="reassessment", due_on=due, by=town.staff("specialist"))

    ask(client, town)
    page = state(client, town, sent_code())

    statement = UnchangedStatement.objects.get()
    assert (statement.household, statement.person, statement.way) == (home, home.contact_person, "web")
    assert (statement.taken_by, statement.stated_on) == (None, clock.today())
    assert Deadline.objects.get().due_on == clock.today() + timedelta(days=60)
    assert "Žanete" not in page and "29123456" not in page
    client.force_login(specialist := town.staff("specialist", "Ilze Ozola"))
    cards.explain(person=home.contact_person, reason="zvana klients", by=specialist)
    shown = client.get(town.url(f"darbs/statusi/{home.contact_person_id}/")).content.decode()
    assert (
        f"{statement.stated_on:%d.%m.%Y.}, tīmeklī" in shown and f"{Deadline.objects.get().due_on:%d.%m.%Y.}" in shown
    )


@pytest.mark.parametrize(
    "number, code", [("2026/9", "390001-00078"), ("2026/1", "390003-00213"), ("2026/1", "390002-00140")]
)
def test_what_does_not_belong_together_is_answered_alike_and_nothing_is_sent(client, town, home, number, code):
    right, wrong = ask(client, town), ask(client, town, number, code)

    assert (right.status_code, right["Location"]) == (wrong.status_code, wrong["Location"])
    assert Verification.objects.count() == 1


def test_wrong_codes_state_nothing_and_tries_end(client, town, home):
    ask(client, town)
    right = sent_code()
    wrong = "111111" if right != "111111" else "222222"

    pages = [state(client, town, wrong) for _try in range(5)]
    state(client, town, right)

    assert not UnchangedStatement.objects.exists()
    assert all("Kods nav pareizs" in page for page in pages)


def test_code_for_the_own_term_does_not_state_anything(client, town, home):
    client.post(town.url("mans-termins/"), {"number": "2026/1", "code": "390001-00078"})

    state(client, town, sent_code())

    assert not UnchangedStatement.objects.exists()


def test_the_same_code_twice_is_one_statement(client, town, home):
    ask(client, town)
    code = sent_code()

    state(client, town, code)
    state(client, town, code)

    assert UnchangedStatement.objects.count() == 1
