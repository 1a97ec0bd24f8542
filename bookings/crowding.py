"""How many people are in the waiting room in which quarter of an hour. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from .lifecycle import State

QUARTER = timedelta(minutes=15)
IN_PERSON = "in_person"  # of `Mode`: whoever is called on the phone sits at home


class Visit(Protocol):
    mode: str
    state: str
    day: date
    starts_at: datetime | None
    companions: int
    activity_id: int | None


def quarter_of(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def quarters(visit: Visit, now: datetime, today: date) -> list[datetime]:
    """In which quarter hours from now on the visit fills the room.

    A group activity has a room of its own. Who is expected counts where the time begins. Who has come counts from the
    present quarter to that one until called: the early comer sits there all the while, the late one has no other time
    than now.
    """
    if visit.mode != IN_PERSON or visit.activity_id:
        return []
    present = quarter_of(now)
    begins = quarter_of(visit.starts_at) if visit.starts_at else present
    if visit.state == State.CONFIRMED:
        return [begins] if begins >= present else []
    if visit.state == State.ARRIVED and visit.day == today:
        return [present + QUARTER * n for n in range(max(0, (begins - present) // QUARTER) + 1)]
    return []


def people(visits: Iterable[Visit], now: datetime, today: date) -> Counter[datetime]:
    """So many people in each quarter hour, with those who come along."""
    counted: Counter[datetime] = Counter()
    for visit in visits:
        for quarter in quarters(visit, now, today):
            counted[quarter] += 1 + visit.companions
    return counted
