"""The only reader of the clock. Tests set it; nothing else may."""

from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

RIGA = ZoneInfo("Europe/Riga")

_set: datetime | None = None


def now() -> datetime:
    """The present moment, aware."""
    return _set or timezone.now()


def today() -> date:
    """The calendar day in Riga."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    return moment.astimezone(RIGA)


def at(day: date, time) -> datetime:
    """Wall time of Riga on that day.

    A time the spring change skips becomes the same instant an hour later by the wall.
    """
    return datetime.combine(day, time, tzinfo=RIGA).astimezone(ZoneInfo("UTC"))


@contextmanager
def set_to(moment: datetime):
    """For tests and the demo only."""
    global _set
    before, _set = _set, moment
    try:
        yield
    finally:
        _set = before
