"""Text messages by a gateway that says afterwards what became of them.

It is sent `POST {"id", "to", "from", "text"}` with the user of its address as bearer, and answers `{"id"}`: the name by
which its signed receipts will speak of the message (see `socialservice.signing`). Our own `id` is the same whenever a
letter is sent again, so that a gateway may know a message it has taken already.
"""

import contextlib
import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from ..models import Letter
from .faults import ABOUT_THE_LETTER, GATEWAY_DOWN, FinalFault, PassingFault

NOTE = Letter.Note
LONGEST_ANSWER = 10_000
LONGEST_KEY = 100
SECONDS = 20


class SignedLine:
    """One connection, kept open as long as the gateway does."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        self._connection = (HTTPSConnection if secure else HTTPConnection)(parts.hostname, parts.port, timeout=SECONDS)
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._headers = {"Content-Type": "application/json"}
        if bearer := unquote(parts.password or parts.username or ""):
            self._headers["Authorization"] = f"Bearer {bearer}"

    def send(self, letter: Letter) -> str:
        fresh = self._connection.sock is None
        try:
            status, answer = self._ask(message(letter))
        except (OSError, HTTPException) as fault:
            self.close()
            if not fresh and isinstance(fault, ConnectionError | HTTPException):
                return self.send(letter)  # it had closed the connection between two letters
            raise PassingFault(NOTE.UNREACHABLE, type(fault).__name__, gateway_down=True) from fault
        return taken(status, answer)

    def _ask(self, told: dict) -> tuple[int, bytes]:
        self._connection.request("POST", self._path, json.dumps(told).encode(), self._headers)
        with self._connection.getresponse() as response:
            answer = response.read(LONGEST_ANSWER + 1)
            if len(answer) > LONGEST_ANSWER:
                self.close()
            return response.status, answer

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._connection.close()


def message(letter: Letter) -> dict[str, str]:
    return {"id": our_id(letter), "to": letter.to, "from": letter.municipality.sms_sender, "text": letter.text}


def our_id(letter: Letter) -> str:
    return f"{letter.pk}-{letter.created_at.timestamp():.0f}"


def taken(status: int, answer: bytes) -> str:
    """The gateway's name for a message it took; none where it gives none. A refusal is raised."""
    if 200 <= status < 300:
        return _key(answer)
    if status in ABOUT_THE_LETTER:
        raise FinalFault(NOTE.REFUSED, f"HTTP {status}")
    raise PassingFault(NOTE.REFUSED, f"HTTP {status}", gateway_down=status in GATEWAY_DOWN)


def _key(answer: bytes) -> str:
    try:
        told = json.loads(answer)
    except ValueError:
        return ""
    key = str(told.get("id") or "") if isinstance(told, dict) else ""
    return key if len(key) <= LONGEST_KEY and key.isprintable() else ""


def check(url: str) -> None:
    """ValueError says what is wrong with the address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError(_("Write it as https://:key@host/path."))
    if parts.scheme == "http" and not _is_here(parts.hostname) and not settings.EMBEDDED:
        raise ValueError(_("Outside this machine the address has to begin with https://."))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# What it says afterwards


@dataclass(frozen=True)
class Receipt:
    key: str
    state: str
    error: str = ""


@dataclass(frozen=True)
class Reply:
    key: str
    sender: str
    text: str


def read(body: bytes) -> Receipt | Reply:
    """{"id", "state", "error"} of a message sent, {"id", "from", "text"} of one that came; ValueError of else."""
    told = json.loads(body)
    if not isinstance(told, dict):
        raise ValueError("not an object")
    key = _text(told, "id", LONGEST_KEY)
    if not key or len(str(told["id"])) > LONGEST_KEY:
        raise ValueError("no id")
    if "state" in told:
        return Receipt(key, _text(told, "state", 20), _text(told, "error", 300))
    return Reply(key, _text(told, "from", 20), _text(told, "text", 500))


def _text(told: dict, name: str, longest: int) -> str:
    value = told.get(name, "")
    if not isinstance(value, str | int):
        raise ValueError(name)
    return str(value).replace("\x00", "").encode(errors="replace").decode().strip()[:longest]
