"""A visitor answers the survey, and a client who waits takes an earlier time: by keyboard, in both languages."""

from datetime import timedelta

import pytest

from bookings.actions import booking, earlier
from bookings.actions.booking import Contact
from bookings.models import SurveyAnswer, SurveyInvitation, TimeOffer
from socialservice import clock
from tests import factories
from tests.browser.conftest import PHONE

ENGLISH = {"lv": False, "en": True}


def open_page(page, live_server, path, language):
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/liepaja/{path}")
    if ENGLISH[language]:
        page.get_by_role("button", name="English").click()


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_visitor_says_how_it_was(page, live_server, town, accessible, language):
    (slot,) = town.slots(clock.today(), "9:00")
    visit = factories.appointment(slot, town.purpose, state="done")
    SurveyInvitation.objects.create(
        appointment=visit, contact="x", asked_on=clock.today(), link="mansaptaujaslinks", due_at=clock.now()
    )
    open_page(page, live_server, "aptauja/mansaptaujaslinks/", language)
    accessible("survey")

    page.locator("input[name=service][value='5']").focus()
    page.keyboard.press("Space")
    page.locator("textarea[name=words]").fill("Labi")
    page.locator("main button").last.press("Enter")
    page.wait_for_url("**/aptauja/paldies/")

    accessible("thanks")
    assert SurveyAnswer.objects.get().service == 5


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_client_who_waits_takes_an_earlier_time(page, live_server, town, accessible, language):
    soon, later = clock.today() + timedelta(days=3), clock.today() + timedelta(days=10)
    (slot,) = town.slots(later, "9:00")
    row = booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        contact=Contact(name="Ausma Āboliņa", phone="+37129000001"),
        came_from="web",
        starts_at=slot.starts_at,
    )
    open_page(page, live_server, f"p/{row.link}/", language)
    page.locator(f"a[href$='/p/{row.link}/agrak/']").press("Enter")
    accessible("earlier")
    page.locator("main form button").last.press("Enter")
    page.wait_for_url(f"**/p/{row.link}/")
    accessible("waiting")

    town.slots(soon, "9:00")
    with clock.set_to(clock.at(clock.today(), clock.now().time().replace(hour=10, minute=0))):
        earlier.offer_all()
        offer = TimeOffer.objects.get()
        page.goto(f"{live_server.url}/liepaja/l/{offer.link}/")
        accessible("offer")
        page.locator("main form button").first.press("Enter")
        page.wait_for_url(f"**/p/{row.link}/")

    row.refresh_from_db()
    assert row.day == soon
