import asyncio
import socket

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from socialservice import inbound


class Command(BaseCommand):
    help = "Takes mail in over SMTP, for the mailboxes of the settings, until a signal."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
        parser.add_argument("--port", type=int, default=settings.INBOUND_PORT, help="the port (that of INBOUND_PORT)")
        parser.add_argument("--fd", type=int, help="an open listening socket, handed over by its number")

    def handle(self, *, host, port, fd, **options):
        try:
            listener = socket.socket(fileno=fd) if fd is not None else socket.create_server((host, port))
        except OSError as fault:
            raise CommandError(f"The door for mail cannot listen at {host}, port {port}: {fault.strerror}.") from None
        with listener:
            listener.setblocking(False)
            asyncio.run(inbound.serve(listener))
