"""What follows from an emergency: each app says what would happen, does it, and tells what it did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from . import registry
from .models import Emergency, EmergencyChange, Municipality, Person, SwitchCommand, SwitchStep


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
    lists: tuple[tuple[str, str], ...] = ()  # (key, label): whom the number counts, see `Listed`


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A page of those whom a number of the preview counts."""

    what: str
    headings: tuple[str, ...]
    rows: list[tuple[Person, int, tuple]]  # the person, the row's number, the other cells
    more: bool

    @property
    def last(self) -> int:
        return self.rows[-1][1]


# An emergency declared elsewhere, or before, is carried out in one municipality; over, its visits go the way back.
HERE, HERE_BACK = "here", "here_back"


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act about an emergency as it concerns one municipality, with what is chosen beside it."""

    what: str
    emergency: Emergency  # as it is after the act
    ended: object = None  # its last day before the act; None where it was not declared yet
    municipality: Municipality
    chosen: dict = field(default_factory=dict)

    @property
    def grows(self) -> bool:
        return self.what in (EmergencyChange.What.DECLARED, EmergencyChange.What.PROLONGED, HERE)

    @property
    def shrinks(self) -> bool:
        return self.what in (EmergencyChange.What.ENDED, EmergencyChange.What.VOIDED, HERE_BACK)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a manager chooses beside the emergency itself, and what becomes of it.

    `read` makes plain data of what was posted; `preview` and `choices` write nothing; `write` gives the steps of the
    command, unsaved, and does at once what must not wait. Of `handlers` each takes a step and answers whether it is
    done; a Refusal is the step's failure and ends it too.
    """

    read: Callable[[object], dict]
    preview: Callable[[Act], list[Consequence]]
    choices: Callable[[Act], dict]
    template: str
    write: Callable[[Act, SwitchCommand], list[SwitchStep]]
    handlers: dict[str, Callable[[SwitchStep], bool]] = field(default_factory=dict)
    check: Callable[[Act], None] = lambda act: None  # a Refusal where something is missing


@cache
def parts() -> dict[str, Part]:
    return {name: registry.load(where) for name, where in registry.SWITCH_PARTS.items()}


@cache
def handlers() -> dict[str, Callable[[SwitchStep], bool]]:
    own = {name: registry.load(where) for name, where in registry.SWITCH_HANDLERS.items()}
    return own | {name: do for part in parts().values() for name, do in part.handlers.items()}


def preview(emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    """What would happen if the emergency stood as it is given; nothing is written."""
    return [
        line
        for name, _apply, _report in registry.EMERGENCY_CONSEQUENCES
        for line in registry.load(name)(emergency=emergency, municipality=municipality)
    ]


def listed(emergency: Emergency, municipality: Municipality, key: str, after: int) -> Listed | None:
    """Who stands behind a number of the preview, a page after the row `after`; None where there is no such list."""
    name, _colon, part = key.partition(":")
    if name not in registry.EMERGENCY_LISTS:
        return None
    return registry.load(registry.EMERGENCY_LISTS[name])(emergency, municipality, part, after)


def apply(emergency: Emergency, *, by) -> list[SwitchStep]:
    """What follows in every municipality concerned; the steps that stand for it, each with its `municipality_id`."""
    return [
        step
        for _preview, name, _report in registry.EMERGENCY_CONSEQUENCES
        for step in registry.load(name)(emergency=emergency, by=by)
    ]


def report(emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    """What has happened so far."""
    return [
        line
        for _preview, _apply, name in registry.EMERGENCY_CONSEQUENCES
        for line in registry.load(name)(emergency=emergency, municipality=municipality)
    ]
