"""Text messages by whatever gateway Apprise knows. It says whether a message was taken, and nothing afterwards."""

import re
from urllib.parse import quote

from django.utils.translation import gettext as _

from ..models import Letter
from .faults import GATEWAY_DOWN, PassingFault

NOTE = Letter.Note
HTTP_STATUS = re.compile(r"error=([0-9]{3})")  # as Apprise writes it


class AppriseLine:
    def __init__(self, url: str):
        self._url = url

    def send(self, letter: Letter) -> str:
        from apprise import Apprise, AppriseAsset, AppriseResultStatus, NotifyFormat

        gateway = Apprise(asset=AppriseAsset(app_id="Pieraksts", async_mode=False))
        if not gateway.add(filled(self._url, letter.to, letter.municipality.sms_sender)):
            raise PassingFault(NOTE.UNREACHABLE, "URL", gateway_down=True)
        answer = gateway.notify(body=letter.text, body_format=NotifyFormat.TEXT)
        if answer:
            return ""
        told = " ".join(entry.message for result in answer.results for entry in result.logs())
        status = HTTP_STATUS.search(told)
        if status and answer.status != AppriseResultStatus.TIMEOUT:
            raise PassingFault(NOTE.REFUSED, f"HTTP {status[1]}", gateway_down=int(status[1]) in GATEWAY_DOWN)
        raise PassingFault(NOTE.UNREACHABLE, gateway_down=True)

    def close(self) -> None:
        """Each message has its own connection."""


def filled(url: str, number: str, sender: str) -> str:
    """The gateway's address with the number and the sender put into their gaps."""
    return url.replace("{to}", quote(number, safe="")).replace("{sender}", quote(sender, safe=""))


def check(url: str) -> None:
    """ValueError says what is wrong with the address."""
    from apprise import Apprise

    if "{to}" not in url:
        raise ValueError(_("Put {to} where the gateway expects the number: json://host/path?:to={to}&:message=text"))
    if Apprise.instantiate(filled(url, "+37120000000", "SocDienests")) is None:
        raise ValueError(_("It has to be an address Apprise knows: twilio://, infobip://, jsons:// and others."))
