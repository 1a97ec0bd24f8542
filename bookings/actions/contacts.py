"""A number or an address under which nobody was reached is corrected where it was taken from."""

from django.db import transaction

from socialservice.models import Channel, Letter, User

from ..lifecycle import Event
from ..models import Appointment
from . import requests
from .allowances import follow, standing
from .booking import _event
from .clients import counts_as

FIELD = {Channel.SMS: "phone", Channel.EMAIL: "email"}


@transaction.atomic
def of_appointment(*, letter: Letter, to: str, by: User) -> None:
    """Reminders to come are written out when they go, to whatever stands there then."""
    row = Appointment.objects.select_for_update(of=("self",)).get(pk=letter.about_id, municipality=letter.municipality)
    field = FIELD[letter.channel]
    if getattr(row, field) != letter.to:
        return
    stood = standing(row)
    setattr(row, field, to)
    row.counts_as = counts_as(row)
    row.save(update_fields=[field, "counts_as"])
    follow(row, stood, exceed=True)
    _event(row, Event.CONTACT, row.state, by, {})


@transaction.atomic
def of_request(*, letter: Letter, to: str, by: User) -> None:
    row = requests.locked(letter.municipality.requests.get(pk=letter.about_id))
    field = FIELD[letter.channel]
    if getattr(row, field) != letter.to:
        return
    setattr(row, field, to)
    row.save(update_fields=[field])
    requests.note(row, requests.Kind.SORTED, by, changed=[field])
