"""When somebody is reminded of a visit. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from socialservice import clock
from socialservice.daytime import EVENING, MORNING, is_daytime

DAYS_BEFORE_AT = time(10)

# Whoever was told of the visit more lately than this before a reminder is due needs none.
FRESH_DAYS = timedelta(hours=24)
FRESH_HOURS = timedelta(hours=3)


@dataclass(frozen=True)
class Reminder:
    kind: str
    due_at: datetime
    expires_at: datetime


def reminders(starts_at: datetime, told_at: datetime, *, days: int = 1, hours: int = 2) -> list[Reminder]:
    """Reminders of a visit of which the person was told at `told_at`: so many days and so many hours before.

    The first goes at ten and is worth nothing after that day's evening: it may say "tomorrow". The second never goes
    at night: it waits for the morning, unless the visit has begun by then. Without days or hours there is none,
    and nobody is reminded twice on one day.
    """
    first, second = _days_before(starts_at, days, told_at), _hours_before(starts_at, hours, told_at)
    if first and second and clock.local(first.due_at).date() == clock.local(second.due_at).date():
        second = None
    return [reminder for reminder in (first, second) if reminder]


def _days_before(starts_at: datetime, days: int, told_at: datetime) -> Reminder | None:
    day = clock.local(starts_at).date() - timedelta(days=days)
    reminder = Reminder("reminder_1d", clock.at(day, DAYS_BEFORE_AT), clock.at(day, EVENING))
    return reminder if days and reminder.due_at - told_at >= FRESH_DAYS else None


def _hours_before(starts_at: datetime, hours: int, told_at: datetime) -> Reminder | None:
    due_at = by_day(starts_at.astimezone(UTC) - timedelta(hours=hours))  # hours of time, also where the clock changes
    old_enough = due_at - told_at >= FRESH_HOURS
    return Reminder("reminder_2h", due_at, starts_at) if hours and old_enough and due_at < starts_at else None


def by_day(moment: datetime) -> datetime:
    """The moment itself, or the next morning."""
    local = clock.local(moment)
    if is_daytime(local):
        return moment
    return clock.at(local.date() + timedelta(days=local.time() >= EVENING), MORNING)
