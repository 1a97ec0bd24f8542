"""Every form of the site, found by walking its addresses, gets what people and machines should not send.

Whatever is sent: no fault of the server, and where the form comes back, nothing was written and what was typed is
still there.
"""

import html

import pytest
from django.db import connection

from tests.walk import TEXTUAL, clients, forms_of
from tests.world import World, pages, posted

BAD = {
    "empty": "",
    "too long": "ž" * 5000,
    "control characters": "a\x00b\x1b[31m\x7f",
    "right to left": "\u202egnals\u202c\u200f",
    "no such date": "31.02.2026.",
    "long ago": "01.01.0001.",
    "past time": "2020-01-01T09:00:00+02:00",
    "foreign phone": "+49 151 23456789",
    "huge number": "99999999999999999999",
    "markup": "<script>alert('1')</script>",
}
PARTS = 6  # of the walk, so that workers share it
# Rows about somebody having looked, tried or been counted: they may grow whatever is sent.
COUNTERS = {
    "socialservice_accesslog",
    "django_session",
    "usersessions_usersession",
    "pghistory_context",
    "socialservice_verification",
}


@pytest.fixture
def world(db, now):
    world = World()
    world.other = World("kuldiga", "Kuldīga")
    return world


def counts() -> dict:
    """Rows of every table, in one query."""
    tables = sorted(set(connection.introspection.table_names()) - COUNTERS)
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select '{table}', count(*) from \"{table}\"" for table in tables))  # noqa: S608
        return dict(cursor.fetchall())


def sent(world, part):
    """Each field of each form with each bad value, and another municipality's ids where there is a choice."""
    strangers = [
        str(world.other.town.office.pk),
        str(world.other.person.pk),
        str(world.other.town.purpose.pk),
        world.other.town.office.code,
    ]
    for page, persona, client, action, form in forms_of(world, pages()[part::PARTS]):
        usual = posted(form)
        for name, field in form["fields"].items():
            if name in ("csrfmiddlewaretoken", "next"):
                continue
            values = (
                dict(BAD)
                if field["kind"] in TEXTUAL | {"hidden"}
                else {"unknown choice": "nav-tada", "nul": "\x00", "huge": "9" * 20}
            )
            if field["choices"] or field["kind"] == "hidden":
                values |= {f"another municipality's {number}": value for number, value in enumerate(strangers)}
            for what, value in values.items():
                yield f"{page} as {persona}: {name} = {what}", client, action, {**usual, name: value}, field, value


class Writes:
    """Did anything try to change rows? Then the tables are counted; most refusals never come that far."""

    def __init__(self):
        self.tried = False

    def __call__(self, execute, sql, params, many, context):
        self.tried = self.tried or sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "WITH"))
        return execute(sql, params, many, context)


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_sent_no_fault_and_nothing_lost(world, part):
    wrong, tried, before = [], 0, counts()
    for told, client, action, data, field, value in sent(world, part):
        tried += 1
        writes = Writes()
        with connection.execute_wrapper(writes):
            response = client.post(action, data)
        came_back = response.status_code in (200, 400, 409, 422)
        if response.status_code >= 500:
            wrong.append(f"{told}: {response.status_code}")
        elif writes.tried:
            after = counts()
            if came_back and after != before:
                wrong.append(
                    f"{told}: came back and wrote {[table for table in after if after[table] != before[table]]}"
                )
            before = after
        typed = (
            field["kind"] in {"text", "tel", "email", "textarea"}
            and value
            and value.isprintable()
            and len(value) < 1000
        )
        if came_back and typed and value not in html.unescape(response.content.decode()):
            wrong.append(f"{told}: what was typed is gone")

    assert wrong == [], "\n".join(wrong)
    assert tried > 100  # the walk found the forms at all


STRANGE = ["\x00", "9" * 30, "31.02.2026", "-1", "\u202eabc"]
QUESTIONS = [
    "diena",
    "rinda",
    "q",
    "kas",
    "atbilde",
    "rajons",
    "veids",
    "vieta",
    "stavoklis",
    "page",
    "persona",
    "laiks",
]


@pytest.mark.parametrize("persona", ["client", "front_desk", "manager"])
def test_addresses_with_strange_questions_are_answered(world, persona):
    client, faults = clients(world)[persona], []
    for page in pages():
        for value in STRANGE:
            path = world.path(page)
            response = client.get(path.split("?")[0], dict.fromkeys(QUESTIONS, value))
            if response.status_code >= 500:
                faults.append(f"{page.name}: {value!a} {response.status_code}")

    assert faults == []
