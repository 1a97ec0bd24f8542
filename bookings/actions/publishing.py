"""Slots from timetables, for the days ahead.

Published any number of times: what is taken, held, blocked or opened by hand stays. A changed timetable waits until a
person publishes it; what nobody needs to confirm follows by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Count, F, IntegerField, Value
from django.db.models.functions import Greatest

from socialservice import clock
from socialservice.models import Municipality, Submission

from ..differences import OFFERED, Difference, compare, unconfirmed
from ..models import Allowance, Resource, Slot
from ..planning import Plan, Plans, Time

BATCH = 2000
READ = (
    *("starts_at", "ends_at", "office_id", "day", "appointment_id", "activity_id", "opened_by_hand", "off_hours"),
    *("withdrawn_at", "held_until", *OFFERED),
)


@dataclass
class Published:
    made: int = 0
    removed: int = 0
    no_longer_fit: int = 0  # appointments outside the hours: they stay until somebody moves them

    def __iadd__(self, other):
        self.made += other.made
        self.removed += other.removed
        self.no_longer_fit += other.no_longer_fit
        return self


def horizon(resource: Resource) -> date:
    """The last day that the municipality lets be booked."""
    return clock.today() + timedelta(days=resource.office.municipality.booking_days)


def reach(resource: Resource) -> tuple[date, date]:
    """The days a person's publishing is about: from today to the last one that is, or is to be, published."""
    return clock.today(), max(horizon(resource), resource.published_until or clock.today())


def difference(resource: Resource, first: date, last: date, plans: Plans | None = None) -> Difference:
    """What `publish` would do. Days that are over are never touched."""
    plan = (plans or Plans([resource], first, last)).of(resource)
    return compare(plan, _published(resource, first, last), clock.now())


def publish(
    *, resource: Resource, first: date | None = None, last: date | None = None, plans: Plans | None = None
) -> Published:
    """Make the resource's free slots of those days what its timetable says: a person has seen what it changes."""
    first, last = _days(resource, first, last)
    plans = plans or Plans([resource], first, last)
    plan = plans.of(resource)
    return _write(resource, first, last, plan, lambda slots: compare(plan, slots, clock.now()), confirmed=True)


def follow(
    *, resource: Resource, first: date | None = None, last: date | None = None, within=None, plans: Plans | None = None
) -> Published:
    """After a closed or opened day, an absence entered or cancelled: times in which nobody receives go, times come on
    days that had none, and in the stretch `within`. What else has changed in the timetable waits for `publish`."""
    until = resource.published_until
    first, last = _days(resource, first, min(filter(None, [last, until])) if until else first)
    if until is None or last < first:
        return Published()
    plans = plans or Plans([resource], first, last)
    plan = plans.of(resource)

    def decide(slots):
        slots = list(slots)
        published = {slot.day for slot in slots if not slot.opened_by_hand}
        return unconfirmed(
            compare(plan, slots, clock.now()),
            closed=lambda slot: plans.closed(resource, slot),
            new=lambda time: time.day not in published or _within(time, within),
        )

    return _write(resource, first, last, plan, decide, confirmed=False)


def extend(*, resource: Resource, plans: Plans | None = None) -> Published:
    """The days that have come near enough to be booked. A resource nobody has published yet waits."""
    if resource.published_until is None or resource.published_until >= horizon(resource):
        return Published()
    first = max(resource.published_until + timedelta(days=1), clock.today())
    last = horizon(resource)
    plan = (plans or Plans([resource], first, last)).of(resource)
    plan.times = [time for time in plan.times if time.day >= first]

    def add_only(slots):
        return Difference(gained=compare(plan, slots, clock.now()).gained)

    return _write(resource, first, last, plan, add_only, confirmed=False)


def extend_all() -> Published:
    """Every municipality's coming days."""
    done = Published()
    for municipality in Municipality.objects.filter(successor__isnull=True):
        resources = list(of_municipality(municipality).exclude(published_until=None))
        first = min((row.published_until for row in resources), default=clock.today())
        last = clock.today() + timedelta(days=municipality.booking_days)
        plans = Plans(resources, max(first, clock.today()), last)
        for resource in resources:
            done += extend(resource=resource, plans=plans)
    return done


def publish_many(
    *, resources: list[Resource], last: date | None = None, told: Callable[[int, Published], None] | None = None
) -> Published:
    """One after the other, each for itself: what is done stays done. `told` hears how many are, and what was made."""
    first = clock.today()
    until = last or max((reach(resource)[1] for resource in resources), default=first)
    plans, done = Plans(resources, first, until), Published()
    for number, resource in enumerate(resources, 1):
        done += publish(resource=resource, first=first, last=until, plans=plans)
        if told:
            told(number, done)
    return done


def of_municipality(municipality: Municipality):
    return Resource.objects.filter(office__municipality=municipality).select_related("office__municipality")


def planned(resource: Resource, first: date, last: date) -> list[Slot]:
    """What the timetable says of those days, unsaved."""
    return [_slot(resource, time) for time in Plans([resource], first, last).of(resource).times]


# Pieces


def _days(resource: Resource, first: date | None, last: date | None) -> tuple[date, date]:
    return max(first or clock.today(), clock.today()), last or reach(resource)[1]


def _within(time: Time, stretch) -> bool:
    return stretch is not None and stretch[0] < time.ends_at and time.starts_at < stretch[1]


def _published(resource: Resource, first: date, last: date):
    return Slot.objects.filter(resource=resource, day__range=(first, last), ends_at__gt=clock.now()).only(*READ)


def _write(resource: Resource, first: date, last: date, plan: Plan, decide, *, confirmed: bool) -> Published:
    """`decide(slots)` → Difference. The marks come in a transaction of their own: they wait for visitors who are just
    taking a time, and nothing that they might want is locked meanwhile."""
    with transaction.atomic():
        _take_turns(resource)
        found = decide(_published(resource, first, last))
        removed = _take_off(found.lost)
        _offer_otherwise(found.changed)
        made = _add(resource, found.gained, first, last)
        days = None if confirmed else {time.day for time in found.gained}
        _set_quotas(resource, plan, first, last, days)
        _remember(resource, first, last, confirmed)
    _mark(found, removed)
    return Published(made, len(removed), len(found.no_longer_fit))


def _take_turns(resource: Resource) -> None:
    """Two publishers of one resource, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(2, %s)", [resource.pk % 2**31])


def _take_off(lost: list[Slot]) -> set[int]:
    """Those that somebody is taking at this moment stay, as any taken time."""
    still_free = Slot.objects.filter(pk__in=[slot.pk for slot in lost], appointment=None, activity=None)
    locked = still_free.exclude(held_until__gt=clock.now()).select_for_update(of=("self",), skip_locked=True)
    removed = set(locked.values_list("pk", flat=True))
    Slot.objects.filter(pk__in=removed).delete()
    return removed


def _offer_otherwise(changed: list[tuple[Slot, Time]]) -> None:
    named = {slot.pk: time for slot, time in changed}
    rows = list(Slot.objects.filter(pk__in=named).select_for_update(of=("self",), skip_locked=True))
    for row in rows:
        for name in OFFERED:
            setattr(row, name, getattr(named[row.pk], name))
    Slot.objects.bulk_update(rows, OFFERED, batch_size=BATCH)


def _add(resource: Resource, gained: list[Time], first: date, last: date) -> int:
    """Where a time was opened in the way meanwhile, the exclusion constraint says no and the new one is left out."""
    if not gained:
        return 0
    here = Slot.objects.filter(resource=resource, day__range=(first, last))
    before = here.count()
    Slot.objects.bulk_create([_slot(resource, time) for time in gained], batch_size=BATCH, ignore_conflicts=True)
    return here.count() - before


def _slot(resource: Resource, time: Time) -> Slot:
    return Slot(resource=resource, **time._asdict())


def _mark(found: Difference, removed: set[int]) -> None:
    """What stays outside the hours is nobody else's when it comes free, and is listed until it is moved."""
    unfit = [slot.pk for slot in [*found.unfit, *found.lost] if slot.pk not in removed and not slot.off_hours]
    Slot.objects.filter(pk__in=unfit).update(off_hours=True)
    Slot.objects.filter(pk__in=[slot.pk for slot in found.fit_again]).update(off_hours=False)


def _remember(resource: Resource, first: date, last: date, confirmed: bool) -> None:
    until = resource.published_until
    if last > (until or last - timedelta(days=1)) and first <= (until or clock.today()) + timedelta(days=1):
        resource.published_until = last
    if confirmed:
        resource.published_at = clock.now()
    Resource.objects.filter(pk=resource.pk).update(
        published_until=resource.published_until, published_at=resource.published_at
    )


def _set_quotas(resource: Resource, plan: Plan, first: date, last: date, days) -> None:
    """How many times of each day the web may take; a row only where that is limited. `days`: only those."""
    wanted = {here: most for here, most in plan.quotas.items() if days is None or here[1] in days}
    rows = Allowance.objects.filter(kind=Allowance.Kind.ONLINE, resource=resource, day__range=(first, last))
    rows = rows if days is None else rows.filter(day__in=days)
    gone, changed = [], []
    for row in rows.order_by("office_id", "day").select_for_update(of=("self",)):  # in the order of bookings
        most = wanted.pop((row.office_id, row.day), None)
        if most is None:
            gone.append(row.pk)
        elif most != row.allowed:
            # Never below what is taken already: then nothing is left.
            row.allowed = Greatest(Value(most), F("used") - F("extra"), output_field=IntegerField())
            changed.append(row)
    Allowance.objects.filter(pk__in=gone).delete()
    Allowance.objects.bulk_update(changed, ["allowed"], batch_size=BATCH)
    _limit(resource, wanted, first, last)


def _limit(resource: Resource, wanted: dict, first: date, last: date) -> None:
    taken = _taken_online(resource, first, last) if wanted else {}
    Allowance.objects.bulk_create(
        [
            Allowance(
                kind=Allowance.Kind.ONLINE,
                resource=resource,
                office_id=office,
                day=day,
                allowed=max(most, taken.get((office, day), 0)),
                used=taken.get((office, day), 0),
            )
            for (office, day), most in wanted.items()
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _taken_online(resource: Resource, first: date, last: date) -> dict:
    booked = Slot.objects.filter(resource=resource, day__range=(first, last))
    booked = booked.filter(appointment__came_from=Submission.Way.WEB)
    rows = booked.order_by().values_list("office_id", "day").annotate(times=Count("pk"))
    return {(office, day): times for office, day, times in rows}
