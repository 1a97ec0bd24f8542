"""Several workers at once, and one that is killed: real processes and threads, a real mail server, own connections."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter

import pytest
from django.db import connection

from socialservice import clock
from socialservice.actions import letters
from socialservice.actions.delivering import STALE, deliver
from socialservice.letters import Draft, Recipient
from socialservice.models import Channel, Letter
from tests.conftest import NOW
from tests.gateways import free_port

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = """
import sys, django
django.setup()
from datetime import datetime
from socialservice import clock
from socialservice.actions.delivering import deliver
with clock.set_to(datetime.fromisoformat(sys.argv[1])):
    deliver()
"""


def write(town, count):
    rows = [
        letters.ready(
            municipality=town.municipality,
            kind="booking_confirmed",
            draft=Draft(Recipient(Channel.EMAIL, f"k{number}@example.org", "lv"), "Pieraksts", "Labdien!"),
        )
        for number in range(count)
    ]
    letters.put(rows)


def worker_process(mail_host):
    database = connection.settings_dict
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
    settings = {"DJANGO_SETTINGS_MODULE": "socialservice.settings", "DATABASE_URL": url, "EMAIL_URL": mail_host.url}
    return subprocess.Popen([sys.executable, "-c", WORKER, NOW.isoformat()], env={**os.environ, **settings})


HURRY = """
import time, django
django.setup()
from django.core.cache import cache
from socialservice.actions.letters import HURRY, hurry
hurry()
cache.delete(HURRY)
started = time.monotonic()
hurry()
print(time.monotonic() - started)
"""


def test_nobody_waits_for_a_broker_that_is_down():
    settings = {
        "DJANGO_SETTINGS_MODULE": "socialservice.settings",
        "CELERY_BROKER_URL": f"redis://127.0.0.1:{free_port()}",
    }

    took = subprocess.run(
        [sys.executable, "-c", HURRY], env={**os.environ, **settings}, check=True, capture_output=True, text=True
    )

    assert "No broker" in took.stderr
    assert float(took.stdout) < 0.5


@pytest.mark.parametrize("taken, times_sent", [(False, 1), (True, 2)])
def test_killed_worker_loses_no_letter(town, mail_host, taken, times_sent):
    write(town, 5)
    mail_host.hold_at, mail_host.take_held = 3, taken
    worker = worker_process(mail_host)
    assert mail_host.holding.wait(30)

    worker.send_signal(signal.SIGKILL)
    worker.wait()
    [held, *waiting] = Letter.objects.filter(state="claimed").order_by("pk")
    assert (len(waiting), Letter.objects.filter(state="sent").count()) == (2, 2)
    mail_host.hold_at = None
    with clock.set_to(held.claimed_at + STALE * 1.1):
        deliver()

    assert Letter.objects.filter(state="sent").count() == 5
    # Only the letter that the server had taken without living to say so came twice, and mail programs can tell.
    arrived = Counter(letter["To"] for letter in mail_host.letters)
    assert arrived == {f"k{number}@example.org": 1 for number in range(5)} | {held.to: times_sent}
    assert len({letter["Message-ID"] for letter in mail_host.to(held.to)}) == 1


def test_workers_at_once_send_each_letter_once(town, mail_host):
    write(town, 200)
    start, done = threading.Barrier(4), []

    def work():
        try:
            start.wait()
            done.append(deliver()["sent"])
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(done) == 200
    assert min(done) > 0
    arrived = Counter(letter["To"] for letter in mail_host.letters)
    assert arrived == {f"k{number}@example.org": 1 for number in range(200)}
    assert set(Letter.objects.values_list("state", "attempts", "finished_at")) == {("sent", 1, NOW)}
