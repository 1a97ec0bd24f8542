"""What the timetables say of some days, for any number of resources in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import Q

from socialservice import clock
from socialservice.models import CalendarDay, OfficeOpening
from socialservice.workdays import working_days

from .closed import Closed
from .models import Absence, Distancing, Resource, TimetableRule
from .slotting import Hours, in_turn, inside, later_by, slots_of_day, stretches_of_day, touches, until


class Time(NamedTuple):
    """A planned time: what will be a slot."""

    starts_at: datetime
    ends_at: datetime
    office_id: int
    day: date
    modes: list[str]
    online: bool
    only_for: list[int] | None
    crisis_until: datetime | None

    @property
    def key(self):
        return self.starts_at, self.ends_at, self.office_id


@dataclass
class Plan:
    """Of one resource."""

    times: list[Time] = field(default_factory=list)
    stretches: dict = field(default_factory=lambda: defaultdict(list))  # (office, day) → its hours there
    quotas: dict = field(default_factory=dict)  # (office, day) → times the web may take, where that is limited

    def fits(self, slot) -> bool:
        """Does the slot lie inside the hours, be it cut otherwise than they are now?"""
        return inside(slot.starts_at, slot.ends_at, self.stretches.get((slot.office_id, slot.day), ()))


class Plans:
    """The facts behind the plans of some resources between two days, both included."""

    def __init__(self, resources: Iterable[Resource], first: date, last: date):
        resources = list(resources)
        of = {resource.office.municipality_id: resource.office.municipality for resource in resources}
        self._days = {pk: working_days(municipality, first, last) for pk, municipality in of.items()}
        self._worked = {pk: set(days) for pk, days in self._days.items()}
        self._rules = _by(_rules(resources, first, last), "resource_id")
        self._openings = _by(OfficeOpening.objects.filter(office__municipality__in=of), "office_id")
        self._distancing = _by(_in_force(Distancing, first, last).filter(office__municipality__in=of), "office_id")
        ends = clock.at(last, datetime.max.time())
        away = Absence.objects.touching(clock.at(first, datetime.min.time()), ends).filter(resource__in=resources)
        self._away = _by(away, "resource_id")
        self._shut = Closed(resources, after=clock.at(first, datetime.min.time()))
        self._places = self._in_order()
        self._over = _early_ends(of, first, last)

    def of(self, resource: Resource) -> Plan:
        plan = Plan()
        rules = self._rules[resource.pk] if resource.active else ()
        for day in self._days[resource.office.municipality_id] if rules else ():
            own = [rule for rule in rules if self._receives(rule, day)]
            self._add_day(plan, resource, sorted(own, key=_shares), day)
        return plan

    def closed(self, resource: Resource, slot) -> bool:
        """Does nobody receive then, whatever the timetable says?"""
        worked = slot.day in self._worked[resource.office.municipality_id]
        early = self._over.get((slot.office_id, slot.day))
        over = early is not None and slot.ends_at > clock.at(slot.day, early)
        return not worked or over or not self._open(slot.office_id, slot.day) or self._is_away(resource, slot)

    def away(self, resource: Resource, slot) -> Absence | None:
        found = self._away[resource.pk]
        return next((row for row in found if slot.starts_at < row.ends_at and row.starts_at < slot.ends_at), None)

    def _is_away(self, resource, slot) -> bool:
        return self.away(resource, slot) is not None

    def _open(self, office: int, day: date) -> bool:
        return any(opening.covers(day) for opening in self._openings[office])

    def _receives(self, rule, day: date) -> bool:
        return (
            rule.weekday == day.weekday()
            and rule.covers(day)
            and in_turn(rule.valid_from, day, rule.every_weeks)
            and self._open(rule.office_id, day)
        )

    def _add_day(self, plan: Plan, resource: Resource, rules, day: date) -> None:
        """`rules` for some purposes only come before those for all, which leave their times out."""
        away = [(row.starts_at, row.ends_at) for row in self._away[resource.pk]]
        standing, limited = list(away), {rule.office_id for rule in rules if _limited(rule)}
        for rule in rules:
            hours, here = self._hours(resource, rule, day), (rule.office_id, day)
            found = [
                time
                for time in slots_of_day(day, hours, clock.at)
                if not touches(*time, standing) and not self._shut.over(resource.pk, rule.office_id, *time)
            ]
            plan.times += _times(rule, day, found)
            plan.stretches[here] += _without(stretches_of_day(day, hours, clock.at), away)
            if rule.office_id in limited:
                plan.quotas[here] = plan.quotas.get(here, 0) + most_online(rule, len(found))
            if not _shares(rule):
                standing += found

    def _hours(self, resource, rule, day: date) -> Hours:
        distancing = next((row for row in self._distancing[rule.office_id] if row.covers(day)), None)
        gap = rule.gap_minutes + (distancing.gap_minutes if distancing else 0)
        later = 0
        if distancing and distancing.stagger_minutes:
            place = self._places.get((rule.office_id, resource.pk), 0)
            later = later_by(place, distancing.stagger_minutes, rule.slot_minutes + gap)
        hours = Hours(rule.starts, rule.ends, rule.slot_minutes, rule.break_starts, rule.break_ends, gap, later)
        return until(hours, self._over.get((rule.office_id, day), rule.ends))

    def _in_order(self) -> dict:
        """(office, resource) → its place among those who receive there; asked only where starts are apart."""
        apart = [pk for pk, rows in self._distancing.items() if any(row.stagger_minutes for row in rows)]
        if not apart:
            return {}
        found = Resource.objects.filter(active=True, rules__office__in=apart).order_by("order", "name", "pk")
        places, last = {}, defaultdict(int)
        for office, resource in found.values_list("rules__office", "pk"):
            if office in apart and (office, resource) not in places:
                places[office, resource] = last[office]
                last[office] += 1
        return places


def _early_ends(municipalities, first: date, last: date) -> dict[tuple[int, date], time]:
    """(office, day) → when it closes on a day before a holiday: the last hour of that weekday falls away there."""
    shortened = CalendarDay.objects.filter(kind=CalendarDay.Kind.SHORTENED, day__range=(first, last))
    days = list(shortened.filter(municipality__in=municipalities).values_list("municipality_id", "day"))
    if not days:
        return {}
    of = {"office__municipality__in": municipalities, "resource__active": True}
    rules = list(_in_force(TimetableRule, first, last).filter(**of).select_related("office"))
    found: dict[tuple[int, date], time] = {}
    for municipality, day in days:
        for rule in rules:
            if rule.office.municipality_id == municipality and rule.weekday == day.weekday() and rule.covers(day):
                found[rule.office_id, day] = max(rule.ends, found.get((rule.office_id, day), rule.ends))
    return {here: _an_hour_before(ends) for here, ends in found.items()}


def _an_hour_before(moment: time) -> time:
    return moment.replace(hour=max(moment.hour - 1, 0))


def _in_force(model, first: date, last: date):
    return model.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=first), valid_from__lte=last)


def _rules(resources, first: date, last: date) -> list[TimetableRule]:
    """Each with `only_for`: the purposes' ids, or None where it is for all."""
    rules = list(_in_force(TimetableRule, first, last).filter(resource__in=resources).order_by("starts", "pk"))
    links = TimetableRule.purposes.through.objects.filter(timetablerule__in=rules).order_by("purpose_id")
    only = defaultdict(list)
    for rule, purpose in links.values_list("timetablerule_id", "purpose_id"):
        only[rule].append(purpose)
    for rule in rules:
        rule.only_for = only.get(rule.pk)
    return rules


def _times(rule, day: date, starts: list) -> list[Time]:
    free_for_all = len(starts) - rule.kept_for_crisis
    crisis_until = clock.at(day, rule.crisis_until) if rule.kept_for_crisis else None
    return [
        Time(
            starts_at=start,
            ends_at=end,
            office_id=rule.office_id,
            day=day,
            modes=rule.modes,
            online=rule.online,
            only_for=rule.only_for,
            crisis_until=crisis_until if number >= free_for_all else None,
        )
        for number, (start, end) in enumerate(starts)
    ]


def _by(rows, name: str) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _shares(rule) -> bool:
    """Is it for all purposes?"""
    return rule.only_for is None


def _limited(rule) -> bool:
    return rule.online and (rule.online_most is not None or rule.kept_for_staff > 0)


def most_online(rule, times: int) -> int:
    """How many of so many times of the hours the web may take. Hours without a limit count with all they offer."""
    if not rule.online:
        return 0
    unkept = max(times - rule.kept_for_staff, 0)
    return unkept if rule.online_most is None else min(rule.online_most, unkept)


def _without(stretches, away):
    """The stretches, less the absences."""
    for starts, ends in away:
        rest = []
        for opens, closes in stretches:
            rest += [(opens, min(closes, starts)), (max(opens, ends), closes)]
        stretches = [(opens, closes) for opens, closes in rest if opens < closes]
    return stretches
