"""What is removed of visits and requests once it has been kept long enough; see `socialservice.actions.forgetting`."""

from datetime import time

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast

from socialservice import clock
from socialservice.actions.forgetting import empty_messages, letters_about, taken
from socialservice.models import MailMessage, StoredFile

from ..letters import ABOUT, ABOUT_OFFER, ABOUT_REQUEST, ABOUT_SURVEY
from ..lifecycle import OPEN_STATES, Event
from ..models import (
    Appointment,
    AppointmentEvent,
    DailyClient,
    Incident,
    Request,
    RequestEvent,
    SentAway,
    Slot,
    SurveyInvitation,
    TimeOffer,
    VisitNote,
)


class Without(Func):
    """A JSON object without one key."""

    template = "%(expressions)s"
    arg_joiner = " - "
    output_field = models.JSONField()


def visits(*, municipality, before, limit) -> int:
    """Day, purpose and how it ended stay, for statistics; who it was does not."""
    rows = municipality.appointments.filter(day__lt=before, forgotten_at__isnull=True)
    # Each half has an index of its own: those that ended, and those on which nobody noted how they ended.
    ended, left_open = rows.exclude(state__in=OPEN_STATES), rows.filter(state__in=OPEN_STATES)
    numbers = taken(ended, limit) or taken(left_open, limit)
    _forget_beside(numbers)
    return Appointment.objects.filter(pk__in=numbers).update(
        **WITHOUT_CLIENT,
        booked_by_other="",
        exception_reason="",
        request=None,
        counts_as="",
        link="",
        link_index=None,
        forgotten_at=clock.now(),
    )


WITHOUT_CLIENT = {"person": None, "name": "", "search_name": "", "phone": "", "email": "", "need": "", "form_key": None}


def _forget_beside(numbers: list[int]) -> None:
    """What other rows say of these visits. How somebody was sent away is told by a word of ours, and stays."""
    reasons = AppointmentEvent.objects.filter(appointment__in=numbers, detail__has_key="reason")
    reasons.exclude(event=Event.SEND_AWAY).update(detail=Without(F("detail"), Value("reason")))
    AppointmentEvent.objects.filter(appointment__in=numbers, event=Event.LINK_PERSON).update(detail={})
    VisitNote.objects.filter(appointment__in=numbers).update(text="")
    asked = SurveyInvitation.objects.filter(appointment__in=numbers)
    letters_about(ABOUT_SURVEY, asked)
    asked.delete()
    _forget_offers(Q(appointment__in=numbers) | Q(instead_of__in=numbers) | Q(wish__appointment__in=numbers))
    letters_about(ABOUT, numbers)


def _forget_offers(which: Q) -> None:
    offers = TimeOffer.objects.filter(which).exclude(state=TimeOffer.State.OPEN)
    letters_about(ABOUT_OFFER, offers)
    offers.update(words="", link="", link_index=None)


def sent_away(*, municipality, before, limit) -> int:
    old = SentAway.objects.filter(office__municipality=municipality, day__lt=before).exclude(name="")
    return SentAway.objects.filter(pk__in=taken(old, limit)).update(name="")


def incidents(*, municipality, before, limit) -> int:
    told = Incident.objects.alias(kept=Cast("text", TextField())).exclude(kept="")
    old = told.filter(office__municipality=municipality, day__lt=before)
    return Incident.objects.filter(pk__in=taken(old, limit)).update(text="")


def daily_clients(*, municipality, before, limit) -> int:
    old = DailyClient.objects.filter(office__municipality=municipality, day__lt=before)
    return DailyClient.objects.filter(pk__in=taken(old, limit)).delete()[0]


def requests(*, municipality, before, limit) -> int:
    """Who asked, the words and the files. With the visit, where one came of it; never where it became an application;
    after the one it was merged into."""
    closed = municipality.requests.filter(closed_at__lt=clock.at(before, time.min), forgotten_at__isnull=True)
    kept = Q(application_number__isnull=False) | Q(merged_into__isnull=False, merged_into__forgotten_at__isnull=True)
    visits = Appointment.objects.filter(request=OuterRef("pk"), forgotten_at__isnull=True)
    numbers = taken(closed.exclude(kept).filter(~Exists(visits)), limit)
    rows = Request.objects.filter(pk__in=numbers)
    submissions = list(rows.values_list("submission", flat=True))
    StoredFile.objects.filter(submission__in=submissions).delete()
    empty_messages(MailMessage.objects.filter(submission__in=submissions))
    events = RequestEvent.objects.filter(request__in=numbers)
    events.exclude(note="").update(note="")
    events.filter(detail__has_key="subject").update(detail=Without(F("detail"), Value("subject")))
    _forget_offers(Q(request__in=numbers))
    letters_about(ABOUT_REQUEST, numbers)
    return rows.update(**WITHOUT_CLIENT, preferred_time="", note="", forgotten_at=clock.now())


def holds(*, municipality, before, limit) -> int:
    """Whose a hold was that is long over."""
    midnight = clock.at(before, time.min)
    old = Slot.objects.filter(~Q(held_for=""), office__municipality=municipality, held_until__lt=midnight)
    return Slot.objects.filter(pk__in=taken(old, limit)).update(held_for="", held_until=None)
