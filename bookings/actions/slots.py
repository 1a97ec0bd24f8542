"""Block and open single times by hand."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Office, User

from ..availability import is_open
from ..models import Mode, Resource, Slot
from ..models.slots import NEVER_OVERLAP


@transaction.atomic
def block(*, slots, by: User, reason: str = "") -> int:
    """Take free times off the offer; how many. A taken one is refused: its appointment is moved or cancelled first."""
    rows = list(Slot.objects.filter(pk__in=[slot.pk for slot in slots]).select_for_update(of=("self",)))
    if any(row.appointment_id for row in rows):
        raise Refusal(_("This time is taken. Move or cancel the appointment first."), code="taken")
    return Slot.objects.filter(pk__in=[row.pk for row in rows], withdrawn_at__isnull=True).update(
        withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_reason=reason[:200], held_until=None, held_for=""
    )


def unblock(*, slots, by: User) -> int:
    """Offer blocked times again; how many."""
    return Slot.objects.filter(pk__in=[slot.pk for slot in slots], withdrawn_at__isnull=False).update(
        withdrawn_at=None, withdrawn_by=None, withdrawn_reason=""
    )


def open_slot(
    *, resource: Resource, office: Office, starts_at: datetime, minutes: int, by: User, online: bool = False
) -> Slot:
    """A time outside the timetable.

    Raises Refusal where the resource has another time then, the office is closed, or it is past.
    """
    day = clock.local(starts_at).date()
    if starts_at <= clock.now():
        raise Refusal(_("This time has passed."), field="time")
    if not is_open(office, day):
        raise Refusal(_("The office is closed on this day."), field="time", code="closed")
    with refusing({NEVER_OVERLAP: _has_another_time}):
        return Slot.objects.create(
            resource=resource,
            office=office,
            day=day,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            modes=[Mode.IN_PERSON, Mode.PHONE],
            online=online,
            opened_by_hand=True,
        )


def _has_another_time() -> Refusal:
    return Refusal(_("This specialist has another time then."), field="time", code="overlap")
