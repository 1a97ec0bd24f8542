"""The queue of an office as it is: whom “next” calls, how long the others wait, who is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from bookings import waiting
from bookings.actions import desk, near
from bookings.actions.booking import Contact
from bookings.lifecycle import Event, State
from bookings.models import Absence, Appointment
from bookings.queueing import Estimate
from socialservice import clock
from socialservice.models import Letter
from tests import factories
from tests.bookings.desk_day import DAY, book
from tests.conftest import NOW


@pytest.fixture
def officer(town):
    return town.staff("front_desk")


def ticket(town, officer, minutes=0, **fields):
    """Taken so many minutes after eight."""
    contact = Contact(phone=fields.pop("phone", ""), letters_by=fields.pop("letters_by", "none"), **fields)
    with clock.set_to(NOW + timedelta(minutes=minutes)):
        return desk.walk_in(office=town.office, purpose=town.purpose, by=officer, contact=contact)


def arrived(town, officer, hour, minutes=0, **fields):
    row = book(town, hour, **fields)
    with clock.set_to(NOW + timedelta(minutes=minutes)):
        return desk.apply(row, Event.ARRIVE, by=officer)


def called(town, officer, minutes):
    """The tickets that “next” calls one after another."""
    found = []
    while True:
        with clock.set_to(NOW + timedelta(minutes=minutes, seconds=len(found))):
            row = desk.call_next(resource=town.resource, by=officer)
            if row is None:
                return found
            desk.apply(row, Event.FINISH, by=officer)
            found.append(row.ticket)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("waited", ["B 01", "A 01", "B 02", "A 02", "A 03"]),
        ("appointments", ["A 01", "A 02", "B 01", "B 02", "A 03"]),
        ("alternate", ["A 01", "B 01", "A 02", "B 02", "A 03"]),
    ],
)
def test_next_follows_the_rule_of_the_office(town, officer, rule, expected):
    town.office.queue_order = rule
    town.office.save()
    ticket(town, officer, 1)
    arrived(town, officer, "8:05", 2)
    ticket(town, officer, 6)
    arrived(town, officer, "8:25", 10)
    arrived(town, officer, "11:00", 11)

    assert called(town, officer, 30) == expected


def test_next_by_turns_remembers_who_was_last(town, officer):
    town.office.queue_order = "alternate"
    town.office.save()
    for minute in (1, 2, 3):
        ticket(town, officer, minute)
    arrived(town, officer, "8:05", 2)
    first = called(town, officer, 6)[:2]

    assert first == ["A 01", "B 01"]


def test_next_passes_by_who_waits_for_somebody_else(town, officer):
    other = factories.resource(town.office, name="Dace Kalniņa")
    arrived(town, officer, "8:00", resource=other)

    assert desk.call_next(resource=town.resource, by=officer) is None


def test_two_clicks_of_one_hand_call_one_person(town, officer):
    ticket(town, officer)
    ticket(town, officer)

    first = desk.call_next(resource=town.resource, by=officer)
    with clock.set_to(NOW + timedelta(seconds=1)):
        second = desk.call_next(resource=town.resource, by=officer)
    with clock.set_to(NOW + timedelta(seconds=5)):
        third = desk.call_next(resource=town.resource, by=officer)

    assert (first.ticket, second.ticket, third.ticket) == ("B 01", "B 01", "B 02")


@pytest.mark.django_db(transaction=True)
def test_specialists_who_press_next_at_once_never_call_the_same_person(transactional_db, now):
    town = factories.Town()
    rooms = [town.resource, *(factories.resource(town.office, town.purpose, name=f"Nr. {n}") for n in (2, 3, 4))]
    officers = [town.staff("specialist", f"Speciālists {n}") for n in range(4)]
    for _number in range(7):
        ticket(town, officers[0])
    start = Barrier(4)

    def press(room, by):
        start.wait()
        try:
            return desk.call_next(resource=room, by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        first = list(pool.map(press, rooms, officers))

    assert sorted(row.ticket for row in first) == ["B 01", "B 02", "B 03", "B 04"]
    assert Appointment.objects.filter(state=State.CALLED).count() == 4


# Estimates


def queue(town, minutes=0):
    with clock.set_to(NOW + timedelta(minutes=minutes)):
        return waiting.read(town.office)


def test_estimate_merges_appointments_and_walk_ins(town, officer):
    town.slots(DAY, "9:00", "9:20", "9:40")
    served = arrived(town, officer, "8:00")
    desk.apply(served, Event.CALL, by=officer)
    book(town, "8:20")
    me = ticket(town, officer, 21)

    found = queue(town, 21)

    # Between me and the one being served comes the appointment of 8:20, perhaps not before the break.
    assert found.estimate(me) == Estimate(15, 40)
    assert found.ahead(me) == 0
    assert found.estimate_of_newcomer(town.purpose) == Estimate(35, 65)


def test_no_estimate_where_nobody_receives_any_more(town, officer):
    me = ticket(town, officer)

    assert queue(town).estimate(me) is None


def test_absence_delays_the_estimate(town, officer):
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00", "9:20", "9:40")
    me = ticket(town, officer)
    before = queue(town).estimate(me)
    Absence.objects.create(
        resource=town.resource,
        kind="meeting",
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        created_at=NOW,
    )

    assert (before, queue(town).estimate(me)) == (Estimate(0, 5), Estimate(60, 65))


def test_queue_is_read_with_as_many_queries_for_one_and_for_ten(town, officer, django_assert_num_queries):
    town.slots(DAY, "10:00")
    for _number in range(3):
        ticket(town, officer)
    with django_assert_num_queries(2):
        found = waiting.read(town.office, NOW)
        assert [row.ticket for row in found.waiting] == ["B 01", "B 02", "B 03"]
    for _number in range(7):
        ticket(town, officer)
    with django_assert_num_queries(2):
        assert len(waiting.read(town.office, NOW).waiting) == 10


# Told when near


def letters():
    return list(Letter.objects.filter(kind="queue_near").order_by("pk"))


def test_walk_in_with_a_phone_is_told_once_when_near(town, officer):
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00", "9:20")
    town.office.near_after = 1
    town.office.save()
    rows = [ticket(town, officer, n, phone=f"+3712912345{n}", letters_by="sms") for n in range(3)]
    silent = ticket(town, officer, 3)

    assert near.tell_all() == 2
    assert near.tell_all() == 0
    desk.call_next(resource=town.resource, by=officer)
    assert near.tell(office=town.office) == 1
    assert near.tell(office=town.office) == 0

    assert [letter.to for letter in letters()] == [row.phone for row in rows]
    silent.refresh_from_db()
    assert silent.near_told_at is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lv", "Rindas numurs B 01: driz bus Jusu karta. Ludzu, naciet uz uzgaidamo telpu. https://pz.lv/liepaja/p/"),
        ("en", "Queue number B 01: it is your turn soon. Please come to the waiting room. https://pz.lv/liepaja/p/"),
    ],
)
def test_message_of_the_near_turn_names_nobody(town, officer, settings, language, text):
    settings.SITE_URL = "https://pz.lv"
    row = ticket(town, officer, phone="+37129123456", letters_by="sms", language=language, name="Zenta Grīnberga")

    near.tell_all()

    [letter] = letters()
    assert letter.text == f"{text}{row.link}/"
    assert "Zenta" not in letter.text


def test_longer_message_of_the_near_turn_leads_to_the_own_page(town, officer, settings):
    settings.SITE_URL = "https://pz.lv"
    row = ticket(town, officer, email="zenta@example.org", letters_by="email", name="Zenta Grīnberga")

    near.tell_all()

    [letter] = letters()
    assert letter.subject == "Rindas numurs B 01: drīz būs Jūsu kārta"
    assert f"https://pz.lv/liepaja/p/{row.link}/" in letter.text
    assert "Zenta" not in letter.text + letter.html


def test_message_that_comes_late_does_not_go(town, officer):
    ticket(town, officer, phone="+37129123456", letters_by="sms")
    near.tell_all()

    [letter] = letters()

    assert letter.expires_at == NOW + timedelta(minutes=30)


def test_call_hurries_the_messages_where_somebody_waits_for_word(town, officer, django_capture_on_commit_callbacks):
    ticket(town, officer)
    with django_capture_on_commit_callbacks() as quiet:
        desk.call_next(resource=town.resource, by=officer)
    ticket(town, officer, phone="+37129123456", letters_by="sms")
    ticket(town, officer)
    with django_capture_on_commit_callbacks() as hurried, clock.set_to(NOW + timedelta(minutes=1)):
        desk.apply(Appointment.objects.get(ticket="B 03"), Event.NO_SHOW, by=officer)

    assert (len(quiet), len(hurried)) == (0, 1)
