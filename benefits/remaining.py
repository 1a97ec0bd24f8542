"""How much of a ceiling is left in a calendar year."""

from decimal import Decimal

from socialservice.models import Person, Service

from . import counting, units
from .models import Allotment, Award, BenefitRule, Household


def of_award(award: Award, year: int) -> Decimal | None:
    """None where there is no ceiling."""
    give = award.decision.worked_out.get("give")
    rule = award.decision.rule
    if rule is None or rule.ceiling is None or not give:
        return None
    return _left(award.service, give["unit"], rule.ceiling, year)


def for_whom(rule: BenefitRule, person: Person, household: Household | None, year: int) -> Decimal | None:
    """Before anything is given; None also where it is not known yet who the other of a couple is."""
    if rule.ceiling is None or rule.unit == rule.Unit.COUPLE or (rule.unit == rule.Unit.HOUSEHOLD and not household):
        return None
    unit = counting.unit(rule.unit, person=person.pk, household=household.pk if household else None)
    return _left(rule.service, unit, rule.ceiling, year)


def _left(service: Service, unit: str, ceiling: Decimal, year: int) -> Decimal:
    rows = Allotment.objects.filter(service=service, unit=units.standing(unit), period=str(year))
    used = rows.values_list("used", flat=True).first() or Decimal(0)
    return max(ceiling - used, Decimal(0))
