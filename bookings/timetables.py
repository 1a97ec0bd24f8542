"""Reception hours in words: “P, T, C 9:00–12:00, 13:00–16:00”, by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import ngettext

from socialservice.latvian import hour
from socialservice.models import Office
from socialservice.words import weekday_short

from .models import Resource, TimetableRule

A_MONDAY = date(2026, 9, 7)


@dataclass(frozen=True)
class Reception:
    """When somebody receives at a place."""

    office: Office
    hours: str


def receptions(rules: Iterable[TimetableRule]) -> list[Reception]:
    """Rules with the same hours at one place are told together, weekdays first."""
    alike: dict[tuple, list[TimetableRule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.office.order, rule.office_id, rule.weekday, rule.starts)):
        key = rule.office, rule.starts, rule.ends, rule.break_starts, rule.break_ends, rule.every_weeks
        alike.setdefault(key, []).append(rule)
    return [Reception(key[0], _said(same)) for key, same in alike.items()]


def hours_of(resources: Iterable[Resource], day: date) -> dict[int, list[Reception]]:
    """What the weeks of many look like on that day, by resource."""
    rules = TimetableRule.objects.on(day).filter(resource__in=resources).select_related("office")
    found: dict[int, list[TimetableRule]] = {}
    for rule in rules.prefetch_related("office__names"):
        found.setdefault(rule.resource_id, []).append(rule)
    return {resource: receptions(own) for resource, own in found.items()}


def _said(rules: list[TimetableRule]) -> str:
    first = rules[0]
    days = dict.fromkeys(weekday_short(A_MONDAY + timedelta(days=rule.weekday)) for rule in rules)
    said = f"{', '.join(days)} {_hours(first)}"
    if first.every_weeks > 1:
        weeks = {"hours": said, "n": first.every_weeks}
        return ngettext("%(hours)s, every %(n)d week", "%(hours)s, every %(n)d weeks", first.every_weeks) % weeks
    return said


def _hours(rule: TimetableRule) -> str:
    if rule.break_starts is None:
        return f"{hour(rule.starts)}–{hour(rule.ends)}"
    return f"{hour(rule.starts)}–{hour(rule.break_starts)}, {hour(rule.break_ends)}–{hour(rule.ends)}"
