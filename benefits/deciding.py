"""Terms of decisions, and when one person is not enough. Pure."""

from datetime import date

from socialservice.periods import day_after, last_day_of_month, months_later

NEEDS_SECOND = 2  # competences in one hand
FAMILY, HOUSEHOLD = "ģimene (persona)", "mājsaimniecība"  # of the law, so in Latvian
HOUSEHOLDS_SINCE = date(2021, 1, 1)


def last_day(first_day: date, months: int) -> date:
    """The last day of the month in which so many calendar months end; that of the first day counts."""
    return last_day_of_month(months_later(first_day.replace(day=1), months - 1))


def first_day(applied_on: date, in_force_until: date | None) -> date:
    """As proposed: a renewal follows the term in force without a gap, anything else begins with the application."""
    if in_force_until is not None and in_force_until >= applied_on:
        return day_after(in_force_until)
    return applied_on


def needs_second(competences: set[str]) -> bool:
    """Whoever holds two competences does not decide alone: each is answerable for one of them."""
    return len(competences) >= NEEDS_SECOND


def household_word(day: date) -> str:
    """What a certificate issued on that day calls those whose income is counted together."""
    return HOUSEHOLD if day >= HOUSEHOLDS_SINCE else FAMILY
