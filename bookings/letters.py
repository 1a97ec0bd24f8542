"""The letters about appointments and requests, one function each, called in the transaction of the act they tell.

Each returns the channel by which the person will hear, or Channel.NONE: then somebody has to call.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from socialservice import clock
from socialservice.actions import letters
from socialservice.letters import Draft, Recipient, recipient, recipient_in_writing
from socialservice.models import Channel, Letter

from .lifecycle import Event, State
from .models import Appointment, AppointmentEvent, Purpose, Request, SurveyAnswer, SurveyInvitation, TimeOffer
from .offer_wording import Held, about_earlier, about_offer
from .offered import Offered, times_of
from .reminders import reminders
from .request_wording import about_answer, about_not_reached, about_request
from .survey_wording import about_survey, about_thanks
from .wording import about_appointment, about_ticket, calendar_file

__all__ = [
    "calendar_file",
    "cancelled_by_client",
    "cancelled_by_office",
    "confirmed",
    "drop_offered",
    "drop_pending",
    "earlier_time",
    "moved",
    "not_reached",
    "queue_near",
    "render_reminder",
    "render_survey",
    "replan_reminders",
    "request_received",
    "survey_invitation",
    "thanks_forwarded",
    "times_offered",
    "turned_into_call",
    "write_missing_reminders",
    "written_answer",
]

ABOUT, ABOUT_REQUEST, ABOUT_OFFER = "bookings.Appointment", "bookings.Request", "bookings.TimeOffer"
ABOUT_SURVEY = "bookings.SurveyInvitation"
KIND = Letter.Kind
BATCH = 1000
AHEAD_HOURS = 26  # beyond the first reminder's days: a day, and the rounds in between
NEAR_FOR = timedelta(minutes=30)
SURVEY_FOR = timedelta(days=3)  # an older visit is no longer asked about
WITH_REMINDERS = {KIND.BOOKING_CONFIRMED, KIND.RESCHEDULED, KIND.TURNED_INTO_CALL}


def confirmed(appointment: Appointment) -> Channel:
    """Booked; with the reminders that will follow."""
    return _tell(appointment, KIND.BOOKING_CONFIRMED)


def moved(appointment: Appointment, old_starts_at: datetime) -> Channel:
    drop_pending(appointment)
    return _tell(appointment, KIND.RESCHEDULED, old_starts_at=old_starts_at)


def turned_into_call(appointment: Appointment) -> Channel:
    """The specialist will call: nobody need come."""
    drop_pending(appointment)
    return _tell(appointment, KIND.TURNED_INTO_CALL)


def cancelled_by_client(appointment: Appointment) -> Channel:
    drop_pending(appointment)
    return _tell(appointment, KIND.CANCELLED_BY_CLIENT)


def cancelled_by_office(appointment: Appointment, reason: str = "", instead: TimeOffer | None = None) -> Channel:
    """With the times that are held instead, if there are any."""
    drop_pending(appointment)
    held = Held(instead, times_of(instead, clock.now())) if instead else None
    return _tell(appointment, KIND.CANCELLED_BY_OFFICE, reason=reason, held=held)


def times_offered(offer: TimeOffer, contact, times: list[Offered]) -> Channel:
    """`contact`: of whoever asked for an individual time."""
    to = recipient(contact)
    if to.channel == Channel.NONE:
        return Channel.NONE
    to = replace(to, is_demo=to.is_demo or offer.is_demo)
    return letters.write_now(
        municipality=offer.municipality,
        kind=KIND.TIMES_OFFERED,
        draft=about_offer(offer, times, to),
        about=ABOUT_OFFER,
        about_id=offer.pk,
        expires_at=offer.until,
    )


def earlier_time(offer: TimeOffer, times: list[Offered]) -> Channel:
    """An earlier time (`offer.wish` is set), to whoever has the later one. Nobody waits for it: not at night."""
    to = recipient(offer.wish.appointment)
    if to.channel not in (Channel.SMS, Channel.EMAIL):
        return Channel.NONE
    return letters.write_now(
        municipality=offer.municipality,
        kind=KIND.EARLIER_TIME,
        draft=about_earlier(offer, times, to),
        about=ABOUT_OFFER,
        about_id=offer.pk,
        expires_at=offer.until,
        at_once=False,
    )


def drop_offered(offer: TimeOffer) -> None:
    """The offer is answered or over: a letter about it that has not gone yet need not go."""
    letters.drop_pending(ABOUT_OFFER, offer.pk)


def queue_near(ticket: Appointment) -> Channel:
    """The turn of somebody with a ticket is near. Worth nothing later."""
    to = recipient(ticket)
    if to.channel not in (Channel.SMS, Channel.EMAIL):
        return Channel.NONE
    return letters.write_now(
        municipality=ticket.municipality,
        kind=KIND.QUEUE_NEAR,
        draft=about_ticket(ticket, to),
        about=ABOUT,
        about_id=ticket.pk,
        expires_at=clock.now() + NEAR_FOR,
    )


def request_received(request: Request) -> Channel:
    return _about_request(request, KIND.REQUEST_RECEIVED, recipient(request), about_request)


def not_reached(request: Request) -> Channel:
    """Nobody answered our calls: please call us. To a person without phone and e-mail address by post."""
    return _about_request(request, KIND.NOT_REACHED, recipient(request), about_not_reached)


def written_answer(request: Request, subject: str, text: str) -> Channel:
    """Our words in full: by e-mail, else by post, never as a text message. NONE where neither address is known.

    `subject` is read inside the letter only, above `text`: the letter's own subject is seen by others.
    """
    to = recipient_in_writing(request)
    return _about_request(request, KIND.WRITTEN_ANSWER, to, lambda *about: about_answer(*about, subject, text))


def _about_request(request: Request, kind: str, to: Recipient, draft) -> Channel:
    if to.channel == Channel.NONE:
        return Channel.NONE
    return letters.write_now(
        municipality=request.municipality,
        kind=kind,
        draft=draft(request, to),
        about=ABOUT_REQUEST,
        about_id=request.pk,
    )


# After the visit


def survey_invitation(invitation: SurveyInvitation) -> Channel:
    """Asks at `invitation.due_at` how the visit was, by SMS or e-mail, once for each visit.

    Its link is the page named "survey" with `invitation.link`. Written out when it is due, and dropped where the
    invitation is answered or gone by then.
    """
    visit = invitation.appointment
    to = recipient(visit)
    if to.channel not in (Channel.SMS, Channel.EMAIL):
        return Channel.NONE
    return letters.write_later(
        municipality=visit.municipality,
        kind=KIND.SURVEY,
        to=to,
        about=ABOUT_SURVEY,
        about_id=invitation.pk,
        due_at=invitation.due_at,
        expires_at=invitation.due_at + SURVEY_FOR,
        once=f"{KIND.SURVEY}:{visit.pk}",
    )


def render_survey(letter: Letter) -> Draft | None:
    invitation = (
        SurveyInvitation.objects.filter(pk=letter.about_id, answered=False)
        .select_related("appointment__municipality", "appointment__office", "appointment__person")
        .first()
    )
    return about_survey(invitation, recipient(invitation.appointment)) if invitation else None


def thanks_forwarded(answer: SurveyAnswer, email: str, language: str = "lv") -> Channel:
    """A visitor's thanks, passed on with consent to the e-mail address of whoever is thanked."""
    to = Recipient(Channel.EMAIL, email, language, is_demo=answer.is_demo)
    return letters.write_now(
        municipality=answer.municipality,
        kind=KIND.THANKS,
        draft=about_thanks(answer, to),
    )


# Reminders, written ahead


def replan_reminders(appointment: Appointment) -> Channel:
    """After a move of which nobody is told: take back what has not gone, and remind of the new time."""
    drop_pending(appointment)
    return letters.put(_reminders(appointment, recipient(appointment), clock.now()))


def drop_pending(appointment: Appointment) -> None:
    letters.drop_pending(ABOUT, appointment.pk)


def write_missing_reminders() -> int:
    """Reminders that the act itself did not write, for visits of the coming days. Returns how many."""
    now = clock.now()
    ahead = timedelta(days=Purpose.objects.aggregate(most=Max("remind_days"))["most"] or 0, hours=AHEAD_HOURS)
    told = AppointmentEvent.objects.filter(appointment=OuterRef("pk"), event__in=[Event.BOOK, Event.MOVE])
    coming = (
        Appointment.objects.filter(state=State.CONFIRMED, starts_at__gt=now, starts_at__lte=now + ahead)
        .exclude(letters_by__in=[Channel.NONE, Channel.POST])
        .annotate(told_at=Coalesce(Subquery(told.order_by("-at").values("at")[:1]), "created_at"))
        .select_related("municipality", "person", "purpose")
    )
    written = 0
    visits = coming.iterator(chunk_size=BATCH)
    while some := list(islice(visits, BATCH)):
        planned = [row for visit in some for row in _reminders(visit, recipient(visit), visit.told_at)]
        there = set(Letter.objects.filter(once__in=[row.once for row in planned]).values_list("once", flat=True))
        missing = [row for row in planned if row.once not in there and not row.is_over(now)]
        letters.put(missing)
        written += len(missing)
    return written


def render_reminder(letter: Letter) -> Draft | None:
    """The text of a reminder, or None where the visit is not as it says: moved, cancelled, begun, another day."""
    appointment = (
        Appointment.objects.filter(pk=letter.about_id, state=State.CONFIRMED, starts_at__gt=clock.now())
        .select_related("municipality", "office", "resource", "purpose__department", "person")
        .first()
    )
    if appointment is None or letter.once != _once(letter.kind, appointment):
        return None
    if letter.kind == KIND.REMINDER_1D and appointment.day == clock.today():
        return None
    return about_appointment(appointment, letter.kind, recipient(appointment))


def _reminders(appointment: Appointment, to: Recipient, told_at: datetime) -> list[Letter]:
    if to.channel not in (Channel.SMS, Channel.EMAIL) or appointment.starts_at is None:
        return []
    return [
        letters.planned(
            municipality=appointment.municipality,
            kind=reminder.kind,
            to=to,
            about=ABOUT,
            about_id=appointment.pk,
            due_at=reminder.due_at,
            expires_at=reminder.expires_at,
            once=_once(reminder.kind, appointment),
        )
        for reminder in reminders(
            appointment.starts_at,
            told_at,
            days=appointment.purpose.remind_days,
            hours=appointment.purpose.remind_hours,
        )
    ]


def _once(kind: str, appointment: Appointment) -> str:
    return f"{kind}:{appointment.pk}:{appointment.starts_at.timestamp():.0f}"


def _tell(appointment: Appointment, kind: str, **more) -> Channel:
    """Write the letter, and with a new time its reminders, in one statement."""
    to = recipient(appointment)
    if to.channel == Channel.NONE or appointment.starts_at is None:
        return Channel.NONE
    now = clock.now()
    row = letters.ready(
        municipality=appointment.municipality,
        kind=kind,
        draft=about_appointment(appointment, kind, to, **more),
        about=ABOUT,
        about_id=appointment.pk,
        expires_at=appointment.starts_at if appointment.starts_at > now else None,
    )
    follow = _reminders(appointment, to, now) if kind in WITH_REMINDERS else []
    return letters.put([row, *follow])
