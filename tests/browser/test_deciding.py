"""From an application to a certificate that anybody may check; and the own term in both languages."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from benefits.actions import households, statuses, thresholds
from benefits.models import Status
from socialservice import clock
from socialservice.models import Letter
from tests import factories

from .conftest import PHONE

pytestmark = pytest.mark.usefixtures("open_cards")


@pytest.fixture
def person(town):
    thresholds.load()
    return factories.person(town.municipality, "Žanete Āboliņa-Ķīse", personal_code="39000100078", phone="+37129123456")


def press(page, name, role="button"):
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def test_apply_decide_certificate(page, live_server, town, person, sign_in, accessible):
    sign_in(town.staff("specialist"))
    page.goto(live_server.url + town.url(f"darbs/statusi/{person.pk}/iesniegums/"))
    accessible("entry")
    page.get_by_label("Trūkstošie dokumenti (neobligāts)").fill("Izraksts")
    press(page, "Ievadīt")
    expect(page.get_by_role("heading", name="Iesniegums Nr. 1")).to_be_visible()

    press(page, "Pievienot ienākumus", "link")
    accessible("incomes")
    page.get_by_label("Pensija").check()
    month = clock.today().replace(day=1) - timedelta(days=1)
    page.get_by_label(f"Pēc nodokļiem {month:%m.%Y.}, EUR (neobligāts)").fill("300,50")
    press(page, "Pievienot")
    press(page, "Veikt pārbaudi", "link")
    accessible("test")
    press(page, "Veikt pārbaudi")
    expect(page.get_by_text("Pārbaude ir orientējoša.")).to_be_visible()
    accessible("application")

    press(page, "Piešķirt statusu", "link")
    expect(page.get_by_label("Trūcīga mājsaimniecība")).to_be_checked()
    page.get_by_label("3 mēneši").check()
    accessible("grant")
    press(page, "Piešķirt statusu")
    expect(page.get_by_text("statuss ir piešķirts")).to_be_visible()
    certificate = Status.objects.get().certificates.get()

    page.set_viewport_size(PHONE)
    page.goto(live_server.url + town.url(f"izzinas/#{certificate.number}-{certificate.check_code}"))
    expect(page.get_by_label("Izziņas numurs")).to_have_value(certificate.number)
    press(page, "Pārbaudīt")
    expect(page.get_by_text("Spēkā līdz")).to_be_visible()
    assert "Žanete" not in page.locator("main").inner_text()
    accessible("check")


@pytest.mark.parametrize(
    "language, labels",
    [
        ("lv", ("Izziņas numurs", "Jūsu personas kods", "Turpināt", "Apstiprinājuma kods", "Spēkā līdz")),
        ("en", ("Number of the certificate", "Your personal code", "Continue", "Verification code", "Valid until")),
    ],
)
def test_the_own_term_by_a_code(page, live_server, town, person, accessible, language, labels):
    number, code, go_on, sent, answer = labels
    status = statuses.grant(
        household=households.found(contact_person=person, since=clock.today()),
        kind="needy",
        granted_from=clock.today().replace(day=1),
        granted_until=(clock.today().replace(day=1) + timedelta(days=100)).replace(day=1) - timedelta(days=1),
        decision_no="1",
        decided_on=clock.today(),
    )
    page.goto(live_server.url + town.url("mans-termins/"))
    if language == "en":
        press(page, "English")
    accessible("own term")
    page.get_by_label(number).fill(status.last_certificate.number)
    page.get_by_label(code).fill("390001-00078")
    press(page, go_on)
    accessible("code")
    letter = Letter.objects.get(kind="verification_code")
    page.get_by_label(sent).fill(re.search(r"\d{6}", letter.text)[0])
    press(page, go_on)

    expect(page.get_by_text(answer)).to_be_visible()
    assert person.name not in page.content() and "39000100078" not in page.url
