"""The site on a working morning, whatever the hour: the clock stands still. For pictures."""

from contextlib import ExitStack
from datetime import time, timedelta

from socialservice import clock
from socialservice.wsgi import application  # noqa: F401

MORNING = time(10, 40)
STILL = ExitStack()


def _working_day():
    day = clock.today()
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


STILL.enter_context(clock.set_to(clock.at(_working_day(), MORNING)))
