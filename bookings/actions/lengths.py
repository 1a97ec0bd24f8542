"""Make one appointment longer or shorter, where the next time allows it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import User

from ..lifecycle import Event
from ..models import Appointment, Purpose, Slot
from ..models.slots import NEVER_OVERLAP
from .desk import apply, locked, refuse_if_stale, refuse_unless_allowed


def bounds(purpose: Purpose) -> tuple[int, int]:
    """The least and the greatest length of a visit; where nothing is said, the usual one."""
    return purpose.least_minutes or purpose.minutes, purpose.most_minutes or purpose.minutes


@transaction.atomic
def resize(*, appointment: Appointment, minutes: int, by: User, seen: str | None = None) -> Appointment:
    """The start stays. A longer visit takes the next free times or a part of one; what a shorter one leaves is free."""
    row = locked(appointment)
    refuse_if_stale(row, seen)
    refuse_unless_allowed(row, Event.RESIZE)
    least, most = bounds(row.purpose)
    slots = list(Slot.objects.filter(appointment=row).order_by("starts_at").select_for_update(of=("self",)))
    if not slots:
        raise Refusal(_("This visit has no time of its own: its length is not planned."), code="no_time")
    if not least <= minutes <= most:
        raise Refusal(
            _("From %(least)d to %(most)d minutes.") % {"least": least, "most": most}, field="minutes", code="bounds"
        )
    before, ends_at = row.minutes, row.starts_at + timedelta(minutes=minutes)
    if minutes == before:
        return row
    with refusing({NEVER_OVERLAP: _next_is_taken}):
        (_lengthen if minutes > before else _shorten)(row, slots, ends_at)
    return apply(row, Event.RESIZE, by=by, detail={"from": before, "to": minutes}, changes={"ends_at": ends_at})


def _lengthen(row: Appointment, slots: list[Slot], ends_at: datetime) -> None:
    """Whole free times go to the visit as they are; the last one is cut in two."""
    last, now = slots[-1], clock.now()
    ahead = Slot.objects.filter(resource=last.resource_id, starts_at__gte=last.ends_at, starts_at__lt=ends_at)
    for slot in ahead.order_by("starts_at").select_for_update(of=("self",)):
        if is_somebodys(slot, now):
            raise _next_is_taken()
        rest = slot.ends_at
        if rest > ends_at:
            slot.ends_at, slot.opened_by_hand = ends_at, True
        slot.appointment, slot.withdrawn_at, slot.held_until, slot.held_for = row, None, None, ""
        slot.save()
        if rest > ends_at:
            _open(slot, ends_at, rest)
        last = slot
    if last.ends_at < ends_at:
        last.ends_at, last.opened_by_hand = ends_at, True
        last.save(update_fields=["ends_at", "opened_by_hand"])


def _shorten(row: Appointment, slots: list[Slot], ends_at: datetime) -> None:
    for slot in slots:
        if slot.starts_at >= ends_at:
            slot.appointment = None
            slot.save(update_fields=["appointment"])
        elif slot.ends_at > ends_at:
            freed, slot.ends_at, slot.opened_by_hand = slot.ends_at, ends_at, True
            slot.save(update_fields=["ends_at", "opened_by_hand"])
            _open(slot, ends_at, freed)


def is_somebodys(slot: Slot, now: datetime) -> bool:
    held = slot.held_until is not None and slot.held_until > now
    return bool(slot.appointment_id or slot.activity_id or slot.withdrawn_by_id or held)


def _open(like: Slot, starts_at: datetime, ends_at: datetime) -> None:
    """What is left of a time is offered as the time was. Opened by hand, so that publishing does not take it back."""
    Slot.objects.create(
        resource_id=like.resource_id,
        office_id=like.office_id,
        day=like.day,
        starts_at=starts_at,
        ends_at=ends_at,
        modes=like.modes,
        online=like.online,
        only_for=like.only_for,
        crisis_until=like.crisis_until,
        opened_by_hand=True,
    )


def _next_is_taken() -> Refusal:
    return Refusal(_("The next time is taken: the visit cannot be that long."), field="minutes", code="taken")
