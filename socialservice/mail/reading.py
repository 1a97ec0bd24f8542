"""From the bytes of a message to what it says. Whatever comes in, something comes out: faults are named, not raised."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message as Parsed

from . import bodies, kinds
from .faults import Fault
from .headers import count_recipients, decoded, header, ids, reply_address, sender, sent_at, text_of, tidy

DEEPEST = 100  # parts inside parts; each line is compared with the boundary of each
LONGEST_HEAD = 256 * 1024
MOST_RECIPIENTS = 100
UNNAMED = {"message/rfc822": "message.eml", "text/calendar": "invitation.ics", "text/html": "page.html"}


@dataclass(frozen=True)
class Attached:
    name: str
    content: bytes


@dataclass
class Message:
    """Personal codes are still in it: whoever keeps it hides them first."""

    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    text: str = ""
    message_id: str = ""
    answers: list[str] = field(default_factory=list)  # numbers of messages that it answers, the nearest first
    sent_at: datetime | None = None
    files: list[Attached] = field(default_factory=list)
    automatic: bool = False
    loop: bool = False
    spam: bool = False
    returned: kinds.Returned | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def own_words(self) -> str:
        return bodies.own_words(self.text)

    @property
    def refused(self) -> bool:
        return Fault.UNREADABLE in self.faults or Fault.RECIPIENTS in self.faults


def read(raw: bytes, *, own: set[str] = frozenset()) -> Message:
    """`own`: the addresses of our mailboxes in small letters; what comes from them is our own."""
    if raw.lower().count(b"boundary=") > DEEPEST or _head_length(raw) > LONGEST_HEAD:
        return _beginning(raw)
    try:
        return _read(message_from_bytes(raw, policy=policy.compat32), own)
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError, AssertionError):
        return _beginning(raw)


def _head_length(raw: bytes) -> int:
    ends = [at for at in (raw.find(b"\r\n\r\n"), raw.find(b"\n\n")) if at >= 0]
    return min(ends, default=len(raw))


def _beginning(raw: bytes) -> Message:
    """Who, what about and when, from the first headers; the rest was not to be read."""
    head = message_from_bytes(raw[: min(_head_length(raw), LONGEST_HEAD)], policy=policy.compat32)
    address, name = sender(head)
    found = Message(address, name, header(head, "Subject")[:300], message_id=_own_id(head), sent_at=sent_at(head))
    if count_recipients(head) > MOST_RECIPIENTS:
        found.faults.append(Fault.RECIPIENTS)
    found.faults.append(Fault.UNREADABLE)
    return found


def _read(parsed: Parsed, own: set[str]) -> Message:
    address, name = sender(parsed)
    found = Message(
        sender=address,
        sender_name=name,
        subject=header(parsed, "Subject")[:300],
        message_id=_own_id(parsed),
        answers=ids(parsed, "In-Reply-To") + ids(parsed, "References")[::-1],
        sent_at=sent_at(parsed),
        automatic=kinds.is_automatic(parsed),
        loop=kinds.is_loop(parsed, own, address),
        spam=kinds.is_spam(parsed),
        returned=kinds.returned(parsed, address),
    )
    if found.returned is None and not found.automatic:
        found.sender = reply_address(parsed) or address
    _read_parts(parsed, found)
    _note_faults(parsed, found)
    return found


def _own_id(parsed: Parsed) -> str:
    return next(iter(ids(parsed, "Message-ID")), "")


def _note_faults(parsed: Parsed, found: Message) -> None:
    broken = any(part.defects for part in parsed.walk())
    noted = {
        Fault.NO_SENDER: not found.sender,
        Fault.NO_SUBJECT: not found.subject,
        Fault.EMPTY: not found.text and not found.files,
        Fault.BROKEN: broken,
        Fault.TOO_LONG: len(found.text) > bodies.LONGEST,
        Fault.RECIPIENTS: count_recipients(parsed) > MOST_RECIPIENTS,
    }
    found.text = found.text[: bodies.LONGEST]
    found.faults += [fault for fault, is_so in noted.items() if is_so]


def _read_parts(parsed: Parsed, found: Message) -> None:
    plain, html = [], []
    for part in _leaves(parsed):
        kind, name = part.get_content_type(), _file_name(part)
        attached = name or (part.get_content_disposition() or "").lower() == "attachment"
        if attached or kind not in ("text/plain", "text/html"):
            if content := _content(part):
                found.files.append(Attached(name or UNNAMED.get(kind) or f"file.{_ending(kind)}", content))
            continue
        text, as_said = text_of(_content(part), part.get_content_charset())
        if not as_said and Fault.CHARSET not in found.faults:
            found.faults.append(Fault.CHARSET)
        (plain if kind == "text/plain" else html).append(text)
    found.text = bodies.clean("\n\n".join(filter(str.strip, plain)))
    if not found.text and html:
        found.text = "\n\n".join(bodies.text_of_html(text) for text in html)


def _leaves(part: Parsed) -> Iterator[Parsed]:
    """Parts that hold something themselves. A message inside the message is one of them: a file, not its own text."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.get_payload():
            yield from _leaves(inner)
    elif part.get_content_type() != "message/delivery-status":
        yield part


def _content(part: Parsed) -> bytes:
    if part.is_multipart():  # a message in the message
        return b"".join(inner.as_bytes() for inner in part.get_payload())
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _file_name(part: Parsed) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, TypeError, LookupError):
        name = "file"
    return tidy(decoded(name)).replace("\\", "/").rpartition("/")[2][:200]


def _ending(kind: str) -> str:
    return "".join(filter(str.isalnum, kind.partition("/")[2]))[:10] or "bin"
