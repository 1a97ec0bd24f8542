"""A walk-in takes a number at the door and follows the queue on a phone, while the wall calls."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from bookings.actions import desk
from bookings.lifecycle import Event
from bookings.models import Appointment
from socialservice import clock
from tests import factories
from tests.browser.conftest import DESKTOP, PHONE
from tests.conftest import NOW

DAY = date(2026, 9, 7)
SOON = 15_000  # milliseconds: the own page asks every five seconds


@pytest.fixture
def office(now, town, live_server):
    """Monday, 8:00: one appointment is due, times until 9:20."""
    (slot,) = town.slots(DAY, "8:00")
    factories.appointment(slot, town.purpose, code="482913", name="Zenta Grīnberga-Vītoliņa")
    town.slots(DAY, "8:20", "8:40", "9:00")
    town.wall = f"{live_server.url}/liepaja/ekrans/{factories.screen(town.office).key}/"
    town.door = f"{live_server.url}/liepaja/durvis/{factories.screen(town.office, 'door').key}/"
    return town


def call_next(office, officer, seconds):
    with clock.set_to(NOW + timedelta(seconds=seconds)):
        return desk.call_next(resource=office.resource, by=officer)


def test_walk_in_from_the_door_to_the_room(page, context, office, live_server, accessible):
    officer = office.staff("front_desk")
    wall = context.new_page()
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(office.wall)
    expect(wall.get_by_text("Pašlaik neviens nav izsaukts.")).to_be_visible()
    wall.get_by_role("button", name="Ieslēgt skaņu").click()
    expect(wall.get_by_role("button", name="Ieslēgt skaņu")).to_be_hidden()

    page.set_viewport_size(DESKTOP)
    page.goto(office.door)
    accessible("the door")
    page.get_by_label("Pieraksta kods vai tālruņa numurs").fill("111 111")
    page.get_by_role("button", name="Esmu klāt").click()
    expect(page.get_by_role("alert")).to_contain_text("šodien nav atrasts")
    accessible("a code that is not")
    page.get_by_label("Pieraksta kods vai tālruņa numurs").fill("482 913")
    page.get_by_role("button", name="Esmu klāt").click()
    expect(page.get_by_text("A 01")).to_be_visible()
    page.get_by_role("link", name="Gatavs").click()
    page.get_by_role("link", name="Man nav pieraksta").click()
    accessible("without an appointment")
    page.get_by_label("Mājokļa pabalsts").check()
    page.get_by_role("button", name="Paņemt numuru").click()
    expect(page.get_by_text("B 01")).to_be_visible()
    accessible("the number")

    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/liepaja/p/{Appointment.objects.get(ticket='B 01').link}/")
    expect(page.get_by_text("Pirms Jums ir 1 cilvēks.")).to_be_visible()
    accessible("the own page")

    call_next(office, officer, 5)
    expect(wall.locator("tr.call")).to_have_text("A 01102. kab.")
    expect(page.get_by_text("Pirms Jums neviena nav.")).to_be_visible(timeout=SOON)
    call_next(office, officer, 10)
    expect(wall.locator("tr.call")).to_have_text("B 01102. kab.")
    expect(page.get_by_text("Jūs aicina: 102. kab.")).to_be_visible(timeout=SOON)
    assert "Zenta" not in wall.content() + page.content()


def test_wall_holds_all_its_calls(page, office):
    officer = office.staff("front_desk")
    for _ in range(6):
        ticket = desk.walk_in(office=office.office, purpose=office.purpose, by=officer)
        desk.apply(ticket, Event.CALL, by=officer, resource=office.resource)
    for size in ((1920, 1080), (1366, 768), (1280, 1024)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(office.wall)
        expect(page.get_by_role("button", name="Ieslēgt skaņu")).to_be_visible()
        page.evaluate("document.querySelector('[data-lost]').hidden = false")

        expect(page.locator("tbody tr")).to_have_count(6)
        assert page.evaluate("document.documentElement.scrollHeight") <= size[1], size


def test_walk_in_leaves_the_queue_without_scripts(browser, office, live_server):
    ticket = desk.walk_in(office=office.office, purpose=office.purpose, by=office.staff("front_desk"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/liepaja/p/{ticket.link}/")
    expect(page.get_by_role("link", name="Atjaunot")).to_be_visible()

    page.get_by_role("link", name="Aiziet no rindas").click()
    page.get_by_role("button", name="Jā, aiziet no rindas").click()

    expect(page.get_by_text("Atcēla klients")).to_be_visible()
    ticket.refresh_from_db()
    assert ticket.state == "cancelled_client"
    context.close()
