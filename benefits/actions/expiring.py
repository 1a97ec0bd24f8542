"""Telling households that their certificate ends in thirty days: once for each status and term."""

from socialservice import clock
from socialservice.actions import letters
from socialservice.models import Channel, Emergency, Letter, Municipality

from ..expiring import covered, near
from ..letters import recipient_at_all
from ..models import Status

ABOUT = "benefits.Status"
KIND = Letter.Kind.STATUS_EXPIRING


def tell_all() -> int:
    """Of every municipality; returns how many letters were written."""
    return sum(tell(municipality=one) for one in Municipality.objects.filter(successor__isnull=True))


def tell(*, municipality: Municipality) -> int:
    emergencies = list(Emergency.objects.of(municipality))
    found = near(municipality, clock.today()).select_related("household__contact_person")
    rows = [_letter(municipality, status) for status in found if not covered(status, emergencies)]
    rows = [row for row in rows if row.channel != Channel.NONE]
    there = set(Letter.objects.filter(once__in=[row.once for row in rows]).values_list("once", flat=True))
    missing = [row for row in rows if row.once not in there]
    letters.put(missing)
    return len(missing)


def _letter(municipality: Municipality, status: Status) -> Letter:
    return letters.planned(
        municipality=municipality,
        kind=KIND,
        to=recipient_at_all(status.household.contact_person),
        about=ABOUT,
        about_id=status.pk,
        due_at=clock.now(),
        once=f"{KIND}:{status.pk}:{status.effective_until}",
    )
