"""How letters get on: what waits, what went today, and whether each way out works."""

from dataclasses import dataclass
from datetime import datetime, time

from django.core.cache import cache
from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _

from . import clock
from .actions.delivering import LAST_ROUND
from .circuit import Circuit, circuit
from .delivery import OF_SETTINGS, url_of_settings
from .letters import time_of
from .models import Channel, Gateway, Letter, Municipality

STATE = Letter.State
SILENT_AFTER = 5 * 60  # seconds: rounds begin every minute


@dataclass
class ChannelStanding:
    channel: Channel
    gateways: list[Gateway]
    by_settings: bool
    waiting: int
    oldest: datetime | None
    today: dict[Letter.State, int]

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        return [(state.value, state.label, count) for state, count in self.today.items()]

    @property
    def told(self) -> list[tuple[Gateway, str]]:
        return [(gateway, standing_of(gateway)) for gateway in self.gateways]


def standing(municipality: Municipality, letters: QuerySet[Letter]) -> list[ChannelStanding]:
    gateways, waiting, today = list(municipality.gateways.all()), _waiting(letters), _today(letters)
    return [
        ChannelStanding(
            channel,
            [gateway for gateway in gateways if gateway.channel == channel],
            bool(url_of_settings(channel)),
            *waiting.get(channel, (0, None)),
            {state: today.get((channel, state), 0) for state in (STATE.SENT, STATE.DELIVERED, STATE.FAILED)},
        )
        for channel in OF_SETTINGS
    ]


def _waiting(letters) -> dict:
    """Of each channel: letters that are due and have not gone, and since when the oldest is due."""
    due = letters.filter(Q(state=STATE.QUEUED, due_at__lte=clock.now()) | Q(state=STATE.CLAIMED)).order_by()
    counted = due.values("channel").annotate(count=Count("pk"), oldest=Min("due_at"))
    return {row["channel"]: (row["count"], row["oldest"]) for row in counted}


def _today(letters) -> dict:
    midnight = clock.at(clock.today(), time.min)
    counted = letters.filter(finished_at__gte=midnight).order_by().values("channel", "state").annotate(n=Count("pk"))
    return {(row["channel"], row["state"]): row["n"] for row in counted}


def standing_of(gateway: Gateway) -> str:
    """In words."""
    if not gateway.active:
        return _("Not in use")
    state = circuit(gateway.open_until, clock.now())
    if state == Circuit.OPEN:
        return _("Down: left alone until %(time)s") % {"time": time_of(gateway.open_until)}
    if state == Circuit.TO_BE_TRIED:
        return _("Down: the next letter tries it")
    if gateway.failures:
        return _("Did not answer the last time")
    return _("Works") if gateway.used_at else _("Not used yet")


def last_round() -> datetime | None:
    """When a worker last went through the queue; None where that is not known."""
    return cache.get(LAST_ROUND)


def is_silent(last: datetime | None) -> bool:
    return last is None or (clock.now() - last).total_seconds() > SILENT_AFTER
