"""Two workers, a stop and a killed worker on one mass letter: nobody gets two letters. Real connections."""

import signal
import subprocess
import sys
from datetime import date, time
from functools import partial
from os import environ

import pytest
from django.db import connection

from socialservice import clock
from socialservice.actions import mass
from socialservice.models import Letter, MassRecipient
from tests import factories
from tests.bookings.test_offer_races import at_once
from tests.socialservice.mass_rows import draft, people

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = 1200


@pytest.fixture
def town(transactional_db):
    with clock.set_to(clock.at(date(2026, 9, 7), time(9))):
        yield factories.Town()


@pytest.fixture
def running(town):
    by = town.staff("manager")
    people(town, NUMBER)
    found = mass.count(mass=draft(town, by, per_day=NUMBER), by=by)
    return mass.start(mass=found, by=by)


def each_has_one():
    living = Letter.objects.exclude(state="dropped")
    pointed = MassRecipient.objects.filter(letter__isnull=False)
    assert living.count() == living.values("to").distinct().count() == pointed.count()
    return living.count()


def test_workers_at_once_write_each_letter_once(running):
    at_once(*[mass.write_due] * 3)
    mass.write_due()

    assert each_has_one() == NUMBER


def test_stop_while_workers_write_leaves_nothing_half_done(running):
    at_once(mass.write_due, partial(mass.stop, mass=running, by=running.by), mass.write_due)

    assert each_has_one() == 0
    mass.go_on(mass=running, by=running.by)
    mass.write_due()
    assert each_has_one() == NUMBER


def test_two_starts_at_once_are_one(town):
    by = town.staff("manager")
    people(town, 5)
    found = mass.count(mass=draft(town, by), by=by)

    answers = at_once(*[partial(mass.start, mass=found, by=by)] * 2)

    assert sum(isinstance(answer, type(found)) for answer in answers) == 1
    assert MassRecipient.objects.filter(day__isnull=False).count() == 5


WORKER = """
import django, os, signal
from datetime import date, time
django.setup()
from socialservice import clock
from socialservice.actions import letters, mass
put = letters.put
count = 0
def killed(rows):
    global count
    put(rows)
    count += 1
    if count == 2:
        os.kill(os.getpid(), signal.SIGKILL)
letters.put = killed
with clock.set_to(clock.at(date(2026, 9, 7), time(9))):
    mass.write_due()
"""


def test_a_killed_worker_leaves_nothing_doubled(running):
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    env = {**environ, "DJANGO_SETTINGS_MODULE": "socialservice.settings", "DATABASE_URL": url}

    worker = subprocess.run([sys.executable, "-c", WORKER], env=env, check=False)

    assert worker.returncode == -signal.SIGKILL
    assert each_has_one() == mass.BATCH
    mass.write_due()
    assert each_has_one() == NUMBER
