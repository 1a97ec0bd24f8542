"""Mailboxes read from a real IMAP server: each message once, whoever reads, dies or comes back."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from django.db import connection

from bookings.models import Request
from ops.mailserver import MISSING, find_mailserver
from socialservice import clock, imap
from socialservice.actions import mailboxes
from socialservice.models import Mailbox, MailMessage
from tests import dovecot
from tests.conftest import NOW

from .letters import letter

several = pytest.mark.django_db(transaction=True)  # connections see each other's rows

DYING = """
import os, signal, sys, django
django.setup()
from datetime import datetime
from socialservice import clock, imap
from socialservice.actions import mailboxes
from socialservice.models import Mailbox

def die(folder, uid):
    os.kill(os.getpid(), signal.SIGKILL)

imap.Folder.mark = die
with clock.set_to(datetime.fromisoformat(sys.argv[1])):
    mailboxes.read(mailbox=Mailbox.objects.get())
"""


@pytest.fixture(scope="module")
def server():
    if not find_mailserver():
        missing = pytest.fail if os.environ.get("REQUIRE_DOVECOT") == "1" else pytest.skip
        missing(MISSING)
    with dovecot.dovecot() as running:
        yield running


@pytest.fixture
def box(mailbox, server):
    """The mailbox of the department, on an account of its own."""
    server.empty()
    mailbox.host, mailbox.port, mailbox.encrypted = "127.0.0.1", server.port, False
    mailbox.user, mailbox.password = "anna", dovecot.PASSWORD
    mailbox.save()
    return mailbox


def put(server, *numbers, **options):
    server.put(*(letter(f"Vajag palīdzību.\n{n}", Message_ID=f"<{n}@example.com>") for n in numbers), **options)


def taken():
    return list(MailMessage.objects.order_by("pk").values_list("message_id", flat=True))


def ids(*numbers):
    return [f"<{number}@example.com>" for number in numbers]


def test_what_is_new_is_taken_in_once_and_marked(box, server):
    put(server, 1, 2)

    counts = [mailboxes.read(mailbox=box), mailboxes.read(mailbox=box)]
    put(server, 3)
    counts.append(mailboxes.read(mailbox=box))

    assert counts == [2, 0, 1]
    assert taken() == ids(1, 2, 3)
    assert Request.objects.count() == 3
    assert server.seen() == [True, True, True]
    box.refresh_from_db()
    assert (box.read_at, box.failed_at, box.error) == (NOW, None, "")


def test_the_first_time_only_what_nobody_has_read_is_taken(box, server):
    put(server, 1, flags=r"(\Seen)")
    put(server, 2)

    mailboxes.read(mailbox=box)
    put(server, 3, flags=r"(\Seen)")  # opened by a colleague in a mail program before we came
    mailboxes.read(mailbox=box)

    assert taken() == ids(2, 3)


def test_messages_numbered_anew_are_known_again(box, server):
    put(server, 1, 2)
    mailboxes.read(mailbox=box)
    put(server, 3)
    server.renumber()

    with clock.set_to(NOW):
        mailboxes.read(mailbox=box)
        mailboxes.read(mailbox=box)

    assert taken() == ids(1, 2, 3)


def test_a_message_too_large_is_told_by_its_head(box, server, settings):
    settings.LARGEST_MESSAGE_MB = 1
    server.put(letter("x\n" * 800_000, subject="Liels"))
    put(server, 1)

    mailboxes.read(mailbox=box)

    large, usual = MailMessage.objects.order_by("pk")
    assert (large.kind, large.subject, usual.kind) == ("refused", "Liels", "new")
    assert large.size > 1_600_000


@several
def test_a_reader_that_dies_before_it_marks_doubles_nothing(box, server):
    put(server, 1, 2, 3)

    for _round in range(2):
        reader = subprocess.run([sys.executable, "-c", DYING, NOW.isoformat()], env=environment(), check=False)
        assert reader.returncode == -signal.SIGKILL
    assert taken() == ids(1)
    assert server.seen() == [False, False, False]
    mailboxes.read(mailbox=box)

    assert taken() == ids(1, 2, 3)
    assert Request.objects.count() == 3
    assert server.seen() == [True, True, True]


def environment():
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "socialservice.settings", "DATABASE_URL": url}


def at_once(count, work):
    results, barrier = [], threading.Barrier(count)

    def one():
        try:
            barrier.wait()
            with clock.set_to(NOW):
                results.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@several
def test_two_readers_at_once_double_nothing(box, server):
    put(server, *range(20))

    results = at_once(3, lambda: mailboxes.read(mailbox=Mailbox.objects.get(pk=box.pk)))

    assert sum(filter(None, results)) >= 20
    assert sorted(taken()) == sorted(ids(*range(20)))
    assert Request.objects.count() == 20


@several
def test_the_row_decides_where_no_lock_holds_readers_apart(box, server, monkeypatch):
    @contextmanager
    def together(_mailbox):
        yield True

    monkeypatch.setattr(mailboxes, "_alone", together)
    put(server, *range(10))

    at_once(3, lambda: mailboxes.read(mailbox=Mailbox.objects.get(pk=box.pk)))

    assert sorted(taken()) == sorted(ids(*range(10)))
    assert Request.objects.count() == 10


@several
def test_a_reader_leaves_the_mailbox_to_another_one(box, server, monkeypatch):
    put(server, 1)
    seen = []

    def meanwhile(folder, uid):
        seen.extend(at_once(1, lambda: mailboxes.read(mailbox=Mailbox.objects.get(pk=box.pk))))

    monkeypatch.setattr(imap.Folder, "mark", meanwhile)

    assert (mailboxes.read(mailbox=box), seen) == (1, [None])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"password": "nepareiza"}, imap.Fault.SIGN_IN),
        ({"password": "plain"}, imap.Fault.SIGN_IN),
        ({"folder": "Nav tādas"}, imap.Fault.FOLDER),
        ({"port": 1}, imap.Fault.UNREACHABLE),
        ({"encrypted": True}, imap.Fault.UNREACHABLE),
    ],
)
def test_what_went_wrong_is_told_in_words(box, server, change, fault):
    for name, value in change.items():
        setattr(box, name, value)
    box.save()

    assert mailboxes.read(mailbox=box) is None

    box.refresh_from_db()
    assert box.failed_at == NOW
    assert imap.in_words(box.error).startswith(str(fault.sentence))
    assert box.password not in box.error


def test_a_server_that_was_down_is_read_when_it_is_back(box, server):
    put(server, 1)
    server.stop()
    down = mailboxes.read(mailbox=box)
    server.start()
    up = mailboxes.read(mailbox=box)

    box.refresh_from_db()
    assert (down, up, box.error, box.failed_at) == (None, 1, "", None)


def test_a_connection_that_breaks_off_loses_nothing(box, server, monkeypatch):
    put(server, 1, 2)
    fetch = imap.Folder.fetch

    def broken(folder, uid):
        if uid == 2:
            raise ConnectionResetError
        return fetch(folder, uid)

    monkeypatch.setattr(imap.Folder, "fetch", broken)
    assert mailboxes.read(mailbox=box) is None
    box.refresh_from_db()
    assert box.error.startswith(imap.Fault.INTERRUPTED)
    monkeypatch.undo()

    mailboxes.read(mailbox=box)

    assert taken() == ids(1, 2)
