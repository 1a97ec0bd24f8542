"""An earlier time is somebody's once: two tabs, two workers, an answer while the office cancels. Real connections."""

from datetime import date, time, timedelta
from functools import partial
from threading import Event, Thread

import pytest

from bookings.actions import booking, earlier, offers
from bookings.actions.booking import Contact
from bookings.models import Appointment, Slot, TimeOffer, WaitingWish
from bookings.offered import times_of
from socialservice import clock
from socialservice.models import Letter
from tests import factories
from tests.bookings.test_offer_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY, FRIDAY = date(2026, 9, 7), date(2026, 9, 18)
WAITS = 0.5  # seconds after which whoever is not through yet waits for a lock


@pytest.fixture
def town(transactional_db):
    with clock.set_to(clock.at(MONDAY, time(9))):
        yield factories.Town()


def waiting(town, number):
    hour = f"{9 + number}:00"
    (slot,) = town.slots(FRIDAY, hour)
    row = booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        contact=Contact(name=f"Klients {number}", phone=f"+3712900000{number}"),
        came_from="web",
        starts_at=slot.starts_at,
    )
    earlier.wait(appointment=row, first_day=MONDAY + timedelta(days=1))
    return row


def freed(town, *hours):
    return town.slots(MONDAY + timedelta(days=2), *hours)


def test_two_tabs_accept_and_the_appointment_moves_once(town):
    row = waiting(town, 1)
    freed(town, "9:00")
    earlier.offer_all()
    offer = TimeOffer.objects.get()
    key = times_of(offer, clock.now())[0].key

    answers = at_once(*[partial(offers.accept, offer=offer, chosen=key)] * 3)

    assert {answer.pk for answer in answers} == {row.pk}
    assert row.events.filter(event="move").count() == 1
    assert Letter.objects.filter(kind="rescheduled").count() == 1
    assert Slot.objects.filter(appointment=row).count() == 1


def test_workers_at_once_offer_one_time_to_one_person(town):
    for number in range(4):
        waiting(town, number)
    freed(town, "9:00", "9:20")

    at_once(*[earlier.offer_all] * 3)
    earlier.offer_all()

    assert TimeOffer.objects.filter(state="open").count() == 2
    assert TimeOffer.objects.values("wish").distinct().count() == 2
    assert set(WaitingWish.objects.values_list("offers_made", flat=True)) == {0, 1}
    assert Slot.objects.exclude(held_for="").values("held_for").distinct().count() == 2


def test_worker_with_an_old_list_offers_nobody_a_second_time(town, monkeypatch):
    for number in range(2):
        waiting(town, number)
    freed(town, "9:00", "9:20", "9:40", "10:00")
    read = earlier._due

    def read_and_be_overtaken(municipality, now):
        listed = list(read(municipality, now))
        monkeypatch.setattr(earlier, "_due", read)
        at_once(earlier.offer_all)
        return listed

    monkeypatch.setattr(earlier, "_due", read_and_be_overtaken)
    earlier.offer_all()

    assert set(WaitingWish.objects.values_list("offers_made", flat=True)) == {1}
    assert TimeOffer.objects.count() == 2


def test_nobody_cancels_while_an_earlier_time_is_being_held(town, monkeypatch):
    row = waiting(town, 1)
    freed(town, "9:00")
    cancelled, take = Event(), earlier.lock

    def cancel():
        booking.cancel(appointment=Appointment.objects.get(pk=row.pk))
        cancelled.set()

    def take_meanwhile(**asked):
        cancelling.start()
        assert not cancelled.wait(WAITS)
        return take(**asked)

    cancelling = Thread(target=at_once, args=[cancel])
    monkeypatch.setattr(earlier, "lock", take_meanwhile)
    assert earlier.offer_all() == 1

    cancelling.join()
    row.refresh_from_db()
    earlier.withdraw_outdated()
    assert row.state == "cancelled_client"
    assert TimeOffer.objects.get().state == "withdrawn"


def test_answer_while_it_is_cancelled_ends_in_one_of_the_two(town):
    row = waiting(town, 1)
    freed(town, "9:00")
    earlier.offer_all()
    offer = TimeOffer.objects.get()
    key = times_of(offer, clock.now())[0].key

    at_once(
        partial(offers.accept, offer=offer, chosen=key),
        partial(booking.cancel, appointment=Appointment.objects.get(pk=row.pk)),
        partial(earlier.leave, appointment=row),
    )
    earlier.withdraw_outdated()

    row.refresh_from_db()
    offer.refresh_from_db()
    assert row.state == "cancelled_client"
    assert offer.state in ("taken", "withdrawn")
    assert not Slot.objects.filter(appointment=row).exists()
    assert not Slot.objects.exclude(held_for="").exists()
