"""Rows of benefits given, for tests: kinds with their rules, applications, accounts."""

from datetime import date, timedelta
from decimal import Decimal

from benefits.models import Application, BankAccount, BenefitRule, Group, HousingFactor, PensionAge, StateThreshold
from socialservice import clock
from socialservice.models import Service, ServiceName, Submission
from tests.benefits.rows import household, status

LONG_AGO = date(2000, 1, 1)
IBAN = "LV80BANK0000435195001"


def service(municipality, name="Mājokļa pabalsts", code="majoklis", *, kind="social_benefit", **fields):
    row = Service.objects.create(
        **{"municipality": municipality, "code": code, "kind": kind, "valid_from": LONG_AGO, **fields}
    )
    ServiceName.objects.create(service=row, name=name, valid_from=LONG_AGO)
    return row


def rule(of, *, groups=(), **fields):
    row = BenefitRule.objects.create(
        **{"service": of, "version": of.benefit_rules.count() + 1, "valid_from": LONG_AGO, "unit": "person", **fields}
    )
    row.groups.set(groups)
    return row


def application(of, person, **fields):
    came = Submission.objects.create(municipality=of.municipality, way="desk", received_at=clock.now())
    return Application.objects.create(
        **{
            "municipality": of.municipality,
            "submission": came,
            "number": of.municipality.applications.count() + 1,
            "wants": "benefit",
            "service": of,
            "person": person,
            "subject": of.label,
            "applied_on": clock.today(),
            "created_at": clock.now(),
            **fields,
        }
    )


def account(person, iban=IBAN):
    return BankAccount.objects.create(person=person, iban=iban, holder=person.name, valid_from=LONG_AGO)


def group(municipality, code="represetie", name="Politiski represētie", **fields):
    return Group.objects.create(municipality=municipality, code=code, name=name, **fields)


def lines(first="166", other="116", *, since=date(2025, 1, 1), until=None, **fields):
    return StateThreshold.objects.create(
        **{
            "scheme": "first_other",
            "gmi_first": Decimal(first),
            "gmi_other": Decimal(other),
            "needy_first": 377,
            "needy_other": 264,
            "valid_from": since,
            "valid_until": until,
            "source": "test",
            "confirmed": True,
            "gmi_confirmed": True,
            **fields,
        }
    )


def factor(household="other", value="1.5", *, since=date(2023, 6, 1), **fields):
    return HousingFactor.objects.create(
        household=household, factor=Decimal(value), valid_from=since, source="test", confirmed=True, **fields
    )


def pension_age(year=2025, years=65, months=0):
    return PensionAge.objects.create(year=year, years=years, months=months, source="test", confirmed=True)


def needy(person, *, until=None):
    """A household of the person with a status in force today."""
    home = household(person.municipality, contact=person)
    last = until or (clock.today().replace(day=1) + timedelta(days=92)).replace(day=1) - timedelta(days=1)
    return status(home, last, granted_from=clock.today().replace(day=1))
