import pytest

from socialservice.actions import mass
from socialservice.mass_forms import MassForm
from socialservice.models import MassLetter
from tests.bookings.desk_day import signed_in
from tests.socialservice.mass_rows import draft, people, unreachable

pytestmark = pytest.mark.django_db

TOLD = {
    "name": "Biļetes",
    "audience": "age",
    "from_age": "80",
    "sms_lv": "Lūdzam pieteikties: {url}",
    "subject_lv": "Lūdzam pieteikties",
    "body_lv": "Labdien!",
    "first_day": "07.09.2026.",
    "per_day": "50",
}


@pytest.fixture
def anna(town):
    town.manager = town.staff("manager", "Anna Kalniņa")
    return signed_in(town.manager)


def test_manager_writes_looks_starts_stops_and_goes_on(town, anna):
    people(town, 4)
    unreachable(town)
    told = {**TOLD, "audience": "district", "district": town.district.pk}

    page = anna.post(town.url("darbs/vestules/masveida/jauna/"), told)
    found = MassLetter.objects.get()
    assert page.url.endswith(f"/darbs/vestules/masveida/{found.pk}/")
    assert "Lūdzam pieteikties" in anna.get(page.url).text
    assert "634 26044" in anna.get(f"{page.url}nesasniedzami/").text

    for act, state in (("sakt", "running"), ("apturet", "stopped"), ("turpinat", "running")):
        assert anna.post(f"{page.url}{act}/").status_code == 302
        found.refresh_from_db()
        assert found.state == state
        assert anna.get(page.url).status_code == 200


def test_draft_is_changed_and_thrown_away(town, anna):
    found = draft(town, town.manager)
    url = town.url(f"darbs/vestules/masveida/{found.pk}/")
    assert "Biļetes" in anna.get(f"{url}labot/").text

    anna.post(f"{url}labot/", TOLD)
    found.refresh_from_db()
    assert (found.audience, found.chosen) == ("age", {"from_age": 80})

    anna.post(f"{url}izmest/")
    assert not MassLetter.objects.exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"sms_lv": "Labdien, {name}!"}, "sms_lv"),
        ({"subject_lv": "{"}, "subject_lv"),
        ({"body_lv": "Līdz {date}"}, "body_lv"),
        ({"from_age": ""}, "from_age"),
        ({"to_age": "70"}, "to_age"),
        ({"audience": "statuses", "first": "10.09.2026."}, "last"),
        ({"audience": "statuses", "first": "10.09.2026.", "last": "09.09.2026."}, "last"),
        ({"audience": "district"}, "district"),
        ({"first_day": "06.09.2026."}, "first_day"),
        ({"first_day": "31.12.9999."}, "first_day"),
        ({"per_day": "0"}, "per_day"),
    ],
)
def test_form_says_what_is_wrong(town, told, field):
    assert field in MassForm({**TOLD, **told}, municipality=town.municipality).errors


def test_date_is_known_of_appointments(town):
    told = {**TOLD, "audience": "appointments", "first": "10.09.2026.", "last": "11.09.2026.", "sms_lv": "{date} {url}"}

    form = MassForm(told, municipality=town.municipality)

    assert form.is_valid(), form.errors
    assert form.told()["chosen"] == {"first": "2026-09-10", "last": "2026-09-11"}


def test_long_text_says_that_each_part_is_paid_for(town, anna):
    found = mass.count(mass=draft(town, town.manager, sms_lv="Ļoti gara ziņa. " * 12), by=town.manager)

    page = anna.get(town.url(f"darbs/vestules/masveida/{found.pk}/"))

    assert page.context["samples"][0].length.parts == 2


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist", "administrator"])
def test_others_may_not(town, role):
    assert signed_in(town.staff(role)).get(town.url("darbs/vestules/masveida/")).status_code == 403


def test_letters_to_statuses_are_for_those_who_see_statuses(town, anna):
    people(town, 1)
    for audience in ("district", "statuses"):
        found = draft(town, town.manager)
        mass.count(mass=found, by=town.manager)
        mass.start(mass=found, by=town.manager)
        mass.write_due()
        MassLetter.objects.filter(pk=found.pk).update(audience=audience)

    shown = [
        len(signed_in(town.staff(role)).get(town.url("darbs/vestules/?veids=mass")).context["rows"])
        for role in ("specialist", "front_desk")
    ]

    assert shown == [2, 1]


def test_pages_cost_the_same_for_many(town, anna, django_assert_max_num_queries):
    found = draft(town, town.manager)
    for number in (1, 40):
        people(town, number)
        mass.count(mass=found, by=town.manager)
        for page in ("", f"{found.pk}/", f"{found.pk}/nesasniedzami/"):
            with django_assert_max_num_queries(16):
                assert anna.get(town.url(f"darbs/vestules/masveida/{page}")).status_code == 200
