"""`make shots`: the pictures of the README, taken of the demo in real Chromium.

Run inside `ops/local.py with`.
"""

import os
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ["DEMO"] = "1"

PICTURES = ROOT / "ops" / "pictures"
PHONE, DESKTOP = {"width": 390, "height": 780}, {"width": 1366, "height": 768}


def main() -> None:
    from django.core.management import call_command
    from playwright.sync_api import sync_playwright

    from ops import morning_site  # from here on it is morning
    from ops.browser import launch_options
    from ops.racing import server

    call_command("migrate", verbosity=0)
    call_command("demo")
    PICTURES.mkdir(exist_ok=True)
    with (
        server(os.environ["DATABASE_URL"], processes=2, site=morning_site.__name__) as port,
        sync_playwright() as playwright,
    ):
        site = f"http://127.0.0.1:{port}/liepaja/"
        browser = playwright.chromium.launch(**launch_options())
        _client(browser, site)
        _staff(browser, site)
        browser.close()


def _client(browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="lv-LV")
    page.goto(f"{site}pieteikt/{_purpose()}/")
    page.locator(".choices a").first.click()
    page.screenshot(path=PICTURES / "client.png")


def _staff(browser, site: str) -> None:
    page = browser.new_page(viewport=DESKTOP, locale="lv-LV")
    page.context.add_cookies([{"name": "sessionid", "value": _session(), "url": site}])
    page.goto(f"{site}darbs/")
    page.locator(".choices a").first.click()  # the manager sees several offices
    page.screenshot(path=PICTURES / "desk.png")
    page.goto(f"{site}darbs/statusi/{_extended_person()}/")
    page.screenshot(path=PICTURES / "status.png")


def _in_thread(function):
    """The browser's loop runs in this thread; rows are asked for in another."""
    answer = []
    thread = threading.Thread(target=lambda: answer.append(function()))
    thread.start()
    thread.join()
    return answer[0]


def _purpose() -> str:
    from bookings.models import Purpose

    return _in_thread(
        lambda: Purpose.objects.filter(municipality__code="liepaja", asked_often=True, policy="").first().code
    )


def _extended_person() -> int:
    """Somebody whose status is in force today, because it was extended."""
    from django.db.models import Count

    from benefits.models import Status
    from socialservice import clock

    def find():
        lasting = Status.objects.filter(
            municipality__code="liepaja", effective_until__gte=clock.today(), closed_on=None
        )
        extended = lasting.annotate(steps=Count("extensions")).filter(steps__gte=1)
        return extended.order_by("-steps", "pk").first().household.contact_person_id

    return _in_thread(find)


def _session() -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from socialservice.models import Posting

    def make():
        user = Posting.objects.filter(municipality__code="liepaja", role="manager").first().user
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        return session.session_key

    return _in_thread(make)


if __name__ == "__main__":
    main()
