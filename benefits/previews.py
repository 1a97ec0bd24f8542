"""What a run would do if the emergency stood as it is given. Reads only."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from socialservice import clock
from socialservice.models import Emergency, Municipality

from . import sql
from .groups import answers, emergencies_of, rows, scope


@dataclass(frozen=True)
class Move:
    """Statuses of one kind whose term moves from one day to another."""

    kind: str
    told: date
    until: date
    extended_before: bool
    statuses: int
    persons: int


@dataclass(frozen=True)
class Preview:
    moves: tuple[Move, ...]
    letters: dict[str, int]  # households by channel; "unreachable" and "none" (wish no letters) among them
    review: dict[str, int]

    def statuses(self, kind: str | None = None) -> int:
        return sum(move.statuses for move in self.moves if kind in (None, move.kind))

    def persons(self, kind: str | None = None) -> int:
        return sum(move.persons for move in self.moves if kind in (None, move.kind))

    def days(self, kind: str) -> list[date]:
        return sorted({move.until for move in self.moves if move.kind == kind})

    @property
    def extended_before(self) -> list[Move]:
        return [move for move in self.moves if move.extended_before]

    @property
    def unreachable(self) -> int:
        return self.letters.get("unreachable", 0)


def preview(municipality: Municipality, emergency: Emergency | None = None) -> Preview:
    found = answers(municipality, emergencies_of(municipality, emergency))
    if not found:
        return Preview(moves=(), letters={}, review={})
    about = scope(municipality) | {"today": clock.today()}
    moves, letters, review = [], {}, Counter()
    for part, name, told, until, before, number, persons in (
        *rows(sql.COUNT_EXTEND, about | found.steps_table()),
        *rows(sql.COUNT_REVIEW, about | found.reasons_table()),
    ):
        if part == "move":
            moves.append(Move(name, told, until, before, number, int(persons)))
        elif part == "letters":
            letters[name] = number
        elif number:
            review[name] += number
    return Preview(
        moves=tuple(sorted(moves, key=lambda move: (move.kind, move.told))), letters=letters, review=dict(review)
    )
