"""Lines of the day list: what stands in each, and in which order the desk sees them. Pure."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from socialservice import clock
from socialservice.latvian import fold, hour
from socialservice.models import Office

from .lifecycle import State
from .models import Appointment, Beyond, Mode, Resource, SentAway, Slot
from .models.offers import OFFERED

if TYPE_CHECKING:
    from .buttons import Button, Buttons

GRACE = timedelta(minutes=5)  # who comes within it is not called late
NEXT = timedelta(hours=1)  # how far ahead “now” looks


class Tab(models.TextChoices):
    NOW = "tagad", pgettext_lazy("tab of the day", "Now")
    CONFIRMED = "apstiprinati", pgettext_lazy("tab of the day", "Confirmed")
    ARRIVED = "ieradas", pgettext_lazy("tab of the day", "Arrived")
    BUSY = "notiek", pgettext_lazy("tab of the day", "In progress")
    DONE = "pabeigti", pgettext_lazy("tab of the day", "Completed")
    NO_SHOW = "neieradas", pgettext_lazy("tab of the day", "No-show")
    SENT_AWAY = "aizsutiti", pgettext_lazy("tab of the day", "Sent away")
    FREE = "pieejami", pgettext_lazy("tab of the day", "Available times")
    ALL = "visa", pgettext_lazy("tab of the day", "Whole day")


class Look(models.TextChoices):
    """The column of states: the appointment's state as the clock colours it, or what a time without one is."""

    CONFIRMED = "confirmed", pgettext_lazy("appointment", "Confirmed")
    LATE = "late", pgettext_lazy("appointment", "Late")
    ARRIVED = "arrived", pgettext_lazy("appointment", "Arrived")
    CALLED = "called", pgettext_lazy("appointment", "Called")
    SERVING = "serving", pgettext_lazy("appointment", "In progress")
    PARKED = "parked", pgettext_lazy("appointment", "Set aside")
    DONE = "done", pgettext_lazy("appointment", "Completed")
    NO_SHOW = "no_show", pgettext_lazy("appointment", "No-show")
    SENT_AWAY = "sent_away", pgettext_lazy("appointment", "Sent away")
    CANCELLED_CLIENT = "cancelled_client", pgettext_lazy("appointment", "Cancelled by the client")
    CANCELLED_OFFICE = "cancelled_office", pgettext_lazy("appointment", "Cancelled by the office")
    FREE = "free", pgettext_lazy("time", "Available")
    UNUSED = "unused", pgettext_lazy("time", "Not used")
    HELD = "held", pgettext_lazy("time", "Being booked")
    BLOCKED = "blocked", pgettext_lazy("time", "Blocked")
    ACTIVITY = "activity", pgettext_lazy("time", "Group activity")


TAB_OF = {
    Look.CONFIRMED: Tab.CONFIRMED,
    Look.LATE: Tab.CONFIRMED,
    Look.ARRIVED: Tab.ARRIVED,
    Look.CALLED: Tab.BUSY,
    Look.SERVING: Tab.BUSY,
    Look.PARKED: Tab.BUSY,
    Look.DONE: Tab.DONE,
    Look.NO_SHOW: Tab.NO_SHOW,
    Look.SENT_AWAY: Tab.SENT_AWAY,
    Look.FREE: Tab.FREE,
}


@dataclass
class Row:
    """A line of the list: an appointment, a time that nobody has, or somebody sent away without an appointment."""

    office: Office
    now: datetime
    resource: Resource | None
    appointment: Appointment | None = None
    slot: Slot | None = None
    stranger: SentAway | None = None
    button: "Button | None" = None
    more: list["Button"] = field(default_factory=list)
    endings: list["Buttons"] = field(default_factory=list)
    chosen: bool = False
    still: str = ""  # how long who is here will probably wait, where the list tells it

    @property
    def key(self) -> str:
        """Names the row in addresses: the appointment's number, the slot's after an “s”, a stranger's after an “a”."""
        if self.stranger:
            return f"a{self.stranger.pk}"
        return str(self.appointment.pk) if self.appointment else f"s{self.slot.pk}"

    @cached_property
    def at(self) -> datetime:
        """Where the row stands in the day. A walk-in nobody has called yet stands at its arrival."""
        if self.stranger:
            return self.stranger.at
        if self.slot:
            return self.slot.starts_at
        return self.appointment.starts_at or self.appointment.arrived_at or self.appointment.created_at

    @cached_property
    def look(self) -> Look:
        if self.appointment:
            awaited = self.appointment.state == State.CONFIRMED and self.today and not self.elsewhere
            return Look.LATE if awaited and self.at + GRACE < self.now else Look(self.appointment.state)
        if self.stranger:
            return Look.SENT_AWAY
        if self.slot.activity_id:
            return Look.ACTIVITY
        if self.slot.withdrawn_at:
            return Look.BLOCKED
        if self.slot.starts_at <= self.now:
            return Look.UNUSED
        return Look.HELD if self.slot.held_until and self.slot.held_until > self.now else Look.FREE

    @property
    def today(self) -> bool:
        return clock.local(self.at).date() == clock.local(self.now).date()

    @property
    def past(self) -> bool:
        return clock.local(self.at).date() < clock.local(self.now).date()

    @cached_property
    def since(self) -> datetime | None:
        """From when the minutes beside the state count."""
        if not self.appointment or not self.today:
            return None
        return {
            Look.LATE: self.at,
            Look.ARRIVED: self.appointment.waits_from,
            Look.CALLED: self.appointment.changed_at,  # the last time, where it was called again
            Look.SERVING: self.appointment.served_at or self.appointment.called_at,
            Look.PARKED: self.appointment.changed_at,
        }.get(self.look)

    @property
    def minutes(self) -> int:
        """Minutes since then; below zero for who came before the time."""
        return int((self.now - self.since).total_seconds() // 60)

    @property
    def over(self) -> bool:
        """Waits longer than the office wants anybody to."""
        waits = self.look in (Look.ARRIVED, Look.LATE)
        return waits and self.since is not None and self.minutes > self.office.waiting_target

    @property
    def duration(self) -> str:
        """“gaida 22 min”, “pirms laika”, “27 min”; empty where nothing is counted."""
        waits = self.since is not None and self.minutes >= 0 and self.look == Look.ARRIVED
        return gettext("waits %(length)s") % {"length": self.length} if waits else self.length

    @property
    def length(self) -> str:
        """The same where a head says already what is counted: “22 min”, “pirms laika”."""
        if self.since is None:
            return ""
        return _length(self.minutes) if self.minutes >= 0 else gettext("before the time")

    @property
    def busy(self) -> bool:
        """Of another competence: the reader may know no more than that the time is taken."""
        return self.appointment is not None and getattr(self.appointment, "busy", False)

    @property
    def name(self) -> str:
        """Who comes; or what the time is, and how long."""
        if self.busy:
            return pgettext("time of a colleague", "Busy")
        if self.appointment:
            return self.appointment.name or gettext("Name not given")
        if self.stranger:
            return self.stranger.name or gettext("Without an appointment and name")
        if self.look == Look.ACTIVITY:
            activity = self.slot.activity
            told = {"name": activity.label, "taken": self.slot.participants, "places": activity.places}
            return gettext("%(name)s: %(taken)d of %(places)d") % told
        minutes = int((self.slot.ends_at - self.slot.starts_at).total_seconds() // 60)
        said = gettext("Time, %(length)s")
        if self.look == Look.FREE:
            said = gettext("Available time, %(length)s")
        elif self.look == Look.HELD and self.slot.held_for.startswith(OFFERED):
            said = gettext("Time offered to a client, %(length)s")
        return said % {"length": _length(minutes)}

    @property
    def elsewhere(self) -> bool:
        """The client need not come: a call, a video, or the specialist comes."""
        return self.appointment is not None and self.appointment.mode != Mode.IN_PERSON

    @property
    def due_elsewhere(self) -> bool:
        """The specialist should have begun, and nobody else shows it: no client stands here."""
        return self.elsewhere and self.today and self.look == Look.CONFIRMED and self.at <= self.now

    @property
    def beyond(self) -> str:
        """Which limits staff let it go beyond, in words."""
        labels = dict(Beyond.choices)
        return ", ".join(str(labels[which]) for which in self.appointment.beyond) if self.appointment else ""

    @property
    def takes_part(self) -> bool:
        """In a group activity."""
        return self.appointment is not None and self.appointment.activity_id is not None

    @property
    def waits_for(self) -> str:
        """Of an available time: until when it is not for everybody."""
        if self.look != Look.FREE:
            return ""
        if self.slot.crisis_until and self.slot.crisis_until > self.now:
            return gettext("kept for crisis until %(hour)s") % {"hour": hour(clock.local(self.slot.crisis_until))}
        if self.slot.online and self.slot.offered_from and self.slot.offered_from > self.now:
            return gettext("on the web again at %(hour)s") % {"hour": hour(clock.local(self.slot.offered_from))}
        return ""

    @property
    def purpose(self) -> str:
        """As the reader may see it."""
        return self.appointment.purpose_shown if self.appointment else ""

    @property
    def number(self) -> str:
        """The queue number; before there is one, the hour."""
        return (self.appointment.ticket if self.appointment else "") or hour(clock.local(self.at))

    @property
    def title(self) -> str:
        """Names the row to who cannot see it."""
        return f"{self.number}, {self.name}"

    @property
    def is_walk_in(self) -> bool:
        """Waits in the live queue: came without an appointment, or too late for it."""
        return self.appointment is not None and self.appointment.ticket.startswith("B")

    @property
    def on_paper(self) -> bool:
        return self.appointment is not None and self.look not in (Look.CANCELLED_CLIENT, Look.CANCELLED_OFFICE)

    @property
    def tab(self) -> Tab | None:
        return TAB_OF.get(self.look)

    @property
    def can_undo(self) -> bool:
        """Has the last act something to take back? Whether it really may be taken back, the act decides."""
        fresh = {State.CONFIRMED, State.CANCELLED_CLIENT, State.CANCELLED_OFFICE}
        return self.appointment is not None and self.appointment.state not in fresh

    @property
    def can_call(self) -> bool:
        """May the visit be turned into a call?"""
        visit = self.appointment
        if visit is None or self.past or visit.mode == Mode.PHONE:
            return False
        known = getattr(visit, "by_phone", None)
        return Mode.PHONE in visit.purpose.modes if known is None else known

    @property
    def wishes(self) -> list[str]:
        """What the desk should know before the client stands there."""
        found = []
        if self.appointment and self.appointment.help_entering:
            found.append(gettext("Help is needed entering the building."))
        if self.appointment and self.appointment.interpreter:
            found.append(gettext("An interpreter is needed."))
        if self.appointment and self.appointment.outcome:
            found.append(gettext("Outcome: %(outcome)s.") % {"outcome": self.appointment.get_outcome_display()})
        if self.look == Look.LATE:
            found.append(gettext("Came late: receive in turn, put into the live queue, or move to another time."))
        if self.stranger:
            found.append(gettext("Sent away: %(reason)s.") % {"reason": self.stranger.get_reason_display()})
        return found

    @property
    def in_now(self) -> bool:
        """Does it need a hand now, or within the hour?"""
        if self.due_elsewhere or self.look in (Look.ARRIVED, Look.LATE, Look.CALLED, Look.SERVING, Look.PARKED):
            return True
        coming = self.look in (Look.CONFIRMED, Look.FREE, Look.HELD, Look.ACTIVITY)
        return coming and self.now - GRACE <= self.at < self.now + NEXT

    def found_by(self, words: list[str], digits: str) -> bool:
        """Name, code, queue number and phone, in any order; digits also across the spaces they are read out with."""
        if self.stranger:
            return not digits and all(word in fold(self.stranger.name) for word in words)
        if self.appointment is None:
            return False
        of = self.appointment
        if digits:
            return digits in of.code or digits in of.phone or digits.lstrip("0") == of.ticket[2:].lstrip("0") != ""
        text = f"{of.search_name} {of.code} {of.phone} {fold(of.ticket)} {fold(of.ticket).replace(' ', '')}"
        return all(word in text for word in words)


@dataclass
class Cell:
    """One resource above the list: whom it serves, since when, how many wait for it."""

    resource: Resource
    serving: Row | None = None
    waiting: int = 0
    coming: int = 0
    away: bool = False

    @property
    def place(self) -> str:
        """“101. kab., gaida 2”."""
        waits = gettext("%(count)d waiting") % {"count": self.waiting} if self.waiting else ""
        return ", ".join(filter(None, [self.resource.room_label, waits]))

    @property
    def ahead(self) -> str:
        """What a day that is not today holds."""
        return ngettext("%(count)d appointment", "%(count)d appointments", self.coming) % {"count": self.coming}


@dataclass
class Room:
    """The waiting room against its limit."""

    present: int
    capacity: int
    crowded_at: datetime | None = None  # the next quarter hour that is full
    expected: int = 0  # people then

    @property
    def squares(self) -> list[str]:
        """One class per square, places first, then who is too many."""
        inside = min(self.present, self.capacity)
        return ["in"] * inside + [""] * (self.capacity - inside) + ["over"] * self.too_many

    @property
    def over_then(self) -> int:
        """So many more than are allowed are expected in the next full quarter hour."""
        return max(0, self.expected - self.capacity)

    @property
    def too_many(self) -> int:
        return max(0, self.present - self.capacity)


def found(rows: list[Row], text: str) -> list[Row]:
    words = fold(text).replace("+", "").split()
    digits = "".join(words) if all(word.isdigit() for word in words) else ""
    return [row for row in rows if row.found_by(words, digits)]


def _length(minutes: int) -> str:
    """“22 min”, “1 h 05 min”."""
    hours, minutes = divmod(minutes, 60)
    values = {"hours": hours, "minutes": minutes}
    if not hours:
        return gettext("%(minutes)d min") % values
    return gettext("%(hours)d h %(minutes)02d min") % values
