"""Who is in the waiting room when: tables, no database."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

import pytest

from bookings.crowding import people, quarter_of, quarters
from socialservice import clock

TODAY = date(2026, 9, 7)


def at(text: str, day=TODAY) -> datetime:
    hours, minutes = map(int, text.split(":"))
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=clock.RIGA)


@dataclass
class Visit:
    state: str = "confirmed"
    starts_at: datetime | None = None
    mode: str = "in_person"
    companions: int = 0
    day: date = TODAY
    activity_id: int | None = None


@pytest.mark.parametrize(
    ("visit", "counts_in"),
    [
        (Visit(starts_at=at("10:20")), ["10:15"]),
        (Visit(starts_at=at("9:10")), ["9:00"]),
        (Visit(starts_at=at("8:40")), []),
        (Visit(starts_at=at("10:20"), mode="phone"), []),
        (Visit(starts_at=at("10:20"), activity_id=1), []),
        (Visit("arrived", at("9:40")), ["9:00", "9:15", "9:30"]),
        (Visit("arrived", at("8:40")), ["9:00"]),
        (Visit("arrived", None), ["9:00"]),
        (Visit("arrived", at("8:40"), day=date(2026, 9, 4)), []),
        (Visit("called", at("9:10")), []),
        (Visit("no_show", at("9:10")), []),
        (Visit("cancelled_client", at("10:20")), []),
    ],
)
def test_visit_counts_in_its_quarter_and_from_coming_until_called(visit, counts_in):
    assert [f"{quarter:%-H:%M}" for quarter in quarters(visit, at("9:05"), TODAY)] == counts_in


def test_companions_are_people():
    visits = [Visit(starts_at=at("10:00"), companions=2), Visit(starts_at=at("10:14"))]

    assert people(visits, at("9:05"), TODAY) == Counter({at("10:00"): 4})


@pytest.mark.parametrize(
    ("moment", "quarter"), [("9:00", "9:00"), ("9:14", "9:00"), ("9:15", "9:15"), ("9:59", "9:45")]
)
def test_quarter_of_a_moment(moment, quarter):
    assert quarter_of(at(moment)) == at(quarter)
