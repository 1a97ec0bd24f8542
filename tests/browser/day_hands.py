"""The day of a plan as rows, and the hands of everybody who works without a browser."""

from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from bookings.actions import booking, desk, visits
from bookings.actions.booking import Contact
from bookings.lifecycle import Event, State, after
from bookings.models import Appointment, Mode, Outcome, Resource, SentAway, Slot
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.browser.day_plan import CLOSES, ILL_AT, OPENS, QUARTER, SPECIALISTS, WAYS, Plan, Visit

DAY = date(2026, 9, 7)
STEP = 5  # minutes from one look at the day to the next
CHANNELS = ("web", "phone", "desk", "email")
ENDS = {
    "arrive": State.ARRIVED,
    "rush": State.ARRIVED,
    "hand_over": State.ARRIVED,
    "call": State.CALLED,
    "recall": State.CALLED,
    "serve": State.SERVING,
    "park": State.PARKED,
    "finish": State.DONE,
    "no_show": State.NO_SHOW,
    "send_away": State.SENT_AWAY,
}  # the state a visit is in after a click


def moment(minute: int) -> datetime:
    return clock.at(DAY, time(minute // 60, minute % 60))


class Day:
    def __init__(self, town, plan: Plan, chance: Random):
        self.town, self.plan, self.chance = town, plan, chance
        self.by = town.staff("manager", "Zita Krūze")
        self._open_the_office()
        self.visits: dict[int, Visit] = {}
        with clock.set_to(moment(OPENS) - timedelta(days=3)):
            for visit in plan.visits:
                self.visits[self._book(visit).pk] = visit
        self._agenda: list[tuple] = []
        self._numbers = count()
        for row, visit in self.visits.items():
            self._write_down(row, visit)
        self._write_down_newcomers()

    # What is to be done

    def due(self, minute: int) -> list[tuple]:
        """(hand, act, what it is done to …) of this minute, in order."""
        found = []
        while self._agenda and self._agenda[0][0] <= minute:
            found.append(heappop(self._agenda)[2:])
        return found

    def quiet(self, minute: int) -> bool:
        """Receptionists have people waiting whom nobody else may call."""
        return any(quarter <= minute <= quarter + QUARTER for quarter in self.plan.clicked)

    def forget(self, row: int) -> None:
        """Something came between: what becomes of it now follows from where it stands."""
        self._agenda = sorted(entry for entry in self._agenda if entry[3] not in ENDS or entry[4] != row)
        left = Appointment.objects.get(pk=row)
        if (left.office_id, left.day) != (self.town.office.pk, DAY):
            return
        now = clock.local(clock.now())
        begins = clock.local(left.starts_at or now)
        minute = max(begins.hour * 60 + begins.minute, now.hour * 60 + now.minute)
        done = {State.CONFIRMED: 0, State.ARRIVED: 1, State.CALLED: 2, State.SERVING: 2}.get(left.state, 3)
        for act, later in WAYS["plain"][done:]:
            self._note(minute + later, None, act, row)

    def _write_down(self, row: int, visit: Visit) -> None:
        late = 0 if visit.hand is not None else self.chance.choice((-STEP, 0, 0, STEP))
        for act, minutes in WAYS[visit.way]:
            at = visit.begins + minutes + late
            what = [self._another(visit.specialist).pk] if act == "hand_over" else []
            if visit.rushed and act == "arrive":
                self._note(at, 0, "rush", row)
                self._note(at, 1, "rush", row)
            else:
                self._note(at, visit.hand, act, row, *what)

    def _write_down_newcomers(self) -> None:
        for minute, hand in self.plan.tickets:
            self._note(minute, hand, "walk_in", self.chance.choice(self.purposes).pk)
        for minute, hand in self.plan.strangers:
            self._note(minute, hand, "stranger")
        for quarter in self.plan.clicked:
            for hand, who in enumerate(self.chance.sample(self.others, 2)):
                self._note(quarter + QUARTER + STEP, hand, "next", who.pk)
        self._note(ILL_AT, 0, "close", self.ill.pk)

    def _note(self, minute: int, hand: int | None, act: str, *what) -> None:
        minute = min(max(minute, OPENS), CLOSES)
        heappush(self._agenda, (minute, next(self._numbers), hand, act, *what))

    # Hands

    def do(self, act: str, *what) -> None:
        """Where somebody was quicker, it is done already."""
        if act in ("walk_in", "stranger"):
            return getattr(self, f"_{act}")(*what)
        row = Appointment.objects.select_related("office", "resource", "purpose").get(pk=what[0])
        try:
            if self._makes_sense(act, row):
                self._apply(act, row, *what[1:])
        except Refusal as refusal:
            if refusal.code not in ("not_allowed", "stale"):
                raise

    def call_some(self, most: int) -> None:
        """So many specialists at most, of those who serve nobody, call the next one."""
        busy = Appointment.objects.filter(day=DAY, state__in=[State.CALLED, State.SERVING]).values("resource")
        idle = list(Resource.objects.filter(pk__in=[who.pk for who in self.others]).exclude(pk__in=busy))
        now = clock.local(clock.now())
        for who in self.chance.sample(idle, min(most, len(idle))):
            if called := desk.call_next(resource=who, by=self.by):
                self._note(now.hour * 60 + now.minute + 2 * STEP, None, "finish", called.pk)

    def close_the_office(self) -> None:
        """Whoever waits is still received; what has begun is finished."""
        for who in self.others:
            while called := desk.call_next(resource=who, by=self.by):
                visits.finish(appointment=called, by=self.by)
        for row in Appointment.objects.filter(day=DAY, state__in=[State.CALLED, State.SERVING, State.PARKED]):
            visits.finish(appointment=row, by=self.by)
        for row in Appointment.objects.filter(day=DAY, state=State.ARRIVED):
            visits.send_away(appointment=row, reason=SentAway.Reason.NO_TIME, by=self.by)

    def _makes_sense(self, act: str, row: Appointment) -> bool:
        if act == "call":
            return row.state == State.ARRIVED
        if act == "finish":
            return row.state in (State.CALLED, State.SERVING, State.PARKED) or row.mode == Mode.PHONE
        if act == "undo":
            return row.state == State.ARRIVED
        event = {"cancel": Event.CANCEL_CLIENT}.get(act, act)
        return after(row.state, event) is not None

    def _apply(self, act: str, row: Appointment, *what) -> None:
        if act == "finish":
            visits.finish(appointment=row, outcome=self.chance.choice(Outcome.values), by=self.by)
        elif act == "call":
            desk.apply(row, Event.CALL, by=self.by, resource=None if row.resource else self.chance.choice(self.others))
        elif act == "undo":
            desk.undo(row, by=self.by)
        elif act == "hand_over":
            visits.hand_over(appointment=row, to=Resource.objects.get(pk=what[0]), by=self.by)
        elif act == "to_queue":
            visits.to_queue(appointment=row, by=self.by)
        elif act == "to_call":
            visits.to_call(appointment=row, phone=row.phone, by=self.by)
        elif act == "send_away":
            visits.send_away(appointment=row, reason=self.chance.choice(SentAway.Reason.values), by=self.by)
        elif act == "cancel":
            booking.cancel(appointment=row, by=self.by, for_client=True)
        elif act == "move":
            free = Slot.objects.free(clock.now()).filter(day=DAY + timedelta(days=1), resource=self.others[0])
            booking.move(appointment=row, starts_at=free[0].starts_at, by=self.by, channel="staff")
        else:
            desk.apply(row, Event(act), by=self.by)

    def _walk_in(self, purpose: int) -> None:
        chosen = next(row for row in self.purposes if row.pk == purpose)
        desk.walk_in(office=self.town.office, purpose=chosen, by=self.by)

    def _stranger(self) -> None:
        visits.send_stranger_away(office=self.town.office, reason=SentAway.Reason.WRONG_PLACE, by=self.by)

    # Rows

    def _open_the_office(self) -> None:
        """Eight specialists receive from eight to four today; who falls ill, and one more, also tomorrow."""
        town = self.town
        town.purpose.minutes = QUARTER
        town.purpose.save()
        second = factories.purpose(town.department, code="parskats", name="Ienākumu deklarācija", minutes=QUARTER)
        self.purposes = [town.purpose, second]
        town.resource.purposes.add(second)
        self.specialists = [
            town.resource,
            *(
                factories.resource(town.office, *self.purposes, name=f"Speciāliste {letter}", room=f"20{letter}")
                for letter in "BCDEFGH"
            ),
        ]
        assert len(self.specialists) == SPECIALISTS
        self.ill = self.specialists[self.plan.ill]
        self.others = [who for who in self.specialists if who is not self.ill]
        tomorrow = DAY + timedelta(days=1)
        times = [(who, DAY) for who in self.specialists] + [(who, tomorrow) for who in (self.ill, self.others[0])]
        Slot.objects.bulk_create(
            _slot(who, town, day, begins) for who, day in times for begins in range(OPENS, CLOSES, QUARTER)
        )

    def _book(self, visit: Visit) -> Appointment:
        number = len(self.visits)
        return booking.book(
            purpose=self.purposes[number % 2],
            office=self.town.office,
            mode=Mode.IN_PERSON,
            contact=Contact(
                name=f"Klients {number:03d}",
                phone=f"+3712{number:07d}",
                letters_by="none" if number % 5 == 0 else "sms",
            ),
            came_from=CHANNELS[number % len(CHANNELS)],
            starts_at=moment(visit.begins),
            resource=self.specialists[visit.specialist],
            by=self.by,
            channel="staff",
            tell=False,
        )

    def _another(self, specialist: int) -> Resource:
        own = self.specialists[specialist]
        return self.chance.choice([who for who in self.others if who is not own])


def _slot(who: Resource, town, day: date, begins: int) -> Slot:
    starts_at = clock.at(day, time(begins // 60, begins % 60))
    return Slot(
        resource=who,
        office=town.office,
        day=day,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=QUARTER),
        modes=[Mode.IN_PERSON, Mode.PHONE],
    )
