"""Headers as they come: encoded in parts, in charsets that do not exist, folded, missing. Nothing here raises."""

import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

BALTIC = "cp1257"  # what programs of the region wrote before UTF-8
LONGEST = 20_000  # of a header, in characters: whoever writes longer ones means no good
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ID = re.compile(r"<([!-;=?-~]{1,248})>")
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
OLDEST = 1971


def text_of(content: bytes, charset: str | None) -> tuple[str, bool]:
    """(text, whether the charset was as said). Where it was not: UTF-8 if it can be, else that of the region."""
    said = (charset or "utf-8").lower()
    for name in (said, "utf-8"):
        try:
            text = content.decode(name)
        except (LookupError, ValueError):
            continue
        return storable(text), name == said
    return storable(content.decode(BALTIC, errors="replace")), False


def storable(text: str) -> str:
    """Without halves of letters, which some charsets can spell and no database keeps."""
    return text.encode("utf-8", "replace").decode("utf-8")


def header(message: Message, name: str) -> str:
    """One line of readable text; empty where there is none."""
    return tidy(decoded(next(iter(as_sent(message, name)), "")))


def as_sent(message: Message, *names: str) -> list[str]:
    """The values of these headers, undecoded; bytes that are not ASCII stand in them as surrogates."""
    wanted = [name.lower() for name in names]
    rows = [(name.lower(), str(value)[:LONGEST]) for name, value in message.raw_items()]
    return [value for one in wanted for name, value in rows if name == one]


def decoded(value: str) -> str:
    """A header's encoded words put together, those that cannot be decoded as they are."""
    value = _eight_bit(value)
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(part if isinstance(part, str) else text_of(part, charset)[0] for part, charset in parts)


def _eight_bit(value: str) -> str:
    """Bytes that stand in a header as they are were kept as surrogates by the parser."""
    if not any("\udc80" <= letter <= "\udcff" for letter in value):
        return value
    return text_of(value.encode("utf-8", "surrogateescape"), "utf-8")[0]


def tidy(text: str) -> str:
    return " ".join(UNSEEN.sub("", storable(text).replace("\r", " ").replace("\n", " ").replace("\t", " ")).split())


def sender(message: Message) -> tuple[str, str]:
    """(address, name): of From, else of Sender or Reply-To. An address nobody could answer is none."""
    for field in ("From", "Sender", "Reply-To"):
        for name, address in addresses(message, field):
            if is_address(address):
                return address, _name(name, address)
    somewhere = ADDRESS.search(" ".join(as_sent(message, "From")))  # written so that it cannot be taken apart
    return (somewhere[0], "") if somewhere and is_address(somewhere[0]) else ("", "")


def reply_address(message: Message) -> str:
    """Where the sender wants answers; where nothing is said, at the sender's address."""
    told = [address for _name, address in addresses(message, "Reply-To") if is_address(address)]
    return told[0] if told else sender(message)[0]


def addresses(message: Message, *fields: str) -> list[tuple[str, str]]:
    try:
        pairs = getaddresses(as_sent(message, *fields))
    except (ValueError, IndexError, TypeError):
        return []
    return [(tidy(decoded(name)), tidy(_eight_bit(address))) for name, address in pairs]


def count_recipients(message: Message) -> int:
    rows = message.raw_items()
    return sum(str(value).count("@") for name, value in rows if name.lower() in ("to", "cc"))


def is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254


def _name(name: str, address: str) -> str:
    """What stands before the address is a name, unless it is the address again."""
    return "" if "@" in name or name.lower() == address.split("@")[0].lower() else name.strip("'\" ")[:150]


def ids(message: Message, *fields: str) -> list[str]:
    """The numbers of messages that stand in these headers, with their brackets, each once."""
    text = " ".join(as_sent(message, *fields))
    return list(dict.fromkeys(f"<{found}>" for found in ID.findall(_eight_bit(text))))


def sent_at(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC) if moment.year >= OLDEST else None
    except (ValueError, OverflowError):
        return None
