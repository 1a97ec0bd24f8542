"""Latvian as written: order of names, search without diacritics, dates in their cases, numbers. Pure.

The case is named by its question: "nominative" heads and tables, "locative" when, "dative" after *līdz*,
"genitive" after *no*.
"""

import unicodedata

# č ģ ķ ļ ņ ŗ š ž are letters after c g k l n r s z; long vowels sort with the short ones, y with i.
LETTERS_OF_THEIR_OWN = {letter: f"{base}~" for letter, base in zip("čģķļņŗšž", "cgklnrsz", strict=True)}
PRIMARY = str.maketrans({**LETTERS_OF_THEIR_OWN, **dict(zip("āēīōūy", "aeioui", strict=True))})


def sort_key(text: str) -> str:
    """Text that sorts by code point as Latvians sort: č after c, long vowels with the short ones."""
    text = unicodedata.normalize("NFC", text).casefold()
    return text.translate(PRIMARY) + "\x01" + text


def fold(text: str) -> str:
    """Text without diacritics and case, for searching."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


# Endings of nouns and adjectives as `fold` leaves them, longer ones first.
ENDINGS = (
    *("ajiem", "ajam", "ajai", "ajos", "ajas", "iem", "ies", "ais"),
    *("am", "em", "im", "um", "as", "es", "is", "us", "os", "ai", "ei", "ie", "a", "e", "i", "o", "u", "s"),
)
SHORTEST_STEM = 2
SOFTENED = str.maketrans("td", "sz")  # biļete, biļešu; briedis, brieža


def stem(word: str) -> str:
    """A folded word without its ending, so that the cases of a noun meet: īre, īri, īres."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), "")
    plain = word.removesuffix(ending)
    return plain[:-1] + plain[-1:].translate(SOFTENED)


# Nouns by stem; the ending follows from the declension.
MONTHS = (
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
WEEKDAYS = ("pirmdiena", "otrdiena", "trešdiena", "ceturtdiena", "piektdiena", "sestdiena", "svētdiena")
WEEKDAYS_SHORT = ("P", "O", "T", "C", "Pk", "S", "Sv")
MONTH_ENDINGS = {
    "nominative": {"is": "is", "s": "s"},
    "genitive": {"is": "a", "s": "a"},
    "dative": {"is": "im", "s": "am"},
    "locative": {"is": "ī", "s": "ā"},
}
WEEKDAY_ENDINGS = {"nominative": "a", "genitive": "as", "dative": "ai", "locative": ""}  # "trešdien" for "trešdienā"


def month(number: int, case: str = "nominative") -> str:
    stem, declension = MONTHS[number - 1]
    if (stem, case) == ("aprīl", "genitive"):
        stem = "aprīļ"  # the only stem of the twelve that softens
    return stem + MONTH_ENDINGS[case][declension]


def weekday(day, case: str = "nominative") -> str:
    return WEEKDAYS[day.weekday()].removesuffix("a") + WEEKDAY_ENDINGS[case]


def weekday_short(day) -> str:
    return WEEKDAYS_SHORT[day.weekday()]


def day_and_month(day, case: str = "nominative") -> str:
    """17. jūnijs, jūnija, jūnijam, jūnijā."""
    return f"{day.day}. {month(day.month, case)}"


def weekday_date(day, case: str = "nominative") -> str:
    """Head: trešdiena, 17. jūnijs; in a sentence: trešdien, 17. jūnijā."""
    return f"{weekday(day, case)}, {day_and_month(day, case)}"


def long_date(day, case: str = "nominative") -> str:
    """2021. gada 13. oktobris, oktobra, oktobrim, oktobrī."""
    return f"{day.year}. gada {day_and_month(day, case)}"


def short_date(day) -> str:
    """13.10.2021. – with a full stop of its own, so none follows at the end of a sentence."""
    return f"{day:%d.%m.%Y}."


def hour(moment) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def date_range(first, last) -> str:
    """16.–19. jūnijs; 29. jūnijs – 3. jūlijs."""
    if first == last:
        return day_and_month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{day_and_month(last)}"
    return f"{day_and_month(first)} – {day_and_month(last)}"


def near_day(day, today) -> str:
    """šodien, rīt, vakar; empty for other days."""
    return {0: "šodien", 1: "rīt", -1: "vakar"}.get((day - today).days, "")


def near_week(first, today) -> str:
    """Šonedēļ, Nākamnedēļ; empty for other weeks."""
    monday = today.toordinal() - today.weekday()
    return {0: "Šonedēļ", 7: "Nākamnedēļ"}.get(first.toordinal() - first.weekday() - monday, "")


def number(value, decimals: int = 0) -> str:
    """3 204 and 1 234,50, with spaces that do not break over a line."""
    return f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")


def money(amount) -> str:
    return f"{number(amount, 2)}\u00a0EUR"
