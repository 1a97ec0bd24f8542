"""Axe finds nothing on any page, seen by each persona who may see it: in both languages, at desktop and phone width,
and with the faults of a form sent empty. What looks the same to two personas, but for its words, is looked at once."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import APIResponse

from tests.browser.conftest import DESKTOP, PHONE
from tests.world import PERSONAS, World, admin_paths, pages

# The fewest pages that each persona meets, and the fewest forms with faults of all: below what there is, well above
# nothing.
LEAST_SEEN = {
    "client": 22,
    "manager": 40,
    "specialist": 30,
    "front_desk": 25,
    "phone_centre": 20,
    "administrator": 10,
    "data_protection": 6,
}
LEAST_REFUSED = 40

FORMS = "main form[method=post][novalidate]:has(button:not([type=button]))"
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"
EMPTY = """form => form.querySelectorAll("input, select, textarea").forEach((field) => {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else if (field.type !== "hidden") field.value = "";
})"""


@pytest.fixture
def world(transactional_db):
    return World()


@pytest.fixture
def sweep(page, live_server, axe):
    return Sweep(page, live_server.url, axe)


def test_axe_tells_what_it_finds(page, axe):
    page.set_content('<html lang="lv"><title>Attēls</title><main><h1>Attēls</h1><img src=""></main>')

    assert axe() == ['image-alt (critical): <img src="">']


@pytest.mark.long
@pytest.mark.timeout(3600)  # six minutes where two share two cores
@pytest.mark.parametrize("language", ["lv", "en"])
def test_axe_finds_nothing_on_any_page(sweep, world, sign_in, language):
    with_second_factor(world.staff["manager"])
    for persona, least in LEAST_SEEN.items():
        if persona != "client":
            sign_in(world.staff[persona])
        public = persona == "client"  # what everybody may see looks the same to all

        sweep.walk([world.path(page) for page in pages() if page.public == public], language, persona)

        assert len(sweep.seen[persona]) >= least, persona
    assert sorted(LEAST_SEEN) == sorted(["client", *PERSONAS])
    assert sweep.found == []
    assert len(sweep.refused) >= LEAST_REFUSED


@pytest.mark.parametrize("language", ["lv", "en"])
def test_axe_finds_nothing_in_the_settings(sweep, world, sign_in, language):
    sign_in(world.staff["administrator"])

    sweep.walk(admin_paths(world), language, "administrator")

    assert sweep.found == []
    assert len(sweep.seen["administrator"]) > 20
    assert len(sweep.refused) > 10


def with_second_factor(user):
    """The pages of codes already set up; the other personas see those that set them up."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)


def place_of(answer) -> str:
    """Where the address led; the number of a refusal, whose page is looked at once."""
    return urlsplit(answer.url).path if answer.ok else str(answer.status)


class Outline(HTMLParser):
    """What axe goes by: the elements with their marks, in their order within <main>; of text, and of values that are
    the page's own, only whether there are any."""

    MARKS = re.compile(r"aria-|role$|class$|type$|id$|for$|rel$|tabindex$|hidden$|disabled$|open$")

    def __init__(self, page: str):
        super().__init__()
        self.main, self.shell = [], set()
        self.within_main = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.within_main |= tag == "main"
        marks = ((name, self._mark(name, value or "")) for name, value in attrs)
        self._put((tag, *sorted(marks)))

    def handle_endtag(self, tag):
        self._put(("/" + tag,))
        self.within_main &= tag != "main"

    def handle_data(self, data):
        if data.strip():
            self._put(("text",))

    def _mark(self, name, value):
        return re.sub(r"\d+", "0", value) if self.MARKS.match(name) and name != "aria-label" else bool(value)

    def _put(self, part):
        self.main.append(part) if self.within_main else self.shell.add(part)


class Sweep:
    """Looks at each page once, then at each form of it sent empty; keeps what it saw and what axe found."""

    def __init__(self, page, root, axe):
        self.page, self.root, self.axe = page, root, axe
        self.seen, self.refused, self.found = {}, [], []
        self.known_mains, self.known_parts = set(), set()

    def walk(self, paths, language, persona):
        self.page.context.add_cookies([{"name": "valoda", "value": language, "url": self.root}])
        seen = self.seen.setdefault(persona, [])
        with_forms = []
        for path in paths:
            answer = self.ask(path)
            at = answer and place_of(answer)
            if at and at not in seen:
                seen.append(at)
                assert f'<html lang="{language}"' in answer.text(), path
                if self.is_new(answer):
                    self.look(path, answer)
                    with_forms += [path] if self.page.locator(FORMS).count() else []
        for path in with_forms:  # only now: a form that may be sent empty changes what other pages show
            self.send_empty(path)

    def is_new(self, answer) -> bool:
        outline = Outline(answer.text())
        main = tuple(outline.main)
        new = main not in self.known_mains or not outline.shell <= self.known_parts
        self.known_mains.add(main)
        self.known_parts |= outline.shell
        return new

    def ask(self, path) -> APIResponse | None:
        """The page, without opening it; None for a file, or for an address that only takes a click: to open such a one
        would break off the next page."""
        answer = self.page.request.get(self.root + path)
        assert answer.status < 500, path
        return answer if "text/html" in answer.headers["content-type"] and answer.body() else None

    def look(self, path, answer):
        self.page.set_viewport_size(DESKTOP)
        if urlsplit(answer.url).path == path:  # the browser gets what has been asked already
            self.page.route(self.root + path, lambda route: route.fulfill(response=answer), times=1)
        self.page.goto(self.root + path)
        self.keep(f"{path}, wide")
        self.page.set_viewport_size(PHONE)
        self.keep(f"{path}, narrow")
        width = self.page.evaluate("document.documentElement.scrollWidth")
        on_paper = self.page.locator(".paper").count()  # a list for the printer keeps the width of its sheet
        if width > PHONE["width"] and not on_paper:
            self.found.append(f"{path} is {width} px wide on a phone")

    def send_empty(self, path):
        self.page.goto(self.root + path)
        for number in range(self.page.locator(FORMS).count()):
            if number:
                self.page.goto(self.root + path)
            self.page.evaluate(UNFOLD)
            form = self.page.locator(FORMS).nth(number)
            form.evaluate(EMPTY)
            step = form.locator("button.btn-primary")
            button = step if step.count() else form.locator("button")
            with self.page.expect_navigation():
                button.first.click()
            if self.page.locator(".error-summary").count():
                self.refused.append(path)
                self.keep(f"{path}, sent empty")

    def keep(self, where):
        self.found += [f"{where}: {finding}" for finding in self.axe()]
