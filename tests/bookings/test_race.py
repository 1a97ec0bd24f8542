"""Fifty people, one time: one gets it, the others are told so and lose nothing they typed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from bookings.models import Appointment, Slot
from ops import racing
from socialservice import clock
from tests import factories

ROUNDS = 10
PEOPLE = 50

# Times of one resource that overlap, visits without a time, times of a visit somewhere else.
WRONG = """
select 'overlap' from bookings_slot a join bookings_slot b on a.resource_id = b.resource_id and a.id < b.id
 where tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
union all
select 'no slot' from bookings_appointment a where state = 'confirmed'
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
