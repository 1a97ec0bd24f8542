"""Move appointments whose time has fallen out of the hours."""

from datetime import date, datetime, timedelta
from functools import partial

from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import User

from ..availability import offer
from ..errors import LimitReached, TimeTaken
from ..models import Appointment
from . import booking

AROUND = timedelta(days=60)  # so far from its own day a time is looked for


def to_nearest(*, appointment: Appointment, by: User) -> Appointment:
    """To the nearest free time of the same specialist at the same office, earlier or later; the client is told.

    Others book meanwhile: a time lost to them is not tried again.
    """
    lost = []
    while (starts_at := nearest(appointment, without=lost)) is not None:
        try:
            return booking.move(
                appointment=appointment, starts_at=starts_at, resource=appointment.resource, by=by, channel="staff"
            )
        except (TimeTaken, LimitReached):
            lost.append(starts_at)
    raise Refusal(
        _("%(resource)s has no available time near. Choose another time or call the client.")
        % {"resource": appointment.resource.label},
        code="no_time",
    )


def nearest(appointment: Appointment, *, without=()) -> datetime | None:
    """The nearest but for those starts."""
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
    ordered = sorted(found.nearest_to(appointment.starts_at, 1 + len(without)), key=partial(_how_far, appointment))
    return next((start for start in ordered if start not in without), None)


def _how_far(appointment: Appointment, start: datetime):
    return abs(start - appointment.starts_at), start


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
