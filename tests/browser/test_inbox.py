"""From an e-mail to a booked time by one receptionist, by the keyboard; both languages; without scripts."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
from playwright.sync_api import expect

from bookings.actions import handling
from bookings.models import Appointment, Request
from socialservice import clock
from socialservice.actions import ingest
from socialservice.models import Mailbox
from tests.bookings.incoming import ask

from .conftest import PHONE

PATIENCE = 60_000  # milliseconds; only a page that never comes takes so long
NEED = "Labdien! Vajadzētu noformēt mājokļa pabalstu. Mans tālrunis ir 29 765 432."


@pytest.fixture
def received(town):
    """A message as a mail server would hand it over."""
    box = Mailbox.objects.create(
        municipality=town.municipality, department=town.department, address="palidziba@example.org"
    )
    message = EmailMessage()
    message["From"] = "Andris Liepa <andris.liepa@example.com>"
    message["To"] = box.address
    message["Subject"] = "Par pabalstu"
    message["Message-ID"] = "<viens@example.com>"
    message.set_content(NEED)
    ingest.ingest(mailbox=box, raw=message.as_bytes(), received_at=clock.now())
    return Request.objects.get()


@pytest.fixture
def day(town):
    found = clock.today() + timedelta(days=1)
    town.slots(found, "9:00", "9:20", "14:00")
    return found


def test_from_an_email_to_a_booked_time_by_the_keyboard(page, live_server, town, received, day, sign_in, accessible):
    page.set_default_timeout(PATIENCE)
    sign_in(town.staff("front_desk"))
    page.goto(live_server.url + town.url("darbs/pieprasijumi/"))
    expect(page.get_by_text("Andris Liepa")).to_be_visible()
    accessible("queue")

    page.keyboard.press("ArrowDown")
    expect(page.locator("a[data-row]")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pieprasījums Nr. 1")).to_be_visible()
    expect(page.locator(".letter").first).to_contain_text("mājokļa pabalstu")
    accessible("request")
    with page.expect_navigation():
        page.keyboard.press("n")
    expect(page.get_by_text("Pieprasījums ir Jūsu.")).to_be_visible()
    with page.expect_navigation():
        page.keyboard.press("p")
    expect(page.locator("#id_name")).to_have_value("Andris Liepa")
    expect(page.locator("#id_phone")).to_have_value("29 765 432")
    expect(page.locator("#id_email")).to_have_value("andris.liepa@example.com")
    page.select_option("#id_purpose", label="Mājokļa pabalsts")
    page.locator("#id_time_0").focus()
    page.keyboard.press("Space")
    accessible("booking")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", name="Nolasiet klientam")).to_be_visible()
    visit = Appointment.objects.get()
    received.refresh_from_db()
    assert (visit.request, visit.came_from, visit.person.name) == (received, "email", "Andris Liepa")
    assert (received.outcome, received.assignee.name) == ("booked", "Sintija Bērziņa")


def test_a_call_without_an_answer_comes_back_at_its_hour(page, live_server, town, sign_in, accessible):
    row = ask(town)
    sign_in(town.staff("phone_centre"))
    page.goto(live_server.url + town.url(f"darbs/pieprasijumi/{row.pk}/"))

    page.get_by_label("Zvanīt vēlreiz, diena (neobligāts)").fill(f"{clock.today() + timedelta(days=1):%d.%m.%Y.}")
    page.get_by_label("Zvanīt vēlreiz, stunda (neobligāts)").fill("14:00")
    page.get_by_role("button", name="Neatbild").click()

    expect(page.get_by_text(re.compile("Zvanīts, neatbild; vēlreiz"))).to_be_visible()
    accessible("called")
    page.goto(live_server.url + town.url("darbs/pieprasijumi/?cilne=visi"))
    expect(page.get_by_text("1 neatbildēts zvans")).to_be_visible()


@pytest.mark.parametrize(("language", "heading"), [("lv", "Pieprasījumi"), ("en", "Requests")])
def test_the_pages_are_accessible_in_both_languages_on_a_phone(
    page, live_server, town, received, sign_in, accessible, language, heading
):
    user = town.staff("manager", language=language)
    handling.take(request=ask(town), by=user)
    box = town.municipality.drop_boxes.create(name="Kastīte", address="Iela 1")
    sign_in(user)
    page.context.add_cookies([{"name": "valoda", "value": language, "url": live_server.url}])
    page.set_viewport_size(PHONE)

    for path in ("", f"{received.pk}/", "jauns/", "kastites/", f"kastites/{box.pk}/iztuksot/", "raditaji/"):
        page.goto(live_server.url + town.url(f"darbs/pieprasijumi/{path}"))
        if not path:
            expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        accessible(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_a_request_is_closed_without_scripts(browser, page, live_server, town, sign_in):
    row = ask(town)
    sign_in(town.staff("front_desk"))
    plain = browser.new_context(viewport=PHONE, java_script_enabled=False, storage_state=page.context.storage_state())
    page = plain.new_page()
    page.goto(live_server.url + town.url("darbs/pieprasijumi/"))

    page.fill("#q", "29 123 456")
    page.get_by_role("button", name="Meklēt").click()
    expect(page.get_by_role("heading", name=f"Pieprasījums Nr. {row.number}")).to_be_visible()
    page.locator("summary", has_text="Slēgt pieprasījumu").click()
    page.get_by_label(re.compile("Atrisināts attālināti")).check(force=True)
    page.get_by_role("button", name="Slēgt pieprasījumu").click()

    expect(page.get_by_text(f"Pieprasījums Nr. {row.number} ir slēgts.")).to_be_visible()
    row.refresh_from_db()
    assert row.outcome == "remote"
    plain.close()
