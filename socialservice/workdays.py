"""Which days are worked: the calendar of a municipality, filled once a year and changed by people."""

from datetime import date, timedelta

from .models import CalendarDay, Municipality

WORKED = {CalendarDay.Kind.MOVED_WORKED, CalendarDay.Kind.OPENED, CalendarDay.Kind.SHORTENED}
LONGEST_REST = 14  # no rest is longer than so many days, however holidays and days closed by hand fall


def working(municipality: Municipality, day: date) -> bool:
    return bool(working_days(municipality, day, day))


def working_days(municipality: Municipality, first: date, last: date) -> list[date]:
    """The days worked between two days, both included."""
    special = dict(municipality.calendar.filter(day__range=(first, last)).values_list("day", "kind"))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if (special[day] in WORKED if day in special else day.weekday() < 5)]


def add_working_days(municipality: Municipality, day: date, number: int) -> date:
    """The so-manieth working day after the day: one working day after a Friday is Monday."""
    found: list[date] = []
    while len(found) < number:
        first = day + timedelta(days=1)
        day += timedelta(days=2 * number + LONGEST_REST)
        found += working_days(municipality, first, day)
    return found[number - 1]
