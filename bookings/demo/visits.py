"""Visits of the demo as rows: appointments, their slots, events and queue numbers, written in bulk."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

from socialservice import clock
from socialservice.demo import World
from socialservice.demo.world import BATCH, copy_in
from socialservice.identifiers import new_token
from socialservice.latvian import fold

from .. import letters
from ..actions.publishing import planned
from ..lifecycle import Event, State, after
from ..models import Appointment, AppointmentEvent, Outcome, QueueCounter, Resource, Slot
from .callers import Callers
from .offers import Receiver
from .stories import Day, Step, Story

BEHIND = {"liepaja": timedelta(days=28)}  # how far back visits are known
BEHIND_ELSEWHERE = timedelta(days=7)
FULL_AHEAD = [1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2]  # of a resource's coming days, less and less
LATER = 0.12
LETTERS = 60
ENDS = [Outcome.SOLVED, Outcome.PAPERS, "", Outcome.SOLVED, Outcome.NEXT]


@dataclass
class Made:
    slots: int
    visits: int


@dataclass
class Book:
    """Everything of one municipality, before it is written."""

    slots: list[Slot] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    rows: list[Appointment] = field(default_factory=list)


def load(world: World, receivers: list[Receiver], callers: Callers) -> Made:
    book = Book()
    for receiver in receivers:
        book.stories += _stories(world, receiver, book)
    book.rows = [_appointment(story, callers) for story in book.stories]
    _give_tickets(book)
    _write(book, callers)
    _write_letters(world, book)
    for receiver in receivers:
        _is_published(world, receiver.resource)
    return Made(len(book.slots), len(book.rows))


def _stories(world: World, receiver: Receiver, book: Book) -> Iterator[Story]:
    municipality = receiver.resource.office.municipality
    first = world.today - BEHIND.get(municipality.code, BEHIND_ELSEWHERE)
    last = world.today + timedelta(days=municipality.booking_days)
    slots = sorted(planned(receiver.resource, first, last), key=lambda slot: slot.starts_at)
    ahead = 0
    for day, some in groupby(slots, key=lambda slot: slot.day):
        of_day = list(some)
        book.slots += of_day
        full = receiver.busy
        if day >= world.today:
            full *= FULL_AHEAD[ahead] if ahead < len(FULL_AHEAD) else LATER
            ahead += 1
        if receiver.away and ahead == 1:
            _block(world, receiver, of_day)
        else:
            # Times kept for crisis are still there in the days to come.
            asked = [slot for slot in of_day if day <= world.today or slot.crisis_until is None]
            yield from Day(world.random, world.now, receiver, asked, full).stories()


def _is_published(world: World, resource: Resource) -> None:
    resource.published_at = world.now
    resource.published_until = world.today + timedelta(days=resource.office.municipality.booking_days)
    resource.save(update_fields=["published_at", "published_until"])


def _block(world: World, receiver: Receiver, slots: list[Slot]) -> None:
    for slot in slots:
        slot.withdrawn_at = world.now - timedelta(days=3)
        slot.withdrawn_by, slot.withdrawn_reason = receiver.user, receiver.away


# Rows


def _appointment(story: Story, callers: Callers) -> Appointment:
    first, resource = story.steps[0], story.receiver.resource
    called = story.starts_at is not None
    office = story.slots[0].office if story.slots else resource.office
    return Appointment(
        municipality_id=story.purpose.municipality_id,
        office=office,
        resource=resource if called else None,
        purpose=story.purpose,
        mode=story.mode,
        day=clock.local(story.starts_at or first.at).date(),
        starts_at=story.starts_at,
        ends_at=story.ends_at,
        state=story.state,
        code=callers.code(),
        link=new_token(),
        is_demo=True,
        created_at=first.at,
        changed_at=story.steps[-1].at,
        outcome=_outcome(story),
        **callers.contact(story, office),
        **story.stamps,
    )


def _give_tickets(book: Book) -> None:
    """Queue numbers in the order in which people came: A with an appointment, B without."""
    came = [(row, story) for row, story in zip(book.rows, book.stories, strict=True) if row.arrived_at]
    last = Counter()
    for row, story in sorted(came, key=lambda pair: pair[0].arrived_at):
        letter = "B" if story.walk_in else "A"
        last[row.office, row.day, letter] += 1
        row.ticket = f"{letter} {last[row.office, row.day, letter]:02d}"
    QueueCounter.objects.bulk_create(
        [QueueCounter(office=o, day=d, letter=of, last=n) for (o, d, of), n in last.items()], batch_size=BATCH
    )


def _write(book: Book, callers: Callers) -> None:
    for row in book.rows:
        row.search_name = fold(row.name)
    Appointment.objects.bulk_create(book.rows, batch_size=BATCH)
    for row, story in zip(book.rows, book.stories, strict=True):
        for slot in story.slots:
            slot.appointment = row
        if story.walk_in:
            _open_by_hand(story)
    copy_in(book.slots)
    opened = Slot.objects.filter(opened_by_hand=True, appointment__in=[row.pk for row in book.rows])
    opened = dict(opened.values_list("appointment", "pk"))
    events = []
    for row, story in zip(book.rows, book.stories, strict=True):
        events += _events(row, story, callers, opened.get(row.pk))
    copy_in(sorted(events, key=lambda event: event.at))


def _open_by_hand(story: Story) -> None:
    """As the desk does: the time somebody without an appointment is called into is cut to the visit."""
    for slot in story.slots:
        slot.starts_at, slot.ends_at = story.starts_at, story.ends_at
        slot.online, slot.opened_by_hand = False, True


def _events(row: Appointment, story: Story, callers: Callers, opened: int | None) -> Iterator[AppointmentEvent]:
    state = ""
    for step in story.steps:
        before, state = state, _after(state, step, story)
        yield AppointmentEvent(
            appointment=row,
            event=step.event,
            from_state=before,
            to_state=state,
            office_id=row.office_id,
            day=row.day,
            at=step.at,
            by=callers.who(step, row, story),
            detail=step.detail | _more(row, story, step, opened),
        )


def _after(state: str, step: Step, story: Story) -> str:
    if step.event == Event.BOOK:
        return State.ARRIVED if story.walk_in else State.CONFIRMED
    return after(state, step.event) or state


def _more(row: Appointment, story: Story, step: Step, opened: int | None) -> dict:
    """What taking the act back would need."""
    if story.walk_in and step.event == Event.BOOK:
        return {"ticket": row.ticket}
    if story.walk_in and step.event == Event.CALL:
        return {"had_resource": None, "slot": opened}
    if step.event == Event.FINISH and (outcome := _outcome(story)):
        return {"outcome": outcome, "was": {"outcome": ""}}
    return {}


def _outcome(story: Story) -> str:
    """How the visit ended, where it has; some are finished without saying so."""
    over = story.at(Event.FINISH)
    return ENDS[over.minute % len(ENDS)] if over else ""


def _write_letters(world: World, book: Book) -> None:
    """The confirmations of those who come next after today: as many as somebody may want to look at."""
    coming = [row for row in book.rows if row.state == State.CONFIRMED and row.day > world.today]
    for row in sorted(coming, key=lambda row: row.starts_at)[:LETTERS]:
        with clock.set_to(row.created_at):
            letters.confirmed(row)
