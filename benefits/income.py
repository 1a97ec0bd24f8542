"""The income test: what the lines in force on the day of the application say of a household's income.

Indicative. Property, savings and much else are looked at by the person who decides. Sources: thresholds by date as
`benefits/data/thresholds.json` names them; Cabinet Regulation No 809 of 17.12.2020 for the months that count.

Pure: the lines, the incomes and the day are given; the answer is codes and values, worded in `income_wording`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from socialservice.periods import months_later

NEEDY, LOW_INCOME, NONE = "needy", "low_income", "none"
ANY, WORKING_AGE, CARE, LONE = "any", "working_age", "care", "lone"  # whom a municipality's line is for
PER_PERSON = "per_person"
USUAL_MONTHS, IRREGULAR_MONTHS = 3, 12
STORED_TO = Decimal("0.0001")  # of a cent's hundredth: so fine is an average kept


@dataclass(frozen=True)
class StateLines:
    """Before 2021 one amount for each member, as the same for the first and the others."""

    scheme: str
    needy_first: Decimal
    needy_other: Decimal
    low_max_first: Decimal | None = None  # no municipality may set its low-income line higher
    low_max_other: Decimal | None = None
    confirmed: bool = True


@dataclass(frozen=True)
class Line:
    """A municipality's low-income line. `other` is None where it is for one person alone."""

    composition: str
    first: Decimal
    other: Decimal | None
    confirmed: bool = True


@dataclass(frozen=True)
class Weighed:
    average: Decimal
    says: str
    confirmed: bool  # every figure that counted was
    line: Line | None  # of the municipality, where one was compared with
    reasons: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def months_counted(applied_on: date, number: int = USUAL_MONTHS) -> list[date]:
    """The full calendar months before that of the application, each by its first day, the earliest first."""
    return [months_later(applied_on.replace(day=1), -back) for back in range(number, 0, -1)]


def limit(first: Decimal, other: Decimal | None, members: int) -> Decimal:
    if other is None and members > 1:
        raise ValueError("a line for one person alone")
    return first + (other or 0) * (members - 1)


def line_for(lines: Iterable[Line], composition: str, members: int) -> Line | None:
    """The line of this composition, else the one for any household; none where the municipality has set none."""
    fitting = {line.composition: line for line in lines if line.other is not None or members == 1}
    return fitting.get(composition) or fitting.get(ANY)


def average(amounts: Iterable[Decimal], months: int) -> Decimal:
    """No amounts at all are an income of 0."""
    return sum(amounts, Decimal(0)) / months


def weigh(
    *, amounts: Iterable[Decimal], months: int, members: int, composition: str, state: StateLines, lines: Iterable[Line]
) -> Weighed:
    """`amounts`: net, of all members, in the months counted. An income equal to a line does not exceed it."""
    total = sum(amounts, Decimal(0))
    mean = average([total], months)
    needy = limit(state.needy_first, state.needy_other, members)
    reasons = [("average", {"total": str(total), "months": str(months), "average": str(mean)})]
    if total <= needy * months:
        reasons.append(("under_needy", _compared(state.needy_first, state.needy_other, members, state.scheme)))
        return Weighed(mean, NEEDY, state.confirmed, None, reasons)
    reasons.append(("over_needy", _compared(state.needy_first, state.needy_other, members, state.scheme)))
    line = line_for(lines, composition, members)
    if line is None:
        reasons.append(_no_line(state, total, months, members))
        return Weighed(mean, NONE, state.confirmed, None, reasons)
    under = total <= limit(line.first, line.other, members) * months
    compared = _compared(line.first, line.other, members, "first_other")
    reasons.append(("under_low" if under else "over_low", compared | {"composition": line.composition}))
    return Weighed(mean, LOW_INCOME if under else NONE, state.confirmed and line.confirmed, line, reasons)


def line_problem(line: Line, state: StateLines) -> str:
    """Why a municipality may not have this line on a day of these state lines; empty where it may.

    A line below the needy one would help nobody; one above the highest has no ground in law.
    """
    below = line.first < state.needy_first or (line.other is not None and line.other < state.needy_other)
    if below:
        return "below_needy"
    highest = [(line.first, state.low_max_first), (line.other, state.low_max_other)]
    above = any(set_ is not None and most is not None and set_ > most for set_, most in highest)
    return "above_highest" if above else ""


def _no_line(state: StateLines, total: Decimal, months: int, members: int) -> tuple[str, dict[str, str]]:
    if state.low_max_first is None:
        return "no_line", {}
    highest = limit(state.low_max_first, state.low_max_other, members)
    return ("no_line_under_highest" if total <= highest * months else "over_highest"), {"limit": str(highest)}


def _compared(first: Decimal, other: Decimal | None, members: int, scheme: str) -> dict[str, str]:
    return {
        "limit": str(limit(first, other, members)),
        "first": str(first),
        "other": str(other or 0),
        "others": str(members - 1),
        "members": str(members),
        "scheme": scheme,
    }
