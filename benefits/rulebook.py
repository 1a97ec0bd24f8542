"""Which rule of a benefit holds on a day, who is entitled by it, and what it comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from socialservice.errors import Refusal
from socialservice.models import Person, Service
from socialservice.words import date_short

from . import ages, amounts
from .models import BenefitRule, Group, HousingFactor, PensionAge, StateThreshold, Status

Needs, Calculator = BenefitRule.Status, BenefitRule.Calculator
KINDS = {Needs.ANY: (Status.Kind.NEEDY, Status.Kind.LOW_INCOME), Needs.NEEDY: (Status.Kind.NEEDY,)}


def rule_on(service: Service, day: date) -> BenefitRule:
    rule = service.benefit_rules.on(day).first()
    if rule is None:
        raise Refusal(
            _("For %(day)s the catalogue has no rule of this benefit.") % {"day": date_short(day)}, field="first_day"
        )
    return rule


# Who


@dataclass(frozen=True)
class Entitled:
    """Why: by a status, as a member of a group, or (neither) as everybody."""

    status: Status | None = None
    group: Group | None = None


def entitled(rule: BenefitRule, person: Person, day: date) -> Entitled:
    groups = list(rule.groups.all())
    if group := first_group(groups, person, day):
        return Entitled(group=group)
    if rule.status != Needs.NONE:
        if status := required_status(rule, person, day):
            return Entitled(status=status)
        raise Refusal(_why_not(rule, day), field="first_day")
    if groups:
        raise Refusal(_("The person belongs to none of the groups that this is for."), field="first_day")
    return Entitled()


def required_status(rule: BenefitRule, person: Person, day: date) -> Status | None:
    """The status in force that the rule asks for, the one that goes on longest."""
    asked = Status.objects.of(person, day).in_force(day).filter(kind__in=KINDS.get(rule.status, ()))
    return asked.order_by("-effective_until").first()


def first_group(groups: list[Group], person: Person, day: date) -> Group | None:
    return next((group for group in groups if belongs(group, person, day)), None)


def belongs(group: Group, person: Person, day: date) -> bool:
    if group.proof == Group.Proof.AGE:
        return ages.is_over(person.birth_date, group.over_age, day)
    if group.proof == Group.Proof.PENSION_AGE:
        return ages.has_pension_age(person.birth_date, pension_ages(), day)
    return group.memberships.on(day).filter(person=person).exists()


def pension_ages() -> dict[int, tuple[int, int]]:
    """Confirmed ones only: no other figures decide."""
    return {row.year: (row.years, row.months) for row in PensionAge.objects.filter(confirmed=True)}


def _why_not(rule: BenefitRule, day: date) -> str:
    if rule.status == Needs.NEEDY:
        sentence = _("On %(day)s the household has no status of a needy household.")
    else:
        sentence = _("On %(day)s the household is neither needy nor low-income.")
    return sentence % {"day": date_short(day)}


# How much


@dataclass(frozen=True)
class Means:
    """What the calculators ask about the household."""

    members: int
    income: Decimal
    costs: Decimal = amounts.NOTHING
    household: str = HousingFactor.Household.OTHER


def work_out(rule: BenefitRule, means: Means, day: date) -> dict:
    """The calculation by the lines of that day, as a decision keeps it; the amounts are text."""
    lines = StateThreshold.objects.on(day).first()
    if lines is None or not lines.gmi_confirmed:
        raise Refusal(
            _("The minimum-income line of %(day)s is not confirmed: nothing is decided by it.")
            % {"day": date_short(day)}
        )
    pair = (lines.gmi_first, lines.gmi_other)
    if rule.calculator == Calculator.GMI:
        worked = amounts.gmi(*pair, means.members, means.income)
    else:
        factor = _factor(means.household, day)
        worked = amounts.housing(*pair, means.members, factor=factor, costs=means.costs, income=means.income)
    return {
        "calculator": rule.calculator,
        "day": day.isoformat(),
        "first": str(lines.gmi_first),
        "other": str(lines.gmi_other),
        "members": means.members,
        "household": means.household if rule.calculator == Calculator.HOUSING else "",
        **{name: str(getattr(worked, name)) for name in ("lines", "factor", "costs", "income", "raw", "amount")},
    }


def _factor(household: str, day: date) -> Decimal:
    row = HousingFactor.objects.on(day).filter(household=household).first()
    if row is None or not row.confirmed:
        raise Refusal(
            _("The factor of the housing benefit for %(day)s is not confirmed: nothing is decided by it.")
            % {"day": date_short(day)}
        )
    return row.factor
