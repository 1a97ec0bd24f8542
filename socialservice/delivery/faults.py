"""What may come of a hand-over, and what a gateway's answer means."""

import re

from ..letters import masked
from ..models import Letter

LONGEST_ERROR = 300


class NotHandedOver(Exception):
    def __init__(self, note: Letter.Note, error: str = ""):
        super().__init__(note)
        self.note, self.error = note, error


class Kept(NotHandedOver):
    """Nothing went wrong: this letter does not leave through a gateway."""


class FinalFault(NotHandedOver):
    """It will not go however often it is tried."""


class PassingFault(NotHandedOver):
    """It may go later. `gateway_down`: no other letter would go either."""

    def __init__(self, note, error="", *, gateway_down=False):
        super().__init__(note, error)
        self.gateway_down = gateway_down


# Of HTTP gateways: what is wrong with this one letter, and what with us or with them.
ABOUT_THE_LETTER = {400, 413, 422}
GATEWAY_DOWN = {401, 402, 403, 404, 405, 502, 503, 504}


def said(code: int, reply: bytes | str, to: str = "") -> str:
    """The gateway's words without the recipient's address in them."""
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    return f"{code} {without_address(text, to)}"[:LONGEST_ERROR]


def without_address(text: str, to: str) -> str:
    """On one line; the address masked, also where it is written in other cases or a number without its plus."""
    for form in filter(None, {to, to.lstrip("+")}):
        text = re.sub(re.escape(form), lambda _found: masked(to), text, flags=re.IGNORECASE)
    return " ".join(text.replace("\x00", "").split())
