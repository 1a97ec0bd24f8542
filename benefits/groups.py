"""Which statuses the rule moves: it is asked once per group of statuses that agree in all it looks at."""

from dataclasses import dataclass

from django.db import connection

from socialservice.models import Emergency

from .extensions import EXTENDED_KINDS, Decision, EmergencyView, TermView, decide
from .models import ReviewItem

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


def answers(municipality, emergencies: list[Emergency], household=None) -> list[Answer]:
    """The groups that need an extension or a person's look. A renewal can only cut, so it is asked of these alone."""
    where = scope(municipality, household)
    views = [view(emergency) for emergency in emergencies]
    moved = _ask(rows(GROUPS, where), views)
    if not moved:
        return []
    terms = (_term(answer)[:3] for answer in moved)
    return _ask(rows(GROUPS_WITH_RENEWAL, where | _columns(TERM_COLUMNS[:3], terms)), views)


def _ask(found, views) -> list[Answer]:
    terms = [TermView(*row[:3], renewed_from=row[3] if len(row) > 3 else None) for row in found]
    asked = [Answer(term, decide(term, views)) for term in terms]
    return [answer for answer in asked if answer.calls_for_something]


# The answers as tables for SQL: one array per column, the way `unnest` takes them.

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


def steps_table(found: list[Answer], emergencies: list[Emergency]) -> dict[str, list]:
    return _columns(STEP_COLUMNS, _steps(found, {emergency.pk: emergency.ends_on for emergency in emergencies}))


def reasons_table(found: list[Answer]) -> dict[str, list]:
    return _columns(REASON_COLUMNS, _reasons(found))


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
