from datetime import timedelta

import pytest

from socialservice import clock
from socialservice.actions import identity
from socialservice.identity import known
from socialservice.models import AccessLog
from tests import factories


@pytest.mark.parametrize(
    ("agreed", "has_word", "expected"),
    [
        (set(), False, False),
        ({"name"}, False, False),
        ({"name", "birth_date"}, False, False),
        ({"name", "birth_date", "address"}, False, True),
        ({"name", "birth_date", "address"}, True, False),  # there is a word, and it was not said
        ({"word"}, True, True),
        ({"word"}, False, False),
        ({"call_back"}, False, False),
        ({"call_back", "name"}, False, False),
        ({"call_back", "birth_date"}, True, True),
    ],
)
def test_known(agreed, has_word, expected):
    assert known(agreed, has_word=has_word) is expected


@pytest.fixture
def zenta(town):
    return factories.person(town.municipality, birth_date=None, agreed_word="kastanis")


@pytest.fixture
def desk(client, town):
    client.force_login(town.staff("front_desk"))
    return client


def test_a_check_is_written_down_and_logged(town, zenta):
    made = identity.check(person=zenta, agreed=["word"], by=town.staff("front_desk"))

    assert (made.passed, made.agreed, AccessLog.objects.get().what) == (True, ["word"], "identity check")


def test_the_word_shows_only_when_asked_for_and_that_is_logged(town, desk, zenta):
    address = town.url(f"darbs/personas/{zenta.pk}/parbaude/")

    assert "kastanis" not in desk.get(address).content.decode()
    assert "kastanis" in desk.post(f"{address}vards/").content.decode()
    assert AccessLog.objects.latest("pk").what == "agreed word"


def test_the_page_says_what_came_of_it(town, desk, zenta):
    address = town.url(f"darbs/personas/{zenta.pk}/parbaude/")

    assert desk.post(address, {"agreed": ["name"]}).url == address
    assert desk.post(address, {"agreed": ["word"]}).url == town.url(f"darbs/personas/{zenta.pk}/")
    assert list(zenta.identity_checks.order_by("pk").values_list("passed", flat=True)) == [False, True]


def test_the_stored_word_is_not_in_the_form_and_can_be_taken_away(town, desk, zenta):
    address = town.url(f"darbs/personas/{zenta.pk}/labot/")
    page = desk.get(address)
    told = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    assert "kastanis" not in page.content.decode()

    desk.post(address, told)
    zenta.refresh_from_db()
    assert zenta.agreed_word == "kastanis"
    desk.post(address, {**told, "forget_word": "on"})
    zenta.refresh_from_db()

    assert zenta.agreed_word == ""
    assert "kastanis" not in desk.get(town.url(f"darbs/personas/{zenta.pk}/")).content.decode()


def test_page_says_when_the_last_visit_was(town, zenta, desk):
    page = town.url(f"darbs/personas/{zenta.pk}/parbaude/")
    assert desk.get(page).context["last_visit"] is None
    [slot] = town.slots(clock.today() - timedelta(days=3), "9:00")
    factories.appointment(slot, town.purpose, person=zenta, state="done", finished_at=clock.now())

    assert desk.get(page).context["last_visit"] == clock.today() - timedelta(days=3)
