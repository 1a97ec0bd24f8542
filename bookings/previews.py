"""What publishing would change, drawn: by day, in counts and in lists; and the appointments that no longer fit."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2s

from django.db.models import Max

from socialservice import clock

from .actions.publishing import READ, reach
from .differences import Difference, compare
from .lifecycle import State
from .models import Appointment, Distancing, Resource, Slot, TimetableRule
from .models.slots import TimetableRulePurpose
from .planning import Plan, Plans


@dataclass
class DayChange:
    day: date
    gained: list[datetime] = field(default_factory=list)
    lost: list[datetime] = field(default_factory=list)
    changed: list[datetime] = field(default_factory=list)


@dataclass
class Preview:
    resource: Resource
    first: date
    last: date
    plan: Plan
    difference: Difference

    @property
    def waits(self) -> bool:
        return bool(self.difference)

    @property
    def stamp(self) -> str:
        """Of what the timetable says: who publishes has seen just this."""
        return blake2s(repr(sorted(self.plan.times, key=lambda time: time.key)).encode(), digest_size=8).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        found = self.difference
        return {name: len(getattr(found, name)) for name in ("gained", "lost", "kept", "changed")} | {
            "no_longer_fit": len(found.no_longer_fit)
        }

    @cached_property
    def days(self) -> list[DayChange]:
        """Only those on which something changes."""
        found = {}
        pairs = [
            *(("gained", time) for time in self.difference.gained),
            *(("lost", slot) for slot in self.difference.lost),
            *(("changed", slot) for slot, _time in self.difference.changed),
        ]
        for name, time in sorted(pairs, key=lambda pair: pair[1].starts_at):
            getattr(found.setdefault(time.day, DayChange(time.day)), name).append(time.starts_at)
        return [found[day] for day in sorted(found)]

    def appointments(self):
        return _shown(Appointment.objects.filter(pk__in=self.difference.no_longer_fit))


def preview(resource: Resource) -> Preview:
    first, last = reach(resource)
    plan = Plans([resource], first, last).of(resource)
    return Preview(resource, first, last, plan, compare(plan, _slots([resource], last)[resource.pk], clock.now()))


@dataclass(frozen=True)
class Listed:
    """One who receives, in the list of all. `waits`: publishing would change something."""

    resource: Resource
    waits: bool


def listed(offices) -> list[Listed]:
    """Everybody who receives at these offices. Planned are only those whose hours were touched since they were
    published; as many queries for one as for a hundred."""
    found = Resource.objects.filter(office__in=offices).select_related("office__municipality", "user")
    resources = list(found.order_by("office__order", "office", "order", "name").prefetch_related("office__names"))
    last = _last_touched(resources)
    waiting = _waiting([row for row in resources if _touched(row, last)])
    return [Listed(resource, resource.pk in waiting) for resource in resources]


def _waiting(resources: list[Resource]) -> set[int]:
    if not resources:
        return set()
    last = max(reach(resource)[1] for resource in resources)
    plans, slots = Plans(resources, clock.today(), last), _slots(resources, last)
    return {resource.pk for resource in resources if _of(resource, plans, slots, reach(resource)).waits}


def _touched(resource: Resource, last: dict[int, datetime]) -> bool:
    at = last.get(resource.pk)
    return resource.published_at is None or not resource.active or (at is not None and at >= resource.published_at)


def _last_touched(resources: list[Resource]) -> dict[int, datetime]:
    """When the hours, their purposes, the row itself or the distancing of the place were changed last."""
    offices = {(rule.office_id, rule.resource_id) for rule in TimetableRule.objects.filter(resource__in=resources)}
    asked = [
        (TimetableRule, "resource_id", {"resource__in": resources}),
        (TimetableRulePurpose, "timetablerule__resource", {"timetablerule__resource__in": resources}),
        (Resource, "id", {"id__in": [resource.pk for resource in resources]}),
        (Distancing, "office_id", {"office__in": {office for office, _resource in offices}}),
    ]
    found: dict[int, datetime] = {}
    for model, of, which in asked:
        rows = model.pgh_event_model.objects.filter(**which).order_by().values_list(of)
        for key, at in rows.annotate(last=Max("pgh_created_at")):
            here = [resource for office, resource in offices if office == key] if of == "office_id" else [key]
            for resource in here:
                found[resource] = max(at, found.get(resource, at))
    return found


def _of(resource: Resource, plans: Plans, slots, days) -> Preview:
    plan = plans.of(resource)
    plan.times = [time for time in plan.times if time.day <= days[1]]
    return Preview(resource, *days, plan, compare(plan, slots[resource.pk], clock.now()))


def _slots(resources, last: date) -> dict[int, list[Slot]]:
    found = defaultdict(list)
    rows = Slot.objects.filter(resource__in=resources, day__range=(clock.today(), last), ends_at__gt=clock.now())
    for slot in rows.only("resource_id", *READ):
        found[slot.resource_id].append(slot)
    return found


def to_move(offices):
    """Appointments outside the hours, of these offices, that nobody has moved yet: the next one first."""
    unfit = Slot.objects.filter(off_hours=True, appointment__isnull=False, office__in=offices)
    found = Appointment.objects.filter(
        pk__in=unfit.values("appointment"), state=State.CONFIRMED, starts_at__gt=clock.now()
    )
    return _shown(found)


def _shown(appointments):
    found = appointments.select_related("office", "resource", "purpose", "municipality", "person")
    return found.prefetch_related("office__names").order_by("starts_at", "pk")
