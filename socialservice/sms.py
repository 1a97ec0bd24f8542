"""What fits into a text message.

Latvian letters are not in the GSM 7-bit alphabet (3GPP TS 23.038), and a single one shrinks a message
from 160 characters to 70. So a text is transliterated, after its gaps are filled in, and counted.
"""

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # sent as an escape and a character: each counts twice
ALPHABET = BASIC | EXTENSION

GSM_ALONE, GSM_PER_PART = 160, 153
UCS_ALONE, UCS_PER_PART = 70, 67

# Signs that do not fall apart into a plain letter and its mark.
PLAIN = str.maketrans(
    {
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\t\v\u2028\u2029", " "),
        "•": "-",
        "×": "x",
        "⁄": "/",
        "Đ": "D",
        "đ": "d",
        "Ł": "L",
        "ł": "l",
        "ı": "i",
        "Œ": "OE",
        "œ": "oe",
        "Þ": "Th",
        "þ": "th",
    }
)


def transliterate(text):
    """The same text in the GSM alphabet; what has no plain spelling becomes a question mark."""
    text = unicodedata.normalize("NFC", text).translate(PLAIN)
    return "".join(_plain(character) for character in text)


def _plain(character):
    if character in ALPHABET:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Mn"):  # invisible: bidi marks, zero-width joiners
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", character).translate(PLAIN) if part in ALPHABET)
    return plain or "?"


def is_gsm7(text):
    return ALPHABET.issuperset(text)


def length(text):
    """In the units the network counts: septets, or UTF-16 units once a letter is outside the alphabet."""
    return sum(_widths(text))


def parts(text):
    """Into how many messages the network will cut the text. A two-unit character is never cut in half."""
    alone, per_part = (GSM_ALONE, GSM_PER_PART) if is_gsm7(text) else (UCS_ALONE, UCS_PER_PART)
    if length(text) <= alone:
        return 1
    count, room = 1, per_part
    for width in _widths(text):
        if width > room:
            count, room = count + 1, per_part
        room -= width
    return count


def _widths(text):
    if is_gsm7(text):
        return [2 if character in EXTENSION else 1 for character in text]
    return [2 if ord(character) > 0xFFFF else 1 for character in text]
