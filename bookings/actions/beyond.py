"""Let an appointment in: it is counted, and goes beyond a limit only by staff with a reason, which stays with it."""

from collections.abc import Iterable

from socialservice import clock
from socialservice.models import User

from ..models import Appointment, Beyond, Slot
from .allowances import NOWHERE, Standing, follow
from .clients import refuse_too_many

LONGEST = 200


def admit(
    row: Appointment,
    before: Standing = NOWHERE,
    *,
    slots: Iterable[Slot] = (),
    by: User | None,
    beyond: str = "",
) -> None:
    """The appointment is written and has its slots. Raises TooMany or LimitReached where no reason is given."""
    reason = beyond.strip() if by else ""
    moved_from = next((key.day for key in before.keys), None)
    exceeded = refuse_too_many(row, by=by, exceed=bool(reason), moved_from=moved_from)
    exceeded += follow(row, before, exceed=bool(reason), by=by)
    if reason and _kept_for_others(row, slots):
        exceeded.append(Beyond.QUOTA)
    kept = [Beyond.CLIENT] if moved_from and Beyond.CLIENT in row.beyond else []
    note(row, exceeded + kept, reason or (row.exception_reason if kept else ""))


def note(row: Appointment, exceeded: Iterable[Beyond], reason: str) -> None:
    """What is gone beyond, and why. A move to a time within the limits clears what was noted of the time before."""
    exceeded = sorted(set(exceeded)) if reason else []
    if exceeded == row.beyond:
        return
    row.beyond, row.exception_reason = exceeded, reason[:LONGEST] if exceeded else ""
    row.save(update_fields=["beyond", "exception_reason"])


def _kept_for_others(row: Appointment, slots: Iterable[Slot]) -> bool:
    """Set aside for other purposes, or for people in crisis."""
    now = clock.now()
    return any(
        (slot.only_for is not None and row.purpose_id not in slot.only_for)
        or (not row.purpose.crisis and slot.crisis_until is not None and slot.crisis_until > now)
        for slot in slots
    )
