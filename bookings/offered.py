"""The times of an offer, put together from the slots that are held for it; and three good ones among many."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from socialservice import clock
from socialservice.models import Office

from .models import Resource, Slot, TimeOffer

MOST = 3


@dataclass
class Offered:
    """One time of an offer."""

    slots: list[Slot] = field(default_factory=list)

    @property
    def key(self) -> str:
        return str(self.slots[0].pk)

    @property
    def starts_at(self) -> datetime:
        return self.slots[0].starts_at

    @property
    def resource(self) -> Resource:
        return self.slots[0].resource

    @property
    def office(self) -> Office:
        return self.slots[0].office


def times_of(offer: TimeOffer, now: datetime) -> list[Offered]:
    """What is still held and has not begun, by time."""
    held = (
        Slot.objects.held_by(offer.holder, now)
        .select_related("resource", "office")
        .order_by("resource_id", "starts_at")
    )
    length = timedelta(minutes=offer.purpose.minutes)
    found: list[Offered] = []
    reached = None
    for slot in held:
        last = found[-1] if found else None
        if last and slot.starts_at == reached and reached - last.starts_at < length and slot.resource == last.resource:
            last.slots.append(slot)
        else:
            found.append(Offered([slot]))
        reached = slot.ends_at
    return sorted((one for one in found if one.starts_at > now), key=lambda one: one.starts_at)


def spread(starts: list[datetime], wish: datetime) -> list[datetime]:
    """The starts in the order in which to offer them: the nearest of each day first, then the others."""
    nearest = sorted(starts, key=lambda start: (abs(start - wish), start))
    first_of_day: dict = {}
    for start in nearest:
        first_of_day.setdefault(clock.local(start).date(), start)
    leading = list(first_of_day.values())
    return [*leading, *(start for start in nearest if start not in leading)]
