"""The hours of the day, by the wall in Riga, in which people are written to unasked. Pure."""

from datetime import datetime, time

MORNING, EVENING = time(8), time(20)


def is_daytime(local: datetime) -> bool:
    return MORNING <= local.time() < EVENING
