"""Give a benefit by a decision, and stop it. The only writer of awards; payments are written with them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Person, Service, User
from socialservice.periods import last_day_of_month
from socialservice.words import date_short, money

from .. import counting, rulebook, units
from ..amounts import NOTHING
from ..models import Application, Award, BenefitRule, Decision
from ..panels import household_of
from ..rulebook import Means
from . import allotments, benefit_decisions, payments

Unit, Outcome = BenefitRule.Unit, Decision.Outcome
MOST_MONTHS = 12


@dataclass(frozen=True)
class Wish:
    """What is to be given. `months`: 0 where it goes on as long as the status does; `amount` where no rule says it."""

    first_day: date
    months: int = 1
    amount: Decimal | None = None
    means: Means | None = None
    partner: Person | None = None
    cash_reason: str = ""  # empty: by transfer


@transaction.atomic
def grant(*, application: Application, wish: Wish, by: User, note: str = "") -> Decision:
    """Decide that the benefit is given. Where somebody else has to agree first, nothing is counted before."""
    application = benefit_decisions.open_application(application)
    service, person = _asked(application)
    if wish.cash_reason:
        payments.refuse_cash(person, "cash_reason")
    rule = rulebook.rule_on(service, wish.first_day)
    entitled = rulebook.entitled(rule, person, wish.first_day)
    worked_out = rulebook.work_out(rule, wish.means, application.applied_on) if _computed(rule, wish) else {}
    amount = _amount(rule, wish, worked_out)
    give = _give(rule, wish, application, person, entitled.status)
    decision = benefit_decisions.record(
        application=application,
        outcome=Outcome.GRANTED,
        rule=rule,
        amount=amount,
        first_day=wish.first_day,
        last_day=_last_day(wish),
        worked_out={**worked_out, "rule": rule.version, "give": give},
        note=note,
        by=by,
    )
    benefit_decisions.follow(decision=decision, by=by)
    return decision


@transaction.atomic
def carry_out(*, decision: Decision, by: User) -> Award:
    """What follows from a decision in force: it is counted, the award is written, and its payments are due."""
    give, rule, application = decision.worked_out["give"], decision.rule, decision.application
    unit = units.hold(give["unit"])
    award = Award(
        municipality_id=decision.municipality_id,
        decision=decision,
        service=rule.service,
        household_id=units.household_now(give["household"]),
        person=application.person,
        partner_id=give["partner"],
        depends_on_id=give["status"],
        amount=decision.amount,
        monthly=give["months"] != 1,
        first_day=decision.first_day,
        last_day=decision.last_day,
        created_at=clock.now(),
        is_demo=application.is_demo,
    )
    months = counting.months(award.first_day, give["months"]) if give["months"] else payments.months_of_status(award)
    paid = [(month, decision.amount) for month in months]
    taken = allotments.take(
        service=rule.service,
        unit=unit,
        counts=counting.counts(paid, often=rule.often, ceiling=rule.ceiling),
    )
    award.allotment = _limiting(taken)
    award.save()
    payments.make_due(award=award, months=months, cash_reason=give["cash_reason"], by=by)
    return award


@transaction.atomic
def stop(*, award: Award, on: date, reason: str, by: User) -> Award:
    """`on` is the last day; months after it are not paid, and what is not paid counts no longer."""
    award = Award.objects.select_for_update(of=("self",)).select_related("decision__rule", "service").get(pk=award.pk)
    if award.state == Award.State.STOPPED:
        raise Refusal(_("This benefit was stopped on %(day)s.") % {"day": date_short(award.stopped_on)})
    if on < award.first_day:
        raise Refusal(_("The last day may not be before the first."), field="on")
    award.state, award.stopped_on, award.stop_reason = Award.State.STOPPED, on, reason[:200]
    award.save(update_fields=["state", "stopped_on", "stop_reason"])
    payments.cancel_after(award=award, last_day=on, by=by)
    return award


def stop_all(*, person: Person, on: date, reason: str, by: User) -> None:
    """What was given to the person alone. What a household or a couple has goes on, or is stopped by hand."""
    standing = person.awards.filter(state=Award.State.STANDING, decision__rule__unit=Unit.PERSON)
    for award in standing:
        stop(award=award, on=max(on, award.first_day), reason=reason, by=by)


# Pieces


def _asked(application: Application) -> tuple[Service, Person]:
    if application.service is None:
        raise Refusal(_("Choose first which benefit the application is for."))
    if application.person is None:
        raise Refusal(_("Choose first who applies."))
    return application.service, application.person


def _computed(rule: BenefitRule, wish: Wish) -> bool:
    """Where no line or factor is known for the day, the specialist enters the amount, which then stands alone."""
    return bool(rule.calculator) and wish.amount is None


def _amount(rule: BenefitRule, wish: Wish, worked_out: dict) -> Decimal:
    if worked_out:
        amount = Decimal(worked_out["amount"])
        if amount <= 0:
            sentence = _("By the calculation nothing is due (%(raw)s): refuse the application with a reason.")
            raise Refusal(sentence % {"raw": money(Decimal(worked_out["raw"]))})
        return amount
    if rule.amount is not None:
        return rule.amount
    in_kind = rule.service.kind == Service.Kind.MATERIAL_SUPPORT
    amount = wish.amount if wish.amount is not None or not in_kind else NOTHING
    if amount is None or amount < 0 or (amount == 0 and not in_kind):
        raise Refusal(_("Enter the amount."), field="amount")
    return amount


def _give(rule: BenefitRule, wish: Wish, application: Application, person: Person, status) -> dict:
    """What the decision says besides money and days: kept with it until it is carried out."""
    if not 0 <= wish.months <= MOST_MONTHS:
        raise Refusal(_("From one month to twelve."), field="months")
    if wish.months == 0 and status is None:
        raise Refusal(_("Only what depends on a status goes on as long as the status does."), field="months")
    if rule.often == BenefitRule.Often.ONCE and wish.months != 1:
        raise Refusal(_("What is given once is paid once."), field="months")
    household = application.household or household_of(person, wish.first_day)
    return {
        "unit": _unit(rule, wish, person, household),
        "household": household.pk if household else None,
        "partner": wish.partner.pk if wish.partner else None,
        "status": status.pk if status else None,
        "months": wish.months,
        "cash_reason": wish.cash_reason,
    }


def _unit(rule: BenefitRule, wish: Wish, person: Person, household) -> str:
    if rule.unit == Unit.COUPLE and (wish.partner is None or wish.partner == person):
        raise Refusal(_("This is given to couples: enter the personal code of the other of the two."), field="partner")
    if rule.unit == Unit.HOUSEHOLD and household is None:
        raise Refusal(_("The person belongs to no household on this day: found one first."), field="first_day")
    return counting.unit(
        rule.unit,
        person=person.pk,
        partner=wish.partner.pk if wish.partner else None,
        household=household.pk if household else None,
    )


def _last_day(wish: Wish) -> date | None:
    return last_day_of_month(counting.months(wish.first_day, wish.months)[-1]) if wish.months else None


def _limiting(taken):
    """The counter that is nearest to its limit, if any has one."""
    limited = [row for row in taken if row.most_times is not None or row.ceiling is not None]
    return limited[0] if limited else None
