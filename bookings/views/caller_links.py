"""What the caller's page starts from: what the link that led there says already."""

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from socialservice import access
from socialservice.access import Right
from socialservice.finding import row_number
from socialservice.letters import reachable_by
from socialservice.models import Channel

from ..caller_forms import new_key
from ..callers import NEW
from ..models import Slot
from .doors import appointment_or_404

NEED_SHOWN = 1000  # of a request's words: as long as the field


def from_links(request) -> QueryDict:
    """What a link to the page says already: a person, a request, or a free time of the day's list."""
    data = QueryDict(mutable=True)
    data.update({"person": request.GET.get("persona", ""), "request": request.GET.get("pieprasijums", "")})
    data["form_key"] = new_key()
    data["way"], data["part"] = "phone", "any"
    if number := request.GET.get("pieraksts"):
        data.update(_known(request, appointment_or_404(request, row_number(number), Right.BOOK)))
    if (asked := request_of(request, data["request"])) is not None:
        data["purpose"], data["need"] = str(asked.purpose_id or ""), asked.need[:NEED_SHOWN]
        data["district"] = str(asked.district_id or "")
    if slot := _slot(request, request.GET.get("laiks", "")):
        data.update({"office": slot.office.code, "resource": str(slot.resource_id), "mode": slot.modes[0]})
        data["time"] = data["near"] = slot.starts_at.isoformat()
    return data


def _known(request, visit) -> dict[str, str]:
    """What an earlier visit says of the next one: all but the time, the purpose only to who may see which it was."""
    sees_purpose = access.may(request.user, Right.SEE_STATUS, request.municipality, visit.office)
    return {
        "person": str(visit.person_id or NEW),
        "filled": str(visit.person_id or NEW),
        "name": visit.name,
        "phone": visit.phone,
        "email": visit.email,
        "language": visit.language,
        "letters_by": reachable_by(visit),
        "district": str(visit.district_id or ""),
        "booked_by_other": visit.booked_by_other,
        "purpose": str(visit.purpose_id) if sees_purpose else "",
        "office": visit.office.code,
        "resource": str(visit.resource_id or ""),
        "mode": visit.mode,
        "way": "desk",
    }


def as_it_is(found) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"mode": found.mode, "office": found.office.code, "part": "any"})
    data["tell"] = "no" if reachable_by(found) == Channel.NONE else "yes"
    return data


def request_of(request, number: str):
    """The request that is being answered, where the user may see requests."""
    if not number or not access.may(request.user, Right.SEE_REQUESTS, request.municipality):
        return None
    rows = request.municipality.requests.select_related("submission", "purpose")
    return get_object_or_404(rows, pk=row_number(number))


def _slot(request, number: str) -> Slot | None:
    if not number:
        return None
    offices = access.offices(request.user, Right.BOOK, request.municipality)
    office = offices.filter(slots=row_number(number)).first()
    if office is None:
        raise Http404
    return office.slots.select_related("office", "resource").get(pk=row_number(number))
