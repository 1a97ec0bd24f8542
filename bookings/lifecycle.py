"""What may happen to an appointment: one table, asked by page, action and test."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    CONFIRMED = "confirmed", pgettext_lazy("appointment", "Confirmed")
    ARRIVED = "arrived", pgettext_lazy("appointment", "Arrived")
    CALLED = "called", pgettext_lazy("appointment", "Called")
    SERVING = "serving", pgettext_lazy("appointment", "In progress")
    PARKED = "parked", pgettext_lazy("appointment", "Set aside")
    DONE = "done", pgettext_lazy("appointment", "Completed")
    NO_SHOW = "no_show", pgettext_lazy("appointment", "No-show")
    SENT_AWAY = "sent_away", pgettext_lazy("appointment", "Sent away")
    CANCELLED_CLIENT = "cancelled_client", pgettext_lazy("appointment", "Cancelled by the client")
    CANCELLED_OFFICE = "cancelled_office", pgettext_lazy("appointment", "Cancelled by the office")


class Event(models.TextChoices):
    BOOK = "book", _("booked")
    ARRIVE = "arrive", _("arrived")
    CALL = "call", _("called")
    SERVE = "serve", _("service began")
    FINISH = "finish", _("finished")
    NO_SHOW = "no_show", _("did not come")
    CANCEL_CLIENT = "cancel_client", _("cancelled by the client")
    CANCEL_OFFICE = "cancel_office", _("cancelled by the office")
    MOVE = "move", _("moved")
    HAND_OVER = "hand_over", _("handed over")
    PARK = "park", _("set aside")
    RECALL = "recall", _("recalled")
    SEND_AWAY = "send_away", _("sent away")
    LEAVE = "leave", _("left without being served")
    TO_QUEUE = "to_queue", _("joined the live queue")
    OUTCOME = "outcome", _("outcome noted")
    TO_CALL = "to_call", _("turned into a call")
    RESIZE = "resize", _("length changed")
    LINK_PERSON = "link_person", _("linked to a person")
    CONTACT = "contact", _("contact corrected")
    UNDO = "undo", _("taken back")


S, E = State, Event

OPEN_STATES = [S.CONFIRMED, S.ARRIVED, S.CALLED, S.SERVING, S.PARKED]
# Who cancelled, did not come or was sent away leaves the place to another.
COUNTED = [*OPEN_STATES, S.DONE]

# (state, event) → state after it. What is not here may not happen.
MOVES: dict[tuple[str, str], str] = {
    (S.CONFIRMED, E.ARRIVE): S.ARRIVED,
    (S.CONFIRMED, E.TO_QUEUE): S.ARRIVED,
    (S.CONFIRMED, E.CALL): S.CALLED,
    (S.CONFIRMED, E.FINISH): S.DONE,
    (S.CONFIRMED, E.NO_SHOW): S.NO_SHOW,
    (S.CONFIRMED, E.SEND_AWAY): S.SENT_AWAY,
    (S.CONFIRMED, E.CANCEL_CLIENT): S.CANCELLED_CLIENT,
    (S.CONFIRMED, E.CANCEL_OFFICE): S.CANCELLED_OFFICE,
    (S.CONFIRMED, E.MOVE): S.CONFIRMED,
    (S.CONFIRMED, E.TO_CALL): S.CONFIRMED,
    (S.CONFIRMED, E.RESIZE): S.CONFIRMED,
    (S.ARRIVED, E.CALL): S.CALLED,
    (S.ARRIVED, E.HAND_OVER): S.ARRIVED,
    (S.ARRIVED, E.FINISH): S.DONE,
    (S.ARRIVED, E.NO_SHOW): S.NO_SHOW,
    (S.ARRIVED, E.SEND_AWAY): S.SENT_AWAY,
    (S.ARRIVED, E.LEAVE): S.CANCELLED_CLIENT,
    (S.ARRIVED, E.CANCEL_CLIENT): S.CANCELLED_CLIENT,
    (S.ARRIVED, E.CANCEL_OFFICE): S.CANCELLED_OFFICE,
    (S.ARRIVED, E.RESIZE): S.ARRIVED,
    (S.CALLED, E.SERVE): S.SERVING,
    (S.CALLED, E.FINISH): S.DONE,
    (S.CALLED, E.HAND_OVER): S.ARRIVED,
    (S.CALLED, E.PARK): S.PARKED,
    (S.CALLED, E.NO_SHOW): S.NO_SHOW,
    (S.CALLED, E.SEND_AWAY): S.SENT_AWAY,
    (S.CALLED, E.RESIZE): S.CALLED,
    (S.SERVING, E.FINISH): S.DONE,
    (S.SERVING, E.HAND_OVER): S.ARRIVED,
    (S.SERVING, E.PARK): S.PARKED,
    (S.SERVING, E.SEND_AWAY): S.SENT_AWAY,
    (S.SERVING, E.RESIZE): S.SERVING,
    (S.PARKED, E.RECALL): S.CALLED,
    (S.PARKED, E.HAND_OVER): S.ARRIVED,
    (S.PARKED, E.FINISH): S.DONE,
    (S.PARKED, E.NO_SHOW): S.NO_SHOW,
    (S.DONE, E.OUTCOME): S.DONE,
    (S.NO_SHOW, E.ARRIVE): S.ARRIVED,
    (S.NO_SHOW, E.TO_QUEUE): S.ARRIVED,
}

# What an undo may take back. A cancelled or moved time may be somebody else's by now: those are booked anew.
UNDOABLE = frozenset(
    {
        E.ARRIVE,
        E.TO_QUEUE,
        E.CALL,
        E.SERVE,
        E.HAND_OVER,
        E.PARK,
        E.RECALL,
        E.FINISH,
        E.OUTCOME,
        E.NO_SHOW,
        E.SEND_AWAY,
    }
)

# Which moment each event stamps on the appointment, and an undo clears.
STAMPS = {
    E.ARRIVE: "arrived_at",
    E.TO_QUEUE: "arrived_at",
    E.CALL: "called_at",
    E.SERVE: "served_at",
    E.FINISH: "finished_at",
}


def allowed(state: str) -> frozenset[Event]:
    return frozenset(Event(event) for (at, event) in MOVES if at == state)


def after(state: str, event: str) -> str | None:
    """The state after the event, or None where it may not happen."""
    return MOVES.get((state, event))
