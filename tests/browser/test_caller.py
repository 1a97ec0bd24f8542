"""Somebody calls: booked by the keyboard alone, and without scripts."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bookings.models import Appointment
from socialservice import clock
from tests import factories

from .conftest import PHONE

README = Path(__file__).resolve().parents[2] / "README.md"


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


class Hands:
    """On the keyboard alone, from the list of the day on: every key that goes down is counted, and every screen."""

    def __init__(self, page, address):
        self.page, self.keys, self.screens = page, 0, 0
        page.on("load", self._another_screen)
        page.goto(address)

    def _another_screen(self, _page):
        self.screens += 1

    def press(self, *keys: str):
        for key in keys:
            self.keys += len(key.split("+"))
            self.page.keyboard.press(key)

    def type(self, text: str):
        self.keys += len(text) + sum(letter.isupper() for letter in text)
        self.page.keyboard.type(text)

    def at(self, selector: str):
        expect(self.page.locator(selector)).to_be_focused()

    def rest(self) -> "Hands":
        expect(self.page.get_by_role("heading", name="Nolasiet klientam")).to_be_visible()
        self.page.remove_listener("load", self._another_screen)
        return self

    def told(self, who: str) -> str:
        return f"{who} in {self.screens} screens and {self.keys} keys"


def hold_readme_to(*told: str):
    """README.md says what was counted; with README=write in the environment it is made to."""
    text = wanted = README.read_text(encoding="utf-8")
    for sentence in told:
        pattern = re.sub(r"\d+", r"\\d+", sentence)
        assert re.search(pattern, text), f"README.md should say: {sentence}"
        wanted = re.sub(pattern, sentence, wanted)
    if os.environ.get("README") == "write":
        README.write_text(wanted, encoding="utf-8")
    else:
        assert text == wanted, f"README.md should say: {'; '.join(told)}"


def book_known(page, address, accessible) -> Hands:
    hands = Hands(page, address)
    hands.press("j")
    hands.at("#id_q")
    accessible("empty")
    hands.type("29123456")
    hands.press("Enter")
    hands.at("#id_said")
    expect(page.locator("#id_person_0")).to_be_checked()
    hands.type("ire")
    hands.press("Enter")
    hands.at("#id_time_0")
    hands.press("Space")
    accessible("ready")
    hands.press("Control+Enter")
    return hands.rest()


def book_new(page, address) -> Hands:
    hands = Hands(page, address)
    hands.press("j")
    hands.at("#id_q")
    hands.type("Andris Liepa")
    hands.press("Enter")
    hands.at("#id_phone")
    hands.type("29765432")
    hands.press("Tab", "Tab", "Tab")
    hands.at("#id_said")
    hands.type("ire")
    hands.press("Enter")
    hands.at("#id_time_0")
    hands.press("Space", "Control+Enter")
    return hands.rest()


def test_callers_are_booked_by_the_keyboard_alone(page, live_server, town, zenta, sign_in, accessible):
    sign_in(town.staff("phone_centre"))
    address = live_server.url + town.url(f"darbs/centrs/diena/{clock.today()}/")

    known = book_known(page, address, accessible)
    accessible("read out")
    row = Appointment.objects.get()
    expect(page.locator(".aloud")).to_contain_text(f"{row.code[:3]} {row.code[3:]}")
    new = book_new(page, address)

    assert [(row.person, row.came_from), known.screens <= 3, known.keys <= 20] == [(zenta, "phone"), True, True]
    other = Appointment.objects.exclude(pk=row.pk).get()
    assert (other.person.name, other.person.phone) == ("Andris Liepa", "+37129765432")
    assert (new.screens <= 3, new.keys <= 40) == (True, True)
    hold_readme_to(known.told("A caller is booked"), new.told("somebody new"))


def test_the_purpose_is_found_while_it_is_typed_and_another_is_one_press_away(
    page, live_server, town, zenta, sign_in, accessible
):
    shower = factories.purpose(town.department, "dusa", name="Dušas pakalpojums", bring="īres līgums, dvielis")
    town.resource.purposes.add(shower)
    sign_in(town.staff("front_desk"))
    page.goto(live_server.url + town.url(f"darbs/zvans/?persona={zenta.pk}"))

    page.locator("#id_said").press_sequentially("līgums")
    expect(page.locator("#id_purpose")).to_have_value(str(shower.pk))
    expect(page.locator("#id_said")).to_be_focused()
    expect(page.locator("#id_said")).to_have_value("līgums")
    page.get_by_role("button", name="Mājokļa pabalsts").click()

    expect(page.locator("#id_purpose")).to_have_value(str(town.purpose.pk))
    expect(page.locator("#id_time_0")).to_be_focused()
    accessible("found")


def test_a_caller_is_booked_without_scripts_on_a_phone(browser, live_server, town, zenta, sign_in, page):
    user = town.staff("front_desk")
    sign_in(user)
    plain = browser.new_context(viewport=PHONE, java_script_enabled=False, storage_state=page.context.storage_state())
    page = plain.new_page()
    page.goto(live_server.url + town.url("darbs/zvans/"))

    page.fill("#id_q", "29 123 456")
    page.get_by_role("button", name="Meklēt").click()
    expect(page.get_by_label(re.compile("Zenta"))).to_be_checked()
    page.fill("#id_said", "īre")
    page.get_by_role("button", name="Atrast mērķi").click()
    expect(page.locator("#id_purpose")).to_have_value(str(town.purpose.pk))
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
