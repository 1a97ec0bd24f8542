"""How far a due day is, in working days. Pure."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Deadline:
    due: date
    over: int = 0  # working days past it
    left: int = 0  # working days until it; 0: today
    tomorrow: bool = False

    @property
    def today(self) -> bool:
        return not (self.over or self.left)


def deadline(due: date, today: date, worked: set[date]) -> Deadline:
    """`worked`: the working days between the two, at least. What is over is over by one, on days off too."""
    if due < today:
        return Deadline(due, over=max(1, sum(due < day <= today for day in worked)))
    if due == today:
        return Deadline(due)
    left = max(1, sum(today < day <= due for day in worked))
    return Deadline(due, left=left, tomorrow=due - today == timedelta(days=1))


def working_days_between(received: date, answered: date, worked: list[date]) -> int:
    """Whole working days from one day to the other; the same day is none. `worked`: sorted."""
    return max(0, bisect_right(worked, answered) - bisect_right(worked, received))


def percentile(values: list[int], share: float) -> int | None:
    """The least value within which so many of them lie; None where there are none."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]
