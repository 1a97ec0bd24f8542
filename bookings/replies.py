"""What an answer to a text message does: cancels the appointment it was reminded of, or asks somebody to call."""

import re

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Language, Letter, SmsReply, Submission

from .actions import booking, requests
from .letters import ABOUT
from .lifecycle import State
from .models import Appointment, Request

DID = SmsReply.Did
CANCELS = {"A", "ATCELT", "ATCELU", "CANCEL"}
REMINDERS = [Letter.Kind.REMINDER_1D, Letter.Kind.REMINDER_2H]
GONE = [Letter.State.SENT, Letter.State.DELIVERED]


def answer(reply: SmsReply) -> str:
    """Returns what was done. Called in the transaction that writes the reply; an own letter confirms."""
    if cancels(reply.text) and (reminder := reminder_of(reply)) is not None:
        try:
            booking.cancel(appointment=Appointment.objects.get(pk=reminder.about_id))
        except Refusal:  # begun meanwhile, or too late: somebody calls
            return _ask(reply)
        reply.letter = reminder
        return DID.CANCELLED
    return _ask(reply)


def cancels(text: str) -> bool:
    """ "A", "ATCELT" or "CANCEL" alone, however it is written."""
    return re.sub(r"[^\w]+", "", text).upper() in CANCELS


def reminder_of(reply: SmsReply) -> Letter | None:
    """The newest reminder that went to the number by this gateway and whose appointment is still to come."""
    coming = Appointment.objects.filter(
        municipality=reply.municipality, phone=reply.sender, state=State.CONFIRMED, starts_at__gt=clock.now()
    )
    reminders = reply.municipality.letters.filter(
        about=ABOUT, about_id__in=coming.values("pk"), kind__in=REMINDERS, to=reply.sender, state__in=GONE
    )
    return reminders.filter(gateway=reply.gateway).order_by("-finished_at", "-pk").first()


def _ask(reply: SmsReply) -> str:
    """A request, or a further word about the one that is open."""
    asked = reply.municipality.requests.open().filter(phone=reply.sender).order_by("-pk").first()
    if asked is not None:
        row = requests.locked(asked)
        if row.closed_at is None:
            requests.note(row, requests.Kind.WROTE, None, reply.text, reply=reply.pk)
            return DID.ADDED
    _write(reply)
    return DID.REQUEST


def _write(reply: SmsReply) -> Request:
    known = reply.municipality.appointments.filter(phone=reply.sender).order_by("-pk").first()
    return requests.ask(
        municipality=reply.municipality,
        name=known.name if known else "",
        phone=reply.sender,
        need=reply.text,
        language=known.language if known else Language.LV,
        way=Submission.Way.SMS,
    )
