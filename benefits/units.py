"""For whom a guarded counter counts, followed to whom people and households were merged into since."""

from socialservice.models import Person

from .counting import HOUSEHOLD
from .models import Household


def standing(unit: str) -> str:
    """The unit as it is now: a decision keeps the one it was made for."""
    return _followed(unit, lock=False)


def hold(unit: str) -> str:
    """The same, and nobody of it is merged before the transaction ends."""
    return _followed(unit, lock=True)


def household_now(number: int | None) -> int | None:
    return _became(Household, number, lock=False) if number else None


def _followed(unit: str, *, lock: bool) -> str:
    kind, *numbers = unit.split(":")
    model = Household if kind == HOUSEHOLD else Person
    now = sorted(_became(model, number, lock=lock) for number in sorted(map(int, numbers)))
    return ":".join([kind, *map(str, now)])


def _became(model, number: int, *, lock: bool) -> int:
    rows = model._base_manager.all()
    rows = rows.select_for_update(no_key=True) if lock else rows
    while into := rows.values_list("merged_into_id", flat=True).get(pk=number):
        number = into
    return number
