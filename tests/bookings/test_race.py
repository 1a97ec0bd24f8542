"""Fifty people, one time: one gets it, the others are told so and lose nothing they typed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta

import pytest
from django.conf import settings
from django.db import connection

from bookings.actions import publishing
from bookings.models import Appointment, Slot
from ops import racing
from socialservice import clock
from socialservice.models import CalendarDay
from tests import factories

ROUNDS = 10
PEOPLE = 50

# Times of one resource that overlap, visits without a time, times of a visit somewhere else.
WRONG = """
select 'overlap' from bookings_slot a join bookings_slot b on a.resource_id = b.resource_id and a.id < b.id
 where tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
union all
select 'no slot' from bookings_appointment a where state = 'confirmed' and activity_id is null
 and not exists (select 1 from bookings_slot s where s.appointment_id = a.id and s.starts_at = a.starts_at)
union all
select 'no event' from bookings_appointment a
 where not exists (select 1 from bookings_appointmentevent e where e.appointment_id = a.id)
"""


@pytest.fixture
def crowd(transactional_db):
    town = factories.Town()
    with racing.server(_url()) as port:
        yield town, port


def test_fifty_people_want_one_time(crowd):
    town, port = crowd
    day = clock.today() + timedelta(days=3)

    for number in range(ROUNDS):
        slot = town.slots(day, f"{8 + number}:00")[0]
        answers = racing.race(port, _path(town), wish(slot), people=PEOPLE)

        assert (len(answers.won), answers.polite, answers.other) == (1, PEOPLE - 1, [])

    assert Appointment.objects.count() == ROUNDS == Slot.objects.filter(appointment__isnull=False).count()
    with connection.cursor() as cursor:
        cursor.execute(WRONG)
        assert cursor.fetchall() == []


def test_two_free_specialists_take_two_of_fifty(crowd):
    town, port = crowd
    second = factories.resource(town.office, town.purpose, name="Dace Kalniņa")
    day = clock.today() + timedelta(days=3)
    slot = town.slots(day, "9:00")[0]
    town.slots(day, "9:00", resource=second)

    answers = racing.race(port, _path(town), wish(slot), people=PEOPLE)

    assert (len(answers.won), answers.polite, answers.other) == (2, PEOPLE - 2, [])


def test_twenty_people_book_while_the_hours_are_published_again(crowd):
    town, port = crowd
    day = clock.today() + timedelta(days=3)
    rules = [
        factories.rule(town.resource, weekday=day.weekday(), starts=time(8), ends=time(14), slot_minutes=20),
        factories.rule(town.resource, weekday=day.weekday(), starts=time(14), ends=time(16), slot_minutes=20),
    ]
    CalendarDay.objects.create(municipality=town.municipality, day=day, kind="opened")
    publishing.publish(resource=town.resource)
    slots = list(Slot.objects.filter(day=day).order_by("starts_at")[:20])

    with ThreadPoolExecutor(1) as other:
        publisher = other.submit(_publish_again, town.resource, rules)
        answers = racing.race(port, _path(town), *(wish(slot) for slot in slots), people=20)
        publisher.result()

    assert answers.other == []
    assert len(answers.won) == Appointment.objects.count() == Slot.objects.filter(appointment__isnull=False).count()
    with connection.cursor() as cursor:
        cursor.execute(WRONG)
        assert cursor.fetchall() == []
    outside = Slot.objects.filter(appointment__isnull=False, starts_at__lt=clock.at(day, time(11)))
    publishing.publish(resource=town.resource)
    assert not outside.filter(off_hours=False).exists()


def _publish_again(resource, rules) -> None:
    """The morning goes and comes back, and goes."""
    try:
        for starts in (11, 8, 11, 8, 11):
            rules[0].starts = time(starts)
            rules[0].save()
            publishing.publish(resource=resource)
    finally:
        connection.close()


def wish(slot) -> dict:
    return {
        "laiks": slot.starts_at.isoformat(),
        "phone": "29123456",
        "letters_by": "sms",
        "language": "lv",
        "need": "Palīdzība ar īri",
    }


def _path(town) -> str:
    return f"/liepaja/pieteikt/{town.purpose.code}/apstiprinat/?vieta={town.office.code}&veids=in_person"


def _url() -> str:
    base = settings.DATABASES["default"]
    return f"postgresql://{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}/{base['NAME']}"
