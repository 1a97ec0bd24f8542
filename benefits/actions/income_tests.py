"""The income of a household, weighed by the lines of the day on which it applied. Kept as it was, each time."""

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import User
from socialservice.words import date_short

from .. import income, lines
from ..models import Application, IncomeTest
from .applications import locked


@transaction.atomic
def run(*, application: Application, members: int, composition: str, months: int, by: User) -> IncomeTest:
    application = locked(application)
    if composition == income.LONE and members > 1:
        raise Refusal(_("A lone person has nobody else in the household."), field="composition")
    state = lines.state_on(application.applied_on)
    if state is None:
        day = date_short(application.applied_on)
        raise Refusal(_("No income lines have been entered for %(day)s.") % {"day": day})
    municipal = lines.municipal_on(application.municipality, application.applied_on)
    found = income.weigh(
        amounts=amounts(application, months),
        months=months,
        members=members,
        composition=composition,
        state=state.lines(),
        lines=[row.line() for row in municipal],
    )
    return IncomeTest.objects.create(
        application=application,
        day=application.applied_on,
        members=members,
        composition=composition,
        months=months,
        income=found.average,
        threshold=state,
        line=next((row for row in municipal if found.line and row.composition == found.line.composition), None),
        says=found.says,
        confirmed=found.confirmed,
        reasons=found.reasons,
        at=clock.now(),
        by=by,
    )


def amounts(application: Application, months: int) -> list:
    counted = income.months_counted(application.applied_on, months)
    return list(application.incomes.filter(month__in=counted).values_list("amount", flat=True))


def why_untested(application: Application) -> str:
    """What stands in the way of a status by income; empty where nothing does."""
    try:
        refuse_untested(application)
    except Refusal as refusal:
        return str(refusal.sentence)
    return ""


def refuse_untested(application: Application) -> None:
    """A status by income is granted only after a test of the incomes as they now are, by figures somebody confirmed."""
    test = application.tests.order_by("-at", "-pk").first()
    if test is None:
        raise Refusal(_("Do the income test first. An empty list of incomes is an income of 0."), code="untested")
    now = income.average(amounts(application, test.months), test.months)
    if abs(now - test.income) > income.STORED_TO:
        raise Refusal(_("The incomes have changed since the test. Do it again."), code="untested")
    if not test.confirmed:
        raise Refusal(
            _("The lines of %(day)s that count here are not confirmed: nothing is decided by them.")
            % {"day": date_short(test.day)},
            code="unconfirmed",
        )
