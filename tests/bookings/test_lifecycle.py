import pytest

from bookings.actions import desk
from bookings.lifecycle import MOVES, STAMPS, UNDOABLE, Event, State, after, allowed
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories


def test_every_move_names_known_states_and_events():
    assert all(at in State.values and event in Event.values and to in State.values for (at, event), to in MOVES.items())


def test_what_is_over_stays_over():
    over = [State.DONE, State.SENT_AWAY, State.CANCELLED_CLIENT, State.CANCELLED_OFFICE]

    assert [allowed(state) for state in over] == [{Event.OUTCOME}, frozenset(), frozenset(), frozenset()]
    assert after(State.DONE, Event.OUTCOME) == State.DONE


def test_every_state_is_reached_and_left_only_by_the_table():
    assert set(MOVES.values()) | {State.CONFIRMED} == set(State.values)


def test_stamps_belong_to_acts_that_can_be_taken_back():
    assert set(STAMPS) <= UNDOABLE


@pytest.mark.parametrize(
    "event", [e for e in Event if e not in (Event.BOOK, Event.UNDO, Event.LINK_PERSON, Event.MOVE)]
)
@pytest.mark.parametrize("state", list(State))
def test_apply_asks_the_table(town, state, event):
    [slot] = town.slots(clock.today(), "7:00")
    visit = factories.appointment(slot, town.purpose, state=state)
    visit.events.create(event=Event.BOOK, to_state=state, office=visit.office, day=visit.day, at=clock.now())
    officer = town.staff("front_desk")

    if after(state, event) is None:
        with pytest.raises(Refusal):
            desk.apply(visit, event, by=officer)
        visit.refresh_from_db()
        assert visit.state == state
    else:
        assert desk.apply(visit, event, by=officer).state == after(state, event)
