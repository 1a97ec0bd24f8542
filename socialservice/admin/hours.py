"""What follows when a setting changes the hours in which anybody is received."""

from django.contrib import messages

from ..registry import HOURS_CHANGED, load


def publish_again(request, **which) -> None:
    """`which`: the office, or the day, that the change is about; none: the whole municipality."""
    for name in HOURS_CHANGED:
        for sentence in load(name)(request.municipality, **which):
            messages.info(request, sentence)
