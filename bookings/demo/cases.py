"""Some of those who come to a specialist are that specialist's cases."""

from collections import Counter
from datetime import timedelta

from django.db.models.functions import Coalesce

from socialservice import clock
from socialservice.models import CaseAssignment, Municipality

EACH = 6  # cases of a specialist


def load(municipality: Municipality) -> None:
    competence = Coalesce("purpose__competence", "purpose__department__competence")
    visits = municipality.appointments.filter(person__isnull=False, resource__user__isnull=False)
    rows = visits.order_by("resource", "person").values_list("resource__user", competence, "person").distinct()
    known, each, made = set(), Counter(), []
    for user, of, person in rows:
        if of is None or each[user] == EACH or (person, of) in known:
            continue
        known.add((person, of))
        each[user] += 1
        since = clock.today() - timedelta(days=20 + 7 * each[user])
        made.append(CaseAssignment(person_id=person, competence_id=of, user_id=user, valid_from=since))
    CaseAssignment.objects.bulk_create(made)
