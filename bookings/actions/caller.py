"""What staff do while somebody is on the line: the person, the time and the answered request in one act."""

from datetime import datetime

from django.db import connection, transaction

from socialservice import clock
from socialservice.actions import people
from socialservice.models import Office, Person, User

from ..callers import known_as
from ..leading import resource_at
from ..models import Appointment, Purpose, Request, Resource
from . import booking, requests
from .booking import Contact

OF_NEW_PERSON = ("name", "phone", "email", "language", "letters_by", "district")


@transaction.atomic
def book(
    *,
    purpose: Purpose,
    office: Office,
    mode: str,
    starts_at: datetime,
    contact: Contact,
    came_from: str,
    by: User,
    address: str = "",
    wished_at: datetime | None = None,
    resource: Resource | None = None,
    request: Request | None = None,
    keep_open: bool = False,
    form_key=None,
    beyond: str = "",
    why_in_person: str | None = None,
) -> Appointment:
    """Book for `contact.person`, or for somebody new by the contact's name; a lost race writes nobody down.

    Of several who are free then the district's specialist receives. The request that led to it tells where the
    wish came from and when, and is closed unless more times are to be booked: `keep_open`. Raises TimeTaken.
    """
    if form_key is not None:
        _one_at_a_time(str(form_key))
        if already := purpose.municipality.appointments.filter(form_key=form_key).first():
            return already
    if request:
        requests.locked(request)  # before the slots, as whoever offers times does
    contact.person = _person(contact, address, by, purpose.municipality)
    appointment = booking.book(
        purpose=purpose,
        office=office,
        mode=mode,
        contact=contact,
        came_from=request.submission.way if request else came_from,
        starts_at=starts_at,
        resource=resource or resource_at(contact.district, purpose, office, mode, starts_at, beyond=bool(beyond)),
        wished_at=request.submission.received_at if request else wished_at or clock.now(),
        form_key=form_key,
        by=by,
        channel="staff",
        beyond=beyond,
        why_in_person=why_in_person,
    )
    if request:
        requests.booked(request=request, appointment=appointment, by=by, closes=not keep_open)
    return appointment


def _person(contact: Contact, address: str, by: User, municipality) -> Person:
    """The known one, with the contact that was missing; a number of whoever calls for them is not theirs.

    Somebody new with the name and number of one who is written down is that one: nobody is written down twice.
    """
    told = {name: getattr(contact, name) for name in OF_NEW_PERSON} | {"address": address}
    if contact.booked_by_other:
        told |= {"phone": "", "email": ""}
    known = contact.person or known_as(municipality, name=told["name"], phone=told["phone"], email=told["email"])
    if known is None:
        return people.create(municipality=municipality, by=by, **told)
    missing = {
        name: told[name]
        for name in ("phone", "email", "address", "district")
        if told[name] and not getattr(known, name)
    }
    return people.change(person=known, by=by, **missing) if missing else known


def _one_at_a_time(key: str) -> None:
    """A form sent twice at once waits for itself here, so that nobody is written down twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 3))", [key])
