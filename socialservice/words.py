"""Dates, times and numbers in the reader's language: Latvian by `latvian`, English here."""

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import clock, identifiers, latvian


def in_english() -> bool:
    return (get_language() or "lv").startswith("en")


def local_day(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def local(moment: datetime) -> datetime:
    return clock.local(moment) if moment.tzinfo else moment


def date_short(day) -> str:
    """17.06.2020. – ends with its own full stop in Latvian."""
    return f"{day.day} {day:%b %Y}" if in_english() else latvian.short_date(day)


def date_long(day, case: str = "nominative") -> str:
    """2021. gada 13. oktobris; English has one form."""
    return f"{day.day} {day:%B %Y}" if in_english() else latvian.long_date(day, case)


def day_head(day, case: str = "nominative") -> str:
    """trešdiena, 17. jūnijs."""
    return f"{day:%A}, {day.day} {day:%B}" if in_english() else latvian.weekday_date(day, case)


def day_brief(day) -> str:
    """On a button beside others: ceturtdien, 18.06."""
    return f"{day:%a}, {day.day} {day:%b}" if in_english() else f"{latvian.weekday(day, 'locative')}, {day:%d.%m}."


def weekday(day) -> str:
    return f"{day:%A}" if in_english() else latvian.weekday(day)


def weekday_short(day) -> str:
    return f"{day:%a}" if in_english() else latvian.weekday_short(day)


def moment_head(moment) -> str:
    """trešdiena, 17. jūnijs, plkst. 9:40; the space before the hour does not break."""
    if in_english():
        return f"{day_head(moment)},\u00a0{latvian.hour(moment)}"
    return f"{day_head(moment)}, plkst.\u00a0{latvian.hour(moment)}"


def moment_in(moment) -> str:
    """In a sentence: trešdien, 17. jūnijā plkst. 9:40."""
    return f"{moment_before_hour(moment)}\u00a0{latvian.hour(moment)}"


def moment_before_hour(moment) -> str:
    return f"{day_head(moment)} at" if in_english() else f"{day_head(moment, 'locative')} plkst."


def date_range(first, last) -> str:
    """16.–19. jūnijs; 29. jūnijs – 3. jūlijs."""
    if not in_english():
        return latvian.date_range(first, last)
    if first == last:
        return f"{first.day} {first:%B}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{last.day} {last:%B}" if same_month else f"{first.day} {first:%B} – {last.day} {last:%B}"


def week_head(first, last, today) -> str:
    """Šonedēļ, 16.–19. jūnijs."""
    near = latvian.near_week(first, today)
    if in_english():
        near = {"Šonedēļ": "This week", "Nākamnedēļ": "Next week"}.get(near, "")
    return f"{near}, {date_range(first, last)}" if near else date_range(first, last)


def near_day(day, today) -> str:
    """šodien, rīt, vakar; empty for other days."""
    near = latvian.near_day(day, today)
    return {"šodien": "today", "rīt": "tomorrow", "vakar": "yesterday"}.get(near, "") if in_english() else near


def in_words(value) -> str:
    """Of a row's field in a list: a day, a moment, yes or no."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, datetime):
        return f"{date_short(local(value))} {latvian.hour(local(value))}"
    return date_short(value) if isinstance(value, date) else str(value)


def file_size(size: int) -> str:
    """Of a file: 12 KB, 1,4 MB."""
    if size < 1024 * 1024:
        return f"{number(max(1, round(size / 1024)))}\u00a0KB"
    return f"{number(size / 1024 / 1024, 1)}\u00a0MB"


def number(value, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}" if in_english() else latvian.number(value, decimals)


def money(amount) -> str:
    return f"EUR\u00a0{number(amount, 2)}" if in_english() else latvian.money(amount)


def phone(e164: str) -> str:
    """As people here write it: 634 89652, 29 123 456; numbers from abroad with their country."""
    home = e164.removeprefix("+371")
    if home == e164 or len(home) != 8:
        return identifiers.format_phone(e164)
    if home.startswith("6"):
        return f"{home[:3]} {home[3:]}"
    return f"{home[:2]} {home[2:5]} {home[5:]}"


def phone_masked(e164: str) -> str:
    """29 *** *56: its owner knows it again, others do not."""
    home = e164.removeprefix("+371")
    start = home[:2] if home != e164 else identifiers.format_phone(e164).split(" ")[0]
    return f"{start} *** *{e164[-2:]}"


def code_spaced(code: str) -> str:
    """482 913: six digits are read aloud in threes."""
    return f"{code[:3]} {code[3:]}"


def code_read(code: str) -> str:
    """4 8 2 9 1 3: so that a screen reader says the digits, not a number."""
    return " ".join(code)


# Words that keep their capital in the middle of a sentence: the polite address, and names.
KEPT_CAPITAL = ("Jūs", "Jums", "Jūsu", "Jūsos", "I ", "Latvija")


def after_colon(sentence: str) -> str:
    """A sentence put behind "Phone:": its first letter becomes small, abbreviations and the polite address stay."""
    if sentence.startswith(KEPT_CAPITAL) or sentence[1:2].isupper():
        return sentence
    return sentence[:1].lower() + sentence[1:]
