"""The times of an offer, put together from the slots that are held for it; and three good ones among many."""

from collections.abc import Collection
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
    return times_of_each([offer], now)[offer.pk]


def times_of_each(offers: Collection[TimeOffer], now: datetime) -> dict[int, list[Offered]]:
    """The same of several, by their numbers; one query."""
    holders = {offer.holder: offer for offer in offers}
    held = (
        Slot.objects.filter(held_for__in=holders, held_until__gt=now)
        .filter(appointment__isnull=True, withdrawn_at__isnull=True)
        .select_related("resource", "office")
        .order_by("resource_id", "starts_at")
    )
    of_each: dict[int, list[Slot]] = {offer.pk: [] for offer in offers}
    for slot in held:
        of_each[holders[slot.held_for].pk].append(slot)
    return {offer.pk: _put_together(of_each[offer.pk], offer, now) for offer in offers}


def _put_together(held: list[Slot], offer: TimeOffer, now: datetime) -> list[Offered]:
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
