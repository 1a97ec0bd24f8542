from datetime import date, time

import pytest

from bookings.nearest import Part, Wish, serving, times
from socialservice import clock
from tests import factories

pytestmark = pytest.mark.django_db

TUESDAY, WEDNESDAY = date(2026, 9, 8), date(2026, 9, 9)


def at(day, hour, minute=0):
    return clock.at(day, time(hour, minute))


@pytest.fixture
def slots(town):
    return [*town.slots(TUESDAY, "9:00", "9:20", "14:00"), *town.slots(WEDNESDAY, "9:00")]


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        (Wish(), True),
        (Wish(part=Part.MORNING), True),
        (Wish(part=Part.AFTERNOON), False),
        (Wish(weekday=1), True),
        (Wish(weekday=2), False),
    ],
)
def test_wish_fits(wish, fits):
    assert wish.fits(at(TUESDAY, 11, 40)) is fits


def nearest(town, now, **asked):
    offices = serving(
        town.purpose,
        "in_person",
        district=None,
        allowed=[town.office.pk],
        now=now,
        day=clock.today(),
    )
    return times(
        **{"purpose": town.purpose, "mode": "in_person", "offices": offices, "wish": Wish(), "now": now, **asked}
    )


def test_times_are_the_earliest_that_fit(town, slots, now):
    found = nearest(town, now, wish=Wish(part=Part.MORNING))

    assert (found.office, found.fitting, found.later) == (town.office, True, False)
    assert found.starts == [at(TUESDAY, 9), at(TUESDAY, 9, 20), at(WEDNESDAY, 9)]


def test_times_not_before_a_day(town, slots, now):
    assert nearest(town, now, wish=Wish(not_before=WEDNESDAY)).starts == [at(WEDNESDAY, 9)]


def test_times_that_nothing_fits_are_the_nearest_at_all(town, slots, now):
    found = nearest(town, now, wish=Wish(weekday=4))

    assert (found.fitting, len(found.starts)) == (False, 4)


def test_times_near_a_moment(town, slots, now):
    assert nearest(town, now, wish=Wish(at=at(WEDNESDAY, 9))).starts[-1] == at(WEDNESDAY, 9)


def test_times_near_a_moment_still_fit_the_wish(town, slots, now):
    afternoon = nearest(town, now, wish=Wish(part=Part.AFTERNOON, at=at(TUESDAY, 9)))
    friday = nearest(town, now, wish=Wish(weekday=4, at=at(TUESDAY, 9)))

    assert (afternoon.starts, afternoon.fitting) == ([at(TUESDAY, 14)], True)
    assert (len(friday.starts), friday.fitting) == (4, False)


def test_times_go_on(town, now):
    town.slots(TUESDAY, *[f"{hour}:{minute}" for hour in (9, 10, 11) for minute in ("00", "20", "40")])

    first = nearest(town, now)
    then = nearest(town, now, after=first.last)

    assert (len(first.starts), first.later) == (6, True)
    assert (then.starts, then.later) == ([at(TUESDAY, 11, minute) for minute in (0, 20, 40)], False)


def test_times_kept_from_the_web_are_for_staff(town, now):
    town.slots(TUESDAY, "9:00", online=False)

    assert nearest(town, now).starts == [at(TUESDAY, 9)]


def test_the_office_of_the_district_comes_first(town, now):
    karosta = factories.office(town.municipality, "karosta", serves_all=False)
    karosta.districts.add(town.district)
    resource = factories.resource(karosta, town.purpose, name="Vita Kalna")
    town.slots(WEDNESDAY, "10:00", resource=resource)
    allowed = [town.office.pk, karosta.pk]

    offices = serving(town.purpose, "in_person", district=town.district, allowed=allowed, now=now, day=clock.today())

    assert offices == [karosta, town.office]
    assert nearest(town, now, offices=offices).office == karosta
