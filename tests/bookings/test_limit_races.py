"""Twenty people at once want the last places that a limit leaves: these are given away exactly, the others are told."""

from datetime import time, timedelta
from itertools import cycle
from threading import Event, Thread

import pytest
from django.db import connection

from bookings.actions import activities, booking
from bookings.actions.booking import Contact
from bookings.actions.publishing import publish
from bookings.comparisons import compare
from bookings.models import Allowance, Appointment, DailyClient, DailyLimit, Slot
from ops import racing
from socialservice import clock
from tests import factories

from .test_race import WRONG, _path, _url, wish

ROUNDS = 3
PEOPLE = 20
KIND = Allowance.Kind


@pytest.fixture(scope="module")
def port(django_db_setup):
    with racing.server(_url()) as found:
        yield found


@pytest.fixture
def crowd(transactional_db, port):
    return factories.Town(), port


def day(number=0):
    return clock.today() + timedelta(days=3 + number)


def agree() -> None:
    """No counter above its limit or beside what it counts, and nothing of two people at one time."""
    assert compare() == []
    with connection.cursor() as cursor:
        cursor.execute(WRONG)
        assert cursor.fetchall() == []


def test_daily_limit_leaves_two_of_twenty(crowd):
    town, port = crowd
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=2, valid_from=factories.LONG_AGO)

    for number in range(ROUNDS):
        slots = town.slots(day(number), *(f"{hour}:{minute}" for hour in range(8, 18) for minute in ("00", "30")))
        answers = racing.race(port, _path(town), *map(wish, slots), people=PEOPLE)

        assert (len(answers.won), answers.polite, answers.other) == (2, PEOPLE - 2, [])
        assert Appointment.objects.filter(day=day(number)).count() == 2
        assert DailyClient.objects.filter(day=day(number)).count() == 2
    agree()


def test_quarter_hour_of_the_room_takes_three_of_twenty(crowd):
    town, port = crowd
    town.office.room_capacity = 3
    town.office.save()
    others = [
        factories.resource(town.office, town.purpose, name=f"Speciālists {number}") for number in range(PEOPLE - 1)
    ]

    for number in range(ROUNDS):
        slots = [town.slots(day(number), "9:00", resource=one)[0] for one in [town.resource, *others]]
        answers = racing.race(port, _path(town), wish(slots[0]), people=PEOPLE)

        assert (len(answers.won), answers.polite, answers.other) == (3, PEOPLE - 3, [])
        assert Allowance.objects.get(kind=KIND.ROOM, day=day(number)).used == 3
    agree()


def test_web_gets_its_share_of_a_day_and_no_more(crowd):
    town, port = crowd

    for number in range(ROUNDS):
        slots = town.slots(day(number), *(f"{hour}:{minute}" for hour in range(8, 18) for minute in ("00", "30")))
        Allowance.objects.create(
            kind=KIND.ONLINE, office=town.office, resource=town.resource, day=day(number), allowed=4
        )
        answers = racing.race(port, _path(town), *map(wish, slots), people=PEOPLE)

        assert (len(answers.won), answers.polite, answers.other) == (4, PEOPLE - 4, [])
        assert Slot.objects.filter(day=day(number), appointment__isnull=False).count() == 4
    agree()


def test_activity_gives_its_three_places_to_three_of_twenty(crowd):
    town, port = crowd

    for number in range(ROUNDS):
        activity = activities.create(
            office=town.office,
            resource=town.resource,
            purpose=town.purpose,
            name="Budžeta plānošana",
            starts_at=clock.at(day(number), time(9)),
            minutes=60,
            places=3,
            by=town.staff("front_desk", f"Sintija {number}"),
        )
        chosen = {"letters_by": "sms", "language": "lv"}
        answers = racing.race(port, f"/liepaja/nodarbibas/{activity.pk}/", chosen, people=PEOPLE)

        assert (len(answers.won), answers.polite, answers.other) == (3, PEOPLE - 3, [])
        assert Allowance.objects.get(kind=KIND.PLACES, activity=activity).used == 3
    agree()


def test_client_who_sends_twenty_bookings_gets_two(crowd):
    town, port = crowd
    slots = town.slots(day(), *(f"{hour}:{minute}" for hour in range(8, 18) for minute in ("00", "30")))
    one = {"name": "Sacensis Rindnieks", "phone": "29123456"}

    replies = racing.at_once(port, [(_path(town), {**wish(slot), **one}) for slot in slots])

    assert sorted(reply.status for reply in replies) == [302] * 2 + [409] * (PEOPLE - 2)
    assert Appointment.objects.count() == 2
    agree()


def test_one_time_is_held_for_one_of_twenty(crowd):
    town, port = crowd
    path = _path(town).replace("apstiprinat", "laiks")

    for number in range(ROUNDS):
        slot = town.slots(day(number), "9:00")[0]
        replies = racing.at_once(port, [(path, {"laiks": slot.starts_at.isoformat()})] * PEOPLE)

        assert sorted(reply.status for reply in replies) == [302] + [409] * (PEOPLE - 1)
        slot.refresh_from_db()
        assert slot.held_for
        assert slot.appointment is None
    agree()


def test_two_moves_to_one_time_leave_one_where_it_was(crowd):
    town, port = crowd

    for number in range(ROUNDS):
        slots = town.slots(day(number), "9:00", "9:20", "9:40")
        rows = [_booked(town, slot, f"2900{number}00{place}") for place, slot in enumerate(slots[:2])]
        wanted = {"laiks": slots[2].starts_at.isoformat()}
        replies = racing.at_once(port, [(f"/liepaja/p/{row.link}/parcelt/", wanted) for row in rows])

        assert sorted(reply.status for reply in replies) == [302, 409]
        starts = [slot.starts_at for slot in slots]
        now = sorted(Appointment.objects.filter(day=day(number)).values_list("starts_at", flat=True))
        assert now in ([starts[0], starts[2]], [starts[1], starts[2]])
    agree()


def test_clients_change_places_without_waiting_for_each_other(crowd):
    """Two quarter hours, each full: one goes where the other comes from. Whoever finds no place stays."""
    town, port = crowd
    town.office.room_capacity = 2
    town.office.save()
    second = factories.resource(town.office, town.purpose, name="Dace Kalniņa")

    for number in range(ROUNDS):
        slots = [*town.slots(day(number), "9:00", "10:00"), *town.slots(day(number), "9:00", "10:00", resource=second)]
        rows = [_booked(town, slot, f"2910{number}00{place}") for place, slot in enumerate(slots[:2])]
        posts = [
            (f"/liepaja/p/{row.link}/parcelt/", {"laiks": other.starts_at.isoformat()})
            for row, other in zip(rows, reversed(rows), strict=True)
        ]
        replies = racing.at_once(port, posts)

        assert [reply.status for reply in replies] == [302, 302]
    agree()


def test_publishing_while_twenty_people_book(crowd):
    town, port = crowd
    for weekday in range(7):
        factories.rule(town.resource, weekday=weekday)
    publish(resource=town.resource)
    slots = list(Slot.objects.filter(starts_at__gt=clock.now()).order_by("starts_at")[:PEOPLE])
    over = Event()
    publisher = Thread(target=_publish_again_and_again, args=[town.resource, over])
    publisher.start()

    replies = racing.at_once(
        port, [(_path(town), {**wish(slot), "name": "Sacensis Rindnieks", "phone": racing.a_phone()}) for slot in slots]
    )
    over.set()
    publisher.join()

    assert {reply.status for reply in replies} <= {302, 409}
    assert Appointment.objects.count() == sum(reply.status == 302 for reply in replies)
    agree()


def _publish_again_and_again(resource, over: Event) -> None:
    """Half an hour, twenty minutes, half an hour: nearly every free time is taken off and made anew."""
    try:
        for minutes in cycle([30, 20]):
            resource.rules.update(slot_minutes=minutes)
            publish(resource=resource)
            if over.is_set():
                return
    finally:
        connection.close()


def _booked(town, slot, phone: str) -> Appointment:
    return booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        contact=Contact(name="Sacensis Rindnieks", phone=f"+371{phone}"),
        came_from="web",
        starts_at=slot.starts_at,
        resource=slot.resource,
    )
