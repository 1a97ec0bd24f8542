from datetime import time, timedelta

import pytest
from django.db import connection

from bookings import availability
from bookings.actions import booking
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


def test_prepared_named_office_comes_first_then_the_earliest(town, now):
    day = clock.today() + timedelta(days=1)
    for number, hour in enumerate(["12:00", "11:00", None, "9:00", "10:00"]):
        place = factories.office(town.municipality, f"o{number}")
        resource = factories.resource(place, town.purpose)
        if hour:
            town.slots(day, hour, resource=resource)

    def codes(code):
        found = availability.office_and_others(town.purpose, code, "in_person", now, clock.today())
        return [(office.code, office.named) for office in found]

    assert codes("o2") == [("o2", True), ("o3", False), ("o4", False), ("o1", False)]
    assert codes("nav") == [("o3", False), ("o4", False), ("o1", False), ("o0", False)]


@pytest.mark.parametrize("by", [None, "kāds"])
@pytest.mark.parametrize("channel", ["web", "staff"])
def test_prepared_free_times_know_whose_hold_and_which_channel(town, now, by, channel):
    day = clock.today() + timedelta(days=1)
    plain, held, inside = town.slots(day, "9:00", "10:00", "11:00")
    Slot.objects.filter(pk=held.pk).update(held_for="kāds", held_until=now + timedelta(minutes=5))
    Slot.objects.filter(pk=inside.pk).update(online=False)

    found = availability.offer(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        now=now,
        first=day,
        last=day,
        channel=channel,
        visitor=by,
    )

    free = [plain] + [held] * (by is not None) + [inside] * (channel == "staff")
    assert found.days[day] == [slot.starts_at for slot in free]


def test_prepared_free_times_know_what_they_are_set_aside_for(town, now):
    day, other = clock.today() + timedelta(days=1), factories.purpose(town.department, "cits")
    town.resource.purposes.add(other)
    (own,) = town.slots(day, "9:00", only_for=[town.purpose.pk])
    town.slots(day, "10:00", only_for=[other.pk])
    asked = {"purpose": town.purpose, "office": town.office, "mode": "in_person"}

    found = availability.offer(**asked, now=now, first=day, last=day)
    held = booking.hold(**asked, starts_at=own.starts_at, visitor="v" * 43)

    assert found.days[day] == [own.starts_at]
    assert held == [own]


def test_month_of_free_times_is_read_from_the_index_alone(town, now):
    asked = (town.office.pk, town.purpose.pk, "in_person", now, clock.today(), clock.today(), True, "kāds", None, False)

    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("set local enable_bitmapscan = off")
        plan = availability._starts_query(*asked).explain()

    assert "Index Only Scan using slot_free" in plan


@pytest.mark.parametrize("policy", ["direct", "consultation"])
def test_prepared_purpose_has_the_policy_of_the_day(town, policy):
    town.department.policies.update(policy=policy)

    found = availability.purpose_on(town.municipality, town.purpose.code, clock.today())

    assert (found, found.policy_that_day) == (town.purpose, policy)
    assert availability.purpose_on(town.municipality, "nav", clock.today()) is None
