from datetime import date, datetime

import pytest

from socialservice import clock
from socialservice.actions.calendar import fill_again, fill_calendar, fill_missing_years
from socialservice.models import CalendarDay
from socialservice.public_days import public_days
from socialservice.workdays import add_working_days, working, working_days
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def liepaja():
    return factories.municipality()


@pytest.fixture
def filled(liepaja):
    for year in (2020, 2026):
        fill_calendar(municipality=liepaja, year=year)
    return liepaja


def kinds(year, **options):
    return {special.day: special.kind for special in public_days(year, moved=options.get("moved", True))}


def test_kinds_of_the_year_are_those_of_the_calendar():
    assert set(kinds(2020).values()) == {"holiday", "moved_off", "moved_worked", "shortened"}
    assert set(kinds(2020).values()) <= set(CalendarDay.Kind.values)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2020, 6, 22), False),  # moved to Saturday, 13 June
        (date(2020, 6, 13), True),
        (date(2020, 6, 23), False),
        (date(2020, 6, 19), True),
        (date(2020, 6, 20), False),  # a plain Saturday
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 17), True),
        (date(2026, 12, 30), True),  # shortened, but worked
    ],
)
def test_working(filled, day, works):
    assert working(filled, day) is works


def test_municipality_that_does_not_move_days_works_as_the_week_goes(liepaja):
    liepaja.follows_moved_days = False
    liepaja.save()

    fill_calendar(municipality=liepaja, year=2020)

    assert working(liepaja, date(2020, 6, 22))
    assert not working(liepaja, date(2020, 6, 13))
    assert not working(liepaja, date(2020, 6, 23))


def test_day_before_a_holiday_is_shortened():
    found = kinds(2020)

    assert found[date(2020, 4, 9)] == "shortened"  # before Good Friday
    assert found[date(2020, 12, 30)] == "shortened"  # before New Year's Eve
    assert found[date(2020, 6, 22)] == "moved_off"
    assert date(2020, 5, 9) not in found  # a Saturday
    assert kinds(2020, moved=False)[date(2020, 6, 22)] == "shortened"


def test_names_are_in_both_languages():
    names = {special.day: (special.name, special.name_en) for special in public_days(2026, moved=True)}

    assert names[date(2026, 6, 24)] == ("Jāņu diena", "Midsummer Day")
    assert names[date(2026, 6, 22)] == ("Pārcelta brīvdiena", "Day off, worked on another day")


def test_filling_again_writes_nothing(filled):
    assert fill_calendar(municipality=filled, year=2026) == []


def test_filling_leaves_alone_what_people_entered(liepaja):
    CalendarDay.objects.create(municipality=liepaja, day=date(2026, 6, 24), kind="opened", name="Dežūra")
    CalendarDay.objects.create(municipality=liepaja, day=date(2026, 3, 3), kind="closed", name="Remonts")

    fill_calendar(municipality=liepaja, year=2026)

    assert working(liepaja, date(2026, 6, 24))
    assert not working(liepaja, date(2026, 3, 3))


def test_filling_takes_back_days_that_are_no_longer_moved(filled):
    filled.follows_moved_days = False
    filled.save()

    with clock.set_to(datetime(2026, 9, 7, 8, tzinfo=clock.RIGA)):
        fill_again(municipality=filled)

    assert working(filled, date(2026, 1, 2))
    assert not working(filled, date(2026, 1, 17))


def test_missing_years_are_filled_once(liepaja):
    with clock.set_to(datetime(2026, 9, 7, 8, tzinfo=clock.RIGA)):
        fill_missing_years()
        liepaja.calendar.filter(day=date(2026, 12, 24)).delete()
        fill_missing_years()

    years = set(liepaja.calendar.values_list("day__year", flat=True))
    assert years == {2026, 2027}
    assert working(liepaja, date(2026, 12, 24))  # whoever deletes a day means it


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (date(2026, 9, 7), 1, date(2026, 9, 8)),
        (date(2026, 9, 11), 1, date(2026, 9, 14)),
        (date(2026, 9, 12), 2, date(2026, 9, 15)),
        (date(2020, 6, 12), 1, date(2020, 6, 13)),  # the Saturday that is worked
        (date(2020, 6, 19), 1, date(2020, 6, 25)),
        (date(2026, 1, 14), 3, date(2026, 1, 17)),
    ],
)
def test_add_working_days(filled, day, number, due):
    assert add_working_days(filled, day, number) == due


def test_add_working_days_passes_over_a_long_rest(filled):
    for number in range(1, 31):
        CalendarDay.objects.update_or_create(
            municipality=filled, day=date(2026, 11, number), defaults={"kind": "closed", "by_hand": True}
        )

    assert add_working_days(filled, date(2026, 10, 30), 1) == date(2026, 12, 1)


def test_working_days_asks_once(filled, django_assert_num_queries):
    with django_assert_num_queries(1):
        days = working_days(filled, date(2020, 6, 8), date(2020, 6, 28))

    assert [day.day for day in days] == [8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 25, 26]
