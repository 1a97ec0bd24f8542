"""For mass letters: who has appointments, and how many times the offices have free."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count

from socialservice import clock
from socialservice.audiences import CHUNK, Chosen, Told
from socialservice.models import Municipality
from socialservice.workdays import working_days

from .lifecycle import State
from .models import Slot

LATELY = timedelta(weeks=4)


def with_appointments(municipality: Municipality, chosen: Chosen) -> Iterator[Told]:
    """Coming appointments between two days, the earliest first: of several only that one is told of."""
    coming = municipality.appointments.filter(
        state=State.CONFIRMED, day__range=(chosen.first, chosen.last), starts_at__gt=clock.now()
    )
    rows = coming.select_related("person").order_by("starts_at", "pk").iterator(chunk_size=CHUNK)
    return (Told(row, row.day) for row in rows)


def free_times(municipality: Municipality, first: date, last: date) -> dict[date, int]:
    """Day → times of all offices together that can still be booked."""
    free = Slot.objects.free(clock.now()).filter(office__municipality=municipality, day__range=(first, last))
    return dict(free.order_by().values_list("day").annotate(times=Count("pk")))


def times_by_office(municipality: Municipality, first: date, last: date) -> dict[int, dict[date, int]]:
    """Office → working day → times that can still be booked; on days not published yet as many as the office offered
    on that weekday last."""
    free = Slot.objects.free(clock.now()).filter(office__municipality=municipality, day__range=(first, last))
    found: dict[int, dict[date, int]] = {}
    for office, day, times in free.order_by().values_list("office", "day").annotate(times=Count("pk")):
        found.setdefault(office, {})[day] = times
    days = working_days(municipality, first, last)
    for office, offered in _offered_lately(municipality, last).items():
        usual = {day.weekday(): offered[day] for day in sorted(offered)}
        published = max(offered)
        for day in days:
            if day > published and day.weekday() in usual:
                found.setdefault(office, {})[day] = usual[day.weekday()]
    return found


def _offered_lately(municipality: Municipality, last: date) -> dict[int, dict[date, int]]:
    offered: dict[int, dict[date, int]] = {}
    slots = Slot.objects.filter(
        office__municipality=municipality,
        day__range=(clock.today() - LATELY, last),
        withdrawn_at__isnull=True,
        off_hours=False,
    )
    for office, day, times in slots.order_by().values_list("office", "day").annotate(times=Count("pk")):
        offered.setdefault(office, {})[day] = times
    return offered
