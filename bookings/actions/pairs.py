"""One booking with two times: handing in and collecting. Nobody meets, and the client is one of the first day."""

from dataclasses import fields
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice.errors import Refusal, refusing
from socialservice.models import User

from .. import letters
from ..availability import offer
from ..lifecycle import OPEN_STATES, State
from ..models import Appointment
from . import booking
from .desk import locked

CANCELLED = [State.CANCELLED_CLIENT, State.CANCELLED_OFFICE]


@transaction.atomic
def collect_at(*, appointment: Appointment, starts_at: datetime, by: User | None = None) -> Appointment:
    """The second time, later than the first; asked again, it moves there. Raises TimeTaken."""
    row = locked(appointment)
    if collects(row) is None:
        raise Refusal(_("There is nothing to collect for this appointment."), code="no_second_time")
    if starts_at < row.ends_at:
        raise Refusal(_("Choose a time after the one at which it is handed in."), field="time")
    second = second_of(row)
    channel = "staff" if by else "web"
    if second is not None:
        return booking.move(appointment=second, starts_at=starts_at, office=row.office, by=by, channel=channel)
    Appointment.objects.filter(goes_with=row, state__in=CANCELLED).update(goes_with=None)
    with refusing({"bookings_appointment_goes_with_id_key": _already}):
        second = booking.book(
            purpose=row.purpose,
            office=row.office,
            mode=row.mode,
            contact=booking.Contact(**{field.name: getattr(row, field.name) for field in fields(booking.Contact)}),
            came_from=row.came_from,
            starts_at=starts_at,
            wished_at=row.wished_at,
            by=by,
            channel=channel,
            tell=False,
            goes_with=row,
        )
    letters.confirmed(second)
    return second


def second_of(row: Appointment) -> Appointment | None:
    """The appointment at which it is collected, while it stands."""
    return Appointment.objects.filter(goes_with=row, state=State.CONFIRMED).first()


def collects(row: Appointment) -> dict | None:
    """The `second` time of a booking that has two; None where there is nothing to collect, or no longer."""
    if not row.purpose.two_times or row.goes_with_id is not None or row.state not in OPEN_STATES:
        return None
    return {"second": second_of(row)}


def times(row: Appointment, now: datetime, last, *, by: User | None) -> list[datetime]:
    found = offer(
        purpose=row.purpose,
        office=row.office,
        mode=row.mode,
        now=now,
        first=row.day,
        last=last,
        channel="staff" if by else "web",
    )
    return [start for day in sorted(found.days) for start in found.days[day] if start >= row.ends_at]


def _already() -> Refusal:
    return Refusal(_("The time to collect has been chosen already."), code="chosen")
