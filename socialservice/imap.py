"""A mailbox over IMAP: which messages it has, their bytes, and the mark that one has been taken in."""

import imaplib
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _
from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from .models import Mailbox

TIMEOUT = 20  # seconds for a word of the server
LONGEST_SAID = 250
MOST_HEAD = 200_000
SIZE = re.compile(rb"RFC822\.SIZE ([0-9]+)")
ARRIVED = re.compile(rb'INTERNALDATE "([^"]+)"')


class Fault(StrEnum):
    UNREACHABLE = "unreachable"
    SIGN_IN = "sign_in"
    FOLDER = "folder"
    INTERRUPTED = "interrupted"

    @property
    def sentence(self) -> str:
        return {
            Fault.UNREACHABLE: _("The server could not be reached."),
            Fault.SIGN_IN: _("The server did not accept the user name and the password."),
            Fault.FOLDER: _("The mailbox has no such folder."),
            Fault.INTERRUPTED: _("The connection broke off. What was not read yet is read the next time."),
        }[self]


class CannotRead(Exception):
    def __init__(self, fault: Fault, said: str = ""):
        super().__init__(fault)
        self.fault, self.said = fault, said

    @property
    def error(self) -> str:
        """As it is kept: our word for it, and the server's."""
        return f"{self.fault}:{self.said}"[:LONGEST_SAID]


def in_words(error: str) -> str:
    name, _colon, said = error.partition(":")
    sentence = Fault(name).sentence if name in set(Fault) else name
    return f"{sentence} ({said})" if said else sentence


@dataclass(frozen=True)
class Fetched:
    content: bytes  # of one that is too large, its headers
    size: int
    received_at: datetime | None
    whole: bool


class Folder:
    """An open folder. UIDs ascend and are never given twice, as long as `validity` stays the same."""

    def __init__(self, box):
        self._box = box
        self.validity, self.next_uid = _number(box, "UIDVALIDITY", 0), _number(box, "UIDNEXT", 1)

    def after(self, uid: int) -> list[int]:
        """`UID n:*` gives the last message even where n is beyond it."""
        return sorted(found for found in map(int, self._box.uids(f"UID {uid + 1}:*", None)) if found > uid)

    def unseen(self) -> list[int]:
        return sorted(map(int, self._box.uids("UNSEEN", None)))

    def since(self, day: date) -> list[int]:
        return sorted(map(int, self._box.uids(f"SINCE {day:%d}-{MONTHS[day.month - 1]}-{day:%Y}", None)))

    def fetch(self, uid: int) -> Fetched | None:
        """None where it is gone."""
        told = self._ask(uid, "(RFC822.SIZE INTERNALDATE)")
        if told is None:
            return None
        size, arrived = int(_told(SIZE, told) or 0), _moment(_told(ARRIVED, told))
        whole = size <= settings.LARGEST_MESSAGE_MB * 1024 * 1024
        content = self._ask(uid, "(BODY.PEEK[])" if whole else f"(BODY.PEEK[HEADER]<0.{MOST_HEAD}>)")
        return None if content is None else Fetched(_literal(content), size, arrived, whole)

    def mark(self, uid: int) -> None:
        self._box.flag([str(uid)], r"\Seen", True)

    def _ask(self, uid: int, parts: str) -> list | None:
        state, told = self._box.client.uid("fetch", str(uid), parts)
        if state != "OK":
            raise imaplib.IMAP4.error(state)
        return told if told and told[0] is not None else None


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # never the locale's


def _told(pattern: re.Pattern, answer: list) -> bytes | None:
    text = b" ".join(piece if isinstance(piece, bytes) else b" ".join(piece) for piece in answer)
    match = pattern.search(text)
    return match[1] if match else None


def _literal(answer: list) -> bytes:
    return next((piece[1] for piece in answer if isinstance(piece, tuple)), b"")


def _moment(told: bytes | None) -> datetime | None:
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(told.decode("ascii").replace("-", " ")).astimezone(UTC)
    return None


@contextmanager
def opened(mailbox: Mailbox):
    """The mailbox's folder; whatever goes wrong meanwhile is CannotRead."""
    box = None
    try:
        box = _connect(mailbox)
        yield _folder(box, mailbox)
    except CannotRead:
        raise
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as fault:
        raise CannotRead(Fault.INTERRUPTED if box else Fault.UNREACHABLE, _said(fault, mailbox)) from fault
    finally:
        if box is not None:
            with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                box.logout()


def _connect(mailbox: Mailbox):
    kind = MailBox if mailbox.encrypted else MailBoxUnencrypted
    box = kind(mailbox.host, port=mailbox.port, timeout=TIMEOUT)
    ascii_only = (mailbox.user + mailbox.password).isascii()
    try:
        sign_in = box.login if ascii_only else box.login_utf8
        return sign_in(mailbox.user, mailbox.password, initial_folder=None)
    except (MailboxLoginError, imaplib.IMAP4.error) as fault:
        box.client.shutdown()
        raise CannotRead(Fault.SIGN_IN, _said(fault, mailbox)) from fault


def _folder(box, mailbox: Mailbox) -> Folder:
    try:
        box.folder.set(mailbox.folder)
    except MailboxFolderSelectError as fault:
        raise CannotRead(Fault.FOLDER, _said(fault, mailbox)) from fault
    return Folder(box)


def _number(box, name: str, otherwise: int) -> int:
    """What the server said of the folder when it was opened."""
    _kind, told = box.client.response(name)
    return int(told[0]) if told and told[0] else otherwise


def _said(fault: Exception, mailbox: Mailbox) -> str:
    """The server's words; what was said to it is not repeated."""
    if isinstance(fault, ImapToolsError):
        result = getattr(fault, "command_result", None)
        words = [word.decode(errors="replace") for word in (result or ((), ()))[1] if isinstance(word, bytes)]
        text = " ".join(words)
    else:
        text = getattr(fault, "strerror", None) or type(fault).__name__
    return " ".join(text.replace(mailbox.password, "…").split()) if mailbox.password else text
