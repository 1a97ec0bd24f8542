"""What became of everybody who was booked for a day of an office, or came without: one sum, counted in two ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q

from socialservice.models import Office, Submission

from .lifecycle import OPEN_STATES, Event, State
from .models import Appointment, AppointmentEvent, SentAway

CANCELLED = (State.CANCELLED_CLIENT, State.CANCELLED_OFFICE)


@dataclass(frozen=True)
class Figures:
    """booked + walk_ins = done + not_come + moved + cancelled + sent_away + still_open.

    `booked`: who had an appointment for the day at any time, also one moved elsewhere since. `walk_ins`: who came
    without, also those sent away without a name.
    """

    booked: int = 0
    walk_ins: int = 0
    done: int = 0
    not_come: int = 0
    moved: int = 0
    cancelled: int = 0
    sent_away: int = 0
    still_open: int = 0

    @property
    def everybody(self) -> int:
        return self.booked + self.walk_ins

    @property
    def balanced(self) -> bool:
        ended = self.done + self.not_come + self.moved + self.cancelled + self.sent_away
        return self.everybody == ended + self.still_open


def of_rows(rows: Iterable[Appointment], *, moved: int, strangers: int) -> Figures:
    """From the appointments as they stand, with those moved elsewhere and those sent away without an appointment."""
    kinds = [(row.came_from == Submission.Way.WALK_IN, row.state) for row in rows]
    return _sum(kinds, moved, strangers)


def rebuilt(office: Office, day: date) -> Figures:
    """From the history alone: the events of all who ever stood in the day, and the notes on who was sent away."""
    ever = AppointmentEvent.objects.filter(office=office, day=day).values("appointment")
    events = AppointmentEvent.objects.filter(appointment__in=ever).order_by("at", "pk")
    fields = ("appointment", "event", "to_state", "office", "day", "detail")
    strangers = SentAway.objects.filter(office=office, day=day, appointment=None).count()
    return replayed(events.values_list(*fields), office.pk, day, strangers)


def replayed(events: Iterable[tuple], office: int, day: date, strangers: int) -> Figures:
    """`events`: (appointment, event, state after it, office, day, detail), the oldest first. Pure."""
    walk_ins, last = set(), {}
    for appointment, event, state, *place, detail in events:
        last[appointment] = (state, tuple(place))
        if event == Event.BOOK and "ticket" in detail:
            walk_ins.add(appointment)
    here = [(row in walk_ins, state) for row, (state, place) in last.items() if place == (office, day)]
    return _sum(here, len(last) - len(here), strangers)


def moved_elsewhere(day: date):
    """How many had an appointment on the day that stands elsewhere by now. For a query of offices."""
    entered = AppointmentEvent.objects.filter(office=OuterRef("pk"), day=day, event__in=[Event.BOOK, Event.MOVE])
    gone = entered.filter(~Q(appointment__office=F("office")) | ~Q(appointment__day=F("day")))
    return gone.order_by().values("office").annotate(n=Count("appointment", distinct=True)).values("n")


def _sum(kinds: list[tuple[bool, str]], moved: int, strangers: int) -> Figures:
    """`kinds`: of each appointment in the day, whether it is a walk-in's, and its state."""
    states = [state for _walk_in, state in kinds]
    walk_ins = sum(walk_in for walk_in, _state in kinds)
    return Figures(
        booked=len(kinds) - walk_ins + moved,
        walk_ins=walk_ins + strangers,
        done=states.count(State.DONE),
        not_come=states.count(State.NO_SHOW),
        moved=moved,
        cancelled=sum(states.count(state) for state in CANCELLED),
        sent_away=states.count(State.SENT_AWAY) + strangers,
        still_open=sum(states.count(state) for state in OPEN_STATES),
    )
