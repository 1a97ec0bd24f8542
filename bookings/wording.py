"""What the letters about appointments say. No name and no purpose stands in an SMS or a subject."""

from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from socialservice import clock, links, routing, words
from socialservice.letter_kinds import fill, shorter
from socialservice.letters import Draft, Recipient, body_of, dates, draft, masked, time_of
from socialservice.models import Channel, Letter, PhoneLine

from .lifecycle import OPEN_STATES, Event
from .models import Appointment, Mode
from .offer_wording import Held
from .visit_rules import Asked, asked_of

KIND = Letter.Kind

# What an SMS says. {address} is a sentence of its own that may be left out.
SHORT = {
    KIND.BOOKING_CONFIRMED: gettext_noop(
        "Appointment {date} at {time}. {address} Code {code}. Change or cancel: {url}"
    ),
    (KIND.BOOKING_CONFIRMED, Mode.PHONE): gettext_noop(
        "Phone consultation {date} at {time}. The specialist will call you. Code {code}. Change or cancel: {url}"
    ),
    KIND.REMINDER_1D: gettext_noop(
        "Reminder: you have an appointment {when} at {time}. {address} If you cannot come: {url}"
    ),
    (KIND.REMINDER_1D, Mode.PHONE): gettext_noop(
        "Reminder: the specialist will call you {when} at {time}. If the time does not suit: {url}"
    ),
    KIND.REMINDER_2H: gettext_noop("Reminder: you have an appointment today at {time}. {address}"),
    (KIND.REMINDER_2H, Mode.IN_PERSON): gettext_noop(
        "Reminder: you have an appointment today at {time}. {address} Please bring an identity document."
    ),
    (KIND.REMINDER_2H, Mode.PHONE): gettext_noop(
        "Reminder: the specialist will call you today at {time}. You do not need to come in person."
    ),
    KIND.RESCHEDULED: gettext_noop(
        "Appointment moved. New time: {date} at {time}. {address} If it does not suit: {reply}"
    ),
    KIND.TURNED_INTO_CALL: gettext_noop(
        "Appointment {date} at {time} will be by phone: the specialist will call you. If it does not suit: {url}"
    ),
    KIND.CANCELLED_BY_CLIENT: gettext_noop(
        "Your appointment on {date} at {time} is cancelled. Choose a new time: {reply}"
    ),
    KIND.CANCELLED_BY_OFFICE: gettext_noop(
        "We are sorry: your appointment on {date} at {time} was cancelled by the office. New time: {reply}"
    ),
}
# A cancellation by the office tells of the times held instead, the fullest sentence first; else it asks to call.
HELD_INSTEAD = [
    gettext_noop(
        "We are sorry: your appointment on {date} at {time} is cancelled. Times held for you for 24 hours: {reply}"
    ),
    gettext_noop(
        "We are sorry: your appointment on {date} at {time} is cancelled. Times held for you for 24 hours: {url}"
    ),
]
PLEASE_CALL = gettext_noop(
    "We are sorry: your appointment on {date} at {time} was cancelled by the office. To agree a new time, call {phone}"
)
SUBJECT = {
    KIND.BOOKING_CONFIRMED: gettext_noop("Appointment confirmed: {date} at {time}"),
    KIND.REMINDER_1D: gettext_noop("Reminder: you have an appointment {day} at {time}"),
    (KIND.REMINDER_1D, Mode.PHONE): gettext_noop("Reminder: we will call you {day} at {time}"),
    KIND.REMINDER_2H: gettext_noop("Your appointment is today at {time}"),
    (KIND.REMINDER_2H, Mode.PHONE): gettext_noop("We will call you today at {time}"),
    KIND.RESCHEDULED: gettext_noop("Appointment moved to {date} at {time}"),
    KIND.TURNED_INTO_CALL: gettext_noop("Appointment on {date} at {time} will be by phone"),
    KIND.CANCELLED_BY_CLIENT: gettext_noop("Appointment on {date} at {time} cancelled"),
    KIND.CANCELLED_BY_OFFICE: gettext_noop("Appointment on {date} at {time} cancelled"),
}
CANCELLED = {KIND.CANCELLED_BY_CLIENT, KIND.CANCELLED_BY_OFFICE}
NAMES_A_PHONE = CANCELLED | {KIND.RESCHEDULED}  # in an SMS; longer letters always do
NAMES_THE_MODE = {KIND.BOOKING_CONFIRMED, KIND.RESCHEDULED}  # in a line of its own
SAYS_WHAT_IS_ASKED = {KIND.BOOKING_CONFIRMED, KIND.RESCHEDULED, KIND.REMINDER_1D, KIND.REMINDER_2H}
WITH_CALENDAR = {KIND.BOOKING_CONFIRMED, KIND.RESCHEDULED, KIND.TURNED_INTO_CALL}


def about_appointment(appointment: Appointment, kind: str, to: Recipient, *, held: Held | None = None, **more) -> Draft:
    """`held` and `more`: what only this kind of letter says: `old_starts_at` of a move, `reason` of a cancellation."""
    kind = _worded_as(kind, appointment)
    posted = held is not None and to.channel == Channel.POST
    held = None if posted else held  # a day is over before the post comes
    with translation.override(to.language):
        line = _line(appointment, to, kind)
        asked = asked_of(appointment) if kind in SAYS_WHAT_IS_ASKED else Asked()
        said = {**_said(appointment, kind, line, held), "restriction_note": asked.short}
        told = {"restriction_note": " ".join(asked.sentences)}
        return draft(
            to,
            appointment.municipality,
            kind=kind,
            said=said,
            told={}
            if to.channel == Channel.SMS
            else {**said, **_told(appointment, kind, line, said["url"], held, posted=posted, **more), **told},
            short=_short(appointment, kind, said, held),
            subject=_(_of_mode(SUBJECT, kind, appointment.mode)),
            line=line,
            office=appointment.office,
            attachment=calendar_file(appointment) if kind in WITH_CALENDAR and to.channel == Channel.EMAIL else "",
        )


def about_ticket(ticket: Appointment, to: Recipient) -> Draft:
    """Soon the turn of somebody with a queue number."""
    with translation.override(to.language):
        gaps = {"ticket": ticket.ticket, "url": _own_link(ticket)}
        return draft(
            to,
            ticket.municipality,
            kind=KIND.QUEUE_NEAR,
            said=gaps,
            told=gaps,
            line=_line(ticket, to, KIND.QUEUE_NEAR),
            office=ticket.office,
        )


def calendar_file(appointment: Appointment) -> str:
    """The visit for a calendar, marked private, without its purpose; a later file replaces an earlier one."""
    event = CalendarEvent()
    event.add("uid", f"appointment-{appointment.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", appointment.events.filter(event__in=[Event.MOVE, Event.TO_CALL]).count())
    event.add("dtstamp", clock.now())
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("summary", pgettext("calendar", "Appointment"))
    if appointment.mode == Mode.IN_PERSON:
        event.add("location", _place(appointment))
    event.add(
        "description",
        _("Booking code: {code}. Change or cancel: {url}").format(code=appointment.code, url=_own_link(appointment)),
    )
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if appointment.state in OPEN_STATES else "CANCELLED")
    calendar = Calendar()
    calendar.add("prodid", "-//Pieraksts//LV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical().decode()


# Gaps


def _worded_as(kind: str, appointment: Appointment) -> str:
    """The reminder of the same day says "today": one that goes the evening before is worded as the earlier one."""
    evening_before = kind == KIND.REMINDER_2H and appointment.day != clock.today()
    return KIND.REMINDER_1D if evening_before else kind


def _of_mode(table: dict, kind: str, mode: str) -> str:
    return table.get((kind, mode)) or table[kind]


def _short(appointment: Appointment, kind: str, said: dict, held: Held | None = None) -> list[str]:
    if kind == KIND.CANCELLED_BY_OFFICE and (held or said["phone"]):
        return [fill(_(text), said) for text in (HELD_INSTEAD if held else [PLEASE_CALL])]
    text = _(_of_mode(SHORT, kind, appointment.mode)) + (" {restriction_note}" if kind in SAYS_WHAT_IS_ASKED else "")
    if kind != KIND.REMINDER_1D or not appointment.municipality.gateways.answerable().exists():
        return shorter(text, said)
    # The sender is a number: an answer cancels. The fullest that fits into one part goes.
    answered = shorter(text, {**said, "url": _("{url} or answer A").format(url=said["url"])})
    return [answer for pair in zip(answered, shorter(text, said), strict=True) for answer in pair]


def _said(appointment: Appointment, kind: str, line: PhoneLine | None, held: Held | None = None) -> dict[str, str]:
    """What an SMS and a subject may say."""
    if held:
        url = held.url
    else:
        url = links.absolute(appointment.municipality, "start") if kind in CANCELLED else _own_link(appointment)
    days = dates(appointment.starts_at)
    return {
        **days,
        **_nearness(appointment.day, days),
        "time": time_of(appointment.starts_at),
        "code": appointment.code,
        "url": url,
        "phone": line.as_written if line else "",
        "reply": _("{url} or call {phone}").format(url=url, phone=line.as_written) if line else url,
        "address": _address(appointment),
    }


def _address(appointment: Appointment) -> str:
    if appointment.mode == Mode.PHONE:
        return _("The specialist will call you.")
    if appointment.mode == Mode.IN_PERSON:
        return _("Address: {addr}.").format(addr=appointment.office.short_address)
    return ""


def _nearness(day: date, days: dict[str, str]) -> dict[str, str]:
    """ "Tomorrow" only where it is."""
    if day == clock.today() + timedelta(days=1):
        return {
            "day": pgettext("day of a visit", "tomorrow"),
            "when": pgettext("day of a visit", "tomorrow, {date}").format(**days),
            "when_long": pgettext("day of a visit", "tomorrow, {date_on},").format(**days),
        }
    if day == clock.today():
        today = pgettext("day of a visit", "today")
        return dict.fromkeys(["day", "when", "when_long"], today)
    on_day = pgettext("day of a visit", "on {date}").format(**days)
    return {"day": on_day, "when": on_day, "when_long": pgettext("day of a visit", "on {date_on}").format(**days)}


def _told(
    appointment: Appointment,
    kind: str,
    line,
    url: str,
    held: Held | None,
    *,
    posted=False,
    old_starts_at=None,
    reason="",
) -> dict:
    """What only a longer letter says; whole sentences are empty where they do not apply."""
    phone = line.as_written if line else ""
    reply = pgettext("longer letter", "{url} or call {phone}").format(url=url, phone=phone) if phone else url
    reason = reason.strip().rstrip(".")
    return {
        "old_date": dates(old_starts_at)["date"] if old_starts_at else "",
        "old_time": time_of(old_starts_at) if old_starts_at else "",
        "reason": _("Reason: {reason}.").format(reason=reason) if reason else "",
        "code": words.code_spaced(appointment.code),
        "reply": reply,
        "minutes": appointment.minutes,
        "mode": appointment.get_mode_display(),
        "masked_phone": masked(appointment.phone),
        "phone": phone,
        "instead": body_of(
            "letters/_instead.txt",
            {"held": held.lines if held else [], "posted": posted, "reply": reply, "phone": phone},
        ),
        "tomorrow": appointment.day == clock.today() + timedelta(days=1),
        **_sentences(appointment, kind, phone),
    }


def _sentences(appointment: Appointment, kind: str, phone: str) -> dict[str, str]:
    """About coming and about being called."""
    documents, in_person = ", ".join(appointment.purpose.bring_list), appointment.mode == Mode.IN_PERSON
    bring = _("Documents to bring: {documents}.") if in_person else _("Documents to have at hand: {documents}.")
    return {
        "where": _where(appointment, kind),
        "arrive": _arrive(appointment.mode),
        "bring": bring.format(documents=documents) if documents else "",
        "late": _("If you are running late, please call {phone}.").format(phone=phone) if in_person and phone else "",
    }


def _arrive(mode: str) -> str:
    if mode == Mode.PHONE:
        return _("You do not need to come in person.")
    return _("Please come no earlier than 10 minutes before the time.") if mode == Mode.IN_PERSON else ""


def _where(appointment: Appointment, kind: str) -> str:
    if appointment.mode == Mode.PHONE:
        return _("The specialist will call {masked_phone}.").format(masked_phone=masked(appointment.phone))
    if appointment.mode == Mode.IN_PERSON:
        return _("Place: {place}").format(place=_place(appointment))
    return "" if kind in NAMES_THE_MODE else _("Type: {mode}").format(mode=appointment.get_mode_display())


def _place(appointment: Appointment) -> str:
    office, resource = appointment.office, appointment.resource
    room = resource.room if resource and resource.room else office.room
    if room.isdigit():
        room = _("room {number}").format(number=room)
    return ", ".join(filter(None, [office.label, office.address, room]))


def _own_link(appointment: Appointment) -> str:
    return links.absolute(appointment.municipality, "appointment_link", appointment.link)


def _line(appointment: Appointment, to: Recipient, kind: str) -> PhoneLine | None:
    if to.channel == Channel.SMS and kind not in NAMES_A_PHONE:
        return None
    return routing.line(appointment.municipality, appointment.district, appointment.purpose.department, clock.today())
