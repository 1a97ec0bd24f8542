"""The day of an office as its desk sees it: the same few queries for one visit and for two hundred."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2s

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Extract, JSONObject
from django.utils.translation import get_language

from socialservice import clock, prepared
from socialservice.latvian import sort_key
from socialservice.models import Office, Submission, User
from socialservice.roles import Right

from . import dayfigures, waiting
from .crowding import people, quarter_of
from .daygroups import Group, needing_a_hand, nonempty
from .dayrows import Cell, Look, Room, Row, Tab, found
from .history import said
from .lifecycle import COUNTED, OPEN_STATES, UNDOABLE, State
from .limits import Left, clients_left_on, places_in_room
from .models import Appointment, AppointmentEvent, Mode, Resource, SentAway, Slot
from .sight import busy, hide, purpose_shown

TOLD = 20  # so many last acts are searched for one's own and a colleague's


@dataclass
class Told:
    """The user's last act, whether it can be taken back, and a colleague's."""

    own: AppointmentEvent | None = None
    own_said: str = ""
    undoable: bool = False
    other: AppointmentEvent | None = None
    other_said: str = ""


@dataclass
class DayList:
    office: Office
    day: date
    now: datetime
    pulse: "Pulse"
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    @property
    def today(self) -> bool:
        return self.day == clock.local(self.now).date()

    @property
    def clock(self) -> str:
        """When it was read, to the second."""
        return f"{clock.local(self.now):%H:%M:%S}"

    @property
    def counts(self) -> list[tuple[Tab, int]]:
        """The tabs with what is behind them; “now” counts people, and is there only today."""
        return self.tabs()

    def tabs(self, **only) -> list[tuple[Tab, int]]:
        """The same of what a filter leaves. Nobody sent away: no tab for it."""
        rows = self.of(**only)
        found = Counter(row.tab for row in rows)
        found[Tab.ALL] = len(rows)
        found[Tab.NOW] = sum(row.in_now and row.appointment is not None for row in rows)
        hidden = {Tab.NOW if not self.today else None, Tab.SENT_AWAY if not found[Tab.SENT_AWAY] else None}
        return [(tab, found[tab]) for tab in Tab if tab not in hidden]

    @cached_property
    def figures(self) -> dayfigures.Figures:
        """What became of everybody, whatever the filter."""
        rows = [row.appointment for row in self.rows if row.appointment]
        return dayfigures.of_rows(rows, moved=self.pulse.moved, strangers=len(self.pulse.strangers))

    @cached_property
    def purposes(self) -> list[str]:
        """By which purposes, as the reader sees them, the list can be filtered."""
        return sorted({row.purpose for row in self.rows if row.purpose}, key=sort_key)

    @cached_property
    def channels(self) -> list[tuple[str, str]]:
        used = {row.appointment.came_from for row in self.rows if row.appointment}
        return [(way.value, way.label) for way in Submission.Way if way in used]

    @property
    def room(self) -> Room | None:
        if not self.pulse.room or not self.today:
            return None
        visits = [row.appointment for row in self.rows if row.appointment]
        expected = people(visits, self.now, self.day)
        present, crowded = quarter_of(self.now), [at for at in sorted(expected) if expected[at] >= self.pulse.room]
        next_crowded = next((at for at in crowded if at > present), None)
        return Room(
            present=people((visit for visit in visits if visit.state == State.ARRIVED), self.now, self.day)[present],
            capacity=self.pulse.room,
            crowded_at=next_crowded,
            expected=expected[next_crowded] if next_crowded else 0,
        )

    @property
    def left(self) -> list[tuple[str, Left]]:
        """Of each purpose limited that day, how many more clients."""
        return [
            ((get_language() == "en" and told["name_en"]) or told["name"], Left(told["left"], told["most"]))
            for told in self.pulse.limited
        ]

    def groups(self, tab: Tab, *, text: str = "", **only) -> list[Group]:
        """What a tab shows. A search looks through the whole day, whatever the tab."""
        if text.strip():
            return nonempty(Group(found(self.of(**only, participants=True), text)))
        rows = self.of(**only)
        if tab == Tab.NOW:
            return needing_a_hand(rows)
        return nonempty(Group(rows if tab == Tab.ALL else [row for row in rows if row.tab == tab]))

    def of(self, *, resource: int | None = None, purpose: str = "", channel: str = "", participants=False) -> list[Row]:
        """Of one resource, one purpose, one way of booking. A time nobody has is of no purpose and no way.

        A group activity is one row, its participants are on its own page and are found by a search.
        """
        rows = [row for row in self.rows if participants or not row.takes_part]
        if resource is not None:
            rows = [row for row in rows if row.resource and row.resource.pk == resource]
        if purpose:
            rows = [row for row in rows if row.purpose == purpose]
        if channel:
            rows = [row for row in rows if row.appointment and row.appointment.came_from == channel]
        return rows

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)

    def tell_waits(self) -> None:
        """Beside each who is here, how long it will probably still take, over all who wait. Two queries."""
        queue = waiting.read(self.office, self.now)
        for row in self.rows:
            if row.look == Look.ARRIVED and (estimate := queue.estimate(row.appointment)):
                row.still = waiting.in_words(estimate)

    @property
    def next_coming(self) -> Row | None:
        """Whom the desk may expect next."""
        return next((row for row in self.rows if row.look == Look.CONFIRMED and row.at >= self.now), None)


def read(
    office: Office,
    day: date,
    *,
    user: User,
    rights: set[Right],
    now: datetime | None = None,
    pulse: "Pulse | None" = None,
) -> DayList:
    """All appointments and unclaimed times of the office's day, its resources and the last acts.

    Four queries, and one more where the pulse is not given.
    """
    now = now or clock.now()
    pulse = pulse or take_pulse(office, day, now)
    appointments = list(_appointments(office, day, rights, user))
    slots = list(_unclaimed(office, day))
    resources = _resources(office, appointments, slots)
    rows = [
        *(Row(office, now, resources.get(row.resource_id), appointment=row) for row in appointments),
        *(Row(office, now, resources.get(row.resource_id), slot=row) for row in slots),
        *(Row(office, now, None, stranger=row) for row in pulse.strangers),
    ]
    rows.sort(key=lambda row: (row.at, row.resource.order if row.resource else 0, row.key))
    found = DayList(office, day, now, pulse, rows)
    found.cells = [_cell(found, resource) for resource in resources.values()]
    found.told = _told(office, day, user, resources, hidden={row.pk for row in appointments if row.busy})
    return found


@dataclass(frozen=True)
class Pulse:
    """Whether the day has changed, what of it no appointment shows, and the neighbouring days with reception."""

    stamp: str
    before: date | None
    after: date | None
    moved: int = 0  # appointments of the day that stand elsewhere by now
    strangers: tuple[SentAway, ...] = ()  # sent away without an appointment
    left: int = 0  # visits of days before today without an end
    room: int | None = None  # places in the waiting room
    limited: tuple[dict, ...] = ()  # purposes limited that day


def take_pulse(office: Office, day: date, now: datetime | None = None) -> Pulse:
    """One query. The stamp also changes with the minute, for the list counts minutes."""
    now = now or clock.now()
    ((of_slots, of_appointments, before, after, moved, sent_away, left, room, limited),) = prepared.tuples(
        _pulse_query, office.pk, day, clock.local(now).date()
    )
    seen = f"{of_slots} {of_appointments} {moved} {sent_away} {left} {clock.local(now):%Y-%m-%d %H:%M} {get_language()}"
    return Pulse(
        blake2s(seen.encode(), digest_size=8).hexdigest(),
        before,
        after,
        moved=moved,
        strangers=tuple(SentAway(**row | {"at": datetime.fromisoformat(row["at"])}) for row in sent_away),
        left=left,
        room=room,
        limited=tuple(limited),
    )


def _pulse_query(office: int, day: date, today: date):
    slots = Slot.objects.filter(office=OuterRef("pk")).order_by()
    appointments = Appointment.objects.filter(office=OuterRef("pk"), day=day).order_by()
    strangers = SentAway.objects.filter(office=OuterRef("pk"), day=day, appointment=None).order_by("at", "pk")
    seen_slots = JSONObject(
        all=Count("pk"),
        newest=Max("pk"),
        taken=Count("appointment"),
        blocked=Count("withdrawn_at"),
        blocked_last=Max("withdrawn_at"),
        held=Count("held_until"),
        held_last=Max("held_until"),
    )
    # The sum, for the latest change alone would hide one that began earlier and was committed later.
    seen_appointments = JSONObject(all=Count("pk"), changes=Sum(Extract("changed_at", "epoch")))
    left = unfinished(OuterRef("pk"), today).values("office").annotate(n=Count("pk")).values("n")
    return Office.objects.filter(pk=office).values_list(
        Subquery(slots.filter(day=day).values("office").annotate(seen=seen_slots).values("seen")),
        Subquery(appointments.values("office").annotate(seen=seen_appointments).values("seen")),
        Subquery(slots.filter(day__lt=day).order_by("-day").values("day")[:1]),
        Subquery(slots.filter(day__gt=day).order_by("day").values("day")[:1]),
        Coalesce(Subquery(dayfigures.moved_elsewhere(day)), 0),
        ArraySubquery(strangers.values(row=JSONObject(pk="pk", at="at", reason="reason", name="name"))),
        Coalesce(Subquery(left), 0),
        places_in_room(day),
        clients_left_on(day),
    )


def unfinished(office, today: date):
    """Visits of days before today that nobody has brought to an end."""
    return Appointment.objects.filter(office=office, day__lt=today, state__in=OPEN_STATES).order_by()


def last_ended(user: User, office: Office, today: date) -> AppointmentEvent | None:
    """The user's last act of all, where it ended a visit of a past day here and can be taken back."""
    last = AppointmentEvent.objects.filter(by=user).select_related("appointment").order_by("-pk").first()
    if last is None or last.office_id != office.pk or last.day >= today or last.event not in UNDOABLE:
        return None
    return last if last.to_state == last.appointment.state else None


# Pieces


def _appointments(office: Office, day: date, rights, user):
    found = (
        Appointment.objects.filter(office=office, day=day)
        .annotate(purpose_shown=purpose_shown(rights, user), busy=busy(rights, user))
        .annotate(by_phone=Q(purpose__modes__contains=[Mode.PHONE]))
        .defer("link", "link_index", "need", "form_key", "email", "booked_by_other")
    )
    for row in found:
        if row.busy:
            hide(row)
        yield row


def _unclaimed(office: Office, day: date):
    """Times nobody has: free, held, or blocked by a person. What publishing took back is no time any more."""
    times = office.slots.filter(day=day, appointment__isnull=True, off_hours=False)
    return with_participants(times.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False)))


def with_participants(slots):
    """With the group activity of each, and how many places of it are taken (`participants`)."""
    taken = Appointment.objects.filter(activity=OuterRef("activity"), state__in=COUNTED).order_by().values("activity")
    counted = Coalesce(Subquery(taken.annotate(n=Count("pk")).values("n")), 0)
    return slots.select_related("activity").annotate(participants=counted)


def _resources(office: Office, appointments, slots) -> dict[int, Resource]:
    used = {row.resource_id for row in (*appointments, *slots)}
    found = Resource.objects.filter(Q(office=office, active=True) | Q(pk__in=used)).order_by("order", "name")
    return {resource.pk: resource for resource in found}


def _cell(day: DayList, resource: Resource) -> Cell:
    own = [row for row in day.rows if row.resource is resource]
    serving = [row for row in own if row.look in (Look.CALLED, Look.SERVING)] if day.today else []
    blocked = [row for row in own if row.look == Look.BLOCKED]
    here = [row for row in own if row.look != Look.BLOCKED]
    inside = day.today and any(row.slot.starts_at <= day.now < row.slot.ends_at for row in blocked)
    return Cell(
        resource,
        serving=max(serving, key=lambda row: row.since, default=None),
        waiting=sum(row.look == Look.ARRIVED for row in own),
        coming=sum(row.look in (Look.CONFIRMED, Look.LATE) for row in own),
        away=not serving and (inside or not here),
    )


def _told(office: Office, day: date, user: User, resources, hidden: set[int]) -> Told:
    last = (
        AppointmentEvent.objects.filter(office=office, day=day, by__isnull=False)
        .select_related("appointment", "by")
        .defer("appointment__link", "by__password")
        .order_by("-at", "-pk")[:TOLD]
    )
    events = list(last)
    own = next((event for event in events if event.by_id == user.pk), None)
    others = (event for event in events if event.by_id != user.pk and event.appointment_id not in hidden)
    other = next(others, None)
    newest = {event.appointment_id: event for event in reversed(events)}
    return Told(
        own=own,
        own_said=_said(own, resources),
        undoable=own is not None and own.event in UNDOABLE and newest[own.appointment_id] is own,
        other=other,
        other_said=_said(other, resources),
    )


def _said(event: AppointmentEvent | None, resources) -> str:
    return said(event, resources.get(event.appointment.resource_id)) if event else ""
