"""One answer counts: two tabs, staff and client at once, the deadline; and workers on one closing. Real connections."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta
from functools import partial
from os import environ

import pytest
from django.db import connection

from bookings.actions import closings, offers, requests
from bookings.actions.offers import Wanted
from bookings.models import Appointment, ClosingItem, Slot, TimeOffer
from bookings.offered import times_of
from bookings.proposals import Stretch
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 3


def at_once(*acts):
    """Run the acts at the same moment, each on an own connection; what each gave, or the refusal."""
    start, found = threading.Barrier(len(acts)), {}

    def run(number, act):
        try:
            start.wait()
            found[number] = act()
        except Refusal as refusal:
            found[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[number] for number in range(len(acts))]


@pytest.fixture
def town(transactional_db):
    return factories.Town()


@pytest.fixture
def ilze(town):
    return town.staff("specialist", "Ilze Ozola")


def offered(town, by, *, until=timedelta(days=1)):
    phone = f"+371291234{town.municipality.requests.count():02d}"
    asked = requests.ask(municipality=town.municipality, name="Andris", phone=phone, need="Īre", purpose=town.purpose)
    first = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3, hours=asked.number)
    wanted = [Wanted(town.resource, town.office, first + timedelta(minutes=20 * n)) for n in range(2)]
    return offers.offer_times(
        request=asked,
        purpose=town.purpose,
        mode="in_person",
        times=wanted,
        until=clock.now() + until,
        by=by,
    )


def test_two_tabs_accept_two_times_and_one_counts(town, ilze):
    for number in range(ROUNDS):
        offer = offered(town, ilze)
        first, second = (time.key for time in times_of(offer, clock.now()))

        answers = at_once(
            partial(offers.accept, offer=offer, chosen=first), partial(offers.accept, offer=offer, chosen=second)
        )

        assert len({answer.pk for answer in answers}) == 1
        assert Appointment.objects.count() == number + 1
        assert not Slot.objects.filter(appointment=None).exists()


def test_staff_and_client_at_once_make_one_appointment(town, ilze):
    for number in range(ROUNDS):
        offer = offered(town, ilze)
        first, second = (time.key for time in times_of(offer, clock.now()))

        answers = at_once(
            partial(offers.accept, offer=offer, chosen=first),
            partial(offers.accept, offer=offer, chosen=second, by=ilze),
            partial(requests.close, request=offer.request, outcome="withdrawn", by=ilze),
        )

        offer.refresh_from_db()
        booked = Appointment.objects.count()
        assert (offer.state == TimeOffer.State.TAKEN) == (offer.appointment is not None)
        assert booked <= number + 1
        assert not Slot.objects.filter(appointment=None).exists()
        assert not [answer for answer in answers if not isinstance(answer, (Refusal, Appointment, type(offer.request)))]


def test_accepting_while_the_offer_expires_ends_in_one_of_the_two(town, ilze):
    for _number in range(ROUNDS):
        offer = offered(town, ilze)
        chosen = times_of(offer, clock.now())[0].key
        TimeOffer.objects.filter(pk=offer.pk).update(until=clock.now() + timedelta(milliseconds=30))

        at_once(partial(offers.accept, offer=offer, chosen=chosen), offers.expire)
        with clock.set_to(clock.now() + timedelta(minutes=1)):
            offers.expire()

        offer.refresh_from_db()
        assert offer.state in (TimeOffer.State.TAKEN, TimeOffer.State.EXPIRED)
        assert (offer.state == TimeOffer.State.TAKEN) == Appointment.objects.filter(offer=offer).exists()


# Closings


def closing_of(town, by, visits):
    day = clock.today() + timedelta(days=5)
    hours = [f"{8 + number // 3}:{number % 3 * 20:02d}" for number in range(visits)]
    for number, slot in enumerate(town.slots(day, *hours)):
        factories.appointment(slot, town.purpose, phone=f"+371291234{number:02d}")
    town.slots(day + timedelta(days=1), *hours)
    start = clock.at(day, clock.now().min.time())
    stretch = Stretch(start, start + timedelta(days=1), resource=town.resource)
    return closings.close(stretch=stretch, reason="slimība", by=by)


def test_workers_at_once_deal_with_each_appointment_once(town, ilze):
    closing = closing_of(town, ilze, 12)

    done = at_once(*[partial(closings.work, closing=closing)] * 3)

    closing.refresh_from_db()
    assert sum(done) == 12
    assert closing.finished_at
    assert Letter.objects.filter(kind="rescheduled").count() == 12
    assert Appointment.objects.filter(day=clock.today() + timedelta(days=6)).count() == 12


WORKER = """
import django, os, signal
django.setup()
from bookings.actions import closings
from bookings.models import Closing
deal = closings._deal_with
count = 0
def dealt(item):
    global count
    deal(item)
    count += 1
    if count == 3:
        os.kill(os.getpid(), signal.SIGKILL)
closings._deal_with = dealt
closings.work(closing=Closing.objects.get())
"""


def test_a_killed_worker_leaves_its_row_to_the_next(town, ilze):
    closing = closing_of(town, ilze, 6)
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    env = {**environ, "DJANGO_SETTINGS_MODULE": "socialservice.settings", "DATABASE_URL": url}

    worker = subprocess.run([sys.executable, "-c", WORKER], env=env, check=False)

    assert worker.returncode == -signal.SIGKILL
    assert ClosingItem.objects.filter(done_at__isnull=False).count() == 2
    assert closings.work(closing=closing) == 4
    assert Letter.objects.filter(kind="rescheduled").count() == 6
