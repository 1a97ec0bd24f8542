"""What letters about requests say. What somebody asked about stands in no SMS and no subject."""

from datetime import time

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock, routing
from socialservice.letters import Draft, Recipient, dates, draft, masked, time_of
from socialservice.models import PhoneLine

from .models import Request


def about_request(request: Request, to: Recipient) -> Draft:
    with translation.override(to.language):
        line = line_of(request)
        received, due = request.submission.received_at, clock.at(request.due_on, time(12))
        questions = _("Questions: call {phone}").format(phone=line.as_written) if line else ""
        return draft(
            to,
            request.municipality,
            short=[
                _("Your request No. {num} has been received. We will contact you by {date}. {questions}").format(
                    num=request.number, date=dates(due)["date"], questions=questions
                )
            ],
            subject=_("Request No. {num} received").format(num=request.number),
            template="letters/request_received.txt",
            context={
                "num": request.number,
                "received": dates(received),
                "time": time_of(received),
                "due": dates(due),
                "masked_phone": masked(request.phone),
                "phone": line.as_written if line else "",
            },
            line=line,
        )


def about_not_reached(request: Request, to: Recipient) -> Draft:
    with translation.override(to.language):
        line = line_of(request)
        gaps = {"num": request.number, "phone": line.as_written if line else ""}
        calling = _("We called you about your request No. {num} and could not reach you. Please call {phone}")
        writing = _("We called you about your request No. {num} and could not reach you. Please contact us.")
        return draft(
            to,
            request.municipality,
            short=[(calling if line else writing).format(**gaps)],
            subject=_("Request No. {num}: we could not reach you").format(**gaps),
            template="letters/not_reached.txt",
            context={**gaps, **dates(request.submission.received_at), "masked_phone": masked(request.phone)},
            line=line,
        )


def about_answer(request: Request, to: Recipient, subject: str, text: str) -> Draft:
    with translation.override(to.language):
        num = request.number
        return draft(
            to,
            request.municipality,
            short=[],
            subject=_("Answer to your request No. {num}").format(num=num),
            template="letters/written_answer.txt",
            context={"num": num, "about": subject.strip(), "answer": text.strip()},
            line=line_of(request),
        )


def line_of(request: Request) -> PhoneLine | None:
    department = request.department or (request.purpose.department if request.purpose else None)
    return routing.line(request.municipality, request.district, department, clock.today())
