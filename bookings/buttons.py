"""Which buttons stand beside a line of the day list: what the table of moves allows, the day fits and the role may."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from socialservice.roles import Right

from .dayrows import Look, Row
from .lifecycle import Event


@dataclass(frozen=True)
class Act:
    name: str  # of the URL
    label: str
    right: Right
    key: str = ""
    asks_first: bool = False  # leads to a page; the others act at once

    def button(self, pk: int) -> "Button":
        return Button(self, reverse(self.name, args=[pk]))


@dataclass(frozen=True)
class Button:
    act: Act
    url: str


# In the order in which a visit goes; the first one possible is the line's own button.
ACTS = {
    Event.ARRIVE: Act("desk_arrive", pgettext_lazy("button", "Arrived"), Right.RUN_DAY, "I"),
    Event.CALL: Act("desk_call", pgettext_lazy("button", "Call"), Right.RUN_DAY, "S"),
    Event.SERVE: Act("desk_serve", pgettext_lazy("button", "Begin"), Right.RUN_DAY, "A"),
    Event.FINISH: Act("desk_finish", pgettext_lazy("button", "Finish"), Right.RUN_DAY, "P"),
    Event.NO_SHOW: Act("desk_no_show", pgettext_lazy("button", "No-show"), Right.RUN_DAY, "X"),
    Event.UNDO: Act("desk_undo", pgettext_lazy("button", "Take the last act back"), Right.RUN_DAY),
    Event.MOVE: Act("desk_move", pgettext_lazy("button", "Move"), Right.BOOK, "R", asks_first=True),
    Event.CANCEL_OFFICE: Act(
        "desk_cancel", pgettext_lazy("button", "Cancel the appointment"), Right.CANCEL, asks_first=True
    ),
}
BOOK = Act("caller", pgettext_lazy("button", "Book"), Right.BOOK, "J", asks_first=True)
BLOCK = Act("desk_block", pgettext_lazy("button", "Block"), Right.RUN_DAY, asks_first=True)
UNBLOCK = Act("desk_unblock", pgettext_lazy("button", "Offer again"), Right.RUN_DAY)

ONLY_TODAY = {Event.ARRIVE, Event.CALL, Event.SERVE, Event.FINISH}


def acts(row: Row) -> list[tuple[Event, Act]]:
    """What may happen to the row's appointment on this day, in order."""
    if row.busy:
        return []
    possible = set(row.appointment.allowed) | ({Event.UNDO} if row.can_undo else set())
    if not row.today:
        possible -= ONLY_TODAY
    if row.at > row.now:
        possible.discard(Event.NO_SHOW)
    return [(event, act) for event, act in ACTS.items() if event in possible]


def own(row: Row, rights: set[Right]) -> Button | None:
    """The one button in the line itself."""
    if row.slot:
        if row.look == Look.FREE and BOOK.right in rights:
            return Button(BOOK, f"{reverse(BOOK.name)}?laiks={row.slot.pk}")
        return None
    first = next((act for event, act in acts(row) if not act.asks_first and event != Event.UNDO), None)
    return first.button(row.appointment.pk) if first and first.right in rights else None


def others(row: Row, rights: set[Right]) -> list[Button]:
    """The rest, under the chosen line."""
    if row.slot:
        act = {Look.FREE: BLOCK, Look.BLOCKED: UNBLOCK}.get(row.look)
        return [act.button(row.slot.pk)] if act and act.right in rights else []
    mine = own(row, rights)
    return [
        act.button(row.appointment.pk)
        for _event, act in acts(row)
        if act.right in rights and (mine is None or act is not mine.act)
    ]
