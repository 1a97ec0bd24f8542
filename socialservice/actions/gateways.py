"""By which gateway a letter leaves: the first of its municipality that is not down and has not sent enough this minute.

A municipality that has set up none for a channel uses that of the settings. What is written of a gateway is written by
conditions, so that any number of workers agree: letters of a minute are counted to its limit and not beyond, and of a
circuit that may be tried again one letter makes the trial.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F, Q

from .. import clock
from ..circuit import TRIAL, Circuit, circuit, opens_until
from ..delivery import LINES, OF_SETTINGS, FinalFault, Kept, NotHandedOver, PassingFault, url_of_settings
from ..identifiers import can_receive_sms
from ..models import Channel, Gateway, Letter, Municipality

log = logging.getLogger(__name__)

NOTE = Letter.Note
REMEMBERED = 5  # seconds for which a round does not read its gateways anew
MINUTE = timedelta(minutes=1)


class Handed(NamedTuple):
    gateway: Gateway | None
    receipt_key: str


class NotYet(NotHandedOver):
    """Every gateway is down, or has sent enough for now: the letter was not tried. `until`: when it may be."""

    def __init__(self, until: datetime, error: str = ""):
        super().__init__(NOTE.UNREACHABLE if error else "", error)
        self.until = until


@dataclass
class Known:
    gateways: list[Gateway]
    read_at: float


class Ways:
    """The ways out, open for one round of deliveries."""

    def __init__(self):
        self._lines, self._known, self._down = {}, {}, {}

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        for line in self._lines.values():
            line.close()

    def hand_over(self, letter: Letter) -> Handed:
        if letter.channel == Channel.POST:
            raise Kept(NOTE.TO_POST)
        gateways = self._gateways(letter.municipality, letter.channel)
        url = url_of_settings(letter.channel)
        if not gateways and not url:
            raise Kept(NOTE.NO_GATEWAY)
        if letter.is_demo:
            raise Kept(NOTE.DEMO)
        if letter.channel == Channel.SMS and not can_receive_sms(letter.to):
            raise FinalFault(NOTE.NO_SMS)
        return self._by_own(letter, gateways) if gateways else self._by_settings(letter, url)

    def _gateways(self, municipality: Municipality, channel: str) -> list[Gateway]:
        key, now = (municipality.pk, channel), time.monotonic()
        if key not in self._known or now - self._known[key].read_at > REMEMBERED:
            rows = municipality.gateways.filter(channel=channel, active=True).order_by("order", "pk")
            self._known[key] = Known(list(rows), now)
        return self._known[key].gateways

    def _by_settings(self, letter: Letter, url: str) -> Handed:
        if url in self._down:
            raise self._down[url]
        try:
            return Handed(None, self._line(OF_SETTINGS[letter.channel][1], url).send(letter))
        except PassingFault as fault:
            if fault.gateway_down:
                self._down[url] = NotYet(clock.now() + MINUTE, fault.error)
            raise

    def _by_own(self, letter: Letter, gateways: list[Gateway]) -> Handed:
        fault = None
        for gateway in gateways:
            if not may_be_tried(gateway) or not take_turn(gateway):
                continue
            try:
                return self._through(letter, gateway)
            except PassingFault as passing:
                if not passing.gateway_down:
                    raise
                fault = passing
        raise fault or NotYet(min(free_again(gateway) for gateway in gateways), gateways[0].error)

    def _through(self, letter: Letter, gateway: Gateway) -> Handed:
        try:
            key = self._line(gateway.adapter, gateway.url).send(letter)
        except PassingFault as fault:
            if fault.gateway_down:
                failed(gateway, fault.error or fault.note.label)
            else:
                answered(gateway)
            raise
        except NotHandedOver:
            answered(gateway)
            raise
        answered(gateway)
        return Handed(gateway, key)

    def _line(self, adapter: str, url: str):
        if (adapter, url) not in self._lines:
            self._lines[adapter, url] = LINES[adapter](url)
        return self._lines[adapter, url]


# The circuit


def may_be_tried(gateway: Gateway) -> bool:
    """Closed; or open long enough, and this letter is the one that makes the trial."""
    now = clock.now()
    state = circuit(gateway.open_until, now)
    if state == Circuit.TO_BE_TRIED:
        mine = Gateway.objects.filter(pk=gateway.pk, open_until=gateway.open_until).update(open_until=now + TRIAL)
        gateway.open_until = now + TRIAL
        return mine == 1
    return state == Circuit.CLOSED


def failed(gateway: Gateway, error: str) -> None:
    """It is down. After enough failures in a row its circuit opens."""
    Gateway.objects.filter(pk=gateway.pk).update(failures=F("failures") + 1, error=error[:300])
    gateway.refresh_from_db(fields=["failures", "error"])
    until = opens_until(gateway.failures, clock.now())
    if until is not None:
        Gateway.objects.filter(pk=gateway.pk, failures=gateway.failures).update(open_until=until)
        gateway.open_until = until
        log.warning("Gateway %s is down: nothing is handed to it for a while.", gateway.pk)


def answered(gateway: Gateway) -> None:
    """It works, whatever it thinks of one letter. Written once a minute at most, or where it did not work before."""
    now = clock.now()
    if not gateway.failures and gateway.used_at and now - gateway.used_at < MINUTE:
        return
    Gateway.objects.filter(pk=gateway.pk).update(failures=0, open_until=None, error="", used_at=now)
    gateway.failures, gateway.open_until, gateway.error, gateway.used_at = 0, None, "", now


# The limit


def take_turn(gateway: Gateway) -> bool:
    """Counts this letter among those of the minute; False where there have been enough."""
    if gateway.per_minute is None:
        return True
    minute = clock.now().replace(second=0, microsecond=0)
    row = Gateway.objects.filter(pk=gateway.pk)
    return bool(
        row.filter(window=minute, in_window__lt=F("per_minute")).update(in_window=F("in_window") + 1)
        or row.filter(Q(window__isnull=True) | Q(window__lt=minute)).update(window=minute, in_window=1)
        or row.filter(window=minute, in_window__lt=F("per_minute")).update(in_window=F("in_window") + 1)
    )


def free_again(gateway: Gateway) -> datetime:
    """When a letter may try it again."""
    now = clock.now()
    if circuit(gateway.open_until, now) != Circuit.CLOSED:
        return max(gateway.open_until, now + timedelta(seconds=1))
    return now.replace(second=0, microsecond=0) + MINUTE
