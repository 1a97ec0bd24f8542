"""How gateways prove that a receipt is theirs. Pure.

`X-Timestamp` is the moment in seconds since 1970, `X-Signature` the HMAC-SHA256 in hex, with the gateway's secret, of
the timestamp, a full stop and the body as sent.
"""

import hashlib
import hmac
from datetime import datetime

TOLERATED = 300  # seconds in either direction; a repeated receipt changes nothing anyway


def signature(secret: str, timestamp: str, body: bytes) -> str:
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_genuine(secret: str, timestamp: str, signed: str, body: bytes, now: datetime) -> bool:
    if not secret or not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return False
    fresh = abs(now.timestamp() - int(timestamp)) <= TOLERATED
    expected = signature(secret, timestamp, body)
    return hmac.compare_digest(expected.encode(), signed.strip().lower().encode()) and fresh
