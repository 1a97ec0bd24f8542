"""One appointment is made longer or shorter."""

from datetime import date, time

import pytest

from bookings.actions import lengths
from bookings.comparisons import compare
from bookings.models import Slot
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories

DAY = date(2026, 9, 8)


@pytest.fixture
def visit(town):
    """9:00–9:20; free times of twenty minutes until 10:00."""
    town.purpose.least_minutes, town.purpose.most_minutes = 10, 60
    town.purpose.save()
    first, *_free = town.slots(DAY, "9:00", "9:20", "9:40")
    return factories.appointment(first, town.purpose)


@pytest.fixture
def by(town):
    return town.staff("specialist")


def plan(visit) -> list[str]:
    """“9:00–9:20 x”: the times of the specialist, with a cross those of the visit."""
    return [
        f"{clock.local(slot.starts_at):%-H:%M}–{clock.local(slot.ends_at):%-H:%M}{' x' * bool(slot.appointment_id)}"
        for slot in Slot.objects.filter(resource=visit.resource).order_by("starts_at")
    ]


@pytest.mark.parametrize(
    ("minutes", "after"),
    [
        (10, ["9:00–9:10 x", "9:10–9:20", "9:20–9:40", "9:40–10:00"]),
        (30, ["9:00–9:20 x", "9:20–9:30 x", "9:30–9:40", "9:40–10:00"]),
        (40, ["9:00–9:20 x", "9:20–9:40 x", "9:40–10:00"]),
        (50, ["9:00–9:20 x", "9:20–9:40 x", "9:40–9:50 x", "9:50–10:00"]),
        (60, ["9:00–9:20 x", "9:20–9:40 x", "9:40–10:00 x"]),
    ],
)
def test_length_takes_and_frees_times(visit, by, minutes, after):
    row = lengths.resize(appointment=visit, minutes=minutes, by=by)

    assert plan(visit) == after
    assert row.minutes == minutes
    event = row.events.get()
    assert (event.event, event.detail) == ("resize", {"from": 20, "to": minutes})
    assert compare() == []


def test_shortened_again_gives_whole_times_back(visit, by):
    lengths.resize(appointment=visit, minutes=60, by=by)

    lengths.resize(appointment=visit, minutes=20, by=by)

    assert plan(visit) == ["9:00–9:20 x", "9:20–9:40", "9:40–10:00"]


def test_after_the_last_time_of_the_day_the_visit_may_go_on(visit, by):
    Slot.objects.filter(appointment=None).delete()

    lengths.resize(appointment=visit, minutes=40, by=by)

    assert plan(visit) == ["9:00–9:40 x"]


@pytest.mark.parametrize("whose", ["taken", "held", "blocked"])
def test_next_time_that_is_somebodys_is_not_taken(town, visit, by, whose):
    following = Slot.objects.get(starts_at=clock.at(DAY, time(9, 20)))
    if whose == "taken":
        factories.appointment(following, town.purpose, code="111111")
    elif whose == "held":
        following.held_until, following.held_for = clock.at(DAY, time(9)), "somebody"
    else:
        following.withdrawn_at, following.withdrawn_by = clock.now(), by
    following.appointment_id = Slot.objects.get(pk=following.pk).appointment_id
    following.save()
    before = plan(visit)

    with pytest.raises(Refusal) as refused:
        lengths.resize(appointment=visit, minutes=30, by=by)

    assert refused.value.code == "taken"
    assert plan(visit) == before


@pytest.mark.parametrize("minutes", [5, 65])
def test_length_keeps_between_least_and_most(visit, by, minutes):
    with pytest.raises(Refusal) as refused:
        lengths.resize(appointment=visit, minutes=minutes, by=by)

    assert refused.value.code == "bounds"


def test_page_changes_the_length_and_says_so(town, visit, sintija):
    path = town.url(f"darbs/pieraksts/{visit.pk}/ilgums/")
    assert 'max="60"' in sintija.get(path).content.decode()

    assert "No 10 līdz 60 minūtēm." in sintija.post(path, {"minutes": "65"}).content.decode()
    assert sintija.post(path, {"minutes": "33"}).status_code == 200
    assert sintija.post(path, {"minutes": "40"}).status_code == 302

    visit.refresh_from_db()
    assert visit.minutes == 40
    assert "40" in sintija.get(town.url(f"darbs/pieraksts/{visit.pk}/")).content.decode()


def test_purpose_of_one_length_offers_no_change(town, visit, sintija):
    town.purpose.least_minutes = town.purpose.most_minutes = None
    town.purpose.save()

    page = sintija.get(town.url(f"darbs/pieraksts/{visit.pk}/ilgums/")).content.decode()

    assert 'name="minutes"' not in page
