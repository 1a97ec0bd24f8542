"""A mail server and a gateway for text messages that take everything and remember only its name.

`python -m ops.sinks` runs both in a process of their own and prints their ports; `sinks()` starts it and reads it.
"""

import json
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^>]+)>", re.MULTILINE | re.IGNORECASE)


class Sinks:
    def __init__(self, smtp: int, http: int):
        self.smtp_port, self.http_port = smtp, http
        self.smtp, self.http = f"smtp://127.0.0.1:{smtp}", f"http://:key@127.0.0.1:{http}/send"

    def taken(self) -> dict[str, list[str]]:
        """Names of what came by each way, in its order, as often as it came."""
        return self._ask("/taken")

    def count(self) -> int:
        return self._ask("/count")

    def _ask(self, path: str):
        connection = HTTPConnection("127.0.0.1", self.http_port, timeout=60)
        try:
            connection.request("GET", path)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


@contextmanager
def sinks():
    command = [sys.executable, "-m", "ops.sinks"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        yield Sinks(**json.loads(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()


# The process


class MailSink:
    def __init__(self):
        self.taken = []

    async def handle_DATA(self, server, session, envelope):
        found = MESSAGE_ID.search(envelope.content)
        self.taken.append(found[1].decode() if found else "")
        return "250 OK"


def text_sink(mails: MailSink):
    taken = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            taken.append(told["id"])
            self._answer({"id": f"m{told['id']}"})

        def do_GET(self):
            both = {"email": mails.taken, "sms": taken}
            self._answer(both if self.path == "/taken" else len(mails.taken) + len(taken))

        def _answer(self, told):
            body = json.dumps(told).encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self.wfile.write(head.encode() + body)  # at once: two small packets would wait for one another

        def log_message(self, *_args):
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    return server


def main():
    import socket

    from aiosmtpd.controller import Controller

    mails = MailSink()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    mail = Controller(mails, hostname="127.0.0.1", port=port, data_size_limit=10**8)
    mail.start()
    texts = text_sink(mails)
    threading.Thread(target=texts.serve_forever, daemon=True).start()
    print(json.dumps({"smtp": port, "http": texts.server_port}), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
