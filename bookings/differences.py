"""What publishing would change: the published times of a resource beside what its timetable says. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from .slotting import touches

OFFERED = ("modes", "online", "only_for", "crisis_until")  # how a time is offered


@dataclass
class Difference:
    gained: list = field(default_factory=list)  # planned times to make
    lost: list = field(default_factory=list)  # free slots to take off
    kept: list = field(default_factory=list)  # slots that stay and fit
    changed: list = field(default_factory=list)  # pairs of a kept slot and its planned time: it is offered otherwise
    unfit: list = field(default_factory=list)  # slots that stay although they no longer fit
    fit_again: list = field(default_factory=list)  # slots that were marked as unfit and fit

    def __bool__(self) -> bool:
        # A time that nobody has and that is blocked or closed is offered to nobody, marked or not.
        marked = [slot for slot in self.unfit if not slot.off_hours and (slot.appointment_id or not slot.withdrawn_at)]
        return bool(self.gained or self.lost or self.changed or marked or self.fit_again)

    @property
    def no_longer_fit(self) -> set[int]:
        """The appointments."""
        return {slot.appointment_id for slot in self.unfit if slot.appointment_id}


def compare(plan, slots: Iterable, now: datetime) -> Difference:
    """`slots`: all of the resource's that are not over, those that run now too."""
    wanted = {time.key: time for time in plan.times if time.starts_at > now}
    found, standing = Difference(), defaultdict(list)
    for slot in slots:
        time = wanted.pop((slot.starts_at, slot.ends_at, slot.office_id), None)
        if slot.starts_at > now:
            _sort_in(found, plan, slot, time, now)
        if not (found.lost and found.lost[-1] is slot):
            standing[slot.day].append((slot.starts_at, slot.ends_at))
    times = wanted.values()
    found.gained = [time for time in times if not touches(time.starts_at, time.ends_at, standing[time.day])]
    return found


def _sort_in(found: Difference, plan, slot, time, now: datetime) -> None:
    fits = time is not None or slot.opened_by_hand
    if not fits and not _stays(slot, now):
        found.lost.append(slot)
        return
    if not fits and not plan.fits(slot):
        found.unfit.append(slot)
        return
    found.kept.append(slot)
    if slot.off_hours:
        found.fit_again.append(slot)
    if time is not None and not slot.opened_by_hand and not same_offer(slot, time):
        found.changed.append((slot, time))


def _stays(slot, now: datetime) -> bool:
    """Taken, blocked or held: it is not publishing that ends it."""
    held = slot.held_until is not None and slot.held_until > now
    return bool(slot.appointment_id or slot.activity_id or slot.withdrawn_at or held)


def same_offer(slot, time) -> bool:
    return all(getattr(slot, name) == getattr(time, name) for name in OFFERED)


def unconfirmed(whole: Difference, *, closed: Callable, new: Callable) -> Difference:
    """The part that follows from what else has been decided, without the timetable's own changes: times in which
    nobody receives go (`closed(slot)`), times of days that were not published come (`new(time)`)."""
    return Difference(
        gained=[time for time in whole.gained if new(time)],
        lost=[slot for slot in whole.lost if closed(slot)],
        kept=whole.kept,
        unfit=[slot for slot in whole.unfit if closed(slot)],
        fit_again=whole.fit_again,
    )
