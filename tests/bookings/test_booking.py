from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from bookings.actions import booking, desk, slots
from bookings.actions.booking import Contact
from bookings.errors import HoldExpired, TimeTaken
from bookings.lifecycle import Event, State
from bookings.models import Appointment, Slot
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import OfficeOpening
from tests import factories

ZENTA = Contact(name="Zenta Grīnberga-Vītoliņa", phone="+37129123456")


@pytest.fixture
def nine(town):
    return town.slots(clock.today() + timedelta(days=1), "9:00", "9:20", "9:40")


def book(town, slot, **wish):
    return booking.book(
        **{
            "purpose": town.purpose,
            "office": town.office,
            "mode": "in_person",
            "contact": ZENTA,
            "came_from": "web",
            "starts_at": slot.starts_at,
            **wish,
        }
    )


def hold(town, slot, visitor="a"):
    return booking.hold(
        purpose=town.purpose, office=town.office, mode="in_person", starts_at=slot.starts_at, visitor=visitor
    )


def free(visitor=None, channel="web"):
    return list(Slot.objects.free(clock.now(), channel, visitor).order_by("starts_at"))


def test_booking_takes_the_slot_and_writes_its_event(town, nine):
    appointment = book(town, nine[0])

    assert list(appointment.slots.all()) == [nine[0]]
    assert (appointment.starts_at, appointment.day) == (nine[0].starts_at, nine[0].day)
    assert [(e.event, e.to_state) for e in appointment.events.all()] == [(Event.BOOK, State.CONFIRMED)]
    assert free() == nine[1:]


def test_taken_time_is_refused_with_the_nearest_others(town, nine):
    book(town, nine[0])

    with pytest.raises(TimeTaken) as refused:
        book(town, nine[0])

    assert refused.value.nearest == [nine[1].starts_at, nine[2].starts_at]
    assert Appointment.objects.count() == 1


def test_held_time_is_free_for_its_visitor_only(town, nine):
    hold(town, nine[0], "a")

    assert nine[0] not in free("b")
    assert nine[0] in free("a")
    with pytest.raises(TimeTaken):
        hold(town, nine[0], "b")


def test_visitor_holds_one_time(town, nine):
    hold(town, nine[0])
    hold(town, nine[1])

    assert [slot.starts_at for slot in Slot.objects.held_by("a", clock.now())] == [nine[1].starts_at]
    assert nine[0] in free("b")


def test_hold_gives_itself_back_after_twenty_minutes(town, nine, now):
    hold(town, nine[0])

    with clock.set_to(now + timedelta(minutes=20)):
        assert nine[0] in free("b")
        with pytest.raises(HoldExpired):
            booking.book(
                purpose=town.purpose, office=town.office, mode="in_person", contact=ZENTA, came_from="web", visitor="a"
            )


def test_same_form_sent_twice_gives_the_same_appointment(town, nine):
    key = uuid4()
    hold(town, nine[0])

    first = book(town, nine[0], visitor="a", form_key=key)
    second = book(town, nine[0], visitor="a", form_key=key)

    assert first.pk == second.pk
    assert Appointment.objects.count() == 1


def test_long_visit_takes_touching_slots_all_or_none(town, nine):
    town.purpose.minutes = 40
    town.purpose.save()
    factories.rule(town.resource)
    book_long = book(town, nine[0])

    assert [slot.pk for slot in book_long.slots.order_by("starts_at")] == [nine[0].pk, nine[1].pk]
    assert book_long.minutes == 40
    with pytest.raises(TimeTaken):
        book(town, nine[2])
    assert free() == [nine[2]]


def test_closed_office_takes_no_time(town, nine):
    OfficeOpening.objects.filter(office=town.office).update(valid_until=clock.today())

    with pytest.raises(Refusal) as refused:
        book(town, nine[0])

    assert refused.value.code == "closed"


def test_cancelled_time_is_free_at_once(town, nine):
    appointment = book(town, nine[0])

    booking.cancel(appointment=appointment)

    appointment.refresh_from_db()
    assert appointment.state == State.CANCELLED_CLIENT
    assert free(channel="staff") == nine


def test_moving_keeps_the_code_and_frees_the_old_time(town, nine):
    appointment = book(town, nine[0])

    moved = booking.move(appointment=appointment, starts_at=nine[1].starts_at)

    assert (moved.code, moved.starts_at) == (appointment.code, nine[1].starts_at)
    assert free(channel="staff") == [nine[0], nine[2]]


def test_move_that_loses_leaves_all_as_it_was(town, nine):
    appointment = book(town, nine[0])
    book(town, nine[1], contact=Contact(name="Cits", phone="+37129000001"))

    with pytest.raises(TimeTaken):
        booking.move(appointment=appointment, starts_at=nine[1].starts_at)

    appointment.refresh_from_db()
    assert appointment.starts_at == nine[0].starts_at
    assert list(appointment.slots.all()) == [nine[0]]


def test_staff_only_slots_are_not_offered_on_the_web(town):
    day = clock.today() + timedelta(days=1)
    [slot] = town.slots(day, "9:00", online=False)

    with pytest.raises(TimeTaken):
        book(town, slot)

    assert book(town, slot, channel="staff").starts_at == slot.starts_at


def test_database_forbids_overlapping_slots_and_a_wrong_day(town, nine):
    with pytest.raises(IntegrityError, match="slots_of_a_resource_never_overlap"), transaction.atomic():
        factories.slot(town.resource, nine[0].starts_at + timedelta(minutes=10))
    with pytest.raises(IntegrityError, match="slot_day_is_its_day_in_riga"), transaction.atomic():
        factories.slot(town.resource, nine[2].ends_at, day=clock.today())


def test_blocked_slot_is_off_the_offer_until_unblocked(town, nine):
    officer = town.staff("front_desk")

    slots.block(slots=[nine[0]], by=officer, reason="sapulce")
    assert nine[0] not in free()

    slots.unblock(slots=[nine[0]], by=officer)
    assert nine[0] in free()


def test_taken_slot_cannot_be_blocked(town, nine):
    book(town, nine[0])

    with pytest.raises(Refusal):
        slots.block(slots=[nine[0]], by=town.staff("front_desk"))


def test_opened_slot_may_not_overlap(town, nine):
    officer = town.staff("front_desk")

    with pytest.raises(Refusal) as refused:
        slots.open_slot(resource=town.resource, office=town.office, starts_at=nine[0].starts_at, minutes=30, by=officer)

    assert refused.value.code == "overlap"


def test_person_of_another_municipality_cannot_be_linked(town, other_town, nine):
    stranger = factories.person(other_town.municipality)

    with pytest.raises(Refusal):
        booking.link_person(appointment=book(town, nine[0]), person=stranger, by=town.staff("front_desk"))


# The desk


@pytest.fixture
def visit(town):
    [slot] = town.slots(clock.today(), "9:00")
    return book(town, slot)


def test_a_visit_from_arrival_to_the_end(town, visit):
    officer = town.staff("front_desk")

    for event in [Event.ARRIVE, Event.CALL, Event.SERVE, Event.FINISH]:
        visit = desk.apply(visit, event, by=officer)

    assert (visit.state, visit.ticket) == (State.DONE, "A 01")
    assert all([visit.arrived_at, visit.called_at, visit.served_at, visit.finished_at])


def test_repeated_act_of_the_same_person_is_quiet_of_another_is_told(town, visit):
    inga, sintija = town.staff("front_desk", "Inga Kļava"), town.staff("front_desk")
    desk.apply(visit, Event.ARRIVE, by=inga)

    again = desk.apply(visit, Event.ARRIVE, by=inga)
    with pytest.raises(Refusal, match="Inga"):
        desk.apply(visit, Event.ARRIVE, by=sintija)

    assert again.events.count() == 2


def test_undo_takes_the_last_act_back(town, visit):
    officer = town.staff("front_desk")
    desk.apply(visit, Event.ARRIVE, by=officer)
    desk.apply(visit, Event.CALL, by=officer)

    undone = desk.undo(visit, by=officer)

    assert (undone.state, undone.called_at) == (State.ARRIVED, None)
    assert desk.undo(visit, by=officer).state == State.CONFIRMED
    with pytest.raises(Refusal):
        desk.undo(visit, by=officer)


def test_walk_in_waits_without_a_slot_and_takes_the_plans_room_when_called(town, now):
    officer = town.staff("front_desk")
    ahead, taken = town.slots(clock.today(), "8:05", "8:25")
    book(town, taken)
    ticket = desk.walk_in(office=town.office, purpose=town.purpose, by=officer)

    called = desk.apply(ticket, Event.CALL, by=officer)

    assert (ticket.ticket, ticket.state, called.resource) == ("B 01", State.ARRIVED, town.resource)
    [own] = called.slots.all()
    assert (own.starts_at, own.ends_at) == (now, now + timedelta(minutes=20))
    assert not Slot.objects.filter(pk=ahead.pk).exists()


def test_undone_call_gives_a_walk_in_back_to_the_queue(town):
    officer = town.staff("front_desk")
    ticket = desk.walk_in(office=town.office, purpose=town.purpose, by=officer)
    desk.apply(ticket, Event.CALL, by=officer)

    waiting = desk.undo(ticket, by=officer)

    assert (waiting.state, waiting.resource, waiting.starts_at) == (State.ARRIVED, None, None)
    assert not waiting.slots.exists()


def test_walk_in_needs_a_reason_where_reception_is_by_appointment_only(town):
    town.office.modes.update(mode="appointment")
    officer = town.staff("front_desk")

    with pytest.raises(Refusal) as refused:
        desk.walk_in(office=town.office, purpose=town.purpose, by=officer)

    assert refused.value.field == "reason"
    assert (
        desk.walk_in(office=town.office, purpose=town.purpose, by=officer, reason="krīze").exception_reason == "krīze"
    )


def test_next_is_who_has_waited_longest(town, visit, now):
    officer = town.staff("front_desk")
    ticket = desk.walk_in(office=town.office, purpose=town.purpose, by=officer)
    with clock.set_to(now + timedelta(minutes=5)):
        desk.apply(visit, Event.ARRIVE, by=officer)
        first = desk.call_next(resource=town.resource, by=officer)
    with clock.set_to(now + timedelta(minutes=6)):
        second = desk.call_next(resource=town.resource, by=officer)
        third = desk.call_next(resource=factories.resource(town.office, town.purpose), by=officer)

    # The visit came before its hour: its waiting counts from nine o'clock, the walk-in's from eight.
    assert (first, second, third) == (ticket, visit, None)


def test_visit_of_another_day_cannot_arrive_today(town, nine):
    with pytest.raises(Refusal) as refused:
        desk.apply(book(town, nine[0]), Event.ARRIVE, by=town.staff("front_desk"))

    assert refused.value.code == "other_day"
