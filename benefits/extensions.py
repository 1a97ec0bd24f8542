"""Until when a status is in force once emergencies have extended it: rule R1.

Sources:
* Transitional provisions 36–38 of the Law on Social Services and Social Assistance (Sociālo pakalpojumu un
  sociālās palīdzības likums), in force since 22.03.2020: if the term of a needy or low-income certificate ends
  or has to be renewed while a nationwide emergency is declared, the term is deemed extended for the time of the
  emergency and one calendar month after its end. Nobody applies for it and nobody decides on it.
* Notice of the Liepāja social service, July 2020: terms that ended during the emergency, which lasted until
  09.06.2020, run until 31.07.2020.
* Notice of the Koknese social service, 13.10.2021: terms that end during the emergency, then planned until
  11.01.2022, run until 28.02.2022.

The answer depends on the kind, the term granted, the term in force (what has been told), the closing day, the
start of a renewal and the municipality's emergencies; on nothing else, neither today's date nor the database.
So one answer holds for every status that agrees in these.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from socialservice.periods import day_after, day_before, last_day_of_month, months_later

RULE_VERSION = "R1"

NEEDY, LOW_INCOME, CRISIS = "needy", "low_income", "crisis"
EXTENDED_KINDS = frozenset({NEEDY, LOW_INCOME})  # a crisis certificate never is


@dataclass(frozen=True)
class EmergencyView:
    """`end` is the actual end, or the planned one until an act records another."""

    id: Hashable
    start: date
    end: date
    extends: bool = True  # yes for a nationwide one; for a local one only by its own legal reference
    covers_from: date | None = None  # coverage widened by a manager's decision
    covers_to: date | None = None
    voided: bool = False


@dataclass(frozen=True)
class TermView:
    kind: str
    granted_until: date
    effective_until: date  # the last extension written, or granted_until: what has been told
    closed_on: date | None = None  # the last day in force of a status revoked, dissolved or replaced
    renewed_from: date | None = None  # the first day of the household's next status


@dataclass(frozen=True)
class Step:
    """One extension still to be written. `covered_term` is the term that lies in the emergency."""

    emergency: Hashable
    covered_term: date
    first_day: date
    last_day: date


class Review(StrEnum):
    TOLD_DATE_KEPT = "told_date_kept"
    RENEWED_AFTER_GAP = "renewed_after_gap"


@dataclass(frozen=True)
class Decision:
    effective_until: date
    by_rule_until: date  # what the emergencies as now known give, whatever has been told
    steps: tuple[Step, ...] = ()
    covered_by: tuple[Hashable, ...] = ()
    reasons: tuple[Review, ...] = ()

    @property
    def review(self):
        return bool(self.reasons)


def decide(term, emergencies):
    """The term in force after these emergencies, the steps that lead to it, and what a person must look at.

    An emergency extends a status if it covers *any term the status has had*, so a shorter emergency cannot hide
    a longer one. A status has had the term granted, each term that extending it in the order in which the
    emergencies began has brought it, and the term it is in force until now. It has not had a term that would
    have been shorter than the one it then had, nor do the earlier extensions of an emergency since prolonged
    count: such an extension has moved with the emergency's end.

    The term is worked out anew from the term granted each time, so running again changes nothing. What has
    been told stays: if the rule now gives an earlier day, the told one is kept and a person looks at it.
    """
    if term.closed_on:
        return Decision(effective_until=term.closed_on, by_rule_until=term.closed_on)
    in_force = _extending(term, emergencies)
    told = max(term.granted_until, term.effective_until)

    steps = _extend({term.granted_until}, in_force, term.renewed_from)
    terms = {term.granted_until, *_last_days(steps)}
    by_rule_until = max(terms)

    steps += _extend(terms | {told}, in_force, term.renewed_from)
    terms |= {told, *_last_days(steps)}
    return Decision(
        effective_until=max(terms),
        by_rule_until=by_rule_until,
        steps=_not_yet_written(steps, told),
        covered_by=tuple(emergency.id for emergency in in_force if _covers_any(emergency, terms)),
        reasons=_reasons(term, terms, by_rule_until, in_force),
    )


def target(emergency):
    """The last day of the calendar month that follows the month in which the emergency ends."""
    return last_day_of_month(months_later(emergency.end, 1))


def covers(emergency, day):
    """Both ends count. A decision on coverage can widen the emergency's own days, never narrow them."""
    first = min(emergency.start, emergency.covers_from or emergency.start)
    last = max(emergency.end, emergency.covers_to or emergency.end)
    return first <= day <= last


def _extending(term, emergencies):
    if term.kind not in EXTENDED_KINDS:
        return []
    in_force = (emergency for emergency in emergencies if emergency.extends and not emergency.voided)
    return sorted(in_force, key=lambda emergency: (emergency.start, emergency.end))


def _extend(terms, emergencies, renewed_from):
    """Lets the emergencies begin one after another; each time asks all that have begun, until none extends."""
    terms, steps = set(terms), []
    for start in sorted({emergency.start for emergency in emergencies}):
        begun = [emergency for emergency in emergencies if emergency.start <= start]
        while step := _longest_step(terms, begun, renewed_from):
            terms.add(step.last_day)
            steps.append(step)
    return steps


def _longest_step(terms, begun, renewed_from):
    until = max(terms)
    steps = [
        Step(emergency.id, max(covered), day_after(until), _target_before_renewal(emergency, renewed_from))
        for emergency in begun
        if (covered := [day for day in terms if covers(emergency, day)])
    ]
    longest = max(steps, key=lambda step: step.last_day, default=None)
    return longest if longest and longest.last_day > until else None


def _target_before_renewal(emergency, renewed_from):
    """Two statuses of a household never overlap: the renewal ends the extension of the old one."""
    if renewed_from is None:
        return target(emergency)
    return min(target(emergency), day_before(renewed_from))


def _last_days(steps):
    return [step.last_day for step in steps]


def _not_yet_written(steps, told):
    """The steps beyond the day told; the first of them starts on the day after it."""
    return tuple(
        replace(step, first_day=max(step.first_day, day_after(told))) for step in steps if step.last_day > told
    )


def _covers_any(emergency, terms):
    return any(covers(emergency, day) for day in terms)


def _reasons(term, terms, by_rule_until, emergencies):
    reasons = []
    if max(terms) > by_rule_until:
        reasons.append(Review.TOLD_DATE_KEPT)
    if _cut_by_renewal_after_gap(term, terms, emergencies):
        reasons.append(Review.RENEWED_AFTER_GAP)
    return tuple(reasons)


def _cut_by_renewal_after_gap(term, terms, emergencies):
    """Renewed in time, the old record is simply replaced; after a gap, the pair needs a look."""
    if term.renewed_from is None or term.renewed_from <= day_after(term.granted_until):
        return False
    return any(target(emergency) >= term.renewed_from and _covers_any(emergency, terms) for emergency in emergencies)
