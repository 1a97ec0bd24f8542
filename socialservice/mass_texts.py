"""The texts of a mass letter: their gaps, and what they cost as text messages. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter

from . import sms

GAPS = ("date", "phone", "url")


def strange_gaps(text: str, allowed: Iterable[str] = GAPS) -> list[str]:
    """What stands in braces and is no gap; a brace that is never closed counts as one."""
    try:
        found = [(name, form, how) for _before, name, form, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return ["{"]
    return [f"{{{name}}}" for name, form, how in found if name not in allowed or form or how]


def has_gap(text: str, gap: str) -> bool:
    return f"{{{gap}}}" in text


@dataclass(frozen=True)
class Length:
    characters: int
    parts: int


def length(text: str, *, diacritics: bool) -> Length:
    """As the network will count the text, its gaps filled in."""
    sent = text if diacritics else sms.transliterate(text)
    return Length(sms.length(sent), sms.parts(sent))
