"""An administrator opens hours in a real browser: no fault of the content policy, axe finds nothing on the way."""

import re

import pytest
from playwright.sync_api import expect

from bookings.models import Slot
from socialservice import clock
from tests import factories
from tests.browser.conftest import PHONE


@pytest.fixture
def administrator(town, sign_in):
    user = town.staff("administrator", "Dace Kļava")
    sign_in(user)
    return user


def test_administrator_opens_hours(page, live_server, town, administrator, accessible):
    # Given a specialist without hours
    page.goto(f"{live_server.url}/liepaja/admin/")
    accessible("settings")
    page.get_by_role("link", name=re.compile(f"“{town.resource.name}”.*pieņemšanas laiks")).click()
    accessible("specialist")

    # When the administrator forgets the weekday
    hours = page.get_by_role("group", name=re.compile("^Jauns ieraksts: pieņem"))
    hours.get_by_role("textbox", name="No", exact=True).fill("9:00")
    hours.get_by_role("textbox", name="Līdz", exact=True).fill("12:00")
    hours.get_by_label("Spēkā no").fill(f"{clock.today():%d.%m.%Y}")
    page.get_by_role("button", name="Saglabāt", exact=True).click()

    # Then the page says so, and is told what was meant
    accessible("specialist with a fault")
    page.locator(".error-summary a").click()
    expect(hours.get_by_label("Nedēļas diena")).to_be_focused()
    hours.get_by_label("Nedēļas diena").select_option(label="pirmdiena")
    page.get_by_role("button", name="Saglabāt", exact=True).click()

    # Then what it would change is shown, and published by a button
    accessible("hours to publish")
    assert not Slot.objects.filter(resource=town.resource).exists()
    page.get_by_role("button", name="Publicēt", exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert Slot.objects.filter(resource=town.resource).exists()

    # And the history names who did it
    page.goto(f"{live_server.url}/liepaja/admin/bookings/resource/{town.resource.pk}/change/")
    page.get_by_role("link", name="Izmaiņu vēsture").click()
    expect(page.get_by_role("row", name=re.compile("Dace Kļava.*pirmdiena"))).to_be_visible()
    accessible("history")


@pytest.mark.parametrize("language", ["lv", "en"])
def test_axe_finds_nothing_on_the_pages_of_rows(page, live_server, town, administrator, accessible, language):
    page.context.add_cookies([{"name": "valoda", "value": language, "url": live_server.url}])
    factories.rule(town.resource)
    root = f"{live_server.url}/liepaja/admin/"
    rows = {
        "socialservice/municipality": town.municipality,
        "socialservice/office": town.office,
        "socialservice/district": town.district,
        "socialservice/phoneline": town.line,
        "socialservice/department": town.department,
        "socialservice/competence": town.competence,
        "socialservice/user": administrator,
        "bookings/purpose": town.purpose,
        "bookings/resource": town.resource,
    }
    for path, row in rows.items():
        page.goto(f"{root}{path}/{row.pk}/change/")
        for folded in page.locator("summary").all():
            folded.click()
        accessible(f"{path} wide")
        page.set_viewport_size(PHONE)
        accessible(f"{path} narrow")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        page.goto(f"{root}{path}/{row.pk}/history/")
        accessible(f"{path} history")
