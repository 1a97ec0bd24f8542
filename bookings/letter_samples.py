"""A letter as it would be about a real row of the municipality: the newest, with code, link and address masked."""

from socialservice.letters import Draft, Recipient
from socialservice.models import Municipality

from .lifecycle import OPEN_STATES
from .models import Appointment, Mode, Request
from .request_wording import about_answer, about_not_reached, about_request
from .wording import KIND, about_appointment, about_ticket

CODE, LINK = "000000", "xxxxxxxxxxxx"


def appointment(municipality: Municipality, kind: str, to: Recipient) -> Draft | None:
    found = municipality.appointments.filter(state__in=OPEN_STATES, starts_at__isnull=False)
    visit = masked(found.select_related("office", "resource", "purpose__department").order_by("-pk").first())
    if visit is None:
        return None
    if kind == KIND.TURNED_INTO_CALL:
        visit.mode = Mode.PHONE
    more = {KIND.RESCHEDULED: {"old_starts_at": visit.starts_at}, KIND.CANCELLED_BY_OFFICE: {"reason": "…"}}
    return about_appointment(visit, kind, to, **more.get(kind, {}))


def ticket(municipality: Municipality, kind: str, to: Recipient) -> Draft | None:
    found = municipality.appointments.exclude(ticket="").select_related("office", "purpose__department")
    visit = masked(found.order_by("-pk").first())
    return about_ticket(visit, to) if visit else None


def masked(visit: Appointment | None) -> Appointment | None:
    if visit is not None:
        visit.code, visit.link = CODE, LINK
    return visit


def request(municipality: Municipality, kind: str, to: Recipient) -> Draft | None:
    found = municipality.requests.select_related("submission", "district", "department", "purpose__department")
    asked: Request | None = found.order_by("-pk").first()
    if asked is None:
        return None
    if kind == KIND.WRITTEN_ANSWER:
        return about_answer(asked, to, "…", "…")
    return {KIND.REQUEST_RECEIVED: about_request, KIND.NOT_REACHED: about_not_reached}[kind](asked, to)
