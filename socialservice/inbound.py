"""The door for mail that another server forwards: SMTP, into the same ingest as mailboxes over IMAP.

A message is answered with 250 only when its rows stand, and with 451 where the database is in trouble: then the
other server keeps it and comes again. It is meant for the mail server of the institution, not for the world.
"""

import asyncio
import logging
import signal
import socket
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.smtp import SMTP
from django.conf import settings
from django.db import close_old_connections

from . import clock
from .actions.ingest import ingest
from .models import Mailbox

log = logging.getLogger(__name__)

MOST_RECIPIENTS = 20  # of one message: mailboxes of ours, of which there are few
MOST_CONNECTIONS = 20
AT_ONCE = 4  # messages taken in at the same moment
PATIENCE = 60  # seconds for the other side to go on

TAKEN = "250 2.0.0 Taken in"
NO_MAILBOX = "550 5.1.1 No such mailbox here"
TOO_MANY = "452 4.5.3 Too many recipients"
BUSY = "421 4.3.2 Too many connections, come again"
IN_TROUBLE = "451 4.3.0 Cannot be kept just now, come again"


class Door:
    def __init__(self):
        self._workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="mail")
        self._open = 0

    def factory(self):
        return Conversation(
            self,
            data_size_limit=settings.LARGEST_MESSAGE_MB * 1024 * 1024,
            enable_SMTPUTF8=True,
            hostname="pieraksts",
            ident="Pieraksts",
            timeout=PATIENCE,
        )

    # What aiosmtpd calls

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        if server.turned_away:
            return [BUSY]
        session.host_name = hostname
        return responses

    async def handle_HELO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return BUSY if server.turned_away else "250 pieraksts"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        if not await self._work(is_known, address):
            return NO_MAILBOX
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        await self._work(take_in, envelope.rcpt_tos, envelope.content)
        return TAKEN

    async def handle_exception(self, fault):
        """Whatever it was, the message is not ours yet."""
        log.error("Mail was not taken in: %s", type(fault).__name__)
        return IN_TROUBLE

    def came(self) -> bool:
        """Whether there is room for one more."""
        self._open += 1
        return self._open <= MOST_CONNECTIONS

    def went(self) -> None:
        self._open -= 1

    async def _work(self, function, *arguments):
        return await asyncio.get_running_loop().run_in_executor(self._workers, _fresh, function, *arguments)


class Conversation(SMTP):
    """Counts those who are there."""

    turned_away = False

    def connection_made(self, transport):
        self.turned_away = not self.event_handler.came()
        super().connection_made(transport)

    def connection_lost(self, error):
        self.event_handler.went()
        super().connection_lost(error)


def _fresh(function, *arguments):
    """On a connection that still works: the database may have been started anew since the last message."""
    close_old_connections()
    try:
        return function(*arguments)
    finally:
        close_old_connections()


def is_known(address: str) -> bool:
    return Mailbox.objects.fed().filter(address__iexact=address).exists()


def take_in(addresses: list[str], content: bytes) -> None:
    """Into each mailbox, in a transaction of its own: what comes again because one failed, the others know."""
    for address in dict.fromkeys(address.lower() for address in addresses):
        mailbox = Mailbox.objects.fed().select_related("municipality", "department").get(address__iexact=address)
        ingest(mailbox=mailbox, raw=content, received_at=clock.now())


async def serve(listener: socket.socket) -> None:
    """Until a signal. Whoever is in the middle of a message may finish it."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    server = await loop.create_server(Door().factory, sock=listener)
    async with server:
        await stopped.wait()
