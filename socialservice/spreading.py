"""How many letters go on which day. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date


def spread(count: int, room: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
    """So many on each day as it has room for, until all have a day or the days are over."""
    for day, most in room:
        if count <= 0:
            return
        if (here := min(count, most)) > 0:
            yield day, here
            count -= here
