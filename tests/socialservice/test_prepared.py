from datetime import time, timedelta

import pytest

from bookings import availability
from bookings.models import Slot
from socialservice import clock, middleware, prepared
from tests import factories


def same(asked, built):
    """Every column and annotation agrees."""
    return [{k: v for k, v in vars(row).items() if not k.startswith("_")} for row in asked] == [
        {k: v for k, v in vars(row).items() if not k.startswith("_")} for row in built
    ]


def test_prepared_answers_what_the_orm_answers(town, other_town):
    for day in (clock.today(), clock.today() + timedelta(days=400)):
        for code in ("liepaja", "kuldiga", "nav"):
            built = middleware._frame_query(day, code)
            assert same(prepared.rows(middleware._frame_query, day, code), built)


def test_prepared_offices_know_their_first_free_time(town, other_town, now):
    factories.office(town.municipality, "karosta")
    day = clock.today() + timedelta(days=1)
    for _ in range(2):
        town.slots(day, "9:00", "10:00")
        asked = availability.offices_serving(town.purpose, "in_person", now, clock.today())
        built = list(availability.offices_for(town.purpose, "in_person", now, clock.today()))

        assert same(asked, built)
        assert [office.first_free for office in asked] == [clock.at(day, time(9))]
        Slot.objects.all().delete()
        day += timedelta(days=1)


@pytest.mark.parametrize("policy", ["direct", "consultation"])
def test_prepared_purpose_has_the_policy_of_the_day(town, policy):
    town.department.policies.update(policy=policy)

    found = availability.purpose_on(town.municipality, town.purpose.code, clock.today())

    assert (found, found.policy_that_day) == (town.purpose, policy)
    assert availability.purpose_on(town.municipality, "nav", clock.today()) is None
