"""Every parish has one specialist of each competence; Kuldīga as it was, by date."""

import re
from datetime import date, time

import pytest

import bookings.demo.offers
from bookings.coverage import changes, coverage
from socialservice import clock
from socialservice.demo import World, files, places, staff
from socialservice.models import BasePlace, District, DistrictNorm, Municipality, Office, SpecialistDistrict
from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db

JANUARY, JULY, OCTOBER = date(2021, 1, 15), date(2021, 7, 15), date(2021, 10, 15)


@pytest.fixture
def kuldiga(now):
    """The county of the demo, with its specialists and their hours, without visits."""
    world = World(now=clock.now())
    places.load(world, "kuldiga", files.municipality("kuldiga"))
    staff.load(world, "kuldiga", files.municipality("kuldiga"))
    bookings.demo.offers.load(world, "kuldiga", files.read(bookings.demo.DATA / "kuldiga.json"))
    return Municipality.objects.get(code="kuldiga")


@pytest.mark.parametrize(
    ("day", "parishes", "competences", "specialists", "unusual"),
    [
        (JANUARY, 13, ["assistance", "social-work"], 14, {"Iveta Mežule": 1, "Guntis Tauriņš": 1}),
        (JULY, 18, ["assistance", "social-work"], 18, {}),
        (
            OCTOBER,
            18,
            ["adults", "assistance", "families"],
            21,
            {"Kristīne Pūce": 2, "Agnese Riekstiņa": 2, "Ingrīda Zeltiņa": 2},
        ),
    ],
)
def test_kuldiga_by_date(kuldiga, day, parishes, competences, specialists, unusual):
    found = coverage(kuldiga, day)

    assert (found.gaps, found.doubles) == (0, [])
    assert found.parishes == parishes
    assert sorted(row.code for row in found.competences) == competences
    assert len(found.specialists) == specialists
    assert {one.user.name: len(one.districts) for one in found.specialists if one.unusual} == unusual
    assert found.warnings == len(unusual)
    assert all(one.receptions and one.holds for one in found.specialists)
    assert found.sources == [places.INVENTED]


def test_kuldiga_receives_two_days_a_week_then_three(kuldiga):
    def days(day):
        """By the weekdays of one specialist, whatever the place."""
        return {
            frozenset(re.findall(r"[A-Z]+[a-z]*", " ".join(reception.hours for reception in one.receptions)))
            for one in coverage(kuldiga, day).specialists
        }

    assert days(JANUARY) == {frozenset("PC")}
    assert days(OCTOBER) == {frozenset("PTC")}


def test_kurmales_two_places_and_the_base_place(kuldiga):
    found = {one.user.name: one for one in coverage(kuldiga, OCTOBER).specialists}

    kristine = found["Kristīne Pūce"]
    assert {reception.office.code for reception in kristine.receptions} == {"priedaine", "vilgale", "pelci"}
    assert (kristine.base.code, kristine.norm) == ("pelci", 3)
    assert all(one.base for one in found.values())
    assert not any(one.base for one in coverage(kuldiga, JULY).specialists)


def test_changes_are_seen_before_they_come(kuldiga):
    coming = changes(kuldiga, date(2020, 12, 1))

    assert [(one.day, one.parishes, len(one.competences), one.gaps) for one in coming] == [
        (date(2021, 1, 1), 13, 2, 0),
        (date(2021, 7, 1), 18, 2, 0),
        (date(2021, 10, 1), 18, 3, 0),
    ]
    assert changes(kuldiga, date(2026, 9, 7)) == []


def test_whatever_the_data_do_not_tell_is_marked(kuldiga):
    for model in (SpecialistDistrict, DistrictNorm, BasePlace, Office):
        assert not model.objects.filter(source_note="")


# Faults


@pytest.fixture
def parish(town):
    return factories.district(town.municipality, "Rendas pagasts", District.Kind.PARISH)


def assign(town, district, name="Anita Grauda", **fields):
    user = town.staff("specialist", name)
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    SpecialistDistrict.objects.create(
        district=district, competence=town.competence, user=user, **{"valid_from": factories.LONG_AGO, **fields}
    )
    return user


def test_parish_without_specialist_is_a_gap(town, parish):
    user = assign(town, parish, valid_until=date(2026, 9, 10))

    assert coverage(town.municipality, date(2026, 9, 10)).gaps == 0
    assert coverage(town.municipality, date(2026, 9, 11)).gaps == 1
    user.is_active = False
    user.save()
    assert coverage(town.municipality, date(2026, 9, 10)).gaps == 1


def test_town_without_specialist_is_none(town, parish):
    assign(town, parish)
    factories.district(town.municipality, "Renda", District.Kind.TOWN)

    found = coverage(town.municipality, clock.today())

    assert (found.gaps, len(found.lines)) == (0, 1)


def test_specialist_without_hours_competence_or_usual_number_is_warned_of(town, parish):
    user = assign(town, parish)
    (one,) = coverage(town.municipality, clock.today()).specialists
    assert (one.receptions, one.holds, one.unusual, one.warned) == ([], True, False, True)

    own = factories.resource(town.office, name=user.name, user=user)
    factories.rule(own, weekday=2, starts=time(13), ends=time(16))
    DistrictNorm.objects.create(competence=town.competence, districts_each=2, valid_from=factories.LONG_AGO)
    (one,) = coverage(town.municipality, clock.today()).specialists
    assert ([reception.hours for reception in one.receptions], one.unusual) == (["T 13:00–16:00"], True)

    user.competences.all().delete()
    (one,) = coverage(town.municipality, clock.today()).specialists
    assert not one.holds


def test_hours_at_a_closed_office_are_none(town, parish):
    user = assign(town, parish)
    factories.rule(factories.resource(town.office, name=user.name, user=user))
    town.office.openings.update(valid_until=date(2026, 9, 1))

    (one,) = coverage(town.municipality, clock.today()).specialists

    assert one.receptions == []


def test_two_at_once_are_refused_by_the_database(town, parish):
    from django.db import IntegrityError, transaction

    assign(town, parish)
    with pytest.raises(IntegrityError, match="district_one_specialist"), transaction.atomic():
        assign(town, parish, "Baiba Plūme")


# The page


def test_page_shows_gaps_warnings_and_what_comes(town, parish):
    assign(town, parish, valid_until=date(2026, 9, 10))
    manager = signed_in(town.staff("manager"))

    today = manager.get(town.url("darbs/parklajums/")).content.decode()
    later = manager.get(town.url("darbs/parklajums/?diena=2026-09-11")).content.decode()

    assert "Anita Grauda" in today and "?diena=2026-09-11" in today
    assert "1 robs" in later


def test_table_for_a_spreadsheet(town, parish):
    assign(town, parish)

    answer = signed_in(town.staff("manager")).get(town.url("darbs/parklajums/?csv=1"))

    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode().splitlines() == [
        "\ufeffTeritorija;sociālā palīdzība",
        "Rendas pagasts;Anita Grauda",
    ]


@pytest.mark.parametrize("asked", ["", "?diena=", "?diena=2021-02-30", "?diena=nekad"])
def test_without_parishes_and_with_any_day_the_page_opens(town, asked):
    answer = signed_in(town.staff("administrator")).get(town.url(f"darbs/parklajums/{asked}"))

    assert answer.status_code == 200


def test_specialist_may_not_see_it(town):
    assert signed_in(town.staff("specialist")).get(town.url("darbs/parklajums/")).status_code == 403


def test_lists_cost_the_same_with_more_rows(town, parish, django_assert_max_num_queries):
    assign(town, parish)
    for number in range(5):
        assign(town, factories.district(town.municipality, f"{number}. pagasts", District.Kind.PARISH), f"S{number}")

    with django_assert_max_num_queries(9):
        found = coverage(town.municipality, clock.today())

    assert len(found.specialists) == 6
