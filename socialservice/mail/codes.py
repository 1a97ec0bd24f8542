"""Personal codes in free text: found, taken out, and replaced by a mask that shows the last two digits only."""

import json
import re

from ..identifiers import (
    NEW_FORM,
    PersonalCodeError,
    PhoneError,
    format_personal_code,
    mask,
    parse_personal_code,
    parse_phone,
)

# Six and five digits with a hyphen, any dash or a space between them, or nothing.
LIKE_A_CODE = re.compile(
    r"(?<![0-9])([0-9]{6})([ \t\xa0]{0,3}[-\u2010-\u2015\u2212]?[ \t\xa0]{0,3})([0-9]{5})(?![0-9])"
)
NAMED = re.compile(r"\b(pers(onas)?\.?|p)[ ./]{0,3}k(od\w*|\b)|personal (id(entity)?|code)", re.IGNORECASE)
BEFORE = 40  # characters in which somebody says that a code follows
DASHES = re.compile(r"[-\u2010-\u2015\u2212]")


def hide(*texts: str) -> tuple[list[str], list[str]]:
    """The texts with masks, and the codes taken out of them, eleven digits each, every one once.

    What is recognised once is hidden wherever it stands, also where by itself it might be any number.
    """
    found = list(
        dict.fromkeys(code for text in texts for match in LIKE_A_CODE.finditer(text) if (code := _code(match, text)))
    )
    known = set(found)

    def cover(match: re.Match) -> str:
        code = match[1] + match[3]
        return mask(code) if code in known else match[0]

    return [LIKE_A_CODE.sub(cover, text) for text in texts], found


def packed(codes: list[str]) -> str:
    """For an encrypted column beside the text that they were taken out of."""
    return json.dumps(codes) if codes else ""


def unpacked(kept: str) -> list[str]:
    """As people write them."""
    return [format_personal_code(code) for code in json.loads(kept or "[]")]


def _code(match: re.Match, text: str) -> str | None:
    digits, dashed = match[1] + match[3], bool(DASHES.search(match[2]))
    named = bool(NAMED.search(text[max(0, match.start() - BEFORE) : match.start()]))
    if NEW_FORM.fullmatch(digits):
        sure = dashed or named
        return None if not sure and _is_phone(match, text, digits) else digits
    try:  # with a hyphen it was meant as a code, a wrong digit or not
        return parse_personal_code(digits, document_seen=dashed or named)
    except PersonalCodeError:
        return None


def _is_phone(match: re.Match, text: str, digits: str) -> bool:
    """371 and eight digits may be either: a number of ours, or the beginning of a code."""
    before = text[max(0, match.start() - 3) : match.start()]
    if before.endswith(("+", "00")):
        return True
    try:
        return digits.startswith("371") and bool(parse_phone(f"+{digits}"))
    except PhoneError:
        return False
