"""Whose case a person is, by date: one specialist of a competence at a time; what was stays written."""

from datetime import date, timedelta

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal, refusing
from ..models import CaseAssignment, Competence, Person, StaffCompetence, User

ONE_AT_A_TIME = "case_one_specialist"


def assign(*, person: Person, competence: Competence, user: User, since: date, by: User) -> CaseAssignment:
    """From that day on; whoever has the case until then has it to the day before."""
    if since < clock.today():
        raise Refusal(_("The past stays as it is: choose today or a later day."), field="since")
    if not StaffCompetence.objects.on(since).filter(user=user, competence=competence).exists():
        raise Refusal(_("%(name)s does not hold this competence then.") % {"name": user.name}, field="user")
    with refusing({ONE_AT_A_TIME: _has_a_specialist}), pghistory.context(user=by.pk):
        return _hand_over(person, competence, user, since)


def _has_a_specialist() -> Refusal:
    sentence = _("The case has a specialist of this competence for these days already.")
    return Refusal(sentence, field="since", code="overlap")


@transaction.atomic
def end(*, assignment: CaseAssignment, by: User) -> None:
    """Today is the last day."""
    with pghistory.context(user=by.pk):
        CaseAssignment.objects.on(clock.today()).filter(pk=assignment.pk).update(valid_until=clock.today())


def _hand_over(person, competence, user, since) -> CaseAssignment:
    rows = CaseAssignment.objects.select_for_update(of=("self",)).filter(person=person, competence=competence)
    running = rows.on(since).first()
    if running and running.user_id == user.pk:
        return running
    if running and running.valid_from == since:
        running.user = user
        running.save(update_fields=["user"])
        return running
    if running:
        running.valid_until = since - timedelta(days=1)
        running.save(update_fields=["valid_until"])
    return CaseAssignment.objects.create(person=person, competence=competence, user=user, valid_from=since)
