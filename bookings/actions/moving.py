"""Move appointments whose time has fallen out of the hours."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import User

from ..availability import offer
from ..errors import TimeTaken
from ..models import Appointment
from . import booking

AROUND = timedelta(days=60)  # so far from its own day a time is looked for
TRIES = 3  # others book meanwhile


def to_nearest(*, appointment: Appointment, by: User) -> Appointment:
    """To the nearest free time of the same specialist at the same office, earlier or later; the client is told."""
    for _try in range(TRIES):
        starts_at = nearest(appointment)
        if starts_at is None:
            break
        try:
            return booking.move(
                appointment=appointment, starts_at=starts_at, resource=appointment.resource, by=by, channel="staff"
            )
        except TimeTaken:
            continue
    raise Refusal(
        _("%(resource)s has no available time near. Choose another time or call the client.")
        % {"resource": appointment.resource.label},
        code="no_time",
    )


def nearest(appointment: Appointment) -> datetime | None:
    now = clock.now()
    found = offer(
        purpose=appointment.purpose,
        office=appointment.office,
        mode=appointment.mode,
        now=now,
        first=max(_day(now), appointment.day - AROUND),
        last=max(_day(now), appointment.day) + AROUND,
        channel="staff",
        resource=appointment.resource,
    )
    return next(iter(found.nearest_to(appointment.starts_at, 1)), None)


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
