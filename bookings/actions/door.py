"""What a client does alone at the tablet by the door: be marked as here, or take a queue number.

Digits identify and never authorise: whoever stands at the office's own tablet can only be marked as here. A code may
be told more than a phone number, which others know too.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.identifiers import CODE_DIGITS, PhoneError, parse_phone
from socialservice.latvian import hour
from socialservice.models import Office
from socialservice.words import moment_in

from ..lifecycle import OPEN_STATES, Event, State
from ..models import Appointment, Mode, Purpose
from . import desk
from .booking import Contact

AT_THE_DOOR = {"by": "door"}  # in the event, instead of a person
EARLIEST = timedelta(minutes=30)  # before the time; the waiting room is small
HERE = (State.ARRIVED, State.CALLED, State.SERVING, State.PARKED)


def check_in(*, office: Office, digits: str) -> Appointment:
    """Mark today's appointment as arrived. Whoever is here already gets the same number again.

    Refused with the code “miss” where nothing was found under the digits.
    """
    row = _found(office, "".join(digits.split()))
    if row.state in HERE:
        return row
    _refuse_unless_now(row)
    return desk.apply(row, Event.ARRIVE, by=None, detail=AT_THE_DOOR)


def take_ticket(*, office: Office, purpose: Purpose, contact: Contact, form_key) -> Appointment:
    return desk.walk_in(office=office, purpose=purpose, by=None, contact=contact, form_key=form_key, detail=AT_THE_DOOR)


def _found(office: Office, digits: str) -> Appointment:
    if len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit():
        return _by_code(office, digits)
    try:
        return _by_phone(office, parse_phone(digits).e164)
    except PhoneError:
        raise Refusal(
            _("Type the six digits of the booking code, or a phone number of eight digits."), field="digits"
        ) from None


def _by_code(office: Office, code: str) -> Appointment:
    row = (
        Appointment.objects.filter(municipality=office.municipality_id, code=code)
        .filter(state__in=[*OPEN_STATES, State.NO_SHOW])
        .select_related("office", "resource")
        .order_by("-created_at")
        .first()
    )
    if row is None or (row.state == State.NO_SHOW and (row.office_id, row.day) != (office.pk, clock.today())):
        raise _miss()
    when = {"when": moment_in(clock.local(row.starts_at)) if row.starts_at else ""}
    if row.day != clock.today():
        raise Refusal(_("Your appointment is on another day: %(when)s.") % when, code="other_day")
    if row.office_id != office.pk:
        raise Refusal(
            _("Your appointment is at another place: %(address)s.") % {"address": row.office.address}, code="elsewhere"
        )
    return row


def _by_phone(office: Office, phone: str) -> Appointment:
    """Today's only one here. Of another day or place nothing is said: a neighbour may know the number too."""
    rows = list(
        office.appointments.open().on(clock.today()).filter(phone=phone).select_related("office", "resource")[:2]
    )
    if not rows:
        raise _miss()
    if len(rows) > 1:
        raise Refusal(
            _("There are several appointments with this phone number today. Type the booking code, or go to the desk."),
            field="digits",
            code="several",
        )
    return rows[0]


def _miss() -> Refusal:
    return Refusal(
        _("No appointment here today was found. Check the digits, or go to the desk."), field="digits", code="miss"
    )


def _refuse_unless_now(row: Appointment) -> None:
    now, at = clock.now(), {"time": hour(clock.local(row.starts_at))}
    if row.mode == Mode.PHONE:
        raise Refusal(_("You need not come in person: the specialist will call you at %(time)s.") % at, code="phone")
    if row.mode != Mode.IN_PERSON:
        raise Refusal(_("Your appointment at %(time)s is not held here. Please go to the desk.") % at, code="mode")
    if now < row.starts_at - EARLIEST:
        at["from"] = hour(clock.local(row.starts_at - EARLIEST))
        raise Refusal(
            _("You are early: your appointment is at %(time)s. Please come back from %(from)s on.") % at, code="early"
        )
    if row.state == State.NO_SHOW or row.ends_at <= now:
        raise Refusal(
            _("The time of your appointment was %(time)s and is over. Please go to the desk.") % at, code="late"
        )
