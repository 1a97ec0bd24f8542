"""Every public page of the site, as each persona who may see it: axe finds nothing, in both languages, at desktop and
phone width."""

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import DESKTOP, PHONE
from tests.world import World, pages

# Addresses that answer with a file or only take a click.
NO_PAGES = {"appointment_link_calendar", "mfa_download_recovery_codes"}


@pytest.fixture
def world(transactional_db):
    return World()


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("persona", ["client"])
def test_axe_finds_nothing_on_any_page(page, live_server, world, sign_in, accessible, persona, language):
    if persona != "client":
        sign_in(world.staff[persona])
    page.context.add_cookies([{"name": "valoda", "value": language, "url": live_server.url}])

    # What everybody may see looks the same to all: the client has looked at it.
    mine = [each for each in pages() if each.name not in NO_PAGES and (persona == "client" or not each.public)]
    seen = look_at(page, live_server, [world.path(each) for each in mine], accessible)

    assert len(seen) > 8


def look_at(page, live_server, paths, accessible) -> set:
    """Axe on each page that this persona may see, wide and narrow, and on each form of it sent empty; the paths
    seen."""
    seen, found = set(), []
    for path in paths:
        page.set_viewport_size(DESKTOP)
        try:
            response = page.goto(live_server.url + path)
        except Error:  # an answer without a page: an address that takes only a click
            continue
        at = page.url.removeprefix(live_server.url)
        if response.status != 200 or at in seen:
            continue
        seen.add(at)
        found += told(accessible, f"{at} wide")
        page.set_viewport_size(PHONE)
        found += told(accessible, f"{at} narrow")
        on_paper = page.locator(".paper").count()  # a list for the printer keeps the width of its sheet
        if not on_paper and page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            found.append(f"{at} scrolls sideways at {PHONE['width']} px")
        found += sent_empty(page, accessible, at)
    assert found == []
    return seen


def sent_empty(page, accessible, at) -> list:
    """The error state: the page's own form, sent with nothing typed, where it comes back."""
    form = page.locator("main form[method=post][novalidate]").first
    if not form.count():
        return []
    form.locator("button").first.click()
    page.wait_for_load_state()
    if not page.locator(".error-summary").count():
        return []
    return told(accessible, f"{at} sent empty")


def told(accessible, where) -> list:
    try:
        accessible(where)
    except AssertionError as found:
        return [str(found)[:600]]
    return []
