"""What the staff menu shows to whom."""

import pytest

from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db


def names(client, address):
    return {entry["url"].rstrip("/").rsplit("/", 1)[-1] for entry in client.get(address).context["desk_menu"]}


def test_own_work_is_an_entry_of_those_who_receive(town):
    manager = town.staff("manager", "Baiba Vītola")
    page = town.url("darbs/laiki/")

    before = names(signed_in(manager), page)
    factories.resource(town.office, town.purpose, name="Baiba Vītola", user=manager)
    after = names(signed_in(manager), page)

    assert after - before == {"mans"}


def test_pages_of_planning_stand_under_one_entry(town):
    client = signed_in(town.staff("manager"))

    for path in ("laiki", "prombutnes", "slegt", "noslodze", "parklajums"):
        answer = client.get(town.url(f"darbs/{path}/"))
        [current] = [entry["url"] for entry in answer.context["desk_menu"] if entry["current"]]
        assert current == town.url("darbs/laiki/")
        assert town.url(f"darbs/{path}/") in answer.content.decode()
