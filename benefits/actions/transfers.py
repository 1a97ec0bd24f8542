"""Transfers taken away as a file: each once, again only by whoever says why. The second learns who was first."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Municipality, User

from ..models import Payment, PaymentTaken

ONCE = "payment_taken_once"


@dataclass(frozen=True)
class Taken:
    """Some of the transfers went away in one file."""

    by: str
    at: datetime
    number: int


@transaction.atomic
def take(
    *, municipality: Municipality, payments: list[int], by: User, reason: str = "", only_new: bool = False
) -> list[Payment]:
    """Those of `payments` that are due by transfer; `only_new`: without those that somebody has taken already."""
    due = Payment.objects.filter(
        award__municipality=municipality, pk__in=payments, state=Payment.State.DUE, method=Payment.Method.TRANSFER
    )
    locked = list(due.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    last = _last(locked)
    if only_new:
        locked = [pk for pk in locked if pk not in last]
    elif last and not reason.strip():
        raise taken_already()
    now, why = clock.now(), reason.strip()[:200]
    with refusing({ONCE: taken_already}):
        PaymentTaken.objects.bulk_create(
            PaymentTaken(payment_id=pk, number=last.get(pk, 0) + 1, reason=why if pk in last else "", at=now, by=by)
            for pk in locked
        )
    rows = Payment.objects.filter(pk__in=locked).order_by("due_on", "pk")
    return list(rows.select_related("award__person", "award__decision", "account"))


def takings(payments: list[int]) -> list[Taken]:
    """Who has taken some of them last, and when; the newest first."""
    newest = PaymentTaken.objects.filter(payment__in=payments)
    rows = newest.order_by("-at").values("at", "by__name").annotate(number=Count("payment", distinct=True))
    return [Taken(row["by__name"], row["at"], row["number"]) for row in rows]


def taken_of(payments: list[int]) -> int:
    """How many of them are in some file."""
    return len(_last(payments))


def taken_already() -> Refusal:
    return Refusal(_("Some of these transfers are in a file already."), code="taken")


def _last(payments: list[int]) -> dict[int, int]:
    rows = PaymentTaken.objects.filter(payment__in=payments).order_by().values("payment")
    return dict(rows.annotate(last=Max("number")).values_list("payment", "last"))
