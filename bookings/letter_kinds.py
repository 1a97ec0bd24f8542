"""The kinds of letters about appointments, tickets, requests and visits. Pure."""

from django.utils.translation import gettext_noop

from socialservice.letter_kinds import BODY, SMS, SUBJECT, LetterKind
from socialservice.models import Letter

from .wording import SHORT
from .wording import SUBJECT as SUBJECTS

KIND = Letter.Kind
SAMPLES = "bookings.letter_samples."
SAID = ("date", "time", "when", "day", "address", "code", "url", "phone", "reply", "restriction_note")
DAYS = ("date", "date_long", "date_on", "weekday", "time", "when_long")
VISIT = (
    *DAYS,
    "where",
    "arrive",
    "bring",
    "restriction_note",
    "mode",
    "minutes",
    "code",
    "url",
    "reply",
    "phone",
    "masked_phone",
)
WHICH_DAY = "date|when"
IN_FULL = "date|date_long|date_on|when_long"


def visit(kind, short=(), subject=(), body=(), more=(), start=None) -> LetterKind:
    return LetterKind(
        kind=kind,
        template=f"letters/{kind}.txt",
        subject=SUBJECTS[kind],
        short=SHORT[kind],
        said=SAID,
        told=(*VISIT, *more),
        must={SMS: short, SUBJECT: subject, BODY: body},
        start=start or {},
        sample=f"{SAMPLES}appointment",
    )


def request(kind, subject, short="", **more) -> LetterKind:
    return LetterKind(
        kind=kind, template=f"letters/{kind}.txt", subject=subject, short=short, sample=f"{SAMPLES}request", **more
    )


KINDS = [
    visit(
        KIND.BOOKING_CONFIRMED,
        short=("date", "time", "code", "url", "address"),
        body=(IN_FULL, "time", "where", "code", "url|reply"),
    ),
    visit(
        KIND.REMINDER_1D,
        short=(WHICH_DAY, "time", "address", "url"),
        subject=("time",),
        body=(IN_FULL, "time", "where", "url|reply"),
    ),
    visit(
        KIND.REMINDER_2H,
        short=("time", "address"),
        subject=("time",),
        body=("time", "where", "url|reply"),
        more=("late",),
    ),
    visit(
        KIND.RESCHEDULED,
        short=("date", "time", "url|reply"),
        body=(IN_FULL, "time", "where", "url|reply"),
        more=("old_date", "old_time"),
    ),
    visit(KIND.TURNED_INTO_CALL, short=("date", "time", "url|reply"), body=(IN_FULL, "time", "where", "url|reply")),
    visit(KIND.CANCELLED_BY_CLIENT, short=("date", "time"), body=(IN_FULL, "time")),
    visit(
        KIND.CANCELLED_BY_OFFICE,
        short=("date", "time", "reply|url|phone"),
        body=(IN_FULL, "time", "instead"),
        more=("reason", "instead"),
    ),
    LetterKind(
        kind=KIND.QUEUE_NEAR,
        template="letters/queue_near.txt",
        subject=gettext_noop("Queue number {ticket}: it is your turn soon"),
        short=gettext_noop("Queue number {ticket}: it is your turn soon. Please come to the waiting room. {url}"),
        said=("ticket", "url"),
        told=("ticket", "url"),
        must={SMS: ("ticket",), BODY: ("ticket",)},
        sample=f"{SAMPLES}ticket",
    ),
    LetterKind(
        kind=KIND.TIMES_OFFERED,
        template="letters/times_offered.txt",
        subject=gettext_noop("Times offered to you: please answer by {until}"),
        short=gettext_noop("We can offer {times}. To accept, open {url} by {until}"),
        said=("times", "until", "url", "phone"),
        told=("we_offer", "times", "until", "url", "reply", "phone"),
        must={SMS: ("until", "url"), BODY: ("times", "until", "url|reply")},
    ),
    LetterKind(
        kind=KIND.EARLIER_TIME,
        template="letters/earlier_time.txt",
        subject=gettext_noop("An earlier time for you: please answer by {until}"),
        short=gettext_noop("An earlier time: {times}. Yours stays until you accept. Answer by {until}: {url}"),
        said=("times", "until", "url", "phone"),
        told=("times", "until", "url", "reply", "phone"),
        must={SMS: ("times", "until", "url"), BODY: ("times", "until", "url|reply")},
    ),
    request(
        KIND.REQUEST_RECEIVED,
        subject=gettext_noop("Request No. {num} received"),
        short=gettext_noop("Your request No. {num} has been received. We will contact you by {date}. {questions}"),
        said=("num", "date", "questions"),
        told=("num", "date_on", "time", "date_until", "masked_phone", "urgent"),
        must={SMS: ("num", "date"), SUBJECT: ("num",), BODY: ("num", "date_until")},
    ),
    request(
        KIND.NOT_REACHED,
        subject=gettext_noop("Request No. {num}: we could not reach you"),
        short=gettext_noop("We called you about your request No. {num} and could not reach you. {contact}"),
        said=("num", "contact"),
        told=("num", "date_on", "masked_phone", "call_us"),
        must={SMS: ("num", "contact"), SUBJECT: ("num",), BODY: ("num", "call_us")},
    ),
    request(
        KIND.WRITTEN_ANSWER,
        subject=gettext_noop("Answer to your request No. {num}"),
        said=("num",),
        told=("num", "about", "answer"),
        by_hand=True,
        must={SUBJECT: ("num",), BODY: ("answer",)},
    ),
    LetterKind(
        kind=KIND.SURVEY,
        template="letters/survey.txt",
        subject=gettext_noop("How was your visit?"),
        short=gettext_noop("How was your visit? Anonymous survey, 1 minute: {url}"),
        said=("url",),
        told=("url",),
        must={SMS: ("url",), BODY: ("url",)},
    ),
    LetterKind(
        kind=KIND.THANKS,
        template="letters/thanks.txt",
        subject=gettext_noop("A visitor thanks you"),
        told=("thanks_to", "words"),
        must={BODY: ("words",)},
    ),
]
