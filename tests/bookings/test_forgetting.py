"""What is kept long enough is removed: told by reading every table for what a client once said."""

import threading
from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import sql

from bookings.actions import booking, desk, requests
from bookings.lifecycle import Event
from bookings.models import Appointment, DailyClient, Incident, Request, SentAway, Slot, SurveyInvitation, VisitNote
from socialservice import clock
from socialservice.actions import files, retention
from socialservice.errors import Refusal
from socialservice.models import Letter, RetentionRun, RetentionTerm, StoredFile
from tests import factories
from tests.bookings.incoming import ask, mail
from tests.bookings.visits import coming, written

SECRETS = ["Zenta", "zenta", "29123456", "Vajag naudu", "mātei", "Andris", "andris", "viņa māte", "8kQ2mX4Tz7Rw"]
DAY = date(2026, 9, 16)


def after(months=0, days=1):
    """A morning so long after the visit, or the request."""
    return clock.set_to(clock.at(retention.months_later(DAY, months) + timedelta(days), time(8)))


def remove(town) -> dict:
    return retention.remove_old(municipality=town.municipality).removed


def everything() -> str:
    """All that stands in all tables, as whoever stole a copy would read it."""
    told = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            rows = sql.SQL("SELECT to_jsonb(t)::text FROM {} t").format(sql.Identifier(table))
            cursor.execute(rows)
            told += [text for (text,) in cursor.fetchall()]
    return "\n".join(told)


def found() -> list[str]:
    said = everything()
    return [word for word in SECRETS if word in said]


@pytest.fixture
def visit(town):
    """Booked, told about by letters, served, noted, asked how it was."""
    row = coming(town)
    row.need = "Vajag naudu zālēm."
    row.save()
    written(row, "booking_confirmed")
    staff = town.staff("front_desk")
    with clock.set_to(clock.at(DAY, time(9, 30))):
        desk.apply(row, Event.ARRIVE, by=staff)
        row = desk.apply(row, Event.FINISH, by=staff)
    VisitNote.objects.create(appointment=row, competence=town.competence, text="viņa māte", by=staff, at=clock.now())
    Incident.objects.create(office=town.office, day=DAY, appointment=row, text="viņa māte", by=staff, at=clock.now())
    SentAway.objects.create(office=town.office, day=DAY, reason="papers", name="Zenta", by=staff, at=clock.now())
    SurveyInvitation.objects.create(
        appointment=row, contact="k", asked_on=DAY, link="8kQ2mX4Tz7Rw", due_at=clock.now(), answered=True
    )
    Letter.objects.update(state=Letter.State.SENT, finished_at=clock.now())
    return row


def test_a_visit_is_whole_until_its_term_and_a_number_afterwards(town, visit):
    assert set(found()) >= {"Zenta", "29123456", "Vajag naudu"}
    with after(months=24, days=0):
        before = remove(town)
        visit.refresh_from_db()
        assert (visit.name, before.get("visits")) == ("Zenta Grīnberga-Vītoliņa", None)

    with after(months=24):
        removed = remove(town)

    visit.refresh_from_db()
    assert found() == []
    assert removed["visits"] == 3  # with the one sent away, and the incident
    kept = (visit.day, visit.purpose, visit.state, visit.code, visit.arrived_at is not None)
    assert kept == (DAY, town.purpose, "done", "482913", True)
    assert list(visit.events.values_list("event", flat=True)) == ["arrive", "finish"]
    assert not SurveyInvitation.objects.exists()
    assert (VisitNote.objects.get().text, Incident.objects.get().text) == ("", "")  # encrypted: not seen above


def test_an_own_link_to_what_is_forgotten_leads_nowhere(client, town, visit):
    assert client.get(town.url(f"p/{visit.link}/")).status_code == 200

    with after(months=24):
        remove(town)

    assert client.get(town.url("p/8kQ2mX4Tz7Rw/")).status_code == 404


def test_a_visit_on_which_nobody_noted_how_it_ended_is_forgotten_too(town):
    coming(town)

    with after(months=24):
        assert remove(town)["visits"] == 1

    assert found() == []


def test_people_with_cards_stay_as_they_are(town, visit):
    person = factories.person(town.municipality, phone="+37129123456")
    booking.link_person(appointment=visit, person=person, by=town.staff("manager"))

    with after(months=24):
        remove(town)

    person.refresh_from_db()
    visit.refresh_from_db()
    assert (person.phone, visit.person) == ("+37129123456", None)
    with pytest.raises(Refusal):
        booking.link_person(appointment=visit, person=person, by=town.staff("manager"))


def test_the_database_takes_nothing_back_into_what_is_forgotten(town, visit):
    with after(months=24):
        remove(town)

    with pytest.raises(IntegrityError, match="appointment_forgotten_altogether"), transaction.atomic():
        Appointment.objects.update(name="Zenta")


def test_a_request_goes_with_its_messages_and_files_a_year_after_closing(town):
    row = mail(town)
    requests.note(row, requests.Kind.CALLED, town.staff("specialist"), "viņa māte slimo", reached=True)
    files.store(municipality=town.municipality, submission=row.submission, name="zenta.txt", content=b"viss")
    with clock.set_to(clock.at(DAY, time(9))):
        requests.close(request=row, outcome="answered", by=town.staff("specialist"), note="viņa māte zvanīja")
    Letter.objects.update(state=Letter.State.SENT, finished_at=clock.now())
    with after(months=12, days=0):
        assert "requests" not in remove(town)
        assert StoredFile.objects.exists()

    with after(months=12):
        assert remove(town)["requests"] == 1

    row.refresh_from_db()
    assert found() == []
    assert not StoredFile.objects.exists()
    assert (row.outcome, row.number, row.forgotten_at is not None) == ("answered", 1, True)
    with pytest.raises(Refusal):
        requests.reopen(request=row, by=town.staff("specialist"))


def test_open_requests_are_never_touched(town):
    row = ask(town)

    with after(months=240):
        assert "requests" not in remove(town)

    row.refresh_from_db()
    assert (row.name, row.need) == ("Andris Vītoliņš", "Vajag aprūpi mātei.")


@pytest.mark.parametrize("change", [{"application_number": 3}, {"outcome": "merged"}])
def test_a_request_that_lives_on_elsewhere_is_kept(town, change):
    row, other = ask(town), ask(town, need="Cits.")
    requests.close(request=row, outcome="answered", by=None)
    if "outcome" in change:
        change = {**change, "merged_into": other}
    Request.objects.filter(pk=row.pk).update(**change)

    with after(months=60):
        assert "requests" not in remove(town)

    row.refresh_from_db()
    assert row.need == "Vajag aprūpi mātei."


def test_a_request_waits_for_the_visit_that_came_of_it(town, visit):
    row = ask(town)
    requests.booked(request=row, appointment=visit, by=None)
    Letter.objects.update(state=Letter.State.SENT, finished_at=clock.now())
    with after(months=23):
        assert "requests" not in remove(town)

    with after(months=24):
        removed = remove(town)

    assert (removed["visits"], removed["requests"]) == (3, 1)
    assert found() == []


def test_each_municipality_has_its_own_terms(town, other_town, visit):
    RetentionTerm.objects.create(municipality=town.municipality, kind="visits", months=None, valid_from=DAY)
    [slot] = other_town.slots(DAY, "9:00")
    factories.appointment(slot, other_town.purpose)

    with after(months=24):
        assert ("visits" in remove(town), "visits" in remove(other_town)) == (False, True)

    visit.refresh_from_db()
    assert visit.name == "Zenta Grīnberga-Vītoliņa"


def test_a_hold_that_is_over_and_the_counted_clients_go(town):
    [slot] = town.slots(DAY, "9:00")
    Slot.objects.update(held_for="kads", held_until=slot.starts_at)
    DailyClient.objects.create(purpose=town.purpose, office=town.office, day=DAY, client="k")
    with after(days=0):
        assert remove(town) == {}

    with after(days=2):
        assert remove(town) == {"traces": 1}
    with after(months=24):
        assert remove(town) == {"visits": 1}

    slot.refresh_from_db()
    assert (slot.held_for, slot.held_until) == ("", None)


def test_a_second_run_finds_nothing_and_many_rows_go_in_several_rounds(town, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for slot in town.slots(DAY, "9:00", "9:20", "9:40", "10:00", "10:20"):
        factories.appointment(slot, town.purpose)

    with after(months=24):
        first, again = remove(town), remove(town)

    assert (first, again) == ({"visits": 5}, {"visits": 5})  # a second run of the day adds nothing
    assert RetentionRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_forget_each_visit_once():
    with clock.set_to(datetime(2028, 11, 1, 8, 0, tzinfo=clock.RIGA)):
        town = factories.Town()
        for slot in town.slots(DAY, *(f"{hour}:{minute}" for hour in range(8, 17) for minute in (0, 20, 40))):
            factories.appointment(slot, town.purpose)
        start = threading.Barrier(4)

        def work():
            try:
                start.wait()
                remove(town)
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert RetentionRun.objects.get().removed == {"visits": 27}
        assert not Appointment.objects.filter(forgotten_at=None).exists()
