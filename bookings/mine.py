"""A specialist's own page: the day, the week, who comes next, and whose cases are theirs."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count, OuterRef, Q, Subquery

from socialservice import clock
from socialservice.models import CaseAssignment, Municipality, User

from .daylist import with_participants
from .dayrows import GRACE, Look, Row
from .lifecycle import OPEN_STATES, State
from .models import Absence, Appointment, Resource, Slot
from .workload import Load, Share, by_purpose, by_week, monday_of

WEEKS = 4  # of workload: the last one, this one and two ahead
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekDay:
    date: date
    appointments: int
    free: int
    away: bool


@dataclass
class Mine:
    """What one specialist of the municipality has to do."""

    resources: list[Resource]
    day: date
    now: datetime

    @property
    def today(self) -> bool:
        return self.day == clock.local(self.now).date()

    @cached_property
    def rows(self) -> list[Row]:
        """The day's visits and group activities. Participants are on their activity's page."""
        found = [row for row in self.visits if not row.takes_part]
        return sorted([*found, *self._activities()], key=lambda row: row.at)

    @cached_property
    def visits(self) -> list[Row]:
        """The day's visits, whichever office they are at."""
        found = _appointments(self.resources).filter(day=self.day).order_by("starts_at", "created_at")
        named = {resource.pk: resource for resource in self.resources}
        return [Row(row.office, self.now, named[row.resource_id], appointment=row) for row in found]

    @cached_property
    def next(self) -> Appointment | None:
        """Who is here, else whose time comes; with purpose, papers and need."""
        here = [row.appointment for row in self.visits if row.look in (Look.SERVING, Look.CALLED, Look.ARRIVED)]
        if here:
            return here[0]
        coming = _appointments(self.resources).filter(state=State.CONFIRMED, starts_at__gte=self.now - GRACE)
        return coming.order_by("starts_at").first()

    @cached_property
    def week(self) -> list[WeekDay]:
        """Monday to Friday, and a weekend day where there is something."""
        monday = monday_of(self.day)
        days = [monday + timedelta(days=n) for n in range(7)]
        counted = self._counted(monday, days[-1])
        gone = self._away(days)
        shown = [day for day in days if day.weekday() < 5 or day in counted or day == self.day]
        return [WeekDay(day, *counted.get(day, (0, 0)), away=day in gone) for day in shown]

    @property
    def before(self) -> date:
        return self.day - WEEK

    @property
    def after(self) -> date:
        return self.day + WEEK

    @cached_property
    def load(self) -> list[tuple[date, Load]]:
        first = monday_of(clock.local(self.now).date()) - WEEK
        found = by_week(self.resources, first, first + WEEKS * WEEK - timedelta(days=1))
        mondays = [first + n * WEEK for n in range(WEEKS)]
        return [(day, sum((of.get(day, Load()) for of in found.values()), Load())) for day in mondays]

    @cached_property
    def shares(self) -> list[Share]:
        first = self.load[0][0]
        return by_purpose(self.resources, first, first + WEEKS * WEEK - timedelta(days=1))

    @cached_property
    def absences(self) -> list[Absence]:
        standing = Absence.objects.standing().filter(resource__in=self.resources, ends_at__gt=self.now)
        return list(standing.select_related("resource"))

    def _activities(self) -> list[Row]:
        times = Slot.objects.filter(resource__in=self.resources, day=self.day, activity__isnull=False)
        found = with_participants(times).select_related("activity__purpose", "office")
        named = {resource.pk: resource for resource in self.resources}
        return [Row(slot.office, self.now, named[slot.resource_id], slot=slot) for slot in found]

    def _counted(self, first: date, last: date) -> dict[date, tuple[int, int]]:
        slots = Slot.objects.filter(resource__in=self.resources, day__range=(first, last), withdrawn_at__isnull=True)
        free = Q(appointment__isnull=True, activity__isnull=True, starts_at__gt=self.now)
        free &= Q(held_until__isnull=True) | Q(held_until__lte=self.now)
        rows = slots.order_by().values_list("day")
        told = rows.annotate(taken=Count("appointment", distinct=True), free=Count("pk", filter=free))
        return {day: (taken, open_) for day, taken, open_ in told}

    def _away(self, days: list[date]) -> set[date]:
        return {
            day
            for day in days
            for row in self.absences
            if clock.local(row.starts_at).date() <= day <= clock.local(row.ends_at - timedelta(seconds=1)).date()
        }


def own_resources(user: User, municipality: Municipality) -> list[Resource]:
    found = user.resources.filter(active=True, office__municipality=municipality)
    return list(found.select_related("office__municipality", "user").order_by("order", "name"))


def receives(user: User, municipality: Municipality) -> bool:
    """Has the user something to do as a specialist? Cases are kept by whoever receives."""
    return user.resources.filter(active=True, office__municipality=municipality).exists()


def own_cases(user: User, municipality: Municipality, now: datetime) -> list[CaseAssignment]:
    """Those of today, each with the person's next appointment (`next_at`)."""
    coming = Appointment.objects.filter(
        municipality=municipality, person=OuterRef("person"), starts_at__gte=now, state__in=OPEN_STATES
    ).order_by("starts_at")
    rows = CaseAssignment.objects.on(clock.local(now).date()).filter(user=user, person__municipality=municipality)
    return list(
        rows.annotate(next_at=Subquery(coming.values("starts_at")[:1]))
        .select_related("person", "competence")
        .order_by("next_at", "person__sort_key")
    )


def _appointments(resources: list[Resource]):
    return (
        Appointment.objects.filter(resource__in=resources)
        .exclude(state__in=[State.CANCELLED_CLIENT, State.CANCELLED_OFFICE])
        .select_related("office", "purpose", "person")
        .defer("link", "link_index", "form_key")
    )
