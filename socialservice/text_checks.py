"""What is wrong with a municipality's own text of a letter, and how long its text message gets. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import sms
from .latvian import fold
from .letter_kinds import BODY, GAP, GAPS, SMS, SUBJECT, LetterKind, fill, gaps_in, longest, shorter

LONGEST_SUBJECT = 120
MOST_PARTS = 3  # where the municipality pays for Latvian letters

# Whoever looks over a shoulder reads text messages and subjects: beginnings of words that stand in neither, folded.
NOT_FOR_OTHERS = (
    "pabalst",
    "trucig",
    "maznodrosinat",
    "socialais stav",
    "invalid",
    "krizes",
    "benefit",
    "needy",
    "low-income",
    "disab",
    "crisis",
)


@dataclass(frozen=True)
class Counted:
    """A text message with the longest values in its gaps."""

    text: str
    length: int
    parts: int
    room: int  # characters of as many parts as are allowed


def faults(kind: LetterKind, part: str, language: str, text: str, *, diacritics: bool, offered: list[str]) -> list[str]:
    """Sentences, none where all is well. `offered`: names of what the municipality offers."""
    found = [*_of_gaps(kind, part, text)]
    if part in (SMS, SUBJECT):
        found += _seen_by_others(text, offered)
    if part == SMS and not found:
        found += _too_long(counted(kind, language, text, diacritics=diacritics), diacritics=diacritics)
    if part == SUBJECT and (over := len(fill(text, longest(kind.said, language))) - LONGEST_SUBJECT) > 0:
        found.append(_shorten(over))
    return found


def counted(kind: LetterKind, language: str, text: str, *, diacritics: bool) -> Counted:
    variants = shorter(text, longest(kind.said, language))
    if diacritics:
        said = variants[0]  # as `letters.short_text` does
    else:
        plain = [sms.transliterate(variant) for variant in variants]
        said = next((variant for variant in plain if sms.parts(variant) == 1), plain[-1])
    return Counted(said, sms.length(said), sms.parts(said), _room(said, diacritics))


def _room(text: str, diacritics: bool) -> int:
    if not diacritics:
        return sms.GSM_ALONE
    return MOST_PARTS * (sms.GSM_PER_PART if sms.is_gsm7(text) else sms.UCS_PER_PART)


def _of_gaps(kind: LetterKind, part: str, text: str):
    if "{" in GAP.sub("", text) or "}" in GAP.sub("", text):
        yield _("A brace is left open or stands alone. A gap is written like {date}, without spaces.")
    known, used = kind.gaps(part), gaps_in(text)
    for name in used:
        if name not in known:
            yield _("There is no gap {%(name)s} in this text.") % {"name": name}
    for names in kind.must.get(part, ()):
        if not set(names.split("|")) & set(used):
            yield _("This gap may not be left out: %(gaps)s.") % {"gaps": _either(names)}


def _either(names: str) -> str:
    """{url} or {reply}"""
    return _(" or ").join(f"{{{name}}}" for name in names.split("|"))


def _seen_by_others(text: str, offered: list[str]):
    folded = fold(GAP.sub(" ", text))
    named = [name for name in offered if len(name) > 3 and fold(name) in folded]
    named += [
        word
        for word in NOT_FOR_OTHERS
        if any(part.startswith(word) for part in folded.split()) or (" " in word and word in folded)
    ]
    for name in dict.fromkeys(named):
        yield _("“%(name)s” may not stand here: others may see it. Name no service, benefit or status.") % {
            "name": name
        }


def _too_long(told: Counted, *, diacritics: bool) -> list[str]:
    allowed = MOST_PARTS if diacritics else 1
    return [_shorten(told.length - told.room)] if told.parts > allowed else []


def _shorten(over: int) -> str:
    return ngettext(
        "With the longest values it is %(n)d character too long.",
        "With the longest values it is %(n)d characters too long.",
        over,
    ) % {"n": over}


def explained(kind: LetterKind, part: str, language: str) -> list[dict]:
    """The gaps of a part for whoever writes in them."""
    must = {name: names for names in kind.must.get(part, ()) for name in names.split("|")}
    return [
        {
            "name": f"{{{name}}}",
            "meaning": GAPS[name].meaning,
            "example": GAPS[name].longest[language != "lv"],
            "must": must.get(name) == name,
        }
        for name in kind.gaps(part)
    ]


__all__ = ["BODY", "SMS", "SUBJECT", "Counted", "counted", "explained", "faults"]
