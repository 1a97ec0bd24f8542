"""The calendar of working days: filled once a year, and what people have entered stays."""

from django.db import transaction

from .. import clock
from ..models import CalendarDay, Municipality
from ..public_days import public_days


@transaction.atomic
def fill_calendar(*, municipality: Municipality, year: int) -> list[CalendarDay]:
    """Make the year what law and Cabinet say; what people have entered or changed stays. Returns what was written."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)  # two fillers take turns
    standing = {row.day: row for row in municipality.calendar.filter(day__year=year)}
    wanted = {special.day: special for special in public_days(year, moved=municipality.follows_moved_days)}
    for day, row in standing.items():
        if not row.by_hand and day not in wanted:
            row.delete()
    written = []
    for day, special in wanted.items():
        row = standing.get(day) or CalendarDay(municipality=municipality, day=day, by_hand=False)
        if row.by_hand or (row.pk and (row.kind, row.name, row.name_en) == _said(special)):
            continue
        row.kind, row.name, row.name_en = _said(special)
        row.save()
        written.append(row)
    return written


def _said(special) -> tuple[str, str, str]:
    return special.kind, special.name, special.name_en


def fill_again(*, municipality: Municipality) -> None:
    """After the municipality has begun, or ceased, to move working days as the state does."""
    for year in coming_years():
        fill_calendar(municipality=municipality, year=year)


def coming_years() -> tuple[int, int]:
    this_year = clock.today().year
    return this_year, this_year + 1


def fill_missing_years() -> None:
    """For every municipality whose calendar does not have them yet."""
    for municipality in Municipality.objects.filter(successor__isnull=True):
        for year in coming_years():
            if not municipality.calendar.filter(day__year=year, by_hand=False).exists():
                fill_calendar(municipality=municipality, year=year)
