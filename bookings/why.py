"""The facts behind “why is no time offered here?”, gathered in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from socialservice import clock
from socialservice.models import CalendarDay, DepartmentPolicy, Office
from socialservice.workdays import working

from .availability import is_open
from .crowding import quarter_of
from .models import Allowance, Mode, Purpose, Resource, Slot
from .planning import Plans
from .reasons import Answer, Facts, ReceiverFacts, TimeFacts, why

KIND = Allowance.Kind


def explain(purpose: Purpose, office: Office, day: date) -> Answer:
    return why(gather(purpose, office, day))


def of_wish(purpose: Purpose, office: Office, wish) -> dict[str, object]:
    """On the first day on which it would suit: `why_day` and `answer`."""
    day = max(filter(None, [clock.today(), wish.not_before]))
    if wish.weekday is not None:
        day += timedelta(days=(wish.weekday - day.weekday()) % 7)
    return {"why_day": day, "answer": explain(purpose, office, day)}


def gather(purpose: Purpose, office: Office, day: date) -> Facts:
    municipality, today = office.municipality, clock.today()
    named = CalendarDay.objects.filter(municipality=municipality, day=day).first()
    full = _full(office, day)
    limit = next((row for row in full if row.kind == KIND.CLIENTS and row.purpose_id == purpose.pk), None)
    policy = Purpose.objects.with_policy(day).values_list("policy_that_day", flat=True).get(pk=purpose.pk)
    return Facts(
        now=clock.now(),
        today=today,
        day=day,
        horizon=today + timedelta(days=municipality.booking_days - 1),
        minutes=purpose.minutes,
        on_offer=purpose.covers(day),
        crisis=purpose.crisis,
        consultation_only=policy == DepartmentPolicy.Policy.CONSULTATION,
        worked=working(municipality, day),
        closed_because=named.name if named else "",
        open=is_open(office, day),
        limit=limit.allowed + limit.extra if limit else None,
        receivers=tuple(_receivers(purpose, office, day, full)),
    )


def _full(office: Office, day: date) -> list[Allowance]:
    return list(Allowance.objects.filter(office=office, day=day, used__gte=F("allowed") + F("extra")))


def _receivers(purpose: Purpose, office: Office, day: date, full):
    resources = list(_serving(purpose, office))
    slots: dict[int, list[Slot]] = {resource.pk: [] for resource in resources}
    here = Slot.objects.filter(resource__in=resources, office=office, day=day).order_by("starts_at")
    for slot in here.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False)):
        slots[slot.resource_id].append(slot)
    plans = Plans(resources, day, day)
    crowded = {row.quarter for row in full if row.kind == KIND.ROOM}
    used_up = {row.resource_id for row in full if row.kind == KIND.ONLINE}
    whole_day = _Stretch(*(clock.at(day + timedelta(days=n), datetime.min.time()) for n in (0, 1)))
    for resource in resources:
        away, plan = plans.away(resource, whole_day), plans.of(resource)
        planned = any(time.office_id == office.pk for time in plan.times)
        published = resource.published_until is not None and day <= resource.published_until
        yield ReceiverFacts(
            name=resource.label,
            receives=planned or bool(slots[resource.pk]),
            away=away.get_kind_display() if away else "",
            published=published and not (planned and not slots[resource.pk]),
            quota_full=resource.pk in used_up,
            times=tuple(_time(slot, purpose, crowded) for slot in slots[resource.pk]),
        )


def _serving(purpose: Purpose, office: Office):
    here = Q(office=office) | Q(rules__office=office)
    found = Resource.objects.filter(here, purposes=purpose, active=True).select_related("office__municipality")
    return found.order_by("order", "name", "pk").distinct()


def _time(slot: Slot, purpose: Purpose, crowded) -> TimeFacts:
    return TimeFacts(
        starts_at=clock.local(slot.starts_at),
        ends_at=clock.local(slot.ends_at),
        online=slot.online,
        taken=bool(slot.appointment_id or slot.activity_id),
        blocked=slot.withdrawn_at is not None,
        blocked_because=slot.withdrawn_reason,
        held_until=_wall(slot.held_until),
        off_hours=slot.off_hours,
        fits_purpose=slot.only_for is None or purpose.pk in slot.only_for,
        fits_mode=bool(set(slot.modes) & set(purpose.modes)),
        crisis_until=_wall(slot.crisis_until),
        room_full=quarter_of(slot.starts_at) in crowded and set(slot.modes) & set(purpose.modes) == {Mode.IN_PERSON},
        offered_from=_wall(slot.offered_from),
    )


def _wall(moment: datetime | None) -> datetime | None:
    return moment and clock.local(moment)


@dataclass
class _Stretch:
    starts_at: datetime
    ends_at: datetime
