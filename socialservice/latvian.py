"""Latvian order and folding. Pure."""

import unicodedata

PRIMARY = str.maketrans(
    {"č": "c~", "ģ": "g~", "ķ": "k~", "ļ": "l~", "ņ": "n~", "ŗ": "r~", "š": "s~", "ž": "z~", "ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u", "y": "i"}
)


def sort_key(text: str) -> str:
    """Text that sorts by code point as Latvians sort: č after c, long vowels with the short ones."""
    text = text.casefold()
    return text.translate(PRIMARY) + "\x01" + text


def fold(text: str) -> str:
    """Text without diacritics and case, for searching."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


# Months by stem: those in -is and those in -s.
MONTH_STEMS = (
    ("janvār", "is"),
    ("februār", "is"),
    ("mart", "s"),
    ("aprīl", "is"),
    ("maij", "s"),
    ("jūnij", "s"),
    ("jūlij", "s"),
    ("august", "s"),
    ("septembr", "is"),
    ("oktobr", "is"),
    ("novembr", "is"),
    ("decembr", "is"),
)
ENDINGS = {
    "nominative": {"is": "is", "s": "s"},
    "locative": {"is": "ī", "s": "ā"},  # when: 13. oktobrī
    "dative": {"is": "im", "s": "am"},  # after "līdz": līdz 13. oktobrim
}
WEEKDAYS = ("pirmdiena", "otrdiena", "trešdiena", "ceturtdiena", "piektdiena", "sestdiena", "svētdiena")


def month(number: int, case: str = "nominative") -> str:
    stem, declension = MONTH_STEMS[number - 1]
    return stem + ENDINGS[case][declension]


def long_date(day, case: str = "nominative") -> str:
    """2021. gada 13. oktobris, oktobrī, oktobrim."""
    return f"{day.year}. gada {day.day}. {month(day.month, case)}"


def short_date(day) -> str:
    """13.10.2021. – with a full stop of its own, so none follows at the end of a sentence."""
    return f"{day:%d.%m.%Y}."


def weekday(day) -> str:
    return WEEKDAYS[day.weekday()]
