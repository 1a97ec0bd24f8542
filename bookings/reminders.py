"""When somebody is reminded of a visit. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from socialservice import clock
from socialservice.daytime import EVENING, MORNING

DAY_BEFORE_AT = time(10)
HOURS_BEFORE = timedelta(hours=2)

# Whoever was told of the visit more lately than this needs no reminder.
FRESH_1D = timedelta(hours=24)
FRESH_2H = timedelta(hours=3)


@dataclass(frozen=True)
class Reminder:
    kind: str
    due_at: datetime
    expires_at: datetime


def reminders(starts_at: datetime, told_at: datetime) -> list[Reminder]:
    """Reminders of a visit of which the person was told at `told_at`: the day before, and two hours before.

    The first says "tomorrow" and is worth nothing after that day's evening. The second goes in the morning where the
    visit is early.
    """
    day = clock.local(starts_at).date()
    eve = day - timedelta(days=1)
    day_before = Reminder("reminder_1d", clock.at(eve, DAY_BEFORE_AT), clock.at(eve, EVENING))
    same_day = Reminder("reminder_2h", max(starts_at - HOURS_BEFORE, clock.at(day, MORNING)), starts_at)
    found = []
    if day_before.due_at - told_at >= FRESH_1D:
        found.append(day_before)
    if same_day.due_at < starts_at and same_day.due_at - told_at >= FRESH_2H:
        found.append(same_day)
    return found
