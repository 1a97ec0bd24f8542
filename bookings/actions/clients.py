"""Who counts as the same client, and how many appointments one client may have."""

from datetime import date

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock, prepared
from socialservice.latvian import fold, hour
from socialservice.models import User
from socialservice.models.fields import blind_index
from socialservice.words import code_spaced, date_short

from ..errors import TooMany
from ..lifecycle import COUNTED
from ..models import Appointment, Beyond

NAMED = 3  # so many appointments are named to staff


def take_turns(row) -> None:
    """Two bookings of one client queue up here, so that together they count as two. `row`: a contact or appointment."""
    with connection.cursor() as cursor:
        for key in sorted(_keys(row)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [key])


def counts_as(row: Appointment) -> str:
    """The keyed hash under which the client is counted; empty for somebody known by nothing.

    The same phone or e-mail address with the same name is the same client, whether staff know the person or not.
    """
    keys = _keys(row)
    if not keys:
        return ""
    asked = (row.person_id, *_told(row), row.office_id, row.day, row.purpose_id, row.pk)
    known = prepared.values(_known_query, *asked)
    return known[0][0] if known else keys[0]


def _known_query(person, name: str, phone, email, office: int, day, purpose: int, own):
    same = Q(search_name=name) & _of_contact(phone, email)
    if person:
        same = Q(person=person) | (same & Q(person=None))
    known = Appointment.objects.filter(same, office=office, day=day, purpose=purpose, state__in=COUNTED)
    return known.exclude(counts_as="").exclude(pk=own).values_list("counts_as")[:1]


def same_client(contact) -> Q:
    """The person where staff know who it is, else the same name with the same phone or e-mail address."""
    name, phone, email = _told(contact)
    same = Q(search_name=name) & _of_contact(phone, email) if phone or email else Q(pk=None)
    return Q(person=contact.person) | (same & Q(person=None)) if contact.person else same


def refuse_too_many(row: Appointment, *, by: User | None, exceed: bool, moved_from: date | None) -> list[Beyond]:
    """Of one purpose at a time, and of one day. Staff are told which there are, and may go beyond with a reason.

    Moved, an appointment is none more of its purpose, and on its own day none more of that day.
    """
    too_many = _too_many(row, moved_from) if _keys(row) and row.goes_with_id is None else []
    if too_many and not exceed:
        raise TooMany(_told_to_staff(too_many) if by else _told_on_the_web())
    return [Beyond.CLIENT] if too_many else []


# Pieces


def _keys(row) -> list[str]:
    """The person where staff know who it is, else the phone, else the e-mail address."""
    person = getattr(row, "person", None)
    found = [f"person:{person.pk}"] if person else []
    if row.phone:
        found.append(f"phone:{row.phone}")
    elif row.email:
        found.append(f"email:{row.email.lower()}")
    return [blind_index(key) for key in found]


def _told(row) -> tuple[str, str | None, str | None]:
    """The name as it is searched, the phone and the e-mail address, None where there is none."""
    return fold(row.name), row.phone or None, row.email or None


def _of_contact(phone, email) -> Q:
    return Q(phone=phone) if phone else Q(email__iexact=email or "", phone="")


def _too_many(row: Appointment, moved_from: date | None) -> list[Appointment]:
    """The client's other appointments that leave no room for this one."""
    municipality = row.municipality
    others = prepared.rows(_others_query, municipality.pk, row.person_id, *_told(row), clock.today(), row.pk)
    same_purpose = [other for other in others if other.purpose_id == row.purpose_id and moved_from is None]
    same_day = [other for other in others if other.day == row.day != moved_from]
    for found, most in (
        (same_purpose, row.purpose.most_open or municipality.most_open),
        (same_day, municipality.most_a_day),
    ):
        if most and len(found) >= most:
            return found
    return []


def _others_query(municipality: int, person, name: str, phone, email, today, own):
    of_client = _of_client(person, name, phone, email)
    others = Appointment.objects.open().filter(of_client, municipality=municipality, day__gte=today)
    others = others.exclude(pk=own).order_by("starts_at")
    return others.only("purpose", "day", "starts_at", "created_at", "code")


def _of_client(person, name: str, phone, email) -> Q:
    """The web knows a phone or an address only; staff know the person, and whose phone it may be as well."""
    if not person:
        return _of_contact(phone, email)
    if not (phone or email):
        return Q(person=person)
    return Q(person=person) | (_of_contact(phone, email) & Q(person=None, search_name=name))


def _told_to_staff(appointments: list[Appointment]) -> str:
    named = ", ".join(
        _("%(day)s at %(time)s (code %(code)s)")
        % {
            "day": date_short(other.day),
            "time": hour(clock.local(other.starts_at or other.created_at)),
            "code": code_spaced(other.code),
        }
        for other in appointments[:NAMED]
    )
    return _("This client has appointments already: %(named)s. Move one of them, or go beyond with a reason.") % {
        "named": named
    }


def _told_on_the_web() -> str:
    return _("With this contact no more appointments can be booked on the web for now. Please call us.")
