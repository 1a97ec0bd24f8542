"""The door for forwarded mail: a real server, real connections; what it has answered with 250 is kept."""

import asyncio
import smtplib
import socket
import threading
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from bookings.models import Request
from socialservice import clock, inbound
from socialservice.models import Mailbox, MailMessage
from tests.conftest import NOW

from .letters import BOX, letter

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def listening():
    """The door in a thread of this process; gives its port."""
    loop, ready, ports = asyncio.new_event_loop(), threading.Event(), []

    async def serve():
        door = inbound.Door()
        server = await loop.create_server(door.factory, "127.0.0.1", 0)
        ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        async with server:
            await stopped.wait()

    def run():
        with clock.set_to(NOW):
            loop.run_until_complete(serve())

    stopped = asyncio.Event()
    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(10)
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
        loop.close()


@pytest.fixture
def door(mailbox, monkeypatch):
    fresh = inbound._fresh

    def at_the_same_time(function, *arguments):
        try:
            with clock.set_to(NOW):
                return fresh(function, *arguments)
        finally:
            connection.close()

    monkeypatch.setattr(inbound, "_fresh", at_the_same_time)
    with listening() as port:
        yield port


def send(port, raw=None, to=(BOX,)):
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as server:
        return server.sendmail("anna@example.com", list(to), raw or letter())


def test_what_is_taken_is_kept_and_the_same_again_is_one(door):
    send(door)
    send(door, to=[BOX.upper(), BOX])

    assert MailMessage.objects.get().sender == "anna@example.com"
    assert Request.objects.count() == 1


def test_who_has_no_mailbox_here_is_told_so(door, mailbox):
    Mailbox.objects.create(municipality=mailbox.municipality, address="slegta@liepaja.example", active=False)

    for address in ("nav@liepaja.example", "slegta@liepaja.example", "x@elsewhere.example"):
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            send(door, to=[address])
        assert refused.value.recipients[address][0] == 550
    assert MailMessage.objects.count() == 0


def test_too_many_recipients_and_too_large_a_message_are_refused(door, settings, monkeypatch):
    monkeypatch.setattr(inbound, "MOST_RECIPIENTS", 3)
    with smtplib.SMTP("127.0.0.1", door, timeout=30) as server:
        server.ehlo()
        server.mail("anna@example.com")
        assert [server.rcpt(BOX)[0] for _number in range(5)] == [250, 250, 250, 452, 452]

    settings.LARGEST_MESSAGE_MB = 1
    with pytest.raises(smtplib.SMTPException):
        send(door, letter("x\n" * 900_000))
    assert MailMessage.objects.count() == 0


def test_a_database_in_trouble_means_come_again(door, monkeypatch):
    real = inbound.ingest

    def fail(**_all):
        raise OperationalError("gone")

    monkeypatch.setattr(inbound, "ingest", fail)
    with pytest.raises(smtplib.SMTPDataError) as told:
        send(door)
    monkeypatch.setattr(inbound, "ingest", real)
    send(door)

    assert told.value.smtp_code == 451
    assert MailMessage.objects.count() == 1


def test_a_crowd_is_asked_to_come_again(door, monkeypatch):
    monkeypatch.setattr(inbound, "MOST_CONNECTIONS", 1)
    with socket.create_connection(("127.0.0.1", door)) as first:
        first.recv(100)
        with smtplib.SMTP("127.0.0.1", door, timeout=10) as second:
            assert second.ehlo()[0] == 421


def test_a_newcomer_sends_an_e_mail_and_it_becomes_a_request(door, settings, capsys):
    settings.INBOUND_PORT = door

    call_command("send_demo_mail")

    request = Request.objects.get()
    assert (request.name, request.phone, request.is_demo) == ("Anna Paraugs", "+37129000123", True)
    assert BOX in capsys.readouterr().out
