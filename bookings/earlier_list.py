"""Who waits for an earlier time, in the order in which they are asked: what comes free goes to the first it suits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from socialservice import clock
from socialservice.models import Office

from .lifecycle import State
from .models import Appointment, TimeOffer, WaitingWish
from .sight import busy, hide, purpose_shown


@dataclass(frozen=True)
class InLine:
    """One who waits. `place`: in the order of the office; whom a free time does not suit is passed."""

    place: int
    appointment: Appointment
    asked: TimeOffer | None  # an offer that awaits an answer
    asked_today: bool

    @property
    def wish(self) -> WaitingWish:
        return self.appointment.waiting_wish


def waiting(offices, rights, user, now: datetime) -> Iterator[tuple[Office, list[InLine]]]:
    """Office by office. `rights`: function(office) → what the reader may do there."""
    there = Appointment.objects.filter(waiting_wish__state=WaitingWish.State.WAITING, state=State.CONFIRMED)
    there = there.filter(starts_at__gt=now)
    for office in offices.filter(pk__in=there.values("office")).prefetch_related("names").order_by("code"):
        mine = rights(office)
        rows = there.filter(office=office).annotate(purpose_shown=purpose_shown(mine, user), busy=busy(mine, user))
        yield office, _of_office(rows, now)


def _of_office(rows, now: datetime) -> list[InLine]:
    found = list(rows.select_related("waiting_wish", "person").order_by("waiting_wish__created_at", "waiting_wish__pk"))
    offers = TimeOffer.objects.open(now).filter(wish__in=[row.waiting_wish for row in found])
    asked = {offer.wish_id: offer for offer in offers}
    today = clock.local(now).date()
    for row in found:
        if row.busy:
            hide(row)
    return [
        InLine(place, row, asked.get(row.waiting_wish.pk), row.waiting_wish.last_offer_on == today)
        for place, row in enumerate(found, 1)
    ]
