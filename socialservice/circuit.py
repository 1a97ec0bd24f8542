"""When a gateway that does not answer is left alone, and for how long. Pure.

After THRESHOLD failures in a row nothing is handed to it for a while; then one letter tries it. Each further failure
doubles the while, up to LONGEST; the first success ends it.
"""

from datetime import datetime, timedelta
from enum import StrEnum

THRESHOLD = 3
FIRST, LONGEST = timedelta(minutes=1), timedelta(minutes=30)
TRIAL = timedelta(minutes=2)  # longer than one hand-over takes: meanwhile no other letter tries


class Circuit(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    TO_BE_TRIED = "to_be_tried"


def circuit(open_until: datetime | None, now: datetime) -> Circuit:
    if open_until is None:
        return Circuit.CLOSED
    return Circuit.OPEN if now < open_until else Circuit.TO_BE_TRIED


def opens_until(failures: int, now: datetime) -> datetime | None:
    """After so many failures in a row; None as long as it stays closed."""
    if failures < THRESHOLD:
        return None
    return now + min(FIRST * 2 ** min(failures - THRESHOLD, 10), LONGEST)
