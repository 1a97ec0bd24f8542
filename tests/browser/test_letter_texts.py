"""An administrator rewrites a letter by keyboard alone, in a browser with and without scripts; axe on the way."""

import re

import pytest
from playwright.sync_api import expect

from socialservice.models import LetterText
from tests.browser.conftest import PHONE

SMS = "Gaidām Jūs {date} plkst. {time}. {address} Kods {code}. {url}"


@pytest.fixture
def administrator(town, sign_in):
    user = town.staff("administrator", "Dace Kļava")
    sign_in(user)
    return user


def test_administrator_rewrites_a_letter_by_keyboard(page, live_server, town, administrator, accessible):
    # Given the list of letters
    page.goto(f"{live_server.url}/liepaja/darbs/vestules/teksti/")
    accessible("list of letters")
    page.get_by_role("link", name=re.compile("mūsu teksts ?: Pieraksts apstiprināts, latviešu", re.I)).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    accessible("our words")

    # When a gap is mistyped
    field = page.get_by_role("textbox", name="Īsziņa", exact=True)
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(SMS.replace("{code}", "{kods}"))
    press(page, "Saglabāt")

    # Then the page says so and keeps what was typed
    accessible("a fault")
    expect(page.locator(".error-summary")).to_contain_text("{kods}")
    expect(field).to_have_value(SMS.replace("{code}", "{kods}"))

    # When it is mended and looked at
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(SMS)
    press(page, "Apskatīt")

    # Then it is shown, and nothing is saved before the next press
    accessible("preview")
    expect(page.get_by_role("status")).to_contain_text("Nekas vēl nav saglabāts.")
    assert not LetterText.objects.exists()
    press(page, "Saglabāt")
    assert LetterText.objects.get().text == SMS

    # And the history says who, from what to what
    expect(page.get_by_role("row", name="Dace Kļava")).to_contain_text(SMS)
    press(page, "Atgriezties pie mūsu teksta")
    assert not LetterText.objects.exists()
    page.set_viewport_size(PHONE)
    accessible("narrow")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["lv", "en"])
def test_pages_of_letters_by_post(page, live_server, town, sign_in, accessible, language):
    page.context.add_cookies([{"name": "valoda", "value": language, "url": live_server.url}])
    sign_in(town.staff("manager"))

    for size in (None, PHONE):
        if size:
            page.set_viewport_size(size)
        page.goto(f"{live_server.url}/liepaja/darbs/vestules/druka/")
        accessible(f"printing {size}")
