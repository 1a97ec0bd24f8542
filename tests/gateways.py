"""A mail server and an SMS gateway that really listen, for tests of what leaves the house."""

import asyncio
import json
import socket
import threading
from contextlib import closing, contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def text_of(letter, kind="plain") -> str:
    return letter.get_body((kind,)).get_content().replace("\r\n", "\n")


class MailServer:
    """Takes mail on 127.0.0.1.

    `refuse` maps an address, or "MAIL" or "DATA", to the reply it meets. With `hold_at` it keeps whoever sends the
    letter of that number waiting for an answer, before it has taken the letter or after (`take_held`).
    """

    def __init__(self):
        self.port = free_port()
        self.letters = []
        self.refuse = {}
        self.hold_at = None
        self.take_held = False
        self.holding = threading.Event()
        self.connections = 0

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address):
        return [letter for letter in self.letters if letter["To"] == address]

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in self.refuse:
            return self.refuse["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "DATA" in self.refuse:
            return self.refuse["DATA"]
        held = self.hold_at == len(self.letters) + 1
        if not held or self.take_held:
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if held:
            self.holding.set()
            while self.hold_at is not None:
                await asyncio.sleep(0.02)
        return "250 OK"


@contextmanager
def mail_server():
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        server.hold_at = None
        controller.stop()


class SmsGateway:
    """Takes JSON on 127.0.0.1 and answers with `status`."""

    def __init__(self):
        self.messages = []
        self.status = 200

    @contextmanager
    def listening(self):
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gateway.messages.append({"path": self.path, **json.loads(body)})
                self.send_response(gateway.status)
                self.end_headers()

            def log_message(self, *_args):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = (
            f"json://127.0.0.1:{server.server_port}/send"
            "?:to={to}&:from={sender}&:message=text&:version=&:title=&:type=&:attachments=&cto=2&rto=2"
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class ReceiptsGateway:
    """Takes messages on 127.0.0.1, names each, and says afterwards by signed receipts what became of them.

    It answers with `status`. A message whose id it knows is answered as the first time and not sent twice.
    """

    SECRET = "a secret of at least sixteen"

    def __init__(self):
        self.messages, self.bearers, self.status = {}, set(), 200
        self.connections = 0

    def take(self, told: dict) -> str:
        return self.messages.setdefault(told["id"], {**told, "key": f"m{len(self.messages) + 1}"})["key"]

    @contextmanager
    def listening(self):
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                gateway.connections += 1
                super().setup()

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gateway.bearers.add(self.headers["Authorization"])
                taken = gateway.status == 200 and gateway.take(json.loads(body))
                answer = json.dumps({"id": taken} if taken else {}).encode()
                self.send_response(gateway.status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_args):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads, server.block_on_close = True, False
        self.url = f"http://:key@127.0.0.1:{server.server_port}/send"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
