"""Somebody calls: booked by the keyboard alone, and without scripts."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from bookings.models import Appointment
from socialservice import clock
from tests import factories

from .conftest import PHONE


@pytest.fixture
def day():
    found = clock.today() + timedelta(days=1)
    return found if found.weekday() < 5 else found + timedelta(days=7 - found.weekday())


@pytest.fixture
def zenta(town, day):
    town.slots(day, "9:00", "9:20", "14:00")
    return factories.person(
        town.municipality, phone="+37129123456", district=town.district, birth_date=date(1938, 11, 4)
    )


def tab_to(page, selector):
    for _press in range(40):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {selector} by Tab")


def test_a_caller_is_booked_by_the_keyboard_alone(page, live_server, town, zenta, sign_in, accessible):
    sign_in(town.staff("phone_centre"))
    page.goto(live_server.url + town.url("darbs/zvans/"))
    accessible("empty")

    page.keyboard.type("29 123 456")
    page.keyboard.press("Enter")
    expect(page.locator("#id_person_0")).to_be_focused()
    expect(page.locator("#id_phone")).to_have_value("29 123 456")
    tab_to(page, "#id_purpose")
    page.keyboard.type("Mājokļa")
    expect(page.locator("#id_time_0")).to_be_visible()
    tab_to(page, "input[name=time]")
    page.keyboard.press("ArrowDown")
    accessible("ready")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", name="Nolasiet klientam")).to_be_visible()
    accessible("read out")
    row = Appointment.objects.get()
    assert (row.person, row.came_from) == (zenta, "phone")
    expect(page.locator(".aloud")).to_contain_text(f"{row.code[:3]} {row.code[3:]}")


def test_a_caller_is_booked_without_scripts_on_a_phone(browser, live_server, town, zenta, sign_in, page):
    user = town.staff("front_desk")
    sign_in(user)
    plain = browser.new_context(viewport=PHONE, java_script_enabled=False, storage_state=page.context.storage_state())
    page = plain.new_page()
    page.goto(live_server.url + town.url("darbs/zvans/"))

    page.fill("#id_q", "29 123 456")
    page.get_by_role("button", name="Meklēt").click()
    expect(page.get_by_label(re.compile("Zenta"))).to_be_checked()
    page.select_option("#id_purpose", label="Mājokļa pabalsts")
    page.get_by_role("button", name="Rādīt laikus").click()
    page.locator("#id_time_1").check(force=True)
    page.get_by_role("button", name="Apstiprināt pierakstu").click()

    expect(page.get_by_role("heading", name="Nolasiet klientam")).to_be_visible()
    assert Appointment.objects.get().person == zenta
    plain.close()


def test_a_lost_race_keeps_what_was_typed(page, live_server, town, zenta, sign_in, accessible):
    sign_in(town.staff("front_desk"))
    page.goto(live_server.url + town.url(f"darbs/zvans/?persona={zenta.pk}"))
    page.select_option("#id_purpose", label="Mājokļa pabalsts")
    page.fill("#id_booked_by_other", "Andris, dēls")
    page.locator("#id_time_0").check(force=True)
    factories.appointment(town.resource.slots.order_by("starts_at").first(), town.purpose)

    page.get_by_role("button", name="Apstiprināt pierakstu").click()

    expect(page.locator(".error-summary")).to_contain_text("šis laiks tikko tika aizņemts.")
    expect(page.locator("#id_booked_by_other")).to_have_value("Andris, dēls")
    expect(page.locator(".time.gone")).to_be_visible()
    accessible("lost race")
