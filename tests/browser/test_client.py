"""A client books, moves and cancels: in Latvian, in English, by keyboard alone, on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bookings.models import Appointment, Need
from socialservice import clock
from tests.browser.conftest import PHONE

WORDS = {
    "lv": {
        "book": "Pieteikt apmeklējumu",
        "continue": "Turpināt",
        "choose": "Izvēlēties šo laiku",
        "confirm": "Apstiprināt pierakstu",
        "done": "Pieraksts ir apstiprināts",
        "move": "Pārcelt pierakstu",
        "cancel": "Atcelt pierakstu",
        "yes": "Jā, atcelt pierakstu",
        "cancelled": "Atcēla klients",
        "name": "Vārds, uzvārds",
        "phone": "Tālrunis",
    },
    "en": {
        "book": "Book an appointment",
        "continue": "Continue",
        "choose": "Choose this time",
        "confirm": "Confirm the appointment",
        "done": "The appointment is confirmed",
        "move": "Move the appointment",
        "cancel": "Cancel the appointment",
        "yes": "Yes, cancel the appointment",
        "cancelled": "Cancelled by the client",
        "name": "First name, surname",
        "phone": "Phone",
    },
}


@pytest.fixture
def times(town):
    Need.objects.create(
        municipality=town.municipality, text="Nauda mājoklim", text_en="Money for housing", purpose=town.purpose
    )
    day = clock.today() + timedelta(days=2)
    return town.slots(day, "9:00", "9:20", "13:00") + town.slots(day + timedelta(days=1), "10:00")


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_client_books_moves_and_cancels(page, live_server, town, times, accessible, language, width):
    words = WORDS[language]
    if width == "phone":
        page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/liepaja/")
    if language == "en":
        page.get_by_role("button", name="English").click()
    accessible("start")
    no_sideways_scroll(page)

    page.get_by_role("link", name=words["book"]).first.click()
    accessible("needs")
    page.get_by_role("link", name="Nauda mājoklim" if language == "lv" else "Money for housing").click()
    accessible("where")
    page.get_by_role("link", name="E. Veidenbauma iela 3").first.click()
    accessible("time")
    no_sideways_scroll(page)
    page.get_by_role("button", name=words["choose"]).click()

    page.get_by_role("button", name=words["continue"]).click()
    expect(page.locator(".error-summary")).to_be_focused()
    accessible("details with errors")
    page.get_by_label(words["name"]).fill("Zenta Grīnberga-Vītoliņa")
    page.get_by_label(words["phone"]).first.fill("29 123 456")
    page.get_by_role("button", name=words["continue"]).click()
    accessible("check")
    no_sideways_scroll(page)
    page.get_by_role("button", name=words["confirm"]).click()
    expect(page.get_by_role("heading", name=words["done"])).to_be_visible()
    accessible("confirmation")
    no_sideways_scroll(page)

    page.get_by_role("link", name=words["move"]).click()
    accessible("move")
    page.locator(".time input").nth(1).check()
    page.get_by_role("button", name=words["move"]).click()
    expect(page.get_by_role("heading", name=words["done"])).to_be_visible()
    assert Appointment.objects.get().starts_at == times[2].starts_at

    page.get_by_role("link", name=words["cancel"]).click()
    accessible("cancel")
    page.get_by_role("button", name=words["yes"]).click()
    expect(page.get_by_text(words["cancelled"])).to_be_visible()
    accessible("cancelled")


def test_a_client_books_by_keyboard_alone(page, live_server, town, times):
    page.goto(f"{live_server.url}/liepaja/")
    keyboard = page.keyboard

    tab_to(page, "Pieteikt apmeklējumu")
    enter(page)
    tab_to(page, "Nauda mājoklim")
    enter(page)
    tab_to(page, "E. Veidenbauma iela 3")
    enter(page)
    tab_to(page, "Izvēlēties šo laiku")
    enter(page)
    tab_to(page, "name")
    keyboard.type("Zenta Grīnberga-Vītoliņa")
    tab_to(page, "phone")
    keyboard.type("29123456")
    tab_to(page, "Turpināt")
    enter(page)
    tab_to(page, "Apstiprināt pierakstu")
    enter(page)

    expect(page.get_by_role("heading", name="Pieraksts ir apstiprināts")).to_be_visible()
    assert Appointment.objects.get().name == "Zenta Grīnberga-Vītoliņa"


def test_a_lost_race_keeps_what_was_typed(page, live_server, town, times):
    page.goto(f"{live_server.url}/liepaja/pieteikt/majoklis/laiks/?vieta=centrs&veids=in_person")
    page.get_by_role("button", name="Izvēlēties šo laiku").click()
    page.get_by_label("Vārds, uzvārds").fill("Zenta Grīnberga-Vītoliņa")
    page.get_by_label("Tālrunis").first.fill("29 123 456")
    page.get_by_role("button", name="Turpināt").click()
    times[0].__class__.objects.filter(pk=times[0].pk).update(held_for="other")  # the hold ran out and somebody took it

    page.get_by_role("button", name="Apstiprināt pierakstu").click()
    expect(page.get_by_role("alert")).to_contain_text("Šis laiks tikko tika aizņemts")
    page.locator(".time input").first.check()
    page.get_by_role("button", name="Turpināt").click()
    page.get_by_role("button", name="Apstiprināt pierakstu").click()

    expect(page.get_by_role("heading", name="Pieraksts ir apstiprināts")).to_be_visible()
    assert Appointment.objects.get().name == "Zenta Grīnberga-Vītoliņa"


def no_sideways_scroll(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page, wanted, most=60):
    """Press Tab until the focused control has that name (or field name), and see that its focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.innerText || '', e.getAttribute('name') || '', s.outlineStyle, e.tagName] }"
        )
        if wanted in found[0] or wanted == found[1]:
            assert found[2] != "none", f"the focus on {wanted} does not show"
            return
    raise AssertionError(f"{wanted} is not reached by Tab")
