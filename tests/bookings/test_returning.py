"""A time that a client gives back returns to the web after a while; staff have it at once."""

from datetime import timedelta

import pytest

from bookings.actions import booking
from bookings.models import Slot
from socialservice import clock
from tests.bookings.desk_day import LIST, book, signed_in

ONLINE = {"channel": "web"}


@pytest.fixture
def visit(town):
    return book(town, "10:00")


def free(channel, after=timedelta()):
    return Slot.objects.free(clock.now() + after, channel).exists()


def test_cancelled_by_the_client_waits_before_it_is_on_the_web(visit):
    booking.cancel(appointment=visit)

    slot = Slot.objects.get()
    delay = slot.offered_from - clock.now()
    assert timedelta(minutes=10) <= delay <= timedelta(minutes=20)
    assert (free("web"), free("web", delay), free("staff")) == (False, True, True)


def test_moved_by_the_client_waits_too(town, visit):
    [other] = town.slots(visit.day, "11:00")

    booking.move(appointment=visit, starts_at=other.starts_at)

    assert Slot.objects.get(appointment=None).offered_from > clock.now()


def test_cancelled_by_the_office_is_back_at_once(town, visit):
    booking.cancel(appointment=visit, by=town.staff("front_desk"))

    assert free("web")


def test_delays_differ_by_chance(town):
    delays = set()
    for hour in ("10:00", "10:20", "10:40", "11:00"):
        visit = book(town, hour)
        booking.cancel(appointment=visit)
        delays.add(Slot.objects.get(starts_at=visit.starts_at).offered_from)

    assert len(delays) > 1


def test_without_a_delay_it_is_back_at_once(town, visit):
    town.municipality.return_minutes = 0
    town.municipality.save()

    booking.cancel(appointment=visit)

    assert free("web")


def test_day_list_says_when_it_returns(town, visit):
    booking.cancel(appointment=visit)
    Slot.objects.update(offered_from=clock.now() + timedelta(minutes=12))
    client = signed_in(town.staff("front_desk"))
    client.cookies["valoda"] = "en"

    page = client.get(town.url(LIST), {"cilne": "pieejami"}).content.decode()

    assert "on the web again at 8:12" in page
