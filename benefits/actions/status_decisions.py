"""A status is granted or refused by a decision on an application, and a death is followed up."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice.errors import Refusal
from socialservice.models import User

from ..deciding import last_day
from ..extensions import EXTENDED_KINDS
from ..models import Application, Decision, RefusalReason, Status
from ..panels import household_of
from . import benefit_decisions, extensions, households, statuses
from .income_tests import refuse_untested

Outcome = Decision.Outcome


@transaction.atomic
def grant(*, application: Application, kind: str, first_day: date, months: int, by: User, note: str = "") -> Decision:
    """Where somebody else has to agree first, nothing is granted before."""
    extensions.keep_out_others(application.municipality_id, shared=True)
    application = benefit_decisions.open_application(application)
    _check(application, kind, months)
    until = last_day(first_day, months)
    statuses.check_days(first_day, until)
    decision = benefit_decisions.record(
        application=application,
        outcome=Outcome.GRANTED,
        kind=kind,
        first_day=first_day,
        last_day=until,
        note=note,
        by=by,
    )
    benefit_decisions.follow(decision=decision, by=by)
    return decision


@transaction.atomic
def refuse(*, application: Application, reason: RefusalReason, by: User, note: str = "") -> Decision:
    application = benefit_decisions.open_application(application)
    decision = benefit_decisions.record(
        application=application, outcome=Outcome.REFUSED, reason=reason, note=note, by=by
    )
    benefit_decisions.follow(decision=decision, by=by)
    return decision


@transaction.atomic
def carry_out(*, decision: Decision, by: User) -> Status:
    """The status of a decision in force, with its certificate; somebody without a household becomes one."""
    extensions.keep_out_others(decision.municipality_id, shared=True)
    application, since = decision.application, decision.first_day
    household = household_of(application.person, since)
    if household is None:
        household = households.found(contact_person=application.person, since=since, by=by)
    decision.status = statuses.grant(
        household=household,
        kind=decision.kind,
        granted_from=since,
        granted_until=decision.last_day,
        decision_no=decision.number,
        decided_on=decision.decided_on,
        documents_on_file=not application.missing,
        by=by,
    )
    decision.save(update_fields=["status"])
    application.household = household
    application.save(update_fields=["household"])
    return decision.status


def refuse_alone(*, by: User, municipality_id: int) -> None:
    """Whoever holds two competences proposes a decision on an application instead."""
    if benefit_decisions.holds_both(by, municipality_id):
        raise Refusal(_("You hold two competences: enter an application, and a second person agrees to your decision."))


def _check(application: Application, kind: str, months: int) -> None:
    if application.person is None:
        raise Refusal(_("Say first whose application it is."))
    if application.person.died_on:
        raise Refusal(_("The person has died."))
    if months not in application.municipality.status_months:
        raise Refusal(_("Choose one of the lengths."), field="months")
    if kind in EXTENDED_KINDS:
        refuse_untested(application)
