"""What a message is, by its headers: from a person, from a program that answers by itself, our own letter returned."""

import re
from dataclasses import dataclass
from email.message import Message

from .headers import as_sent, header, ids

OURS = re.compile(r"letter-([0-9]{1,18})-[0-9a-f]{1,20}@[\w.:-]{1,200}")
BULK = {"bulk", "junk", "list", "auto_reply", "auto-reply"}
HOPS = 30  # servers a message passes; beyond that it goes in a circle
DAEMON = re.compile(r"^(mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
ABSENT = re.compile(
    r"^\s*(automātiskā atbilde|automātiska atbilde|automatic reply|auto(matic)?[ -]?(reply|response)|out of office"
    r"|prombūtn\w+|ārpus biroja|автоответ|автоматический ответ)\b",
    re.IGNORECASE,
)
FAILED = re.compile(r"^failed$", re.IGNORECASE)
READ_IN = 200_000  # characters of a returned message in which our letter's number is looked for


@dataclass(frozen=True)
class Returned:
    """A delivery report: our letters that it may be about, whether it is final, and the server's words."""

    letters: tuple[str, ...]
    failed: bool
    said: str = ""


def is_automatic(message: Message) -> bool:
    """RFC 3834, and what programs did before it."""
    submitted = header(message, "Auto-Submitted").split(";")[0].strip().lower()
    return bool(
        (submitted and submitted != "no")
        or header(message, "Precedence").lower() in BULK
        or header(message, "Return-Path") == "<>"
        or as_sent(message, "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "List-Id")
        or ABSENT.match(header(message, "Subject"))
        or message.get_content_type() == "message/disposition-notification"
        or _report(message) == "disposition-notification"
    )


def is_spam(message: Message) -> bool:
    """The mail server before us has said so."""
    return header(message, "X-Spam-Flag").upper() == "YES"


def is_loop(message: Message, own: set[str], sender: str) -> bool:
    """Ours, come back as it was sent: it names us as its sender, or has gone round too often."""
    loops = {value.strip().lower() for value in as_sent(message, "X-Loop")}
    hops = len(as_sent(message, "Received"))
    return bool(sender.lower() in own or loops & own or hops > HOPS or OURS.search(header(message, "Message-ID")))


def returned(message: Message, sender: str) -> Returned | None:
    """A report on the delivery of one of our letters, by the standard or as a postmaster's plain words."""
    if _report(message) == "delivery-status":
        return _by_standard(message)
    if DAEMON.match(sender) or as_sent(message, "X-Failed-Recipients"):
        text = _raw_text(message)
        if letters := _ours_in(text) or _ours(ids(message, "In-Reply-To", "References")):
            return Returned(letters, failed=True, said=header(message, "Subject"))
    return None


def _report(message: Message) -> str:
    if message.get_content_type() != "multipart/report":
        return ""
    return str(message.get_param("report-type", "") or "").lower()


def _by_standard(message: Message) -> Returned:
    failed, said, letters = False, "", ()
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for block in _blocks(part):
                failed = failed or bool(FAILED.match(header(block, "Action")))
                said = said or header(block, "Diagnostic-Code") or header(block, "Status")
        elif kind in ("message/rfc822", "text/rfc822-headers"):
            letters = letters or _ours_in(_raw_text(part))
    return Returned(letters or _ours(ids(message, "In-Reply-To", "References")), failed, said.removeprefix("smtp; "))


def _blocks(part: Message) -> list[Message]:
    content = part.get_payload()
    return [block for block in content if isinstance(block, Message)] if isinstance(content, list) else []


def _raw_text(part: Message) -> str:
    try:
        return part.as_bytes()[:READ_IN].decode("ascii", errors="replace")
    except (ValueError, TypeError, LookupError, KeyError, AttributeError):
        return ""


def _ours_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"<{match[0]}>" for match in OURS.finditer(text)))


def _ours(found: list[str]) -> tuple[str, ...]:
    return tuple(one for one in found if OURS.search(one))


def letter_number(message_id: str) -> int | None:
    """Which of our letters has this number; whether it really has is asked of the letter."""
    match = OURS.search(message_id)
    return int(match[1]) if match else None
