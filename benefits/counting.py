"""In which periods an award counts, and for whom: the keys of the guarded counters. Neither database nor clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from socialservice.periods import months_later

EVER = "ever"
PERSON, COUPLE, HOUSEHOLD = "person", "couple", "household"
ONCE, YEAR, MONTH = "once", "year", "month"


@dataclass(frozen=True)
class Count:
    """What one award adds in one period, and what the rule allows there; None: no limit."""

    period: str
    amount: Decimal
    most_times: int | None = None
    ceiling: Decimal | None = None
    times: int = 1


def unit(kind: str, *, person: int, partner: int | None = None, household: int | None = None) -> str:
    """A couple is one, whoever of the two applies."""
    if kind == COUPLE:
        if partner is None or partner == person:
            raise ValueError("a couple is two people")
        first, second = sorted((person, partner))
        return f"{COUPLE}:{first}:{second}"
    if kind == HOUSEHOLD:
        if household is None:
            raise ValueError("no household")
        return f"{HOUSEHOLD}:{household}"
    return f"{PERSON}:{person}"


def months(first_day: date, number: int) -> list[date]:
    """The first days of so many months, from that of the first day on."""
    return [months_later(first_day.replace(day=1), n) for n in range(number)]


def counts(
    paid: Iterable[tuple[date, Decimal]], *, often: str, ceiling: Decimal | None, begins: bool = True
) -> list[Count]:
    """Every award counts in each month and year it is paid for, and once in all; the rule says where a limit holds.

    In the order in which counters are locked. `begins`: False for further months of an award counted before.
    """
    by_month: dict[str, Decimal] = {}
    by_year: dict[str, Decimal] = {}
    for month, amount in paid:
        by_month[f"{month:%Y-%m}"] = by_month.get(f"{month:%Y-%m}", Decimal(0)) + amount
        by_year[f"{month:%Y}"] = by_year.get(f"{month:%Y}", Decimal(0)) + amount
    found = [Count(key, amount, 1 if often == MONTH else None) for key, amount in by_month.items()]
    if begins:
        found += [Count(key, amount, 1 if often == YEAR else None, ceiling) for key, amount in by_year.items()]
        found.append(Count(EVER, sum(by_year.values(), Decimal(0)), 1 if often == ONCE else None))
    else:
        found += [Count(key, amount, None, ceiling, times=0) for key, amount in by_year.items()]
        found.append(Count(EVER, sum(by_year.values(), Decimal(0)), times=0))
    return sorted(found, key=lambda count: count.period)
