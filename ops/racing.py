"""Many people want one time at the same moment: real server processes, real connections, one barrier."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

READY_WITHIN = 90  # seconds for the server to answer at all


@dataclass
class Answers:
    """What came back in one round, by kind."""

    won: list[str] = field(default_factory=list)
    polite: int = 0
    other: list[tuple[int, str]] = field(default_factory=list)


@contextmanager
def server(database_url: str, *, processes: int = 4, site: str = "socialservice.wsgi"):
    """Our application on that many processes; yields the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "DATABASE_URL": database_url, "DEBUG": "1", "FREE_OF_PROOF": "1000000"}
    command = [sys.executable, "-m", "gunicorn", f"{site}:application", "-b", f"127.0.0.1:{port}"]
    command += [
        "-w",
        str(processes),
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--backlog",
        "256",
        "--log-level",
        "warning",
    ]
    process = subprocess.Popen(command, env=env, start_new_session=True)
    try:
        _wait_until_it_answers(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_it_answers(port: int, process) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=READY_WITHIN)
        try:
            connection.request("GET", "/veseliba/")
            with connection.getresponse() as response:
                if response.status == 200:
                    return
        except OSError:
            threading.Event().wait(0.05)
        finally:
            connection.close()
    raise RuntimeError("the server did not start")


def race(port: int, path: str, *wishes: dict, people: int = 50) -> Answers:
    """Everybody books, each under an own name and phone: the same wish, or in turn one of several."""
    names = [f"Sacensis {number:03d} Rindnieks" for number in range(people)]
    posts = [
        (path, {**wishes[number % len(wishes)], "name": name, "phone": a_phone(), "form_key": str(uuid.uuid4())})
        for number, name in enumerate(names)
    ]
    answers = Answers()
    for name, reply in zip(names, at_once(port, posts), strict=True):
        if reply.status == 302 and re.search(r"/p/\w+/$", reply.location):
            answers.won.append(reply.location)
        elif reply.status == 409 and name in reply.text:
            answers.polite += 1
        else:
            answers.other.append((reply.status, reply.text[:300]))
    return answers


@dataclass(frozen=True)
class Reply:
    status: int
    location: str
    text: str


def at_once(port: int, posts: list[tuple[str, dict]]) -> list[Reply]:
    """Each (path, data) over an own connection with an own token, all at the same moment; in the same order."""
    barrier, replies = threading.Barrier(len(posts)), [None] * len(posts)

    def one(number: int) -> None:
        path, data = posts[number]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        token = "a" * 32
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
        body = urlencode({**data, "csrfmiddlewaretoken": token})
        connection.connect()
        barrier.wait()
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        text = response.read().decode(errors="replace")
        replies[number] = Reply(response.status, response.headers.get("Location", ""), text)
        connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(posts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies


def a_phone() -> str:
    return f"29{uuid.uuid4().int % 10**6:06d}"
