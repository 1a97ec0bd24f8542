"""A receptionist at a browser of her own, in a thread of her own: playwright allows no more than one to a thread."""

import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, expect, sync_playwright

from ops.browser import launch_options
from tests.browser.conftest import DESKTOP

PATIENCE = 60_000  # milliseconds; only a page that never comes takes so long
REFRESH = re.compile("tikai=saraksts")
TOLD_LATE = "jau atzīmēja"
LABELS = {
    "arrive": "Ieradās",
    "call": "Izsaukt",
    "recall": "Izsaukt vēlreiz",
    "serve": "Sākt",
    "undo": "Atsaukt",
    "park": "Atlikt malā",
    "finish": "Atrisināts",
    "no_show": "Neieradās",
    "send_away": "trūkst dokumentu",
}
IN_THE_LINE = {"arrive", "call", "recall", "serve"}  # the others stand under the chosen line


class Receptionist:
    def __init__(self, user, live_server, together: Barrier):
        self.user, self.name, self.together = user, user.first_name, together
        self.base = f"{live_server.url}/liepaja/darbs/centrs/"
        self.faults: list[str] = []
        self.told: list[str] = []  # that a colleague was quicker
        self.clicks = 0
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
        self._thread = ThreadPoolExecutor(1, f"receptionist {self.name}")
        self.soon(self._sit_down, cookie).result()

    def soon(self, work: Callable, *args) -> Future:
        return self._thread.submit(work, *args)

    def go_home(self) -> None:
        self.soon(self._go_home).result()
        self._thread.shutdown()

    # In her own thread

    def work(self, list_of: str, jobs: list[tuple]) -> None:
        """Each job is an act with what it is done to."""
        self.list = self.base + list_of
        self.page.goto(self.list)
        for act, *what in jobs:
            if act in LABELS:
                self.press(act, *what)
            else:
                getattr(self, act)(*what)

    def press(self, act: str, row: int) -> None:
        self._leave(self._button(act, row))

    def rush(self, row: int) -> None:
        """At the same moment as the colleague, who sees the same list."""
        self.page.route(REFRESH, lambda route: route.fulfill(status=204))
        self.page.goto(self.list)
        button = self._button("arrive", row)
        expect(button).to_be_visible()
        self.together.wait(PATIENCE / 1000)
        self._leave(button)
        self.told += [text for text in self.page.locator("p.told").all_inner_texts() if TOLD_LATE in text]
        self.page.unroute(REFRESH)

    def hand_over(self, row: int, to: int) -> None:
        self._leave(self._more(row).get_by_role("link", name="Nodot speciālistam"))
        self._leave(self.page.locator(f"button[name=pie][value='{to}']"))

    def walk_in(self, purpose: int) -> None:
        self._leave(self.page.get_by_role("link", name="Bez pieraksta"))
        self.page.get_by_label("Apmeklējuma mērķis").select_option(str(purpose))
        self._leave(self.page.get_by_role("button", name="Izsniegt rindas numuru"))
        expect(self.page.get_by_text("Rindas numurs: B")).to_be_visible()

    def stranger(self) -> None:
        self._leave(self.page.locator(".away-now button[value=no_time]"))

    def next(self, specialist: int) -> None:
        """Whoever comes is served and finished; perhaps nobody waits."""
        self._leave(self.page.get_by_role("button", name="Izsaukt nākamo"))
        self._leave(self.page.locator(f"button[name=kas][value='{specialist}']"))
        if called := re.search(r"rinda=(\d+)", self.page.url):
            self.press("finish", int(called[1]))

    def close(self, specialist: int) -> None:
        """Ill: the link in the day's list, and the button. In between she chooses otherwise for some."""
        self._leave(self.page.locator(f"a.shut[href$='/slegt/{specialist}/']"))
        for number, choice in enumerate(self.page.locator("select[name^='ko-']").all()):
            wanted = ("", "same", "cancel")[number % 3]
            if wanted and choice.locator(f"option[value={wanted}]").count():
                choice.select_option(wanted)
        self._leave(self.page.get_by_role("button", name="Slēgt un ziņot klientiem"))
        self.closing = self.page.url
        self.page.goto(self.list)

    def go_on(self) -> None:
        """Help the work of the closing along."""
        self.page.goto(self.closing)
        self._leave(self.page.get_by_role("button", name="Turpināt tūlīt"))

    def sum_on_screen(self, list_of: str) -> tuple[list[int], dict[str, int]]:
        """The numbers of the line under the list, and those of the tabs."""
        self.page.goto(self.base + list_of)
        line = self.page.locator("[data-part=figures]").inner_text()
        tabs = self.page.locator("[data-part=tabs] a").all_inner_texts()
        counted = (text.rsplit(maxsplit=1) for text in tabs)
        return [int(number) for number in re.findall(r"\d+", line)], {tab: int(count) for tab, count in counted}

    def export(self, list_of: str) -> Path:
        self.page.goto(self.base + list_of)
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Eksportēt (CSV)").click()
        return download.value.path()

    # Pieces

    def _button(self, act: str, row: int) -> Locator:
        where = self.page.locator(f"#r{row}") if act in IN_THE_LINE else self._more(row)
        if act == "undo":
            where = self.page.locator("[data-part=told]")
        return where.get_by_role("button", name=LABELS[act])

    def _more(self, row: int) -> Locator:
        """What stands under the line, once it is chosen."""
        line = self.page.locator(f"#r{row}")
        if "sel" not in (line.get_attribute("class") or "").split():
            line.locator("a.pick").click()
        return self.page.locator(f"#r{row} + tr.more")

    def _leave(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.click()
        self.clicks += 1

    def _sit_down(self, cookie: dict) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(**launch_options())
        context = self._browser.new_context(viewport=DESKTOP, locale="lv-LV", timezone_id="Europe/Riga")
        context.add_cookies([cookie])
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def _go_home(self) -> None:
        self._browser.close()
        self._playwright.stop()
