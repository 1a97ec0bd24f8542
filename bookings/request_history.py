"""What was done about a request, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.words import moment_in

from .models import Request, RequestEvent

Kind = RequestEvent.Kind

SAID = {
    Kind.TAKEN_IN: _("The request was taken in."),
    Kind.TAKEN: _("Taken."),
    Kind.RELEASED: _("Given back to the queue."),
    Kind.OFFERED: _("Times were offered."),
    Kind.WROTE: _("The client wrote again."),
    Kind.REOPENED: _("Opened again."),
}


FIELDS = {"files": _("files"), "person": _("person"), "purpose": _("purpose of the visit")}


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    said: str
    note: str


def history(request: Request) -> list[Line]:
    """The newest first."""
    events = list(request.events.select_related("by", "to").order_by("-at", "-pk"))
    names = _names(request, events)
    return [Line(event.at, event.by.name if event.by else "", _said(event, names), event.note) for event in events]


def _said(event: RequestEvent, names: dict) -> str:
    if event.kind == Kind.CALLED:
        return _called(event)
    if event.kind == Kind.ASSIGNED:
        return gettext("Assigned to %(who)s.") % {"who": event.to.name if event.to else "–"}
    if event.kind == Kind.HANDED_OVER:
        to = [names.get((kind, event.detail.get(kind))) for kind in ("department", "office")]
        to = [*to, event.to.name if event.to else None]
        return gettext("Handed over: %(to)s.") % {"to": ", ".join(filter(None, to))}
    if event.kind == Kind.BOOKED:
        when = names.get(("appointment", event.detail.get("appointment")))
        return gettext("Appointment made: %(when)s.") % {"when": when} if when else gettext("Appointment made.")
    if event.kind == Kind.SORTED:
        return gettext("Changed: %(what)s.") % {"what": ", ".join(map(_field, event.detail.get("changed", [])))}
    if event.kind == Kind.REPLIED:
        return gettext("Answered in writing: %(subject)s") % {"subject": event.detail.get("subject", "")}
    if event.kind == Kind.MERGED:
        return gettext("Request No. %(number)s was merged into this one.") % {"number": event.detail.get("other")}
    if event.kind == Kind.CLOSED:
        return _closed(event)
    return str(SAID[event.kind])


def _called(event: RequestEvent) -> str:
    if event.reached:
        return gettext("Called and spoken with.")
    if event.again_at is None:
        return gettext("Called, no answer.")
    return gettext("Called, no answer; again %(when)s.") % {"when": moment_in(clock.local(event.again_at))}


def _closed(event: RequestEvent) -> str:
    if into := event.detail.get("into"):
        return gettext("Merged into request No. %(number)s.") % {"number": into}
    return pgettext("request", "Closed: %(outcome)s.") % {"outcome": Request.Outcome(event.detail["outcome"]).label}


def _field(name: str) -> str:
    return str(FIELDS.get(name) or Request._meta.get_field(name).verbose_name)


def _names(request: Request, events: list[RequestEvent]) -> dict:
    """What the numbers in the events are called today; only what they name is asked for."""
    named = {kind: {event.detail.get(kind) for event in events} - {None} for kind in ("department", "office")}
    made = {event.detail.get("appointment") for event in events} - {None}
    found = {}
    if named["department"]:
        rows = request.municipality.departments.filter(pk__in=named["department"]).prefetch_related("names")
        found |= {("department", row.pk): row.label for row in rows}
    if named["office"]:
        rows = request.municipality.offices.filter(pk__in=named["office"]).prefetch_related("names")
        found |= {("office", row.pk): row.short_address for row in rows}
    if made:
        rows = request.municipality.appointments.filter(pk__in=made, starts_at__isnull=False)
        found |= {("appointment", row.pk): moment_in(clock.local(row.starts_at)) for row in rows}
    return found
