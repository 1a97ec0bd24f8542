"""The ways out for letters: mail servers, and gateways for text messages.

A line is one way, open for a while: `send(letter)` hands a letter over and returns the name by which receipts will
speak of it, if there will be any; `close()`. A hand-over that does not succeed says by its class what follows: `Kept`
(not to be sent at all), `PassingFault` (try again later), `FinalFault` (never again).
"""

from django.conf import settings
from django.core import checks
from django.utils import translation

from ..models import Channel, Gateway, Municipality
from . import apprise, signed
from .apprise import AppriseLine
from .faults import LONGEST_ERROR, FinalFault, Kept, NotHandedOver, PassingFault, without_address
from .signed import SignedLine
from .smtp import AccountMail, SmtpLine, message_id, smtp_options

ADAPTER = Gateway.Adapter
LINES = {ADAPTER.SMTP: SmtpLine, ADAPTER.APPRISE: AppriseLine, ADAPTER.SIGNED: SignedLine}
CHECKS = {ADAPTER.SMTP: smtp_options, ADAPTER.APPRISE: apprise.check, ADAPTER.SIGNED: signed.check}
OF_SETTINGS = {Channel.EMAIL: ("EMAIL_URL", ADAPTER.SMTP), Channel.SMS: ("SMS_URL", ADAPTER.APPRISE)}


def check_address(adapter: str, url: str) -> None:
    """ValueError says what is wrong with it."""
    CHECKS[adapter](url)


def url_of_settings(channel: str) -> str:
    return getattr(settings, OF_SETTINGS[channel][0])


def has_gateway(channel: str, municipality: Municipality | None = None) -> bool:
    """Would a letter leave? Of a municipality without own gateways, and of nobody's, by that of the settings."""
    if channel not in OF_SETTINGS:
        return False
    own = municipality is not None and municipality.gateways.filter(channel=channel, active=True).exists()
    return own or bool(url_of_settings(channel))


def check_gateways(app_configs=None, **_options) -> list[checks.CheckMessage]:
    """An address in the settings that could never work is told at the start."""
    found = []
    for number, (name, adapter) in enumerate(OF_SETTINGS.values(), start=1):
        try:
            if url := getattr(settings, name):
                with translation.override("en"):
                    check_address(adapter, url)
        except ValueError as problem:
            sentence = f"{name} is not the address of a gateway."
            found.append(checks.Error(sentence, hint=str(problem), id=f"letters.E00{number}"))
    return found


__all__ = [
    "LINES",
    "LONGEST_ERROR",
    "OF_SETTINGS",
    "AccountMail",
    "FinalFault",
    "Kept",
    "NotHandedOver",
    "PassingFault",
    "check_address",
    "check_gateways",
    "has_gateway",
    "message_id",
    "smtp_options",
    "url_of_settings",
    "without_address",
]
