"""What follows from an emergency: each app says what would happen, does it, and tells what it did."""

from dataclasses import dataclass

from . import registry
from .models import Emergency, Municipality


@dataclass(frozen=True, kw_only=True)
class Consequence:
    """One line of the preview or of the report: what, how many, and how, in words."""

    what: str
    number: int
    how: str = ""
    part: bool = False  # a part of the line above it
    alert: bool = False  # needs a hand
    url: str = ""
    url_label: str = ""


def preview(emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    """What would happen if the emergency stood as it is given; nothing is written."""
    return [
        line
        for name, _apply, _report in registry.EMERGENCY_CONSEQUENCES
        for line in registry.load(name)(emergency=emergency, municipality=municipality)
    ]


def apply(emergency: Emergency, *, by) -> None:
    for _preview, name, _report in registry.EMERGENCY_CONSEQUENCES:
        registry.load(name)(emergency=emergency, by=by)


def report(emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    """What has happened so far."""
    return [
        line
        for _preview, _apply, name in registry.EMERGENCY_CONSEQUENCES
        for line in registry.load(name)(emergency=emergency, municipality=municipality)
    ]
