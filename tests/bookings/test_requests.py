import uuid
from datetime import date

import pytest

from bookings.actions import requests
from bookings.models import Request
from socialservice.actions.calendar import fill_calendar
from socialservice.errors import Refusal
from socialservice.models import Letter, Submission

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


def test_closing_and_opening_again_are_told(town):
    row, sintija = ask(town), town.staff("front_desk")

    requests.close(request=row, outcome="withdrawn", by=sintija)
    again = requests.reopen(request=row, by=sintija)

    assert (again.closed_at, again.outcome, again.promised_on) == (None, "", date(2026, 9, 9))
    assert list(row.events.values_list("kind", "by__name")) == [
        ("taken_in", None),
        ("closed", sintija.name),
        ("reopened", sintija.name),
    ]


def test_only_answers_count_as_answers(town, now):
    spam, told, by = ask(town), ask(town), town.staff("front_desk")

    requests.close(request=spam, outcome="spam", by=by)
    requests.close(request=told, outcome="remote", by=by)

    assert [requests.locked(row).answered_at for row in (spam, told)] == [None, now]


def test_the_municipality_says_how_many_days(town):
    town.municipality.answer_days = 5

    assert ask(town).due_on == date(2026, 9, 14)


def test_personal_codes_in_free_words_are_masked_whoever_writes_them(town):
    by = town.staff("front_desk")

    row = ask(town, need="Mans personas kods 390001-00078.", preferred_time="pēc 16")
    requests.close(request=row, outcome="remote", note="Kods 390001-00078 pārbaudīts", by=by)

    row.refresh_from_db()
    assert (row.need, row.preferred_time) == ("Mans personas kods ******-***78.", "pēc 16")
    assert "390001" not in row.note + "".join(row.events.values_list("note", flat=True))
