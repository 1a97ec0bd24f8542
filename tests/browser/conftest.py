"""A real Chromium against a live server: fails on console errors and broken rules of the content policy; axe on
demand."""

import os
import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from ops.browser import find_browser, launch_options
from tests import factories

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in the test's own thread

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FINDINGS = """async (rules) => {
    const {violations} = await axe.run({runOnly: rules, resultTypes: ["violations"]});
    return violations.flatMap(({id, impact, nodes}) =>
        nodes.map(({html}) => `${id} (${impact}): ${html.slice(0, 160)}`));
}"""
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1366, "height": 768}


def pytest_collection_modifyitems(items):
    missing = find_browser() is None
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if missing and not os.environ.get("REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine; `make browser` gets one"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": DESKTOP, "locale": "lv-LV", "timezone_id": "Europe/Riga"}


@pytest.fixture
def page(page):
    """The page tells of every fault in its console; the test fails on them at its end."""
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    # Answers that are no success are written there too, and meant: a lost race is a 409, a refused form a 4xx.
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []


@pytest.fixture
def town(transactional_db, now):
    """At eight o'clock, as everywhere: the real clock strikes midnight in the middle of a test some day."""
    return factories.Town()


@pytest.fixture
def sign_in(page, live_server):
    """Sign a staff member in by the cookie of a session, not through the form; the password has just been given."""

    def sign(user):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session["account_authentication_methods_user"] = str(user.pk)
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session.save()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}]
        )

    return sign


@pytest.fixture
def axe(page):
    """What axe finds on the page as it stands, one text for each element."""

    def findings() -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        return page.evaluate(FINDINGS, RULES)

    return findings


@pytest.fixture
def accessible(page, axe):
    """No finding of axe on the page as it stands."""

    def check(where=""):
        found = axe()
        assert found == [], f"{where or page.url}\n" + "\n".join(found)

    return check
