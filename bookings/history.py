"""What happened to an appointment, in sentences: the last act, the history, and why an act came too late."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.latvian import hour
from socialservice.words import code_spaced, date_short

from .lifecycle import Event
from .models import Appointment, AppointmentEvent, Mode, Outcome, Resource, SentAway

# Said of somebody named by queue number, name or code: “A 27 ieradās.”
SAID = {
    Event.BOOK: _("%(which)s: the appointment was made."),
    Event.ARRIVE: _("%(which)s arrived."),
    Event.CALL: _("%(which)s was called."),
    Event.SERVE: _("%(which)s: the visit began."),
    Event.FINISH: _("%(which)s: the visit is finished."),
    Event.NO_SHOW: _("%(which)s did not come."),
    Event.CANCEL_CLIENT: _("%(which)s: the client cancelled the appointment."),
    Event.CANCEL_OFFICE: _("%(which)s: the appointment was cancelled."),
    Event.MOVE: _("%(which)s: the appointment was moved."),
    Event.HAND_OVER: _("%(which)s was handed over."),
    Event.PARK: _("%(which)s was set aside."),
    Event.RECALL: _("%(which)s was called again."),
    Event.SEND_AWAY: _("%(which)s was sent away."),
    Event.LEAVE: _("%(which)s left without being served."),
    Event.TO_QUEUE: _("%(which)s joined the live queue."),
    Event.TO_CALL: _("%(which)s: the visit was turned into a call."),
    Event.RESIZE: _("%(which)s: the length was changed."),
    Event.OUTCOME: _("%(which)s: the outcome was noted."),
    Event.LINK_PERSON: _("%(which)s was linked to a person."),
    Event.CONTACT: _("%(which)s: the phone number or e-mail address was corrected."),
    Event.UNDO: _("%(which)s: the last act was taken back."),
}

# Said to the one who came second.
ALREADY = {
    Event.BOOK: _("%(which)s: the appointment was made by %(who)s at %(time)s."),
    Event.ARRIVE: _("%(which)s was already marked as arrived by %(who)s at %(time)s."),
    Event.CALL: _("%(which)s was already called by %(who)s at %(time)s."),
    Event.SERVE: _("%(which)s: %(who)s already began the visit at %(time)s."),
    Event.FINISH: _("%(which)s: %(who)s already finished the visit at %(time)s."),
    Event.NO_SHOW: _("%(which)s was already marked as not come by %(who)s at %(time)s."),
    Event.CANCEL_CLIENT: _("%(which)s: the appointment was already cancelled by %(who)s at %(time)s."),
    Event.CANCEL_OFFICE: _("%(which)s: the appointment was already cancelled by %(who)s at %(time)s."),
    Event.MOVE: _("%(which)s: the appointment was already moved by %(who)s at %(time)s."),
    Event.HAND_OVER: _("%(which)s was already handed over by %(who)s at %(time)s."),
    Event.PARK: _("%(which)s was already set aside by %(who)s at %(time)s."),
    Event.RECALL: _("%(which)s was already called again by %(who)s at %(time)s."),
    Event.SEND_AWAY: _("%(which)s was already sent away by %(who)s at %(time)s."),
    Event.LEAVE: _("%(which)s left without being served, noted by %(who)s at %(time)s."),
    Event.TO_QUEUE: _("%(which)s was already put into the live queue by %(who)s at %(time)s."),
    Event.TO_CALL: _("%(which)s: the visit was already turned into a call by %(who)s at %(time)s."),
    Event.RESIZE: _("%(which)s: the length was already changed by %(who)s at %(time)s."),
    Event.OUTCOME: _("%(which)s: the outcome was already noted by %(who)s at %(time)s."),
    Event.LINK_PERSON: _("%(which)s was already linked to a person by %(who)s at %(time)s."),
    Event.CONTACT: _("%(which)s: %(who)s already corrected the phone number or e-mail address at %(time)s."),
    Event.UNDO: _("%(which)s: the last act was already taken back by %(who)s at %(time)s."),
}

# The history of one appointment, each line beside who did it.
STORY = {
    Event.BOOK: _("The appointment was made."),
    Event.ARRIVE: _("The client arrived."),
    Event.CALL: _("The client was called."),
    Event.SERVE: _("The visit began."),
    Event.FINISH: _("The visit is finished."),
    Event.NO_SHOW: _("The client did not come."),
    Event.CANCEL_CLIENT: _("The client cancelled the appointment."),
    Event.CANCEL_OFFICE: _("Cancelled by the office."),
    Event.MOVE: _("Moved to another time."),
    Event.HAND_OVER: _("Handed over to another specialist."),
    Event.PARK: _("The visit was set aside."),
    Event.RECALL: _("The client was called again."),
    Event.SEND_AWAY: _("The client was sent away."),
    Event.LEAVE: _("The client left without being served."),
    Event.TO_QUEUE: _("The client joined the live queue."),
    Event.TO_CALL: _("The visit was turned into a call."),
    Event.RESIZE: _("The length was changed."),
    Event.OUTCOME: _("The outcome was noted."),
    Event.LINK_PERSON: _("Linked to a person."),
    Event.CONTACT: _("The phone number or e-mail address was corrected."),
    Event.UNDO: _("The last act was taken back."),
}


def said(event: AppointmentEvent, resource: Resource | None = None) -> str:
    """One sentence without the actor; with `resource`, a call says where to."""
    about = event.appointment
    values = {"which": about.ticket or about.name or code_spaced(about.code)}
    if event.event == Event.CALL and resource is not None and resource.room:
        return gettext("%(which)s was called: %(room)s") % {**values, "room": resource.room_label}
    if event.event == Event.BOOK and "ticket" in event.detail:
        return gettext("%(which)s: a queue number was given.") % values
    return SAID[Event(event.event)] % values


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    text: str


def told_in_full(appointment: Appointment) -> list[Entry]:
    """The whole history, the oldest first."""
    events = appointment.events.select_related("by", "undoes")
    return [
        Entry(event.at, event.by.name if event.by else _nobody(event), _story(event, appointment)) for event in events
    ]


def _nobody(event: AppointmentEvent) -> str:
    """Who did what no member of the staff did."""
    return gettext("Client, at the door") if event.detail.get("by") == "door" else gettext("Client")


def _story(event: AppointmentEvent, appointment: Appointment) -> str:
    detail = event.detail
    if event.event == Event.BOOK:
        return _made(appointment, detail)
    if event.event == Event.ARRIVE and "instead_of" in detail:
        return gettext("The client came in person; agreed was: %(mode)s.") % {"mode": Mode(detail["instead_of"]).label}
    if event.event == Event.MOVE and "from" in detail:
        times = {name: _moment(detail[name]) for name in ("from", "to")}
        return gettext("Moved from %(from)s to %(to)s.") % times
    if event.event == Event.RESIZE and "from" in detail:
        return gettext("The length was changed from %(from)d to %(to)d minutes.") % detail
    if event.event == Event.CANCEL_OFFICE and detail.get("reason"):
        return gettext("Cancelled by the office: %(reason)s") % detail
    if event.event == Event.SEND_AWAY and detail.get("reason"):
        return gettext("The client was sent away: %(reason)s.") % {"reason": SentAway.Reason(detail["reason"]).label}
    if event.event in (Event.FINISH, Event.OUTCOME) and detail.get("outcome"):
        return gettext("The visit is finished: %(outcome)s.") % {"outcome": Outcome(detail["outcome"]).label}
    if event.event == Event.HAND_OVER and "from" in detail:
        return gettext("Handed over from %(from)s to %(to)s.") % detail
    if event.undoes:
        return gettext("Taken back: %(what)s") % {"what": STORY[Event(event.undoes.event)]}
    return str(STORY[Event(event.event)])


def _made(appointment: Appointment, detail: dict) -> str:
    if "ticket" in detail:
        return gettext("A queue number was given: %(ticket)s.") % detail
    return gettext("The appointment was made %(way)s.") % {"way": appointment.get_came_from_display()}


def _moment(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{date_short(clock.local(moment))} {hour(clock.local(moment))}"


def already(event: AppointmentEvent) -> str:
    """Why an act came too late: who did what, and when. By number or code, for it travels in a cookie."""
    at = clock.local(event.at)
    same_day = at.date() == clock.today()
    return ALREADY[Event(event.event)] % {
        "which": event.appointment.ticket or code_spaced(event.appointment.code),
        "who": event.by.first_name if event.by else _nobody_named(event),
        "time": hour(at) if same_day else f"{hour(at)} ({date_short(at)})",
    }


def _nobody_named(event: AppointmentEvent) -> str:
    if event.detail.get("by") == "door":
        return pgettext("who did it", "the client at the door")
    return pgettext("who did it", "the client")
