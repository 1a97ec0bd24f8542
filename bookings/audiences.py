"""For mass letters: who has appointments, and how many times the offices have free."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count

from socialservice import clock
from socialservice.audiences import CHUNK, Chosen, Told
from socialservice.models import Municipality

from .lifecycle import State
from .models import Slot


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
