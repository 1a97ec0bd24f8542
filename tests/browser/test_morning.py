"""A receptionist plays a morning: by mouse, by keyboard alone, beside a colleague, on a phone and without scripts."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from bookings.actions import desk
from bookings.lifecycle import Event
from bookings.models import Appointment, Slot
from socialservice import clock
from tests import factories
from tests.browser.conftest import PHONE
from tests.conftest import NOW

DAY = date(2026, 9, 7)


@pytest.fixture
def morning(now, town, live_server):
    """Monday, 8:00: one client is an hour late, two are due, two times are free."""
    town.office.room_capacity = 3
    town.office.save()
    for hour, name in [("7:00", "Valdis Pētersons"), ("8:00", "Zenta Grīnberga-Vītoliņa"), ("8:20", "Oļegs Ķirsis")]:
        (slot,) = town.slots(DAY, hour)
        factories.appointment(slot, town.purpose, name=name)
    town.slots(DAY, "9:00", "9:20")
    town.list = f"{live_server.url}/liepaja/darbs/centrs/diena/2026-09-07/"
    return town


@pytest.fixture
def sintija(morning, sign_in):
    user = morning.staff("front_desk", "Sintija Bērziņa")
    sign_in(user)
    return user


def row(page, name):
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))


def choose(page, name):
    row(page, name).first.get_by_role("link", name="iespējamās darbības").click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def state(name) -> str:
    return Appointment.objects.get(name=name).state


def test_morning_by_mouse(page, morning, sintija, live_server, accessible):
    page.goto(f"{live_server.url}/liepaja/darbs/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pirmdiena, 7. septembris")
    accessible("the day")

    press(page, "Ieradās 8:00, Zenta Grīnberga-Vītoliņa")
    expect(row(page, "Zenta")).to_contain_text("A 01")
    expect(page.get_by_label("Uzgaidāmā telpa: 1 no 3.")).to_be_visible()
    press(page, "Izsaukt A 01, Zenta Grīnberga-Vītoliņa")
    expect(page.get_by_role("status")).to_contain_text("A 01 izsaukts: 102. kab.")
    press(page, "Sākt A 01, Zenta Grīnberga-Vītoliņa")
    expect(row(page, "Zenta")).to_contain_text("Notiek")
    press(page, "Pabeigt A 01, Zenta Grīnberga-Vītoliņa")
    expect(row(page, "Zenta")).to_have_count(0)
    assert state("Zenta Grīnberga-Vītoliņa") == "done"

    choose(page, "Valdis")
    accessible("a chosen row")
    press(page, "Neieradās 7:00, Valdis Pētersons")
    expect(page.get_by_role("status")).to_contain_text("Valdis Pētersons neieradās.")
    press(page, "Atsaukt")
    expect(row(page, "Valdis")).to_contain_text("Nokavēja")
    assert state("Valdis Pētersons") == "confirmed"

    page.get_by_role("link", name="Bez pieraksta").click()
    accessible("without an appointment")
    press(page, "Izsniegt rindas numuru")
    accessible("without an appointment, with a fault")
    purposes = page.get_by_label("Apmeklējuma mērķis")
    purposes.select_option(purposes.locator("option", has_text="Mājokļa pabalsts").get_attribute("value"))
    press(page, "Izsniegt rindas numuru")
    expect(page.get_by_text("Rindas numurs: B 01.")).to_be_visible()
    press(page, "Izsaukt nākamo")
    accessible("to whom")
    press(page, "Ilze Ozola, 102. kab.")
    expect(page.get_by_role("link", name="B 01 kopš 8:00")).to_be_visible()

    page.get_by_role("link", name="Pieejami laiki").click()
    choose(page, "Pieejams laiks")
    page.get_by_role("link", name="Bloķēt 9:00").click()
    accessible("block")
    press(page, "Bloķēt")
    accessible("block, with a fault")
    page.get_by_label("Iemesls").fill("Sapulce")
    press(page, "Bloķēt")
    expect(page.get_by_text("Bloķēts 1 laiks.")).to_be_visible()
    assert Slot.objects.get(withdrawn_reason="Sapulce").withdrawn_by == sintija

    page.get_by_role("link", name="Visa diena").click()
    accessible("the whole day")
    page.get_by_role("link", name="Zenta Grīnberga-Vītoliņa").click()
    expect(page.get_by_text("Apmeklējums pabeigts.")).to_be_visible()
    accessible("one appointment")


def test_other_pages_of_the_desk_are_accessible(page, morning, sintija, live_server, accessible):
    expected = Appointment.objects.get(name="Oļegs Ķirsis")
    base = f"{live_server.url}/liepaja/darbs/"
    for path in (
        "iestades/",
        "taustini/",
        "centrs/nakamais/",
        "centrs/diena/2026-09-07/druka/",
        "centrs/diena/2026-09-07/jauns-laiks/",
        f"pieraksts/{expected.pk}/",
        f"pieraksts/{expected.pk}/atcelt/",
        f"pieraksts/{expected.pk}/kas-pienem/",
    ):
        page.goto(base + path)
        accessible()


def test_morning_by_keyboard_alone(page, morning, sintija, accessible):
    page.goto(morning.list)
    keys = page.keyboard

    keys.press("ArrowDown")
    expect(page.locator(":focus")).to_contain_text("7:00")
    keys.press("ArrowDown")
    expect(page.locator("tr.sel")).to_contain_text("Zenta")
    keys.press("i")
    expect(row(page, "Zenta")).to_contain_text("A 01")
    expect(page.locator(":focus")).to_contain_text("8:00")
    keys.press("s")
    expect(page.get_by_role("status")).to_contain_text("A 01 izsaukts")
    keys.press("a")
    expect(row(page, "Zenta")).to_contain_text("Notiek")
    keys.press("p")
    expect(page.get_by_role("status")).to_contain_text("A 01: apmeklējums pabeigts.")
    keys.press("z")
    expect(row(page, "Zenta")).to_contain_text("Notiek")

    keys.press("ArrowUp")
    keys.press("x")
    expect(page.get_by_role("status")).to_contain_text("Valdis Pētersons neieradās.")
    keys.press("/")
    keys.type("kirsis")
    keys.press("Enter")
    expect(row(page, "Oļegs")).to_be_visible()
    expect(row(page, "Zenta")).to_have_count(0)
    accessible("what was found")
    keys.press("ArrowDown")
    expect(page.locator("tr.more")).to_contain_text("Pārcelt")
    keys.press("i")
    expect(row(page, "Oļegs")).to_contain_text("A 02")
    assert (state("Zenta Grīnberga-Vītoliņa"), state("Valdis Pētersons")) == ("serving", "no_show")


def test_chosen_row_stays_above_the_keys(page, morning, sintija):
    page.set_viewport_size({"width": 1366, "height": 420})
    page.goto(morning.list + "?cilne=visa")

    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("tr.more")).to_contain_text("Pārcelt")
    assert in_sight(page)
    page.keyboard.press("i")
    expect(row(page, "Oļegs")).to_contain_text("A 01")
    expect(page.locator("tr.more")).to_contain_text("Nodot")
    page.wait_for_function("document.activeElement.matches('tr.sel .pick')")
    assert in_sight(page)


def in_sight(page) -> bool:
    """At once: nothing glides there while a refresh may come."""
    bottom, keys = (page.locator(what).bounding_box() for what in ("tr.more", ".keys"))
    return bottom["y"] + bottom["height"] <= keys["y"]


def test_keys_are_letters_in_the_search_and_nothing_when_switched_off(page, morning, sintija):
    page.goto(morning.list)
    page.get_by_label("Meklēt pēc vārda").fill("")
    page.keyboard.type("ix")
    expect(page.get_by_label("Meklēt pēc vārda")).to_have_value("ix")

    sintija.keys_off = True
    sintija.save()
    page.goto(morning.list)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("b")

    expect(page.locator("tr.sel")).to_have_count(0)
    expect(page).to_have_url(morning.list)


def test_what_a_colleague_does_appears_while_the_chosen_row_and_the_focus_stay(page, morning, sintija):
    inga = morning.staff("front_desk", "Inga Liepa")
    page.goto(morning.list)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    before = page.locator("tr.sel").bounding_box()

    with clock.set_to(NOW + timedelta(seconds=30)):
        desk.apply(Appointment.objects.get(name="Oļegs Ķirsis"), Event.ARRIVE, by=inga)
        expect(row(page, "Oļegs")).to_contain_text("Ieradās", timeout=15_000)

    expect(page.get_by_text("8:00 Inga: A 01 ieradās.")).to_be_visible()
    expect(page.locator("tr.sel")).to_contain_text("Zenta")
    expect(page.locator("tr.sel a.pick")).to_be_focused()
    assert page.locator("tr.sel").bounding_box()["y"] >= before["y"]


def test_second_receptionist_is_told_what_the_first_did(page, morning, sintija):
    inga = morning.staff("front_desk", "Inga Liepa")
    page.goto(morning.list)
    desk.apply(Appointment.objects.get(name="Zenta Grīnberga-Vītoliņa"), Event.ARRIVE, by=inga)

    press(page, "Ieradās 8:00, Zenta Grīnberga-Vītoliņa")

    expect(page.get_by_text("A 01: ierašanos jau atzīmēja Inga plkst. 8:00.")).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_morning_without_scripts(page, morning, sintija):
    page.goto(morning.list)
    choose(page, "Valdis")
    press(page, "Neieradās 7:00, Valdis Pētersons")

    expect(page.get_by_role("status")).to_contain_text("Valdis Pētersons neieradās.")
    page.get_by_role("link", name="Atjaunot").click()
    page.get_by_role("link", name="Neieradās").click()
    expect(row(page, "Valdis")).to_be_visible()


def test_morning_on_a_phone(page, morning, sintija, accessible):
    page.set_viewport_size(PHONE)
    page.goto(morning.list)
    choose(page, "Zenta")
    accessible("the day on a phone")

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    press(page, "Ieradās 8:00, Zenta Grīnberga-Vītoliņa")
    expect(row(page, "Zenta")).to_contain_text("A 01")
