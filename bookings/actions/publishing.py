"""Slots from timetables, for the days ahead.

Published any number of times: what is taken, held, blocked or opened by hand stays.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q

from socialservice import clock
from socialservice.models import Municipality
from socialservice.workdays import working_days

from ..models import Resource, Slot
from ..slotting import Hours, slots_of_day

BATCH = 2000


@dataclass
class Published:
    made: int = 0
    removed: int = 0
    no_longer_fit: int = 0  # taken times outside the hours: they stay until somebody moves them

    def __iadd__(self, other):
        self.made += other.made
        self.removed += other.removed
        self.no_longer_fit += other.no_longer_fit
        return self


def publish_all() -> Published:
    """Every municipality's coming days."""
    done = Published()
    for municipality in Municipality.objects.filter(successor__isnull=True):
        done += publish_municipality(municipality)
    return done


def publish_municipality(municipality: Municipality) -> Published:
    done = Published()
    for resource in Resource.objects.filter(office__municipality=municipality).select_related("office__municipality"):
        done += publish(resource=resource)
    return done


@transaction.atomic
def publish(*, resource: Resource, first: date | None = None, last: date | None = None) -> Published:
    """Make the resource's free slots of those days what its timetable says. Days that are over are never touched."""
    with connection.cursor() as cursor:  # two publishers of one resource take turns
        cursor.execute("SELECT pg_advisory_xact_lock(2, %s)", [resource.pk % 2**31])
    now = clock.now()
    first = max(first or clock.today(), clock.today())
    last = last or first + timedelta(days=resource.office.municipality.booking_days)
    wanted = {
        (slot.starts_at, slot.ends_at, slot.office_id): slot
        for slot in planned(resource, first, last)
        if slot.starts_at > now
    }
    done = Published()
    keep = []
    for row in Slot.objects.filter(resource=resource, day__range=(first, last), starts_at__gt=now).select_for_update():
        plan = wanted.pop((row.starts_at, row.ends_at, row.office_id), None)
        if row.appointment_id:
            done.no_longer_fit += plan is None and not row.opened_by_hand
        elif plan is not None:
            if (row.modes, row.online) != (plan.modes, plan.online) and not row.opened_by_hand:
                row.modes, row.online = plan.modes, plan.online
                keep.append(row)
        elif not (row.withdrawn_at or row.opened_by_hand or (row.held_until and row.held_until > now)):
            row.delete()
            done.removed += 1
    Slot.objects.bulk_update(keep, ["modes", "online"], batch_size=BATCH)
    before = Slot.objects.filter(resource=resource, day__range=(first, last)).count()
    # Where a taken or blocked time stands in the way, the exclusion constraint says no and the new slot is left out.
    Slot.objects.bulk_create(wanted.values(), batch_size=BATCH, ignore_conflicts=True)
    done.made = Slot.objects.filter(resource=resource, day__range=(first, last)).count() - before
    return done


def planned(resource: Resource, first: date, last: date) -> list[Slot]:
    """What the timetable says of those days, unsaved: working days of the municipality on which the office is open."""
    if not resource.active:
        return []
    rules = list(
        resource.rules.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=first), valid_from__lte=last)
        .select_related("office")
        .prefetch_related("office__openings")
    )
    plan = []
    for day in working_days(resource.office.municipality, first, last) if rules else []:
        for rule in rules:
            if rule.weekday == day.weekday() and rule.covers(day) and rule.office.open_on(day):
                plan += _slots(resource, rule, day)
    return plan


def _slots(resource, rule, day: date) -> list[Slot]:
    hours = Hours(rule.starts, rule.ends, rule.slot_minutes, rule.break_starts, rule.break_ends)
    return [
        Slot(
            resource=resource,
            office=rule.office,
            day=day,
            starts_at=start,
            ends_at=end,
            modes=rule.modes,
            online=rule.online,
        )
        for start, end in slots_of_day(day, hours, clock.at)
    ]
