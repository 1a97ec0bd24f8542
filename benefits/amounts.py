"""What a benefit comes to: sums by the lines, costs and income of a household. Neither database nor clock."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Worked:
    """A calculation, ready to be kept and shown: `raw` may be below zero, `amount` never is."""

    lines: Decimal  # the minimum-income lines of the household together
    factor: Decimal
    costs: Decimal
    income: Decimal
    raw: Decimal

    @property
    def amount(self) -> Decimal:
        return max(self.raw, NOTHING.quantize(CENT))


def lines(first: Decimal, other: Decimal, members: int) -> Decimal:
    """One line for the first person, another for each of the others."""
    if members < 1:
        raise ValueError("a household has at least one member")
    return first + other * (members - 1)


def gmi(first: Decimal, other: Decimal, members: int, income: Decimal) -> Worked:
    return _worked(lines(first, other, members), Decimal(1), NOTHING, income)


def housing(
    first: Decimal, other: Decimal, members: int, *, factor: Decimal, costs: Decimal, income: Decimal
) -> Worked:
    """The factor multiplies the lines only; recognised costs come on top."""
    return _worked(lines(first, other, members), factor, costs, income)


def state_part(amount: Decimal, percent: int) -> Decimal:
    return cents(amount * percent / 100)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _worked(line_sum: Decimal, factor: Decimal, costs: Decimal, income: Decimal) -> Worked:
    return Worked(line_sum, factor, costs, income, cents(line_sum * factor + costs - income))
