"""Money of awards: due by month, paid or cancelled; further months while the status goes on."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Municipality, Person, Restriction, User
from socialservice.periods import last_day_of_month, months_later

from .. import counting
from ..models import Award, Payment
from . import allotments

Method, State = Payment.Method, Payment.State


def months_of_status(award: Award) -> list[date]:
    """From the first day to the month in which the status now ends."""
    last, found, month = award.depends_on.ends_on, [], award.first_day.replace(day=1)
    while month <= last:
        found.append(month)
        month = months_later(month, 1)
    return found


def make_due(*, award: Award, months: list[date], cash_reason: str, by: User | None) -> None:
    """One payment a month. What is worth nothing in money, a parcel or a gift, is not paid."""
    if not award.amount:
        return
    account = None if cash_reason else _account(award)
    today = clock.today()
    Payment.objects.bulk_create(
        Payment(
            award=award,
            month=month,
            amount=award.amount,
            method=Method.CASH if cash_reason else Method.TRANSFER,
            cash_reason=cash_reason[:200],
            account=account,
            due_on=max(month, today),
            by=by,
        )
        for month in months
    )


def refuse_cash(person: Person, field: str) -> None:
    """While cash is restricted, only somebody of whom no account is known is paid in cash."""
    today = clock.today()
    switches = Restriction.objects.on(today).filter(municipality=person.municipality_id, code=Restriction.Code.NO_CASH)
    if switches.exists() and person.bank_accounts.on(today).exists():
        raise Refusal(
            _("At present benefits are paid to an account, and this person's account is known: pay by transfer."),
            field=field,
        )


@transaction.atomic
def pay(*, municipality: Municipality, payments: list[int], by: User) -> int:
    """Mark as paid what is still due; pressed twice it marks nothing twice."""
    due = Payment.objects.filter(award__municipality=municipality, pk__in=payments, state=State.DUE)
    return due.update(state=State.PAID, paid_on=clock.today(), by=by)


@transaction.atomic
def turn_to_cash(*, payment: Payment, reason: str, by: User) -> Payment:
    payment = Payment.objects.select_for_update(of=("self",)).select_related("award__person").get(pk=payment.pk)
    if payment.state != State.DUE:
        raise Refusal(_("Only what is still due can be paid in cash."))
    if not reason.strip():
        raise Refusal(_("Cash needs a reason."), field="reason")
    refuse_cash(payment.award.person, "reason")
    payment.method, payment.cash_reason, payment.account, payment.by = Method.CASH, reason[:200], None, by
    payment.save(update_fields=["method", "cash_reason", "account", "by"])
    return payment


def cancel_after(*, award: Award, last_day: date, by: User | None) -> None:
    """What is due for months after the day is not paid, and is given back to the counters."""
    due = list(award.payments.select_for_update().filter(state=State.DUE, month__gt=last_day))
    if not due:
        return
    Payment.objects.filter(pk__in=[row.pk for row in due]).update(state=State.CANCELLED, by=by)
    stopped = award.state == Award.State.STOPPED
    never = stopped and not award.payments.exclude(state=State.CANCELLED).exists()
    allotments.give_back(
        service=award.service,
        unit=award.decision.worked_out["give"]["unit"],
        counts=counting.counts([(row.month, row.amount) for row in due], often="any", ceiling=None, begins=never),
    )


def follow_all() -> int:
    """Every morning: what depends on a status is paid as long as the status now lasts, and not longer."""
    open_ended = Award.objects.filter(state=Award.State.STANDING, depends_on__isnull=False, last_day__isnull=True)
    alive = Q(depends_on__effective_until__gte=months_later(clock.today(), -2))
    return sum(follow(award=award) for award in open_ended.filter(alive).only("pk").iterator())


@transaction.atomic
def follow(*, award: Award) -> bool:
    """Whether anything had to change. A month that the counters refuse is left out; the next run asks again."""
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("depends_on", "service", "decision__rule")
        .get(pk=award.pk)
    )
    if award.state != Award.State.STANDING or award.depends_on is None:
        return False
    known = set(award.payments.exclude(state=State.CANCELLED).values_list("month", flat=True))
    wanted = months_of_status(award)
    last = last_day_of_month(wanted[-1]) if wanted else award.first_day
    cancel_after(award=award, last_day=last, by=None)
    added = [month for month in wanted if month not in known and _add(award, month)]
    return bool(added) or max(known, default=last) > last


def _add(award: Award, month: date) -> bool:
    give, rule = award.decision.worked_out["give"], award.decision.rule
    try:
        with transaction.atomic():
            allotments.take(
                service=award.service,
                unit=give["unit"],
                counts=counting.counts([(month, award.amount)], often=rule.often, ceiling=rule.ceiling, begins=False),
            )
            make_due(award=award, months=[month], cash_reason=give["cash_reason"], by=None)
    except Refusal:
        return False
    return True


def _account(award: Award):
    account = award.person.bank_accounts.on(clock.today()).first()
    if account is None:
        raise Refusal(
            _("No account number is known: enter it on the person's page, or choose cash with a reason."),
            field="cash_reason",
        )
    return account
