"""When a specialist is away: free times in that stretch are taken off, and come back where the absence is cancelled.

Appointments in it stay until somebody moves them.
"""

from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import User

from ..models import Absence, Resource, Slot
from .publishing import follow

REFUSALS = {
    "absences_never_overlap": lambda: Refusal(
        _("The specialist is away then already."), field="starts_on", code="absences_never_overlap"
    ),
    "absence_ends_after_start": lambda: Refusal(
        _("The absence ends before it starts."), field="ends_on", code="absence_ends_after_start"
    ),
}


def enter(
    *, resource: Resource, kind: str, starts_at: datetime, ends_at: datetime, by: User, note: str = ""
) -> Absence:
    """Raises Refusal where it is over, ends before it starts, or the specialist is away then already."""
    if ends_at <= clock.now():
        raise Refusal(_("This time has passed."), field="ends_on", code="past")
    absence = _written(resource, kind, starts_at, ends_at, by, note)
    _follow(absence)
    return absence


def cancel(*, absence: Absence, by: User) -> bool:
    """The times come back; False where it was cancelled already."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        if not Absence.objects.standing().filter(pk=absence.pk).update(cancelled_at=clock.now()):
            return False
        opened = Slot.objects.filter(resource=absence.resource, withdrawn_at=absence.created_at, opened_by_hand=True)
        opened.update(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
    _follow(absence)
    return True


def _written(resource, kind, starts_at, ends_at, by, note) -> Absence:
    with refusing(REFUSALS), pghistory.context(user=by.pk):
        absence = Absence.objects.create(
            resource=resource,
            kind=kind,
            starts_at=starts_at,
            ends_at=ends_at,
            note=note,
            by=by,
            created_at=clock.now(),
        )
        _block_opened(absence)
        return absence


def _block_opened(absence: Absence) -> None:
    """Times opened by hand stand in no timetable: they are blocked at the moment of entry, by which they are known."""
    opened = Slot.objects.filter(
        resource=absence.resource,
        opened_by_hand=True,
        appointment=None,
        activity=None,
        withdrawn_at=None,
        starts_at__lt=absence.ends_at,
        ends_at__gt=absence.starts_at,
    )
    opened.update(
        withdrawn_at=absence.created_at,
        withdrawn_by=absence.by,
        withdrawn_reason=absence.get_kind_display(),
        held_until=None,
        held_for="",
    )


def _follow(absence: Absence) -> None:
    follow(
        resource=absence.resource,
        first=clock.local(absence.starts_at).date(),
        last=clock.local(absence.ends_at).date(),
        within=(absence.starts_at, absence.ends_at),
    )
