from datetime import date

import pytest
from django.db import transaction

from benefits import demo, figures
from benefits.comparisons import compare
from benefits.models import Extension, Status
from benefits.tasks import extend_statuses
from socialservice import clock
from socialservice.demo import World
from socialservice.models import Letter
from tests import factories
from tests.conftest import NOW

END_OF_JUNE, JUNE = date(2020, 6, 30), date(2020, 6, 1)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once for all tests of this file, and taken back after them."""
    with django_db_blocker.unblock(), clock.set_to(NOW), transaction.atomic():
        world = World(now=NOW)
        world.municipalities["liepaja"] = factories.Town().municipality
        demo.load(world)
        yield world.municipalities["liepaja"]
        transaction.set_rollback(True)


@pytest.fixture
def liepaja(loaded, db, now):
    return loaded


def test_the_demo_counts_june_2020_as_the_city_did(liepaja):
    counted = {
        kind: (
            figures.in_force(liepaja, kind, END_OF_JUNE),
            figures.newly_granted(liepaja, kind, JUNE),
            figures.of_these_extended(liepaja, kind, END_OF_JUNE),
        )
        for kind in ("needy", "low_income")
    }

    assert counted == {"needy": (547, 37, 510), "low_income": (3204, 31, 3173)}
    assert figures.newly_granted(liepaja, "crisis", JUNE) == 3
    assert figures.in_force(liepaja, "low_income", date(2020, 7, 31)) == 3204
    assert figures.in_force(liepaja, "low_income", date(2020, 8, 1)) == 0


def test_the_terms_of_spring_2020_moved_in_the_steps_in_which_the_emergency_did(liepaja):
    first = Status.objects.filter(granted_until=date(2020, 3, 31), kind="needy").first()

    assert list(first.extensions.values_list("to_on", "emergency_end")) == [
        (date(2020, 5, 31), date(2020, 4, 14)),
        (date(2020, 6, 30), date(2020, 5, 12)),
        (date(2020, 7, 31), date(2020, 6, 9)),
    ]
    assert [clock.local(row.created_at).date() for row in first.extensions.all()] == [
        date(2020, 3, 23),
        date(2020, 4, 7),
        date(2020, 5, 7),
    ]
    spring = Status.objects.filter(granted_until__lt=date(2020, 6, 1), granted_from__year__lt=2021)
    assert set(spring.filter(kind="crisis").values_list("effective_until", flat=True)) == {date(2020, 4, 30)}
    assert set(spring.filter(granted_until=date(2020, 3, 11)).values_list("effective_until", flat=True)) == {
        date(2020, 3, 11)
    }


def test_no_letter_of_the_demo_waits_to_be_sent_and_each_has_its_text(liepaja):
    letters = Letter.objects.all()

    assert letters.count() > 1000
    assert set(letters.values_list("state", "is_demo")) == {("kept", True)}
    assert not letters.filter(text="").exists()


def test_today_has_statuses_in_force_ending_soon_and_extended(liepaja, now):
    today = now.date()

    assert figures.in_force(liepaja, "low_income", today) > 50
    assert Status.objects.in_force(today).filter(effective_until__month=9, effective_until__year=2026).exists()
    assert Extension.objects.filter(status__in=Status.objects.in_force(today)).exists()
    assert compare() == []


def test_the_daily_run_finds_nothing_left_in_the_demo(liepaja):
    before = Extension.objects.count()

    extend_statuses()

    assert Extension.objects.count() == before
