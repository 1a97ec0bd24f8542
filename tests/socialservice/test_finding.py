import pytest

from socialservice.actions import people
from socialservice.finding import find, suggest

pytestmark = pytest.mark.django_db

CODE, CODE_TYPED = "39000100078", "390001-00078"


@pytest.fixture
def sintija(town):
    return town.staff("front_desk")


@pytest.fixture
def write(town, sintija):
    def create(**told):
        return people.create(municipality=town.municipality, by=sintija, **{"name": "Zenta Grīnberga", **told})

    return create


def names(found):
    return [person.name for person in found.people]


@pytest.mark.parametrize("text", ["grinberga zenta", "ZENTA", "Grīnb", "  zen   gri "])
def test_find_by_name_in_any_order_and_spelling(town, write, text):
    write()
    write(name="Andris Vītoliņš")

    assert names(find(town.municipality, text)) == ["Zenta Grīnberga"]


@pytest.mark.parametrize("text", ["29123456", "29 123 456", "+371 29123456", "37129123456", CODE, CODE_TYPED])
def test_find_by_phone_or_whole_code(town, write, text):
    write(phone="+37129123456", personal_code=CODE)

    assert names(find(town.municipality, text)) == ["Zenta Grīnberga"]


@pytest.mark.parametrize("text", ["2912", "390001", "z"])
def test_find_asks_for_more(town, write, text):
    write(phone="+37129123456", personal_code=CODE)
    found = find(town.municipality, text)

    assert (found.people, bool(found.problem)) == ([], True)


def test_find_stays_in_the_municipality(town, other_town, write):
    write()

    assert names(find(other_town.municipality, "Zenta")) == []


def test_find_sorts_as_latvians_do_and_says_when_there_are_more(town, write):
    for name in ("Čakste", "Cakuls", "Āboliņš", "Abele"):
        write(name=f"{name} Jānis")
    assert names(find(town.municipality, "janis")) == [
        f"{name} Jānis" for name in ("Abele", "Āboliņš", "Cakuls", "Čakste")
    ]

    for number in range(20):
        write(name=f"Jānis {number}")
    found = find(town.municipality, "janis")
    assert (len(found.people), found.more) == (20, True)


def test_suggest_by_phone_or_whole_name(town, write):
    by_phone, by_name = write(name="Andris Vītoliņš", phone="+37129123456"), write()
    write(name="Zenta Grīnberga-Kalniņa")

    found = suggest(town.municipality, phone="+37129123456", name="Zenta Grinberga")

    assert found == [by_phone, by_name]
    assert suggest(town.municipality, phone="", name="") == []
