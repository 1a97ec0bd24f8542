"""Decisions on benefits and statuses: numbered; who holds two competences needs a second person to agree."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import User

from .. import decision_letters
from ..deciding import needs_second
from ..models import Application, Decision, DecisionSeries

State = Decision.State


def open_application(application: Application) -> Application:
    """Locked, and still to be decided: of two who decide at once the second is told."""
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("service", "person", "household", "municipality")
        .get(pk=application.pk)
    )
    if found.state != Application.State.RECEIVED:
        raise Refusal(_("The application has been decided or withdrawn already."))
    if found.decisions.filter(state=State.PROPOSED).exists():
        raise Refusal(_("A decision about this application awaits a second person."))
    return found


def record(*, application: Application, by: User, **decided) -> Decision:
    today = clock.today()
    state = State.PROPOSED if holds_both(by, application.municipality_id) else State.FINAL
    decision = Decision.objects.create(
        municipality_id=application.municipality_id,
        application=application,
        number=_next_number(application.municipality_id, today.year),
        decided_on=today,
        state=state,
        at=clock.now(),
        by=by,
        **decided,
    )
    if state == State.FINAL:
        _close(application)
    if application.assignee_id is None:
        application.assignee = by
        application.save(update_fields=["assignee"])
    return decision


@transaction.atomic
def agree(*, decision: Decision, by: User) -> Decision:
    """The second person agrees: the decision is in force and what it gives is given."""
    decision = _proposed(decision, by)
    decision.state, decision.second_by, decision.second_at = State.FINAL, by, clock.now()
    decision.decided_on = clock.today()  # months that have been counted stay as they were
    decision.save(update_fields=["state", "second_by", "second_at", "decided_on"])
    _close(decision.application)
    follow(decision=decision, by=by)
    return decision


def follow(*, decision: Decision, by: User) -> None:
    """What is granted is given, and the applicant gets a letter; nothing before the decision is in force."""
    from . import awards, status_decisions  # both record their decisions here

    if decision.state != State.FINAL:
        return
    if decision.outcome == Decision.Outcome.GRANTED:
        what = status_decisions if decision.kind else awards
        what.carry_out(decision=decision, by=by)
    decision_letters.tell(decision)


@transaction.atomic
def disagree(*, decision: Decision, why: str, by: User) -> Decision:
    """The application is open again, for another decision."""
    decision = _proposed(decision, by)
    decision.state, decision.second_by, decision.second_at = State.REJECTED, by, clock.now()
    decision.second_note = why[:300]
    decision.save(update_fields=["state", "second_by", "second_at", "second_note"])
    return decision


def _proposed(decision: Decision, by: User) -> Decision:
    found = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("application__person", "rule__service")
        .get(pk=decision.pk)
    )
    if found.state != State.PROPOSED:
        raise Refusal(_("Nobody has to agree to this decision any more."))
    if found.by_id == by.pk:
        raise Refusal(_("Somebody else has to agree to your decision."))
    return found


def holds_both(user: User, municipality_id: int) -> bool:
    held = user.competences.on(clock.today()).filter(competence__municipality=municipality_id)
    return needs_second(set(held.values_list("competence__code", flat=True)))


def _close(application: Application) -> None:
    application.state = Application.State.DECIDED
    application.save(update_fields=["state"])


def _next_number(municipality_id: int, year: int) -> str:
    DecisionSeries.objects.get_or_create(municipality_id=municipality_id, year=year)
    series = DecisionSeries.objects.filter(municipality_id=municipality_id, year=year)
    series.update(last=F("last") + 1)  # locks the row until the decision is written
    return f"{year}/{series.get().last}"
