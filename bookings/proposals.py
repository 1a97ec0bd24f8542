"""What a closing would touch, before anything is closed: each appointment with its ways on, counted by them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Q

from socialservice import clock
from socialservice.letters import reachable_by
from socialservice.models import Channel, Office

from .alternatives import Alternatives, Choice, Way
from .lifecycle import State
from .models import Appointment, Closing, GroupActivity, Resource, Slot

POST_TAKES = timedelta(days=7)  # until a posted letter has certainly been read
WITH_SOMEBODY = [State.CALLED, State.SERVING, State.PARKED]


@dataclass(frozen=True)
class Stretch:
    """What is to be closed and when: a specialist wherever they receive, or an office; without an end for good."""

    starts_at: datetime
    ends_at: datetime | None = None
    resource: Resource | None = None
    office: Office | None = None

    @classmethod
    def of(cls, closing: Closing) -> "Stretch":
        return cls(closing.starts_at, closing.ends_at, closing.resource, closing.office)

    @property
    def day(self):
        return clock.local(self.starts_at).date()

    @property
    def last_day(self):
        return self.ends_at and clock.local(self.ends_at - timedelta(microseconds=1)).date()

    @property
    def target(self) -> Resource | Office:
        return self.resource or self.office

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(value, label) for value, label in Choice.choices if value != Choice.PHONE or self.ends_at]

    @property
    def covers(self) -> Q:
        """Of slots and of appointments with a time."""
        what = Q(resource=self.resource) if self.resource else Q(office=self.office)
        until = Q(starts_at__lt=self.ends_at) if self.ends_at else Q()
        return what & until & Q(ends_at__gt=self.starts_at)

    def slots(self):
        return Slot.objects.filter(self.covers)

    def includes(self, moment: datetime) -> bool:
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)

    def resources(self):
        """Everybody who receives, or has received, inside."""
        if self.resource:
            return Resource.objects.filter(pk=self.resource.pk)
        here = Slot.objects.filter(office=self.office).values("resource")
        return Resource.objects.filter(Q(office=self.office) | Q(rules__office=self.office) | Q(pk__in=here)).distinct()


@dataclass
class Case:
    appointment: Appointment
    ways: list[Way]
    lasting: frozenset[str]  # choices that are open also when everybody earlier in the list makes the same
    now: datetime

    @property
    def best(self) -> str:
        return self.ways[0].choice

    @property
    def told_by(self) -> Channel:
        return reachable_by(self.appointment)

    @property
    def unreachable(self) -> bool:
        return to_be_phoned(self.told_by, self.best, self.appointment.starts_at, self.now)

    @property
    def waits(self) -> bool:
        return self.appointment.state == State.ARRIVED

    def may(self, choice: str) -> bool:
        return any(way.choice == choice for way in self.ways)


class Proposal:
    def __init__(self, cases: list[Case], with_somebody: list[Appointment], activities: list[GroupActivity]):
        self.cases, self.with_somebody, self.activities = cases, with_somebody, activities

    @cached_property
    def waiting(self) -> list[Case]:
        return [case for case in self.cases if case.waits]

    @cached_property
    def unreachable(self) -> list[Case]:
        return [case for case in self.cases if case.unreachable]

    @property
    def by_choice(self) -> list[tuple[Choice, list[Case]]]:
        """How many could go each way together; one may be in several."""
        possible = [(choice, [case for case in self.cases if choice in case.lasting]) for choice in Choice]
        return [(choice, cases) for choice, cases in possible if cases and choice != Choice.CANCEL]

    @property
    def without_a_way(self) -> list[Case]:
        return [case for case in self.cases if len(case.ways) == 1]

    @property
    def groups(self) -> list[tuple[Choice, list[Case]]]:
        """By what is proposed; everybody in one."""
        found = [(choice, [case for case in self.cases if case.best == choice]) for choice in Choice]
        return [(choice, cases) for choice, cases in found if cases]


def to_be_phoned(told_by: str, choice: str, was_at: datetime | None, now: datetime) -> bool:
    """Nothing reaches them in time: a posted letter comes after a near visit, and after times held for a day."""
    near = was_at is None or was_at < now + POST_TAKES
    return told_by == Channel.NONE or (told_by == Channel.POST and (near or choice == Choice.CANCEL))


def propose(stretch: Stretch, now: datetime) -> Proposal:
    """Times that are proposed are counted on once each, so that the numbers hold together."""
    rows = list(touched(stretch, now))
    # An office that closes for good has no telephone conversations there either.
    ahead = Alternatives(
        rows,
        now=now,
        closed=stretch.covers,
        by_phone=stretch.ends_at is not None,
        rather_by_phone=stretch.office is not None,
    )
    cases = []
    for row in rows:
        found = ahead.of(row)
        case = Case(row, found, ahead.lasting(row, found), now)
        ahead.take(row, case.ways[0])
        cases.append(case)
    return Proposal(cases, list(_with_somebody(stretch, now)), list(activities(stretch)))


def touched(stretch: Stretch, now: datetime):
    """Who has a time inside, and who waits there now; by time."""
    inside = stretch.covers & Q(state=State.CONFIRMED)
    if stretch.includes(now):
        inside |= _here(stretch, now) & Q(state=State.ARRIVED)
    return (
        Appointment.objects.filter(inside)
        .select_related("purpose", "office", "resource", "person", "municipality")
        .order_by("starts_at", "arrived_at", "pk")
    )


def activities(stretch: Stretch):
    """Group activities inside, which do not take place."""
    return GroupActivity.objects.filter(stretch.covers, cancelled_at__isnull=True)


def _with_somebody(stretch: Stretch, now: datetime):
    if not stretch.includes(now):
        return Appointment.objects.none()
    return Appointment.objects.filter(_here(stretch, now), state__in=WITH_SOMEBODY).order_by("starts_at", "pk")


def _here(stretch: Stretch, now: datetime) -> Q:
    what = Q(resource=stretch.resource) if stretch.resource else Q(office=stretch.office)
    return what & Q(day=clock.local(now).date())
