"""A specialist's calendar for other programs: times, places and booking codes. No names, no purposes."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from socialservice import clock
from socialservice.models import Municipality
from socialservice.models.fields import blind_index
from socialservice.words import code_spaced

from .lifecycle import OPEN_STATES, State
from .models import Absence, Mode, Resource, Slot

BEHIND = timedelta(days=14)  # so far back the calendar still tells
SHOWN = [*OPEN_STATES, State.DONE]


def by_key(municipality: Municipality, key: str) -> Resource | None:
    """Whose calendar the address opens; nobody's after it was taken back."""
    found = Resource.objects.filter(calendar_index=blind_index(key), office__municipality=municipality, active=True)
    return found.select_related("office", "user").first()


def feed(resource: Resource) -> str:
    """In the language of the specialist. Moments are written in universal time, and the zone named for the reader."""
    with translation.override(resource.user.language if resource.user else settings.LANGUAGE_CODE):
        calendar = Calendar()
        calendar.add("prodid", "-//Pieraksts//LV")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", _("Appointments: %(name)s") % {"name": resource.label})
        calendar.add("x-wr-timezone", "Europe/Riga")
        for event in (*_visits(resource), *_activities(resource), *_absences(resource)):
            calendar.add_component(event)
        return calendar.to_ical().decode()


def _visits(resource: Resource):
    """Participants of a group activity stand in the activity's time."""
    rows = resource.appointments.filter(starts_at__gte=clock.now() - BEHIND, state__in=SHOWN, activity__isnull=True)
    for row in rows.select_related("office", "resource").order_by("starts_at"):
        event = _event(f"visit-{row.pk}", row.starts_at, row.ends_at, row.changed_at)
        event.add("description", _("Booking code: %(code)s") % {"code": code_spaced(row.code)})
        place = [row.office.address, row.resource.room_label]
        event.add("location", ", ".join(filter(None, place)) if row.mode == Mode.IN_PERSON else row.get_mode_display())
        yield event


def _activities(resource: Resource):
    rows = Slot.objects.filter(resource=resource, starts_at__gte=clock.now() - BEHIND, activity__isnull=False)
    for row in rows.select_related("office").order_by("starts_at"):
        event = _event(f"slot-{row.pk}", row.starts_at, row.ends_at, clock.now())
        event.add("location", row.office.address)
        yield event


def _absences(resource: Resource):
    for row in Absence.objects.standing().filter(resource=resource, ends_at__gte=clock.now() - BEHIND):
        event = _event(f"absence-{row.pk}", row.starts_at, row.ends_at, row.created_at)
        event["summary"] = pgettext("calendar", "Away")
        yield event


def _event(name: str, starts_at, ends_at, changed_at) -> CalendarEvent:
    event = CalendarEvent()
    event.add("uid", f"{name}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("dtend", ends_at.astimezone(UTC))
    event.add("summary", pgettext("calendar", "Busy"))
    event.add("class", "PRIVATE")
    return event
