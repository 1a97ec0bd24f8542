from datetime import date, timedelta

import pytest

from bookings.actions import desk
from bookings.comparisons import compare
from bookings.lifecycle import Event
from bookings.models import Appointment, Slot
from socialservice.actions import comparisons
from tests import factories

DAY = date(2026, 9, 16)


@pytest.fixture
def visit(town):
    [slot] = town.slots(DAY, "9:40")
    return factories.appointment(slot, town.purpose)


def test_what_agrees_is_not_mentioned(visit):
    assert compare() == []


def change(visit, **fields):
    Appointment.objects.filter(pk=visit.pk).update(**fields)


def test_whatever_does_not_agree_is_named(visit, other_town):
    wrong = {
        "tā diena nav": {"day": DAY + timedelta(days=1)},
        "tā laiks nav": {"ends_at": visit.ends_at + timedelta(minutes=5)},
        "joprojām aizņem": {"state": "cancelled_client"},
        "cita pašvaldība": {"municipality": other_town.municipality},
    }
    right = {name: getattr(visit, name) for fields in wrong.values() for name in fields}

    for words, fields in wrong.items():
        change(visit, **fields)
        [sentence] = compare()
        assert words in sentence
        assert str(visit.pk) in sentence
        change(visit, **right)


@pytest.mark.parametrize(
    "fields", [{"state": "done"}, {"day": DAY + timedelta(days=1), "starts_at": None, "ends_at": None}]
)
def test_visit_that_stands_elsewhere_than_its_history_says_is_named(visit, town, fields):
    desk.apply(visit, Event.CANCEL_OFFICE, by=town.staff("front_desk"))
    agreed = compare()

    change(visit, ticket="A 01", **fields)

    assert agreed == []
    assert [sentence for sentence in compare() if "vēsture" in sentence]


def test_booked_visit_without_a_slot_is_named(visit):
    Slot.objects.update(appointment=None)

    assert len(compare()) == 1


def test_nightly_comparison_writes_it_into_the_log(visit, caplog):
    change(visit, day=DAY + timedelta(days=1))

    assert comparisons.compare() == compare()

    assert caplog.messages == compare()
