"""The transfers that are due, as a file for whoever makes them: to whom, to which account, how much."""

import csv
import io
from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from .models import Payment

LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(payments: Iterable[Payment]) -> str:
    """In Latvian, as the treasury reads it. Neither personal code nor kind of benefit; accounts in full."""
    text = io.StringIO()
    with translation.override("lv"):
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(_rows(payments))
    return "\ufeff" + text.getvalue()


def _rows(payments: Iterable[Payment]):
    yield [_("Payment No."), _("Account holder"), _("Account number (IBAN)"), _("Amount, EUR"), _("Details")]
    for row in payments:
        details = _("Social assistance, decision No. %(number)s, %(month)s")
        told = {"number": row.award.decision.number, "month": str(row)}
        amount = f"{row.amount:.2f}".replace(".", ",")
        yield [row.pk, _as_text(row.account.holder), row.account.iban, amount, details % told]


def _as_text(name: str) -> str:
    """No spreadsheet takes a name for a formula."""
    return f"'{name}" if name.startswith(LIKE_A_FORMULA) else name
