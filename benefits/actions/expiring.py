"""Telling households that their certificate ends: once for each status and term, thirty days before or by turns."""

from datetime import date, time

from socialservice import clock
from socialservice.actions import letters
from socialservice.models import Channel, Emergency, Letter, Municipality

from ..expiring import Offices, covered, days_to_tell, near
from ..letters import recipient_at_all
from ..models import Status
from ..waves import FIRST

ABOUT = "benefits.Status"
KIND = Letter.Kind.STATUS_EXPIRING
HOUR = time(10)


def tell_all() -> int:
    """Of every municipality; returns how many letters were written."""
    return sum(tell(municipality=one) for one in Municipality.objects.filter(successor__isnull=True))


def tell(*, municipality: Municipality) -> int:
    """Letters are planned with their day; those of a wave wait in the outbox until it has come."""
    emergencies, today = list(Emergency.objects.of(municipality)), clock.today()
    found = near(municipality, today).select_related("household__contact_person__district").order_by("pk")
    statuses = [status for status in found if not covered(status.effective_until, emergencies)]
    if not statuses:
        return 0
    once = {_once(status): status.pk for status in statuses}
    there = Letter.objects.filter(kind=KIND, about=ABOUT, about_id__in=near(municipality, today).values("pk"))
    dues = there.values_list("once", "due_at")
    planned = {once[key]: clock.local(due_at).date() for key, due_at in dues if key in once}
    days = days_to_tell(Offices(municipality, today, today + FIRST), statuses, planned)
    rows = [_letter(municipality, status, days[status.pk]) for status in statuses if status.pk in days]
    rows = [row for row in rows if row.channel != Channel.NONE]
    letters.put(rows)
    return len(rows)


def _letter(municipality: Municipality, status: Status, day: date) -> Letter:
    return letters.planned(
        municipality=municipality,
        kind=KIND,
        to=recipient_at_all(status.household.contact_person),
        about=ABOUT,
        about_id=status.pk,
        due_at=max(clock.now(), clock.at(day, HOUR)),
        once=_once(status),
    )


def _once(status: Status) -> str:
    return f"{KIND}:{status.pk}:{status.effective_until}"
