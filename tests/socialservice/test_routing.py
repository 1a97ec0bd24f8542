from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from socialservice.models import SpecialistDistrict
from socialservice.routing import routing
from tests import factories

DAY = date(2026, 9, 7)
LAST_YEAR = date(2025, 9, 7)


@pytest.fixture
def liepaja(db, now):
    """The city's five lines, three departments and three offices."""
    town = factories.municipality()
    areas = {name: factories.district(town, name) for name in ("Jaunliepāja", "Karosta", "Tosmare", "Ezerkrasts")}
    departments = {
        code: factories.department(town, code, competence=factories.competence(town, code, code))
        for code in ("assistance", "services", "social_work")
    }
    for order, (written, own, where, main) in enumerate(
        [
            ("634 89652", "assistance", [], True),
            ("634 26044", "assistance", ["Jaunliepāja"], False),
            ("634 56185", "assistance", ["Karosta", "Tosmare"], False),
            ("634 89668", "services", [], False),
            ("634 89682", "social_work", [], False),
        ]
    ):
        line = factories.phone_line(
            town,
            "+371" + written.replace(" ", ""),
            written,
            is_default=main,
            department=departments[own],
            order=order,
        )
        line.districts.set([areas[name] for name in where])
    factories.office(town, "centrs", order=1)
    factories.office(town, "jaunliepaja", serves_all=False, order=2).districts.set([areas["Jaunliepāja"]])
    factories.office(town, "karosta", serves_all=False, order=3).districts.set([areas["Karosta"], areas["Tosmare"]])
    return SimpleNamespace(municipality=town, areas=areas, departments=departments)


def wish(town, department):
    return SimpleNamespace(municipality=town.municipality, department=town.departments[department], competence=None)


@pytest.mark.parametrize(
    ("district", "department", "expected"),
    [
        ("Jaunliepāja", "assistance", "634 26044"),
        ("Karosta", "assistance", "634 56185"),
        ("Tosmare", "assistance", "634 56185"),
        ("Ezerkrasts", "assistance", "634 89652"),
        (None, "assistance", "634 89652"),
        ("Jaunliepāja", "services", "634 89668"),
        ("Ezerkrasts", "services", "634 89668"),
        (None, "services", "634 89668"),
        ("Karosta", "social_work", "634 89682"),
        (None, "social_work", "634 89682"),
        ("Jaunliepāja", None, "634 26044"),
        ("Karosta", None, "634 56185"),
        ("Tosmare", None, "634 56185"),
        ("Ezerkrasts", None, "634 89652"),
        (None, None, "634 89652"),
    ],
)
def test_line_of_liepaja(liepaja, district, department, expected):
    route = routing(
        district and liepaja.areas[district],
        department and wish(liepaja, department),
        DAY,
        municipality=liepaja.municipality,
    )

    assert route.line.as_written == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], None),
        ([{"order": 1}], None),
        ([{"main": True}], 0),
        ([{"main": True}, {"here": True}], 1),
        ([{"main": True}, {"elsewhere": True}], 0),
        ([{"main": True}, {"own": True}], 1),
        ([{"here": True}, {"own": True}], 1),
        ([{"own": True}, {"own": True, "here": True}], 1),
        ([{"own": True, "elsewhere": True}, {"main": True}], 1),
        ([{"other": True}, {"main": True}], 1),
        ([{"other": True, "here": True}, {"main": True}], 1),
        ([{"other": True, "main": True}], 0),
        ([{"other": True, "main": True}, {"main": True}], 1),
        ([{"own": True, "main": True}, {"here": True}], 1),
        ([{"here": True, "order": 2}, {"here": True, "order": 1}], 1),
        ([{"here": True, "until": LAST_YEAR}, {"main": True}], 1),
        ([{"here": True, "since": DAY + timedelta(1)}, {"main": True}], 1),
        ([{"here": True, "until": DAY}, {"main": True}], 0),
    ],
)
def test_line_nearest_to_the_question_answers(town, lines, expected):
    town.municipality.phone_lines.all().delete()
    other = factories.department(town.municipality, "cita", "Sociālā darba daļa")
    elsewhere = factories.district(town.municipality, "Tosmare")
    made = []
    for line in lines:
        row = factories.phone_line(
            town.municipality,
            is_default=line.get("main", False),
            department=town.department if line.get("own") else other if line.get("other") else None,
            order=line.get("order", 10),
        )
        row.valid_from, row.valid_until = line.get("since", factories.LONG_AGO), line.get("until")
        row.save()
        row.districts.set([town.district] * line.get("here", False) + [elsewhere] * line.get("elsewhere", False))
        made.append(row)

    route = routing(town.district, town.purpose, DAY)

    assert route.line == (None if expected is None else made[expected])


@pytest.mark.parametrize(
    ("district", "expected"),
    [
        ("Jaunliepāja", ["jaunliepaja", "centrs"]),
        ("Tosmare", ["karosta", "centrs"]),
        ("Ezerkrasts", ["centrs"]),
        (None, ["centrs", "jaunliepaja", "karosta"]),
    ],
)
def test_offices_of_the_district_come_first(liepaja, district, expected):
    route = routing(district and liepaja.areas[district], None, DAY, municipality=liepaja.municipality)

    assert [office.code for office in route.offices] == expected


@pytest.mark.parametrize(
    ("opened", "closed", "served"),
    [(DAY, None, True), (DAY, DAY, True), (DAY + timedelta(1), None, False), (LAST_YEAR, DAY - timedelta(1), False)],
)
def test_office_serves_inside_its_opening_period_only(town, opened, closed, served):
    branch = factories.office(town.municipality, "filiale", opened=opened, closed=closed, serves_all=False)
    branch.districts.set([town.district])

    assert (branch in routing(town.district, None, DAY).offices) is served


@pytest.mark.parametrize(
    ("since", "until", "served"),
    [
        (DAY, None, True),
        (LAST_YEAR, DAY, True),
        (LAST_YEAR, DAY - timedelta(1), False),
        (DAY + timedelta(1), None, False),
    ],
)
def test_specialist_serves_within_the_days_of_the_assignment(town, since, until, served):
    specialist = factories.user("Anna Liepa", role="specialist", municipality=town.municipality)
    assign(town.district, town.competence, specialist, since, until)

    assert routing(town.district, town.purpose, DAY).specialist == (specialist if served else None)


def test_specialist_is_of_the_competence_of_the_purpose_or_else_of_its_department(town):
    other = factories.competence(town.municipality, "social_work", "sociālais darbs")
    specialist, social_worker = factories.user("Anna Liepa"), factories.user("Dace Kļava")
    assign(town.district, town.competence, specialist)
    assign(town.district, other, social_worker)
    by_department = factories.purpose(town.department, "gmi", competence=None)
    by_own = factories.purpose(town.department, "krize", competence=other)

    assert routing(town.district, by_department, DAY).specialist == specialist
    assert routing(town.district, by_own, DAY).specialist == social_worker


def test_specialist_of_another_district_or_no_longer_employed_does_not_serve(town):
    gone = factories.user("Anna Liepa", is_active=False)
    assign(town.district, town.competence, gone)
    assign(factories.district(town.municipality, "Tosmare"), town.competence, factories.user("Dace Kļava"))

    assert routing(town.district, town.purpose, DAY).specialist is None
    assert routing(None, town.purpose, DAY).specialist is None
    assert routing(town.district, None, DAY).specialist is None


def test_nothing_of_another_municipality_serves(town, other_town):
    route = routing(other_town.district, other_town.purpose, DAY)

    assert route.line == other_town.line
    assert route.offices == [other_town.office]


def test_questions_to_the_database_do_not_grow_with_the_municipality(liepaja, django_assert_num_queries):
    for number in range(5):
        factories.office(liepaja.municipality, f"filiale-{number}")
        factories.phone_line(liepaja.municipality, is_default=False)
    department = wish(liepaja, "assistance")

    with django_assert_num_queries(7):
        routing(liepaja.areas["Karosta"], department, DAY)


def assign(district, competence, user, since=factories.LONG_AGO, until=None):
    return SpecialistDistrict.objects.create(
        district=district, competence=competence, user=user, valid_from=since, valid_until=until
    )
