"""The reasons of an income test in words."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialservice.words import money

from .models import MunicipalLine

PER_PERSON = "per_person"


def sentences(reasons: Iterable[tuple[str, dict]]) -> list[str]:
    return [WORDED[code](values) for code, values in reasons]


def _average(values: dict) -> str:
    months = int(values["months"])
    sums = {"total": _money(values["total"]), "n": months, "average": _money(values["average"])}
    return (
        ngettext(
            "Income of %(total)s in %(n)d month is %(average)s a month.",
            "Income of %(total)s in %(n)d months is %(average)s a month.",
            months,
        )
        % sums
    )


def _under_needy(values: dict) -> str:
    if not _how(values):
        return _("This does not exceed the line of a needy household, %(limit)s.") % _compared(values)
    return _("This does not exceed the line of a needy household, %(limit)s (%(how)s).") % _compared(values)


def _over_needy(values: dict) -> str:
    if not _how(values):
        return _("This exceeds the line of a needy household, %(limit)s.") % _compared(values)
    return _("This exceeds the line of a needy household, %(limit)s (%(how)s).") % _compared(values)


def _under_low(values: dict) -> str:
    if not _how(values):
        return _("It does not exceed the municipality's low-income line, %(limit)s (%(whom)s).") % _of_line(values)
    return _("It does not exceed the municipality's low-income line, %(limit)s (%(how)s; %(whom)s).") % _of_line(values)


def _over_low(values: dict) -> str:
    if not _how(values):
        return _("It exceeds the municipality's low-income line, %(limit)s (%(whom)s).") % _of_line(values)
    return _("It exceeds the municipality's low-income line, %(limit)s (%(how)s; %(whom)s).") % _of_line(values)


def _no_line(values: dict) -> str:
    return _("The municipality has entered no low-income line for this day and household.")


def _no_line_under_highest(values: dict) -> str:
    return _(
        "The municipality has entered no low-income line for this day and household. The highest that the state allows"
        " is %(limit)s, and the income does not exceed it."
    ) % {"limit": _money(values["limit"])}


def _over_highest(values: dict) -> str:
    return _("It exceeds the highest low-income line that the state allows, %(limit)s.") % {
        "limit": _money(values["limit"])
    }


def _compared(values: dict) -> dict:
    return {"limit": _money(values["limit"]), "how": _how(values)}


def _of_line(values: dict) -> dict:
    return _compared(values) | {"whom": str(MunicipalLine.Composition(values["composition"]).label)}


def _how(values: dict) -> str:
    """272,00 EUR + 2 × 190,00 EUR; nothing of one person alone, whose line is the sum itself."""
    if int(values["members"]) == 1:
        return ""
    first, other = _money(values["first"]), _money(values["other"])
    if values["scheme"] == PER_PERSON:
        return f"{values['members']} × {first}"
    return f"{first} + {values['others']} × {other}"


def _money(amount: str) -> str:
    return money(Decimal(amount))


WORDED = {
    "average": _average,
    "under_needy": _under_needy,
    "over_needy": _over_needy,
    "under_low": _under_low,
    "over_low": _over_low,
    "no_line": _no_line,
    "no_line_under_highest": _no_line_under_highest,
    "over_highest": _over_highest,
}
