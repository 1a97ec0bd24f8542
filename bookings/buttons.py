"""Which buttons stand beside a line of the day list: what the table of moves allows, the day fits and the role may."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import pgettext, pgettext_lazy

from socialservice.roles import Right

from .dayrows import Look, Row
from .lifecycle import Event, State
from .models import Mode, Outcome, SentAway
from .visit_rules import certificate_due


@dataclass(frozen=True)
class Act:
    name: str  # of the URL
    label: str
    right: Right
    key: str = ""
    asks_first: bool = False  # leads to a page; the others act at once
    query: str = ""  # after the row's number in the address: what exactly

    def button(self, pk: int) -> "Button":
        return Button(self, reverse(self.name, args=[pk]) + self.query)


@dataclass(frozen=True)
class Button:
    act: Act
    url: str


@dataclass(frozen=True)
class Buttons:
    """Several that belong together, under what they have in common."""

    title: str
    buttons: list[Button]


# In the order in which a visit goes; the first one possible is the line's own button.
ACTS = {
    Event.ARRIVE: Act("desk_arrive", pgettext_lazy("button", "Arrived"), Right.RUN_DAY, "I"),
    Event.CALL: Act("desk_call", pgettext_lazy("button", "Call"), Right.RUN_DAY, "S"),
    Event.RECALL: Act("desk_recall", pgettext_lazy("button", "Call again"), Right.RUN_DAY, "S"),
    Event.SERVE: Act("desk_serve", pgettext_lazy("button", "Begin"), Right.RUN_DAY, "A"),
    Event.FINISH: Act("desk_finish", pgettext_lazy("button", "Finish"), Right.RUN_DAY, "P"),
    Event.NO_SHOW: Act("desk_no_show", pgettext_lazy("button", "No-show"), Right.RUN_DAY, "X"),
    Event.TO_QUEUE: Act("desk_to_queue", pgettext_lazy("button", "Into the live queue"), Right.RUN_DAY, "Q"),
    Event.PARK: Act("desk_park", pgettext_lazy("button", "Set aside"), Right.RUN_DAY, "L"),
    Event.HAND_OVER: Act(
        "desk_hand_over", pgettext_lazy("button", "Hand over to a specialist"), Right.RUN_DAY, "D", asks_first=True
    ),
    Event.UNDO: Act("desk_undo", pgettext_lazy("button", "Take the last act back"), Right.RUN_DAY),
    Event.MOVE: Act("desk_move", pgettext_lazy("button", "Move"), Right.BOOK, "R", asks_first=True),
    Event.RESIZE: Act("desk_length", pgettext_lazy("button", "Length"), Right.RUN_DAY, asks_first=True),
    Event.TO_CALL: Act(
        "desk_to_call", pgettext_lazy("button", "Phone consultation"), Right.RUN_DAY, "T", asks_first=True
    ),
    Event.CANCEL_OFFICE: Act(
        "desk_cancel", pgettext_lazy("button", "Cancel the appointment"), Right.CANCEL, asks_first=True
    ),
}
PHONE = Act("desk_call", pgettext_lazy("button", "Phone the client"), Right.RUN_DAY, "S")
CAME = Act("desk_came", pgettext_lazy("button", "Came in person"), Right.RUN_DAY, "I")
BOOK = Act("caller", pgettext_lazy("button", "Book"), Right.BOOK, "J", asks_first=True)
NEXT = Act("caller", pgettext_lazy("button", "Next appointment"), Right.BOOK, "J", asks_first=True)
PARTICIPANTS = Act("desk_activity", pgettext_lazy("button", "Participants"), Right.SEE_DAY, asks_first=True)
BLOCK = Act("desk_block", pgettext_lazy("button", "Block"), Right.RUN_DAY, asks_first=True)
UNBLOCK = Act("desk_unblock", pgettext_lazy("button", "Offer again"), Right.RUN_DAY)
INCIDENT = Act("desk_incident", pgettext_lazy("button", "Note an incident"), Right.SEE_DAY, asks_first=True)
CERTIFICATE = Act("desk_certificate", pgettext_lazy("button", "Certificate shown"), Right.RUN_DAY)
STRANGER_BACK = Act("desk_stranger_back", pgettext_lazy("button", "Nobody was sent away"), Right.RUN_DAY)


def _ending(outcome: Outcome, key: str) -> Act:
    return Act("desk_finish", outcome.label, Right.RUN_DAY, key, query=f"?iznakums={outcome}")


# How a visit ended, in one click; advice is written down by who may give it.
OUTCOMES = [
    _ending(Outcome.SOLVED, "1"),
    _ending(Outcome.PAPERS, "2"),
    _ending(Outcome.NEXT, "3"),
    Act("desk_advice", Outcome.ADVICE.label, Right.SEE_STATUS, "4", asks_first=True),
]
REASONS = [Act("desk_send_away", reason.label, Right.RUN_DAY, query=f"?iemesls={reason}") for reason in SentAway.Reason]

ONLY_TODAY = {
    Event.ARRIVE,
    Event.CALL,
    Event.RECALL,
    Event.SERVE,
    Event.TO_QUEUE,
    Event.PARK,
    Event.HAND_OVER,
    Event.SEND_AWAY,
}
IN_THE_HOUSE = {Event.TO_QUEUE, Event.SEND_AWAY}  # only who comes
OVER = {State.DONE, State.NO_SHOW, State.SENT_AWAY}


def possible(row: Row) -> set[Event]:
    """What may happen to the row's appointment on this day: what the table of moves allows and the moment fits."""
    if row.busy:
        return set()
    found = set(row.appointment.allowed) | ({Event.UNDO} if row.can_undo else set())
    if not row.today:
        found -= ONLY_TODAY
    if row.at > row.now:
        found.discard(Event.NO_SHOW)
    if row.look not in (Look.LATE, Look.NO_SHOW):
        found.discard(Event.TO_QUEUE)
    if row.elsewhere:
        found -= IN_THE_HOUSE
    if row.look not in (Look.CALLED, Look.SERVING, Look.PARKED) and not row.past and not row.due_elsewhere:
        found.discard(Event.FINISH)
    if row.appointment.starts_at is None or row.appointment.activity_id:
        found.discard(Event.RESIZE)
    if not row.can_call:
        found.discard(Event.TO_CALL)
    return found


def acts(row: Row) -> list[tuple[Event, Act]]:
    """The same with their buttons, in order."""
    found = possible(row)
    named = ACTS | {Event.CALL: PHONE} if row.appointment.mode == Mode.PHONE else ACTS
    if row.elsewhere:
        named = {event: act for event, act in named.items() if event != Event.ARRIVE} | {Event.ARRIVE: CAME}
    return [(event, act) for event, act in named.items() if event in found]


def own(row: Row, rights: set[Right]) -> Button | None:
    """The one button in the line itself."""
    if row.slot:
        if row.look == Look.ACTIVITY:
            return PARTICIPANTS.button(row.slot.activity_id)
        if row.look == Look.FREE and BOOK.right in rights:
            return Button(BOOK, f"{reverse(BOOK.name)}?laiks={row.slot.pk}")
        return None
    if row.stranger:
        return None
    first = next((act for event, act in acts(row) if not act.asks_first and event != Event.UNDO), None)
    return first.button(row.appointment.pk) if first and first.right in rights else None


def others(row: Row, rights: set[Right]) -> list[Button]:
    """The rest, under the chosen line."""
    if row.slot:
        act = {Look.FREE: BLOCK, Look.BLOCKED: UNBLOCK}.get(row.look)
        return [act.button(row.slot.pk)] if act and act.right in rights else []
    if row.stranger:
        return [STRANGER_BACK.button(row.stranger.pk)] if row.today and STRANGER_BACK.right in rights else []
    if row.busy:
        return []
    mine, pk = own(row, rights), row.appointment.pk
    found = [
        act.button(pk) for _event, act in acts(row) if act.right in rights and (mine is None or act is not mine.act)
    ]
    if row.today and CERTIFICATE.right in rights and row.appointment.state not in OVER:
        found += [CERTIFICATE.button(pk)] if certificate_due(row.appointment) else []
    if row.appointment.state in OVER and NEXT.right in rights:
        found.append(Button(NEXT, f"{reverse(NEXT.name)}?pieraksts={pk}"))
    return [*found, INCIDENT.button(pk)] if INCIDENT.right in rights else found


def endings(row: Row, rights: set[Right]) -> list[Buttons]:
    """How the chosen visit ended, and why somebody is sent away: one click each."""
    if row.appointment is None or row.busy:
        return []
    found, pk = possible(row), row.appointment.pk
    finished = found & {Event.FINISH, Event.OUTCOME}
    titles = {
        Event.FINISH: pgettext("buttons", "Finish with an outcome:"),
        Event.OUTCOME: pgettext("buttons", "Outcome:"),
    }
    groups = [Buttons(titles[event], [act.button(pk) for act in OUTCOMES if act.right in rights]) for event in finished]
    if Event.SEND_AWAY in found:
        groups.append(Buttons(pgettext("buttons", "Send away:"), [act.button(pk) for act in REASONS]))
    return groups if Right.RUN_DAY in rights else []
