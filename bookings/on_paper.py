"""A letter that reached nobody, written anew for the post. None where it is no longer true, or too late by post."""

from socialservice import clock
from socialservice.letters import Draft, Recipient
from socialservice.models import Letter

from .lifecycle import Event, State
from .models import Appointment, Request, TimeOffer
from .offer_wording import Held, about_offer
from .offered import times_of
from .request_wording import about_not_reached, about_request
from .wording import CANCELLED, about_appointment

KIND = Letter.Kind
OF_REQUEST = {KIND.REQUEST_RECEIVED: about_request, KIND.NOT_REACHED: about_not_reached}


def of_appointment(letter: Letter, to: Recipient) -> Draft | None:
    rows = Appointment.objects.select_related("municipality", "office", "resource", "purpose__department")
    row = rows.filter(pk=letter.about_id, starts_at__gt=clock.now()).first()
    if row is None or letter.kind == KIND.QUEUE_NEAR or row.state not in _states(letter.kind):
        return None
    more = _why_cancelled(row) if letter.kind == KIND.CANCELLED_BY_OFFICE else {}
    return about_appointment(row, letter.kind, to, **more)


def of_offer(letter: Letter, to: Recipient) -> Draft | None:
    """Times agreed individually. An earlier time is held too shortly for the post."""
    now = clock.now()
    offer = TimeOffer.objects.open(now).select_related("municipality", "purpose").filter(pk=letter.about_id).first()
    if offer is None or letter.kind != KIND.TIMES_OFFERED:
        return None
    return about_offer(offer, times_of(offer, now), to)


def of_request(letter: Letter, to: Recipient) -> Draft | None:
    rows = Request.objects.select_related("municipality", "submission", "purpose__department", "department", "district")
    row = rows.filter(pk=letter.about_id).first()
    if row is None:
        return None
    if letter.kind in OF_REQUEST:
        return OF_REQUEST[letter.kind](row, to)
    return Draft(to, subject=letter.subject, text=letter.text)  # an answer, in the words that were written


def _states(kind: str) -> set[str]:
    return {State.CANCELLED_CLIENT, State.CANCELLED_OFFICE} if kind in CANCELLED else {State.CONFIRMED}


def _why_cancelled(row: Appointment) -> dict:
    now = clock.now()
    event = row.events.filter(event=Event.CANCEL_OFFICE).order_by("-at", "-pk").first()
    offer = row.offers.open(now).select_related("municipality", "purpose").first()
    return {
        "reason": event.detail.get("reason", "") if event else "",
        "held": Held(offer, times_of(offer, now)) if offer else None,
    }
