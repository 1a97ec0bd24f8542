"""Who waits at an office today, in which order they will be called, and how long that will probably take."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext

from socialservice import clock
from socialservice.models import Office

from . import queueing
from .lifecycle import State
from .models import Absence, Appointment, Purpose, Resource, Slot
from .models.slots import ResourcePurpose
from .queueing import Estimate, Receiver, Waiting

BUSY = (State.CALLED, State.SERVING)
AHEAD = (State.CONFIRMED, State.ARRIVED)
NEWCOMER = 2**63  # stands for somebody who has no ticket yet: behind everybody of the same moment


@dataclass(frozen=True)
class Wait:
    """What somebody with a queue number is told."""

    ahead: int
    words: str
    estimated: bool


@dataclass
class Queue:
    """The day of an office played forward from now. Nothing of it is stored."""

    office: Office
    now: datetime
    rows: dict[int, Appointment]
    people: list[Waiting]
    receivers: list[Receiver]

    @cached_property
    def waiting(self) -> list[Appointment]:
        """Who is here, in the order in which they will probably be called; whom nobody receives stands last."""
        here = queueing.in_order([one for one in self.people if one.arrived], self.office.queue_order, self.now)
        never = datetime.max.replace(tzinfo=self.now.tzinfo)
        return [self.rows[one.key] for one in sorted(here, key=lambda one: self._usual.get(one.key, never))]

    def ahead(self, row: Appointment) -> int:
        return queueing.ahead_from(row.pk, self._usual, self.people, self.receivers, self.office.queue_order, self.now)

    def estimate(self, row: Appointment) -> Estimate | None:
        return queueing.estimate_from(self._quick.get(row.pk), self._slow.get(row.pk), self.now)

    def of(self, row: Appointment) -> Wait | None:
        """None where somebody was quicker: whoever is called waits no more."""
        if not self.waits(row):
            return None
        estimate = self.estimate(row)
        return Wait(self.ahead(row), in_words(estimate), estimate is not None)

    def waits(self, row: Appointment) -> bool:
        return any(one.key == row.pk for one in self.people)

    def estimate_of_newcomer(self, purpose: Purpose) -> Estimate | None:
        """Of somebody who would take a ticket now."""
        return self._newcomers.get(self._who_serves(purpose.pk))

    @cached_property
    def of_walk_ins(self) -> Estimate | None:
        """From the shortest to the longest wait of newcomers, whatever they come for."""
        found = [one for one in self._newcomers.values() if one]
        if not found:
            return None
        longest = [one.most for one in found]
        return Estimate(min(one.least for one in found), None if None in longest else max(longest))

    @cached_property
    def _newcomers(self) -> dict[frozenset[int], Estimate | None]:
        """By who serves them: the wait is the same for all purposes that the same receivers serve."""
        purposes = {purpose for receiver in self.receivers for purpose in receiver.purposes}
        of = {self._who_serves(purpose): purpose for purpose in purposes}
        return {served_by: self._newcomer(purpose) for served_by, purpose in of.items()}

    def _newcomer(self, purpose: int) -> Estimate | None:
        new = Waiting(NEWCOMER, self.now, 0, walk_in=True, purpose=purpose)
        return queueing.estimate(NEWCOMER, [*self.people, new], self.receivers, self.office.queue_order, self.now)

    def _who_serves(self, purpose: int) -> frozenset[int]:
        return frozenset(receiver.key for receiver in self.receivers if purpose in receiver.purposes)

    @cached_property
    def _usual(self) -> dict[int, datetime]:
        return self._turns(self.people, queueing.USUAL)

    @cached_property
    def _quick(self) -> dict[int, datetime]:
        return self._turns(queueing.sure_to_come(self.people, self.now), queueing.QUICK)

    @cached_property
    def _slow(self) -> dict[int, datetime]:
        return self._turns(self.people, queueing.SLOW)

    def _turns(self, people, pace) -> dict[int, datetime]:
        return queueing.turns(people, self.receivers, self.office.queue_order, self.now, pace)


def read(office: Office, now: datetime | None = None) -> Queue:
    """Two queries, however many people wait."""
    now = now or clock.now()
    rows = {row.pk: row for row in _today(office, clock.local(now).date())}
    people = [_waiting(row) for row in rows.values() if row.state in AHEAD]
    return Queue(office, now, rows, people, _receivers(office, now, rows.values()))


def next_for(resource: Resource, office: Office, now: datetime) -> list[Appointment]:
    """Whom this resource may call at the office, in the order of the office's rule."""
    today = Appointment.objects.filter(office=office, day=clock.local(now).date()).select_related("purpose")
    mine = Q(resource=resource) | Q(resource__isnull=True, purpose__in=resource.purposes.all())
    rows = {row.pk: row for row in today.filter(mine, state=State.ARRIVED)}
    last = today.filter(resource=resource, called_at__isnull=False).order_by("-called_at").first()
    order = queueing.in_order(map(_waiting, rows.values()), office.queue_order, now, last and is_walk_in(last))
    return [rows[one.key] for one in order]


def receiving(office: Office, day):
    """Resources of the office, and those of another one with hours here on the day."""
    here = Slot.objects.filter(office=office, day=day, withdrawn_at__isnull=True).values("resource")
    return Resource.objects.filter(Q(office=office) | Q(pk__in=here), active=True)


def away_now(office: Office) -> set[int]:
    """Numbers of the resources whose absence is on, or whose time a person has blocked."""
    now = clock.now()
    absent = Absence.objects.touching(now, now + timedelta(minutes=1)).values_list("resource", flat=True)
    blocked = Slot.objects.filter(office=office, day=clock.today(), withdrawn_by__isnull=False)
    blocked = blocked.filter(starts_at__lte=now, ends_at__gt=now).values_list("resource", flat=True)
    here = receiving(office, clock.today())
    return set(absent.filter(resource__in=here)) | set(blocked)


def is_walk_in(row: Appointment) -> bool:
    return row.ticket.startswith("B")


def in_words(estimate: Estimate | None) -> str:
    """“10–25 min”: a piece of a sentence, or a cell of a table."""
    if estimate is None:
        return gettext("no estimate is possible")
    values = {"least": estimate.least, "most": estimate.most}
    if estimate.most is None:
        return gettext("at least %(least)d min, perhaps not today") % values
    if estimate.least == 0:
        return gettext("up to %(most)d min") % values
    return gettext("%(least)d–%(most)d min") % values


# Pieces


def _today(office: Office, day):
    return (
        Appointment.objects.filter(office=office, day=day, state__in=[*AHEAD, *BUSY, State.PARKED, State.DONE])
        .select_related("purpose")
        .defer("link", "link_index", "need", "form_key", "email", "booked_by_other")
    )


def _waiting(row: Appointment) -> Waiting:
    return Waiting(
        key=row.pk,
        since=(row.waits_from if row.state == State.ARRIVED else row.starts_at) or row.starts_at or row.changed_at,
        minutes=row.minutes,
        walk_in=is_walk_in(row),
        purpose=row.purpose_id,
        resource=row.resource_id,
        arrived=row.state == State.ARRIVED,
    )


def _receivers(office: Office, now: datetime, rows) -> list[Receiver]:
    busy: dict[int, Appointment] = {}
    last: dict[int, Appointment] = {}
    for row in sorted((row for row in rows if row.called_at), key=lambda row: row.called_at):
        last[row.resource_id] = row
        if row.state in BUSY:
            busy[row.resource_id] = row
    found = []
    for resource in _with_hours(office, now):
        stretches = _joined(resource.hours) or ([(now, None)] if resource.pk in last else [])
        now_with = busy.get(resource.pk)
        found.append(
            Receiver(
                key=resource.pk,
                purposes=frozenset(resource.serves),
                stretches=tuple(_without(stretches, map(_stretch, resource.away))),
                busy_since=(now_with.served_at or now_with.called_at) if now_with else None,
                busy_minutes=now_with.minutes if now_with else 0,
                last_walk_in=is_walk_in(last[resource.pk]) if resource.pk in last else None,
            )
        )
    return found


def _with_hours(office: Office, now: datetime):
    """One query: who receives, with the purposes served, the day's published times and the absences."""
    day, span = clock.local(now).date(), JSONObject(starts="starts_at", ends="ends_at")
    slots = Slot.objects.filter(resource=OuterRef("pk"), office=office, day=day, withdrawn_at__isnull=True)
    away = Absence.objects.touching(now, now + timedelta(days=1)).filter(resource=OuterRef("pk")).order_by()
    purposes = ResourcePurpose.objects.filter(resource=OuterRef("pk")).order_by()
    return receiving(office, day).annotate(
        serves=ArraySubquery(purposes.values("purpose")),
        hours=ArraySubquery(slots.order_by("starts_at").values(span=span)),
        away=ArraySubquery(away.values(span=span)),
    )


def _stretch(span: dict) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(span["starts"]), datetime.fromisoformat(span["ends"])


SHORT_GAP = timedelta(minutes=15)  # between two visits, not a break


def _joined(spans) -> list[tuple[datetime, datetime | None]]:
    """In which stretches a resource receives, by its published times; one without any has its hours unsaid."""
    own: list[tuple[datetime, datetime | None]] = []
    for starts, ends in map(_stretch, spans):
        if own and starts <= own[-1][1] + SHORT_GAP:
            own[-1] = (own[-1][0], max(own[-1][1], ends))
        else:
            own.append((starts, ends))
    return own


def _without(stretches, away):
    for gone, back in away:
        stretches = [
            part
            for starts, ends in stretches
            for part in ((starts, gone if ends is None else min(ends, gone)), (max(starts, back), ends))
            if part[1] is None or part[0] < part[1]
        ]
    return stretches
