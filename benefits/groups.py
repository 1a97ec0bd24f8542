"""Which statuses the rule moves: it is asked once per group of statuses that agree in all it looks at."""

from dataclasses import dataclass

from django.db import connection

from socialservice.models import Emergency, Municipality

from .extensions import EXTENDED_KINDS, Decision, EmergencyView, TermView, decide
from .models import Household, ReviewItem

GROUPS = """
select kind, granted_until, effective_until
from benefits_status
where municipality_id = %(municipality)s and closed_on is null and kind = any(%(kinds)s)
  and (%(household)s::bigint is null or household_id = %(household)s)
group by 1, 2, 3
"""

# A renewal is the household's next status. One that lies inside the term is an overlap of older records instead.
GROUPS_WITH_RENEWAL = """
select s.kind, s.granted_until, s.effective_until, renewal.first_day
from unnest(%(kind)s::text[], %(granted_until)s::date[], %(effective_until)s::date[])
     as asked (kind, granted_until, effective_until)
join benefits_status s using (kind, granted_until, effective_until)
left join lateral (
    select min(later.granted_from) as first_day
    from benefits_status later
    where later.household_id = s.household_id and later.kind = any(%(kinds)s)
      and later.granted_from > s.effective_until
) renewal on true
where s.municipality_id = %(municipality)s and s.closed_on is null
  and (%(household)s::bigint is null or s.household_id = %(household)s)
group by 1, 2, 3, 4
"""


@dataclass(frozen=True)
class Answer:
    """What the rule says about one group of equal terms."""

    term: TermView
    decision: Decision

    @property
    def calls_for_something(self) -> bool:
        return bool(self.decision.steps or self.decision.reasons)


def emergencies_of(municipality, proposed: Emergency | None = None) -> list[Emergency]:
    """The municipality's emergencies; with `proposed`, as if that one stood as it is given."""
    found = [row for row in Emergency.objects.of(municipality) if proposed is None or row.pk != proposed.pk]
    return found if proposed is None else [*found, proposed]


def view(emergency: Emergency) -> EmergencyView:
    return EmergencyView(
        id=emergency.pk,
        start=emergency.starts_on,
        end=emergency.ends_on,
        extends=emergency.extends_statuses,
        covers_from=emergency.covers_from,
        covers_to=emergency.covers_until,
        voided=emergency.voided_at is not None,
    )


def scope(municipality, household=None) -> dict:
    return {
        "municipality": municipality.pk,
        "household": household.pk if household else None,
        "kinds": sorted(EXTENDED_KINDS),
    }


TERM_COLUMNS = ("kind", "granted_until", "effective_until", "renewed_from")
REASON_COLUMNS = (*TERM_COLUMNS, "reason", "until")
STEP_COLUMNS = (
    *TERM_COLUMNS,
    "position",
    "is_last",
    "emergency_id",
    "emergency_end",
    "covered_term",
    "from_on",
    "to_on",
)


@dataclass(frozen=True)
class Answers:
    """What the rule says about the groups of a municipality, or of one household, that need something."""

    municipality: Municipality
    household: Household | None
    emergencies: list[Emergency]
    found: list[Answer]

    def __bool__(self) -> bool:
        return bool(self.found)

    def as_things_stand(self) -> "Answers":
        """The same, unless an act about an emergency has come between."""
        now = emergencies_of(self.municipality)
        if {view(row) for row in now} == {view(row) for row in self.emergencies}:
            return self
        return answers(self.municipality, now, self.household)

    # As tables for SQL: one array per column, the way `unnest` takes them.

    def terms_table(self) -> dict[str, list]:
        """Each term once, whatever the renewal; `moves`: it is extended, not only looked at."""
        moves: dict[tuple, bool] = {}
        for answer in self.found:
            term = _term(answer)[:3]
            moves[term] = moves.get(term, False) or bool(answer.decision.steps)
        return _columns((*TERM_COLUMNS[:3], "moves"), [(*term, moved) for term, moved in moves.items()])

    def steps_table(self) -> dict[str, list]:
        ends = {emergency.pk: emergency.ends_on for emergency in self.emergencies}
        return _columns(STEP_COLUMNS, _steps(self.found, ends))

    def reasons_table(self) -> dict[str, list]:
        return _columns(REASON_COLUMNS, _reasons(self.found))


def answers(municipality, emergencies: list[Emergency] | None = None, household: Household | None = None) -> Answers:
    """The groups that need an extension or a person's look. A renewal can only cut, so it is asked of these alone."""
    emergencies = emergencies_of(municipality) if emergencies is None else emergencies
    where, views = scope(municipality, household), [view(emergency) for emergency in emergencies]
    found = _ask(rows(GROUPS, where), views)
    if found:
        terms = (_term(answer)[:3] for answer in found)
        found = _ask(rows(GROUPS_WITH_RENEWAL, where | _columns(TERM_COLUMNS[:3], terms)), views)
    return Answers(municipality, household, emergencies, found)


def _ask(found, views) -> list[Answer]:
    terms = [TermView(*row[:3], renewed_from=row[3] if len(row) > 3 else None) for row in found]
    asked = [Answer(term, decide(term, views)) for term in terms]
    return [answer for answer in asked if answer.calls_for_something]


def _columns(names, table) -> dict[str, list]:
    return {name: list(column) for name, column in zip(names, zip(*table, strict=True), strict=False)} or {
        name: [] for name in names
    }


def _term(answer: Answer) -> tuple:
    term = answer.term
    return term.kind, term.granted_until, term.effective_until, term.renewed_from


def _steps(found: list[Answer], ends: dict):
    for answer in found:
        steps = answer.decision.steps
        for position, step in enumerate(steps, start=1):
            written = (step.emergency, ends[step.emergency], step.covered_term, step.first_day, step.last_day)
            yield *_term(answer), position, position == len(steps), *written


def _reasons(found: list[Answer]):
    """The rule's own, and for each term it would move: what if older records hold two at once?"""
    for answer in found:
        for reason in answer.decision.reasons:
            yield *_term(answer), reason.value, _about_day(answer, reason)
        if answer.decision.steps:
            yield *_term(answer), ReviewItem.Reason.TWO_OPEN.value, answer.term.granted_until


def _about_day(answer: Answer, reason):
    """The day for which a person is asked once: another day is another question."""
    if reason == ReviewItem.Reason.RENEWED_AFTER_GAP:
        return answer.term.renewed_from
    return answer.decision.effective_until


def rows(statement: str, parameters: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
