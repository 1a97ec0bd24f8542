"""Rule R2: by tables, and through the database as emergencies come, move and go."""

from datetime import date, datetime

import pytest

from benefits.actions import deadlines
from benefits.extensions import EmergencyView
from benefits.reassessments import Due, Said, due
from socialservice import clock
from socialservice.actions import emergencies
from socialservice.errors import Refusal
from socialservice.models import Restriction
from tests.benefits.rows import emergency, household

AUTUMN = EmergencyView("autumn", date(2021, 10, 11), date(2022, 1, 11))
MOVED = EmergencyView("autumn", date(2021, 10, 11), date(2022, 2, 28))
SHORT = EmergencyView("autumn", date(2021, 10, 11), date(2021, 11, 20))
VOIDED = EmergencyView("autumn", date(2021, 10, 11), date(2022, 1, 11), voided=True)
LOCAL = EmergencyView("flood", date(2021, 10, 11), date(2022, 1, 11), extends=False)
SPRING = EmergencyView("spring", date(2022, 1, 5), date(2022, 4, 5))
OCTOBER, JANUARY = Said(1, date(2021, 10, 20)), Said(2, date(2022, 1, 8))


@pytest.mark.parametrize(
    "original, said, emergencies, expected",
    [
        (date(2021, 11, 15), [OCTOBER], [AUTUMN], Due(date(2022, 1, 11), "autumn", 1)),
        (date(2021, 11, 15), [OCTOBER], [MOVED], Due(date(2022, 2, 28), "autumn", 1)),
        (date(2021, 11, 15), [], [AUTUMN], Due(date(2021, 11, 15))),
        (date(2021, 11, 15), [OCTOBER], [SHORT], Due(date(2021, 11, 20), "autumn", 1)),
        (date(2021, 11, 25), [OCTOBER], [SHORT], Due(date(2021, 11, 25))),
        (date(2021, 11, 15), [OCTOBER], [VOIDED], Due(date(2021, 11, 15))),
        (date(2021, 11, 15), [OCTOBER], [LOCAL], Due(date(2021, 11, 15))),
        (date(2021, 11, 15), [OCTOBER], [], Due(date(2021, 11, 15))),
        (date(2021, 10, 10), [OCTOBER], [AUTUMN], Due(date(2021, 10, 10))),
        (date(2021, 10, 11), [OCTOBER], [AUTUMN], Due(date(2022, 1, 11), "autumn", 1)),
        (date(2022, 1, 11), [OCTOBER], [AUTUMN], Due(date(2022, 1, 11))),
        (date(2022, 1, 12), [OCTOBER], [AUTUMN], Due(date(2022, 1, 12))),
        (date(2021, 11, 15), [Said(3, date(2021, 10, 10))], [AUTUMN], Due(date(2021, 11, 15))),
        (date(2021, 11, 15), [Said(3, date(2021, 10, 11))], [AUTUMN], Due(date(2022, 1, 11), "autumn", 3)),
        (date(2021, 11, 15), [JANUARY, OCTOBER], [AUTUMN], Due(date(2022, 1, 11), "autumn", 1)),
        (date(2021, 11, 15), [OCTOBER, JANUARY], [SPRING, AUTUMN], Due(date(2022, 4, 5), "spring", 2)),
        (date(2021, 11, 15), [OCTOBER], [SPRING, AUTUMN], Due(date(2022, 1, 11), "autumn", 1)),
    ],
)
def test_the_day_moves_to_the_end_of_the_emergency_only_where_nothing_has_changed(
    original, said, emergencies, expected
):
    assert due(original, said, emergencies) == expected


def put_off(town):
    return deadlines.put_off(municipality=town.municipality)


@pytest.fixture
def worker(town):
    return town.staff("specialist")


@pytest.fixture
def autumn(town):
    """The clock stands in the middle of the emergency of autumn 2021, as first declared."""
    with clock.set_to(datetime(2021, 10, 20, 9, tzinfo=clock.RIGA)):
        yield emergency(date(2021, 10, 11), date(2022, 1, 11))


def entered(home, worker, day=date(2021, 11, 15), kind="reassessment"):
    return deadlines.enter(household=home, kind=kind, due_on=day, by=worker)


def state(home, worker, day=date(2021, 10, 20), way="phone"):
    return deadlines.state_unchanged(household=home, person=home.contact_person, way=way, stated_on=day, by=worker)


def on(deadline):
    deadline.refresh_from_db()
    return deadline.due_on


def test_reported_unchanged_it_waits_for_the_end_and_moves_with_it_and_unreported_it_stays(town, worker, autumn):
    told, silent = household(town.municipality), household(town.municipality, name="Ausma Āboliņa")
    first, second = entered(told, worker), entered(silent, worker)
    statement = state(told, worker)
    assert (on(first), on(second)) == (date(2022, 1, 11), date(2021, 11, 15))
    assert (first.emergency, first.statement) == (autumn, statement)

    emergencies.change(
        emergency=autumn, what="prolonged", decided_on=date(2021, 10, 20), new_end=date(2022, 2, 28), by=worker
    )

    assert (on(first), on(second)) == (date(2022, 2, 28), date(2021, 11, 15))
    assert put_off(town) == 0

    emergencies.change(emergency=autumn, what="voided", decided_on=date(2021, 10, 20), reason="kļūda", by=worker)

    assert (on(first), first.emergency, first.statement) == (date(2021, 11, 15), None, None)


def test_statement_made_first_holds_for_what_is_entered_later(town, worker, autumn):
    home = household(town.municipality)
    state(home, worker, way="post")

    assert entered(home, worker, kind="home_visit").due_on == date(2022, 1, 11)


def test_said_twice_on_a_day_it_is_one_statement(town, worker, autumn):
    home = household(town.municipality)

    assert state(home, worker) == state(home, worker, way="post")


def test_what_is_done_does_not_move(town, worker, autumn):
    home = household(town.municipality)
    row = deadlines.done(deadline=entered(home, worker), on=date(2021, 10, 19), by=worker)
    state(home, worker)

    assert on(row) == date(2021, 11, 15)


def test_who_is_second_reads_who_has_done_it(town, worker, autumn):
    row = entered(household(town.municipality), worker)
    deadlines.done(deadline=row, on=date(2021, 10, 19), by=worker)

    with pytest.raises(Refusal, match=r"19\.10\.2021\., Sintija Bērziņa"):
        deadlines.done(deadline=row, on=date(2021, 10, 20), by=town.staff("manager", "Vadītāja"))


def test_same_deadline_twice_is_refused_in_words(town, worker, autumn):
    home = household(town.municipality)
    entered(home, worker)

    with pytest.raises(Refusal) as refused:
        entered(home, worker)
    assert refused.value.field == "due_on"


@pytest.mark.parametrize("day", [date(2021, 10, 21), date(1999, 12, 31)])
def test_statement_of_a_day_to_come_or_before_the_household_is_refused(town, worker, autumn, day):
    with pytest.raises(Refusal):
        state(household(town.municipality), worker, day)


def test_local_emergency_puts_off_only_by_its_restriction(town, worker):
    with clock.set_to(datetime(2021, 10, 20, 9, tzinfo=clock.RIGA)):
        flood = emergency(date(2021, 10, 11), date(2021, 12, 1), municipality=town.municipality, extends_statuses=False)
        home = household(town.municipality)
        row = entered(home, worker)
        state(home, worker)
        assert on(row) == date(2021, 11, 15)

        Restriction.objects.create(
            municipality=town.municipality, emergency=flood, code="reassessments", valid_from=date(2021, 10, 11)
        )

        assert put_off(town) == 1
        assert on(row) == date(2021, 12, 1)


def test_preview_counts_what_would_move_and_moves_nothing(town, worker, autumn):
    home = household(town.municipality)
    row = entered(home, worker)
    state(home, worker)
    proposed = emergencies.propose(emergency=autumn, what="prolonged", new_end=date(2022, 2, 28))

    assert deadlines.would_move(town.municipality, proposed) == 1
    assert on(row) == date(2022, 1, 11)
