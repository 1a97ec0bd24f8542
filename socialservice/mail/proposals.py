"""What a person would pick out of a message: the phone number to call, the language, the number of a request."""

import re

import phonenumbers

NAMED = re.compile(r"(t[āa]lr|tel|mob|phone|zvan|call|numur)", re.IGNORECASE)
BEFORE = 30  # characters in which somebody says that a phone number follows
MOST_TEXT = 20_000
NUMBER = re.compile(r"(?<!\w)(?:Nr|No|N)\.?[ \xa0]{0,2}([0-9]{1,9})(?![0-9./-])", re.IGNORECASE)
ENGLISH = {"the", "and", "is", "are", "have", "please", "would", "with", "for", "you", "my", "dear", "hello", "thank"}
LATVIAN = {
    "un",
    "ir",
    "es",
    "man",
    "lūdzu",
    "ludzu",
    "par",
    "kā",
    "vai",
    "labdien",
    "paldies",
    "mani",
    "uz",
    "no",
    "ar",
}


def phone(text: str) -> str:
    """The number that is called one, else the first; E.164, empty where there is none."""
    text = text[:MOST_TEXT]
    found = list(phonenumbers.PhoneNumberMatcher(text, "LV"))
    named = [match for match in found if NAMED.search(text[max(0, match.start - BEFORE) : match.start])]
    chosen = next(iter(named or found), None)
    return phonenumbers.format_number(chosen.number, phonenumbers.PhoneNumberFormat.E164) if chosen else ""


def language(text: str) -> str:
    words = set(re.findall(r"[^\W\d_]+", text[:MOST_TEXT].lower()))
    return "en" if len(words & ENGLISH) > len(words & LATVIAN) else "lv"


def request_number(subject: str) -> int | None:
    """Of "Re: Pieprasījums Nr. 123 saņemts"."""
    match = NUMBER.search(subject)
    return int(match[1]) if match else None
