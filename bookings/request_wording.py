"""What letters about requests say. What somebody asked about stands in no SMS and no subject."""

from datetime import time

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock, routing
from socialservice.letters import Draft, Recipient, dates, draft, masked, time_of
from socialservice.models import Letter, PhoneLine

from .models import Request

KIND = Letter.Kind


def about_request(request: Request, to: Recipient) -> Draft:
    with translation.override(to.language):
        line = line_of(request)
        received, due = request.submission.received_at, dates(clock.at(request.due_on, time(12)))
        phone = line.as_written if line else ""
        said = {
            "num": request.number,
            "date": due["date"],
            "questions": _("Questions: call {phone}").format(phone=phone) if phone else "",
        }
        told = {
            "num": request.number,
            "date_on": dates(received)["date_on"],
            "time": time_of(received),
            "date_until": due["date_until"],
            "masked_phone": masked(request.phone),
            "by_phone": bool(request.phone),
            "urgent": _urgent(phone),
        }
        return draft(to, request.municipality, kind=KIND.REQUEST_RECEIVED, said=said, told=told, line=line)


def about_not_reached(request: Request, to: Recipient) -> Draft:
    with translation.override(to.language):
        line = line_of(request)
        phone = line.as_written if line else ""
        said = {"num": request.number, "contact": _please_call(phone)}
        told = {
            "num": request.number,
            "date_on": dates(request.submission.received_at)["date_on"],
            "masked_phone": masked(request.phone),
            "call_us": _call_us(phone),
        }
        return draft(to, request.municipality, kind=KIND.NOT_REACHED, said=said, told=told, line=line)


def about_answer(request: Request, to: Recipient, subject: str, text: str) -> Draft:
    with translation.override(to.language):
        said = {"num": request.number}
        told = {**said, "about": subject.strip(), "answer": text.strip()}
        return draft(to, request.municipality, kind=KIND.WRITTEN_ANSWER, said=said, told=told, line=line_of(request))


def _urgent(phone: str) -> str:
    if not phone:
        return _("If life or health is in danger, call 112.")
    return _("If it is urgent, call {phone}; if life or health is in danger, call 112.").format(phone=phone)


def _please_call(phone: str) -> str:
    return _("Please call {phone}").format(phone=phone) if phone else _("Please contact us.")


def _call_us(phone: str) -> str:
    if not phone:
        return _("Please contact us and say the number of your request.")
    return _("Please call us: {phone}. Say the number of your request.").format(phone=phone)


def line_of(request: Request) -> PhoneLine | None:
    department = request.department or (request.purpose.department if request.purpose else None)
    return routing.line(request.municipality, request.district, department, clock.today())
