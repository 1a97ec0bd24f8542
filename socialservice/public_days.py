"""The days of a year that are not what their weekday says, by law and by Cabinet order. Pure.

The package `holidays` knows public holidays and the working days the Cabinet has moved; a year it does not know yet
has holidays only.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays
from holidays.countries.latvia import LatviaStaticHolidays

# How the package names a day off that is worked on another day.
MOVED = LatviaStaticHolidays.substituted_label.partition("%s")[0]
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PublicDay:
    day: date
    kind: str  # of CalendarDay.Kind
    name: str
    name_en: str


def public_days(year: int, *, moved: bool) -> list[PublicDay]:
    """In order of days. `moved`: does the municipality move working days as the state does?"""
    named = _names(year)
    off = {day for day, (name, _en) in named.items() if name.startswith(MOVED)}
    found = [PublicDay(day, "holiday", *named[day]) for day in named.keys() - off]
    worked = set()
    if moved:
        worked = holidays.country_holidays("LV", years=year).weekend_workdays
        found += [PublicDay(day, "moved_off", "Pārcelta brīvdiena", "Day off, worked on another day") for day in off]
        found += [PublicDay(day, "moved_worked", "Pārcelta darba diena", "Working day, moved") for day in worked]
    taken = {special.day for special in found}
    eves = {day - A_DAY for day in (named.keys() | _names(year + 1).keys()) - off if (day - A_DAY).year == year}
    found += [
        PublicDay(day, "shortened", "Pirmssvētku diena", "Day before a holiday")
        for day in eves - taken
        if day.weekday() < 5
    ]
    return sorted(found, key=lambda special: special.day)


def _names(year: int) -> dict[date, tuple[str, str]]:
    latvian = holidays.country_holidays("LV", years=year, language="lv")
    english = holidays.country_holidays("LV", years=year, language="en_US")
    return {day: (name, english[day]) for day, name in latvian.items()}
