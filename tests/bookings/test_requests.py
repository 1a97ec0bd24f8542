import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.actions import requests
from bookings.models import Request
from socialservice.actions.calendar import fill_calendar
from socialservice.errors import Refusal
from socialservice.models import AccessLog, Letter, Submission

pytestmark = pytest.mark.django_db


def ask(town, **told):
    return requests.ask(
        **{
            "municipality": town.municipality,
            "name": "Andris Vītoliņš",
            "phone": "+37129123456",
            "need": "Vajag aprūpi mātei.",
            "purpose": town.purpose,
            **told,
        }
    )


def test_ask_writes_request_submission_and_letter(town, now):
    row = ask(town, preferred_time="no rīta", district=town.district)

    assert (row.number, row.due_on, row.outcome) == (1, date(2026, 9, 9), "")
    assert (row.submission.way, row.submission.received_at) == (Submission.Way.WEB, now)
    letter = Letter.objects.get()
    assert (letter.kind, letter.channel, letter.to) == ("request_received", "sms", "+37129123456")


def test_ask_numbers_each_municipality_by_itself(town, other_town):
    assert [ask(town).number, ask(town).number, ask(other_town).number] == [1, 2, 1]


def test_ask_twice_with_one_form_gives_one_request(town):
    key = uuid.uuid4()

    assert ask(town, form_key=key) == ask(town, form_key=key)
    assert Request.objects.count() == Submission.objects.count() == Letter.objects.count() == 1


def test_ask_without_purpose(town):
    assert ask(town, purpose=None).due_on == date(2026, 9, 9)


def test_a_crisis_is_answered_the_next_working_day(town):
    town.purpose.crisis = True

    assert ask(town).due_on == date(2026, 9, 8)


def test_days_off_do_not_count(town):
    fill_calendar(municipality=town.municipality, year=2026)
    town.municipality.calendar.create(day=date(2026, 9, 8), kind="closed", name="Mācības")

    assert ask(town).due_on == date(2026, 9, 10)


def test_a_fixed_line_gets_no_letter(town):
    ask(town, phone="+37163426044")

    assert not Letter.objects.exists()


def test_close(town, now):
    row, sintija = ask(town), town.staff("front_desk")

    requests.close(request=row, outcome=Request.Outcome.REMOTE, note="Pastāstīts.", by=sintija)

    row.refresh_from_db()
    assert (row.outcome, row.note, row.closed_at, row.closed_by) == ("remote", "Pastāstīts.", now, sintija)
    assert not town.municipality.requests.open().exists()


def test_close_twice_tells_who_was_first(town):
    row, sintija, inga = ask(town), town.staff("front_desk"), town.staff("front_desk", "Inga Kalniņa")
    requests.close(request=row, outcome=Request.Outcome.REMOTE, by=sintija)

    requests.close(request=row, outcome=Request.Outcome.REMOTE, by=sintija)
    with pytest.raises(Refusal) as refused:
        requests.close(request=row, outcome=Request.Outcome.WITHDRAWN, by=inga)

    assert "Sintija Bērziņa" in refused.value.sentence
    row.refresh_from_db()
    assert row.outcome == "remote"


# Pages


@pytest.fixture
def sintija(town):
    return town.staff("front_desk")


@pytest.fixture
def desk(client, sintija):
    client.force_login(sintija)
    return client


def test_list_shows_open_ones_by_due_date_and_marks_the_overdue(town, desk):
    late, due = ask(town, name="Kavētais Jānis"), ask(town, name="Drīzais Pēteris")
    Request.objects.filter(pk=late.pk).update(due_on=date(2026, 9, 1))
    closed = ask(town, name="Slēgtā Anna")
    requests.close(request=closed, outcome="remote", by=town.staff("front_desk"))

    page = desk.get(town.url("darbs/pieprasijumi/")).content.decode()

    assert page.index(late.name) < page.index(due.name)
    assert page.count("Kavēts") == 1
    assert closed.name not in page
    assert closed.name in desk.get(town.url("darbs/pieprasijumi/?slegti=1")).content.decode()


def test_list_costs_the_same_for_one_and_three(town, desk):
    counts = []
    for most in (1, 3):
        while town.municipality.requests.count() < most:
            ask(town, district=town.district)
        with CaptureQueriesContext(connection) as queries:
            desk.get(town.url("darbs/pieprasijumi/"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_request_page_leads_to_the_booking_with_all_known(town, desk):
    row = ask(town, preferred_time="no rīta")

    page = desk.get(town.url(f"darbs/pieprasijumi/{row.pk}/")).content.decode()

    assert town.url(f"darbs/zvans/?pieprasijums={row.pk}") in page
    assert "no rīta" in page
    assert AccessLog.objects.get().what == "request"


def test_request_page_closes(town, desk, sintija):
    row = ask(town)

    response = desk.post(town.url(f"darbs/pieprasijumi/{row.pk}/"), {"outcome": "remote", "note": "Pastāstīts."})

    row.refresh_from_db()
    assert response.url == town.url("darbs/pieprasijumi/")
    assert (row.outcome, row.note, row.closed_by) == ("remote", "Pastāstīts.", sintija)


@pytest.mark.parametrize(("field", "typed"), [("outcome", ""), ("outcome", "x"), ("note", "a" * 2001)])
def test_request_page_refuses_with_a_sentence(town, desk, field, typed):
    row = ask(town)

    response = desk.post(
        town.url(f"darbs/pieprasijumi/{row.pk}/"), {"outcome": "remote", "note": "Pastāstīts.", field: typed}
    )

    assert list(response.context["form"].errors) == [field]
    row.refresh_from_db()
    assert row.closed_at is None


def test_request_page_tells_who_was_first(town, desk):
    row = ask(town)
    requests.close(request=row, outcome="remote", by=town.staff("front_desk", "Inga Kalniņa"))

    page = desk.post(town.url(f"darbs/pieprasijumi/{row.pk}/"), {"outcome": "withdrawn"}, follow=True)

    assert "Inga Kalniņa" in page.content.decode()
    row.refresh_from_db()
    assert row.outcome == "remote"


def test_requests_of_another_municipality_are_not_there(town, other_town, desk):
    row = ask(other_town)

    assert desk.get(town.url(f"darbs/pieprasijumi/{row.pk}/")).status_code == 404
    assert desk.get(other_town.url("darbs/pieprasijumi/")).status_code == 404


def test_requests_need_the_right(town, client):
    client.force_login(town.staff("administrator", "Anna Admin"))

    assert client.get(town.url("darbs/pieprasijumi/")).status_code == 403
