"""Terms by day, deadlines and statements, as staff see them; each case of the table on the screen."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benefits.actions import deadlines, extensions
from benefits.casefiles import read_case
from benefits.models import Deadline, UnchangedStatement
from socialservice import clock
from socialservice.words import date_long, date_short
from tests import factories
from tests.benefits.rows import emergency, household, status

CASES = list(csv.DictReader((Path(__file__).parent.parent / "data" / "terms.csv").read_text("utf-8").splitlines()))


@pytest.fixture
def worker(client, town):
    user = town.staff("specialist")
    client.force_login(user)
    return user


@pytest.mark.parametrize("row", CASES, ids=[row["case"].split(" ")[0] for row in CASES])
def test_each_case_of_the_table_on_the_screen(client, town, worker, row):
    case = read_case(row)
    home = household(town.municipality, phone="+37129123456")
    for view in case.emergencies:
        emergency(
            view.start,
            view.end,
            extends_statuses=view.extends,
            covers_from=view.covers_from,
            covers_until=view.covers_to,
            covers_reason="lēmums" if view.covers_from or view.covers_to else "",
            voided_at=clock.now() if view.voided else None,
            void_reason="kļūda" if view.voided else "",
        )
    status(
        home,
        case.term.granted_until,
        kind=case.term.kind,
        granted_from=date.fromisoformat(row["valid_from"]),
        effective_until=case.term.effective_until,
        closed_on=case.term.closed_on,
        close_reason="revoked" if case.term.closed_on else "",
    )
    if case.term.renewed_from:
        status(home, date(2022, 5, 31), granted_from=case.term.renewed_from)
    extensions.extend(municipality=town.municipality)

    page = client.get(town.url(f"darbs/statusi/{home.contact_person_id}/")).content.decode()
    listed = client.get(town.url("darbs/statusi/parskatamie/")).content.decode()

    expected = date.fromisoformat(row["expected_until"])
    assert f"līdz {date_long(expected, 'dative')}" in page
    assert (home.contact_person.name in listed) == (row["expected_review"] == "yes")
    if expected > case.term.effective_until:
        assert f"Pagarināts līdz {date_short(expected)}" in page


END = date(2026, 10, 31)


def test_terms_by_day_with_kinds_offices_and_missing_times(client, town, worker):
    town.slots(clock.today() + timedelta(days=15), "9:00", "9:20")
    for n in range(30):
        status(household(town.municipality, name=f"Persona {n}", phone="+37129123456"), END)
    status(household(town.municipality, name="Cita"), END, kind="low_income")
    status(household(town.municipality, name="Vēl cita"), date(2026, 12, 31), effective_until=date(2027, 1, 31))

    page = client.get(town.url("darbs/statusi/beigsies/")).content.decode()
    lines = client.get(town.url("darbs/statusi/beigsies/csv/")).content.decode("utf-8-sig").splitlines()

    assert "31.10.2026." in page and "31.01.2027." in page and "Ieteicamie papildu pieņemšanas laiki" in page
    first, second = (line.split(";") for line in lines[1:])
    assert (first[0], first[2:6], first[6]) == ("31.10.2026.", ["30", "1", "0", "nē"], "31")
    assert int(first[8]) > 0
    assert (second[0], second[2:5], second[8]) == ("31.01.2027.", ["1", "0", "1"], "0")


def test_terms_that_an_emergency_moves_call_for_no_times(client, town, worker):
    for n in range(30):
        status(household(town.municipality, name=f"Persona {n}"), END)
    emergency(date(2026, 9, 1), END)

    page = client.get(town.url("darbs/statusi/beigsies/")).content.decode()

    assert "Attiecas ārkārtējā situācija" in page and "Ieteicamie papildu" not in page


def test_terms_by_day_cost_the_same_queries_however_many(client, town, worker):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(town.url("darbs/statusi/beigsies/")).status_code == 200
        return len(seen)

    status(household(town.municipality), END)
    queries()
    one = queries()
    for n in range(40):
        status(household(town.municipality, name=f"Persona {n}"), END - timedelta(days=n))

    assert queries() == one


def test_deadline_is_entered_put_off_by_a_statement_on_the_phone_listed_and_done(client, town, worker):
    home = household(town.municipality, name="Ausma Āboliņa", since=factories.LONG_AGO)
    person = home.contact_person_id
    with clock.set_to(datetime(2021, 10, 20, 9, tzinfo=clock.RIGA)):
        emergency(date(2021, 10, 11), date(2022, 1, 11))
        client.post(town.url(f"darbs/statusi/{person}/parvertesana/"), {"kind": "home_visit", "due_on": "15.11.2021."})
        said = {"way": "phone", "stated_on": "20.10.2021."}
        client.force_login(town.staff("phone_centre"))
        assert client.post(town.url(f"darbs/statusi/{person}/nav-mainijies/"), said).status_code == 302
        client.force_login(worker)

        row = Deadline.objects.get()
        assert (row.original_due, row.due_on) == (date(2021, 11, 15), date(2022, 1, 11))
        listed = client.get(town.url("darbs/statusi/parvertesanas/")).content.decode()
        assert "11.01.2022." in listed and "15.11.2021." in listed and "Ausma Āboliņa" in listed
        assert "Ausma" not in client.get(town.url("darbs/statusi/parvertesanas/?rada=nokavetas")).content.decode()

        client.post(town.url(f"darbs/statusi/parvertesanas/{row.pk}/"), {"on": "20.10.2021."})
        listed = client.get(town.url("darbs/statusi/parvertesanas/?rada=izpilditas")).content.decode()
        assert worker.name in listed and "20.10.2021." in listed


def test_statement_by_staff_cannot_claim_to_come_from_the_web(client, town, worker):
    home = household(town.municipality)

    client.post(
        town.url(f"darbs/statusi/{home.contact_person_id}/nav-mainijies/"), {"way": "web", "stated_on": "1.9.26"}
    )

    assert not UnchangedStatement.objects.exists()


@pytest.mark.parametrize("role", ["front_desk", "phone_centre"])
def test_who_may_only_know_the_day_sees_no_deadlines(client, town, worker, role):
    deadlines.enter(household=household(town.municipality), kind="reassessment", due_on=clock.today(), by=worker)
    client.force_login(town.staff(role))

    for path in ("parvertesanas/", "beigsies/", "beigsies/csv/", "parskatamie/"):
        assert client.get(town.url(f"darbs/statusi/{path}")).status_code == 403
