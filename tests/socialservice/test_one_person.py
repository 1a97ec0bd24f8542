"""Who may be written down twice, and a personal code that is changed once."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from benefits.models import Certificate, Entitlement
from socialservice import cards, clock, moving
from socialservice.actions import codes, people, twins
from socialservice.errors import Refusal
from socialservice.finding import find
from socialservice.models import FormerCode, Twins
from tests import factories
from tests.benefits import giving
from tests.benefits.rows import household, status

OLD, NEW, OTHER_NEW = "16117519997", "39000100078", "39000200140"
BORN, YOUNGER = date(1941, 5, 5), date(1970, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(town):
    return town.staff("specialist")


@pytest.fixture
def write(town, by):
    def create(name="Zenta Grīnberga", **told):
        return people.create(municipality=town.municipality, by=by, name=name, **told)

    return create


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"phone": "+37129123456"}, {"phone": "+37129123456"}, True),
        ({"birth_date": BORN}, {"birth_date": BORN}, True),
        ({"birth_date": BORN}, {"name": "zenta grinberga", "birth_date": BORN}, True),
        ({"birth_date": BORN}, {"name": "Zenta Kalniņa", "birth_date": BORN}, False),
        ({"birth_date": BORN, "phone": "+37129123456"}, {"phone": "+37129123456"}, True),
        (
            {"birth_date": BORN, "phone": "+37129123456"},
            {"birth_date": date(1970, 1, 1), "phone": "+37129123456"},
            False,
        ),
        ({}, {}, False),
    ],
)
def test_suggested_are_those_called_the_same_with_one_more_thing(town, write, one, other, alike):
    first, second = write(**one), write(**other)

    assert twins.of_person(first) == ([second] if alike else [])
    assert twins.look(municipality=town.municipality) == 0


def test_looked_for_over_all_and_told_apart_for_good(town, other_town, by):
    first, second = (factories.person(town.municipality, birth_date=BORN) for _one in range(2))
    factories.person(other_town.municipality, birth_date=BORN)

    assert twins.look_everywhere() == 1
    assert twins.of_person(second) == [first]

    twins.tell_apart(first=second, second=first, by=by)
    assert (twins.look_everywhere(), twins.of_person(first), Twins.objects.count()) == (0, [], 1)


def test_a_code_is_changed_once_and_the_former_finds(town, write, by):
    person = write(personal_code=OLD)

    codes.change_code(person=person, personal_code=NEW, by=by)

    assert find(town.municipality, OLD).people == find(town.municipality, "390001-00078").people == [person]
    assert (FormerCode.objects.get().masked, find(town.municipality, OLD).people[0].masked_code) == (
        "******-***97",
        "******-***78",
    )
    with pytest.raises(Refusal) as refused:
        codes.change_code(person=person, personal_code=OTHER_NEW, by=by)
    assert refused.value.code == "once"


def test_the_former_code_is_kept_encrypted(town, write, by):

    codes.change_code(person=write(personal_code=OLD), personal_code=NEW, by=by)

    with connection.cursor() as cursor:
        cursor.execute("select personal_code from socialservice_formercode")
        assert OLD not in cursor.fetchone()[0]


def test_nobody_else_is_written_down_under_a_former_code(town, other_town, write, by):
    person = write(personal_code=OLD)
    codes.change_code(person=person, personal_code=NEW, by=by)

    with pytest.raises(people.PersonExists) as refused:
        write(name="Cits Cilvēks", personal_code=OLD)

    assert refused.value.person == person
    people.create(municipality=other_town.municipality, by=by, name="Cits Cilvēks", personal_code=OLD)


def test_a_change_of_code_is_no_correction(write, by):
    person = write(personal_code=OLD)

    with pytest.raises(Refusal) as refused:
        people.change(person=person, by=by, personal_code=NEW)

    assert (refused.value.field, refused.value.code) == ("personal_code", "newer")


@pytest.mark.parametrize("code", [OLD, "31026210006"])
def test_the_new_code_is_of_the_new_form(write, by, code):
    with pytest.raises(Refusal) as refused:
        codes.change_code(person=write(personal_code=OLD), personal_code=code, by=by)

    assert refused.value.field == "personal_code"


def test_found_by_the_number_of_a_certificate_or_a_card(town, other_town):
    home = household(town.municipality, factories.person(town.municipality, "Andris Vītoliņš"))
    granted = status(home, date(2026, 12, 31))
    Certificate.objects.create(
        municipality=town.municipality,
        status=granted,
        number="2026/17",
        issued_on=clock.today(),
        printed_until=clock.today(),
    )
    Entitlement.objects.create(
        municipality=town.municipality,
        service=giving.service(town.municipality),
        person=home.contact_person,
        first_day=clock.today(),
        last_day=date(2026, 12, 31),
        card_number="K-77",
        created_at=clock.now(),
    )

    for text in ("2026/17", "Nr. 2026/0017", "K-77"):
        assert find(town.municipality, text).people == [home.contact_person]
        assert find(other_town.municipality, text).people == []


@pytest.mark.parametrize(("text", "found"), [("gri zen", True), ("vit", True), ("inberga", False), ("zen (", False)])
def test_words_are_found_by_how_they_begin(town, write, text, found):
    write("Zenta Grīnberga-Vītoliņa")

    assert bool(find(town.municipality, text).people) is found


def test_the_page_of_a_new_code(town, write, by):
    person = write(personal_code=OLD, district=town.district)
    client = Client()
    client.force_login(by)
    page = town.url(f"darbs/personas/{person.pk}/jauns-kods/")

    cards.explain(person=person, reason="klients klātienē", by=by)

    assert "kods" in client.post(page, {"personal_code": OLD, "document_seen": "on"}).content.decode()
    assert client.post(page, {"personal_code": NEW, "document_seen": "on"}).status_code == 302
    shown = client.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()
    assert "******-***97" in shown and "******-***78" in shown and OLD not in shown


def test_what_moves_is_named_in_the_readers_language():
    named = {}
    for language in ("lv", "en"):
        with translation.override(language):
            named[language] = [str(rows.label) for rows in moving.movers()]

    assert [lv for lv, en in zip(*named.values(), strict=True) if lv == en] == []
