from datetime import timedelta

import pytest

from socialservice.circuit import Circuit, circuit, opens_until
from tests.conftest import NOW

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    "failures, minutes",
    [(1, None), (2, None), (3, 1), (4, 2), (5, 4), (6, 8), (7, 16), (8, 30), (9, 30), (1000, 30)],
)
def test_circuit_opens_for_a_growing_while(failures, minutes):
    assert opens_until(failures, NOW) == (minutes and NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    "open_until, state",
    [
        (None, Circuit.CLOSED),
        (NOW + SECOND, Circuit.OPEN),
        (NOW, Circuit.TO_BE_TRIED),
        (NOW - SECOND, Circuit.TO_BE_TRIED),
    ],
)
def test_state_of_a_circuit(open_until, state):
    assert circuit(open_until, NOW) == state
