"""What of appointments and requests moves when two people turn out to be one."""

from socialservice.moving import Pair, Rows

from .actions import booking
from .models import Appointment


class Appointments(Rows):
    """Those still to come are counted as the one client's they now are; staff may see so in their history."""

    def take(self, pair: Pair, rows: list[int]) -> list[int]:
        self._link(Appointment.objects.filter(pk__in=rows), pair.kept, pair)
        return rows

    def back(self, pair: Pair, moved: list[int]) -> None:
        self._link(self.of(pair.kept).filter(pk__in=moved), pair.gone, pair)

    @staticmethod
    def _link(found, person, pair: Pair) -> None:
        for row in found.filter(day__gte=pair.today).order_by("day", "pk"):
            booking.link_person(appointment=row, person=person, by=pair.by)
        found.filter(day__lt=pair.today).update(person=person)


MOVERS = [Appointments("bookings.Appointment.person"), Rows("bookings.Request.person")]
