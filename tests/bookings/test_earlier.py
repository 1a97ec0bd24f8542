from datetime import date, datetime, timedelta

import pytest

from bookings.actions import booking, desk, earlier, offers
from bookings.actions.booking import Contact
from bookings.lifecycle import Event
from bookings.models import DailyLimit, Slot, TimeOffer, WaitingWish
from bookings.offered import times_of
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 9, 8)
FRIDAY = date(2026, 9, 18)
Wish, State = WaitingWish.State, TimeOffer.State


def at(hour, minute=0, day=TUESDAY):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.RIGA)


def booked(town, hour="9:00", *, phone="+37129000001", day=FRIDAY, **contact):
    (slot,) = town.slots(day, hour)
    return booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        contact=Contact(name=f"Klients {phone[-1]}", phone=phone, **contact),
        came_from="web",
        starts_at=slot.starts_at,
    )


@pytest.fixture
def zenta(town):
    """Has a time on Friday and would come as early as Tuesday."""
    row = booked(town)
    earlier.wait(appointment=row, first_day=TUESDAY)
    return row


def offered():
    return TimeOffer.objects.filter(why="earlier").latest("pk")


def key(offer):
    (time,) = times_of(offer, clock.now())
    return time.key


# The list


def test_first_free_time_is_held_and_told(town, zenta, now):
    town.slots(TUESDAY, "9:00", "9:20")

    assert earlier.offer_all() == 1

    offer = offered()
    slot = Slot.objects.get(held_for=offer.holder)
    assert (slot.starts_at, slot.held_until) == (at(9), now + timedelta(hours=2))
    letter = Letter.objects.get(kind="earlier_time")
    assert letter.to == zenta.phone
    assert offer.link in letter.text


def test_cancelled_time_is_offered_before_it_returns_to_the_web(town, zenta):
    other = booked(town, "9:00", phone="+37129000002", day=TUESDAY)
    booking.cancel(appointment=other)

    assert earlier.offer_all() == 1


@pytest.mark.parametrize("day", [date(2026, 9, 7), FRIDAY])
def test_times_of_other_days_do_not_suit(town, zenta, day):
    town.slots(day, "17:00" if day != FRIDAY else "8:00")

    assert earlier.offer_all() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"online": False},
        {"crisis_until": at(23, day=FRIDAY)},
        {"only_for": [0]},
        {"modes": ["phone"]},
    ],
)
def test_times_that_the_web_may_not_give_are_not_offered(town, zenta, fields):
    town.slots(TUESDAY, "9:00", **fields)

    assert earlier.offer_all() == 0


def test_full_day_is_not_offered(town, zenta):
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=1, valid_from=factories.LONG_AGO)
    booked(town, "9:00", phone="+37129000002", day=TUESDAY)
    town.slots(TUESDAY, "9:20")

    assert earlier.offer_all() == 0


@pytest.mark.parametrize(("hour", "minute", "offers_made"), [(7, 59, 0), (8, 0, 1), (18, 0, 1), (18, 1, 0), (23, 0, 0)])
def test_offers_are_made_only_where_the_answer_falls_into_the_day(town, zenta, hour, minute, offers_made):
    town.slots(date(2026, 9, 9), "9:00")

    with clock.set_to(at(hour, minute)):
        assert earlier.offer_all() == offers_made


def test_who_came_first_is_asked_first_and_then_the_next(town, zenta):
    second = booked(town, "9:20", phone="+37129000002")
    earlier.wait(appointment=second, first_day=TUESDAY)
    town.slots(TUESDAY, "15:00")

    assert [earlier.offer_all(), earlier.offer_all()] == [1, 0]
    assert offered().wish.appointment == zenta
    offers.decline(offer=offered())
    assert earlier.offer_all() == 1
    assert offered().wish.appointment == second


def test_one_offer_a_day_and_three_in_all(town, zenta):
    for day in range(8, 14):
        town.slots(date(2026, 9, 15), f"{day}:00")
    made = []

    for day in range(8, 13):
        with clock.set_to(at(9, day=date(2026, 9, day))):
            made.append(earlier.offer_all())
            assert earlier.offer_all() == 0
        with clock.set_to(at(12, day=date(2026, 9, day))):
            offers.expire()
            assert earlier.offer_all() == 0

    assert made == [1, 1, 1, 0, 0]
    assert WaitingWish.objects.get().state == Wish.OVER
    with pytest.raises(Refusal):
        earlier.wait(appointment=zenta, first_day=date(2026, 9, 14))


# The answer


def test_accepting_moves_the_appointment(town, zenta):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()
    offer = offered()

    moved = offers.accept(offer=offer, chosen=key(offer))

    offer.refresh_from_db()
    assert (moved.pk, moved.starts_at, moved.code) == (zenta.pk, at(9), zenta.code)
    assert (offer.state, offer.led_to) == (State.TAKEN, moved)
    assert WaitingWish.objects.get().state == Wish.MOVED
    assert Letter.objects.filter(kind="rescheduled").count() == 1
    freed = Slot.objects.get(starts_at=zenta.starts_at)
    assert (freed.appointment, freed.offered_from is not None) == (None, True)


def test_declining_keeps_the_appointment(town, zenta):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()

    offers.decline(offer=offered())

    zenta.refresh_from_db()
    assert zenta.day == FRIDAY
    assert not Slot.objects.exclude(held_for="").exists()


def test_leaving_gives_the_held_time_back(town, zenta):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()

    earlier.leave(appointment=zenta)

    assert offered().state == State.WITHDRAWN
    assert not Slot.objects.exclude(held_for="").exists()
    assert earlier.offer_all() == 0


def test_offer_ends_with_the_appointment(town, zenta):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()
    booking.cancel(appointment=zenta)

    with pytest.raises(Refusal):
        offers.accept(offer=offered(), chosen=key(offered()))
    earlier.offer_all()

    assert offered().state == State.WITHDRAWN
    assert not Slot.objects.exclude(held_for="").exists()


def test_appointment_moved_by_hand_is_not_moved_later_by_the_offer(town, zenta):
    town.slots(TUESDAY, "15:00")
    earlier.offer_all()
    town.slots(TUESDAY, "9:00")
    booking.move(appointment=zenta, starts_at=at(9))

    with pytest.raises(Refusal):
        offers.accept(offer=offered(), chosen=key(offered()))
    earlier.withdraw_outdated()

    assert offered().state == State.WITHDRAWN


def test_who_cannot_be_written_to_does_not_wait(town):
    row = booked(town, phone="+37163426044")

    with pytest.raises(Refusal) as refused:
        earlier.wait(appointment=row, first_day=TUESDAY)

    assert refused.value.code == "unreachable"


@pytest.mark.parametrize("first_day", [date(2026, 9, 6), FRIDAY])
def test_first_day_lies_between_today_and_the_appointment(town, first_day):
    with pytest.raises(Refusal) as refused:
        earlier.wait(appointment=booked(town), first_day=first_day)

    assert refused.value.field == "first_day"


def test_who_has_arrived_waits_no_more(town, zenta):
    town.slots(TUESDAY, "9:00")
    sintija = town.staff("front_desk")
    with clock.set_to(at(8, day=FRIDAY)):
        desk.apply(zenta, Event.ARRIVE, by=sintija)
        assert earlier.offer_all() == 0


# Pages


def test_client_waits_and_leaves_by_the_own_link(town, client):
    row = booked(town)
    page = client.get(town.url(f"p/{row.link}/"))
    assert f"/p/{row.link}/agrak/" in page.text

    answer = client.post(town.url(f"p/{row.link}/agrak/"), {"first_day": "08.09.2026."})
    assert answer.status_code == 302
    assert WaitingWish.objects.get().first_day == TUESDAY
    assert "agrak/beigt" in client.get(town.url(f"p/{row.link}/")).text

    client.post(town.url(f"p/{row.link}/agrak/beigt/"))
    assert WaitingWish.objects.get().state == Wish.LEFT


def test_client_accepts_on_the_offers_page(town, zenta, client):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()
    offer = offered()
    page = client.get(town.url(f"l/{offer.link}/"))
    assert page.status_code == 200

    answer = client.post(town.url(f"l/{offer.link}/pienemt/"), {"laiks": key(offer)})

    assert answer.url.endswith(f"/p/{zenta.link}/")
    assert client.get(town.url(f"l/{offer.link}/")).url.endswith(f"/p/{zenta.link}/")


def test_staff_put_a_client_on_the_list(town):
    sintija = signed_in(town.staff("front_desk"))
    row = booked(town)

    answer = sintija.post(town.url(f"darbs/pieraksts/{row.pk}/agrak/"), {"first_day": "10.09.2026."})

    assert answer.status_code == 302
    assert WaitingWish.objects.get().first_day == date(2026, 9, 10)
    assert "beigt" in sintija.get(town.url(f"darbs/pieraksts/{row.pk}/")).text


def test_staff_read_an_offer_to_who_waits(town, zenta):
    town.slots(TUESDAY, "9:00")
    earlier.offer_all()

    page = signed_in(town.staff("front_desk")).get(town.url(f"darbs/piedavajumi/{offered().pk}/"))

    assert page.status_code == 200
