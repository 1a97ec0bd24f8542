"""Two of the staff at one request at the same moment. Real connections."""

from functools import partial

import pytest

from bookings.actions import handling, requests
from bookings.models import Request
from socialservice.errors import Refusal
from tests import factories
from tests.bookings.incoming import ask
from tests.bookings.test_offer_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


@pytest.fixture
def town(transactional_db):
    return factories.Town()


@pytest.fixture
def two(town):
    return town.staff("front_desk", "Sintija Bērziņa"), town.staff("front_desk", "Inga Liepa")


def test_one_of_two_takes_it(town, two):
    for _round in range(ROUNDS):
        row = ask(town)

        given = at_once(*(partial(handling.take, request=row, by=user) for user in two))

        assert sorted(isinstance(one, Refusal) for one in given) == [False, True]
        row.refresh_from_db()
        assert row.events.filter(kind="taken").get().by == row.assignee


def test_merged_and_closed_at_once_it_is_closed_once(town, two):
    for _round in range(ROUNDS):
        row, other = ask(town), ask(town)

        given = at_once(
            partial(handling.merge, request=row, into=other, by=two[0]),
            partial(requests.close, request=row, outcome="remote", by=two[1]),
        )

        assert sorted(isinstance(one, Refusal) for one in given) == [False, True]
        row.refresh_from_db()
        assert row.events.filter(kind="closed").count() == 1
        assert row.outcome in ("merged", "remote")


def test_merged_into_each_other_one_stays_open(town, two):
    for _round in range(ROUNDS):
        row, other = ask(town), ask(town)

        at_once(
            partial(handling.merge, request=row, into=other, by=two[0]),
            partial(handling.merge, request=other, into=row, by=two[1]),
        )

        assert Request.objects.filter(pk__in=[row.pk, other.pk]).open().count() == 1


def test_numbers_given_at_once_differ(town):
    made = at_once(*(partial(ask, town, phone=f"+3712900000{number}") for number in range(4)))

    assert sorted(row.number for row in made) == [1, 2, 3, 4]
