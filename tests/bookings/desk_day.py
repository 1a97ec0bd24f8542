"""Monday, 7 September 2026, at the desk of the office “centrs”."""

from datetime import date

from django.contrib.messages import get_messages
from django.test import Client

from tests import factories

DAY = date(2026, 9, 7)
LIST = "darbs/centrs/diena/2026-09-07/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def book(town, hour="8:00", name="Zenta Grīnberga-Vītoliņa", **fields):
    (slot,) = town.slots(DAY, hour, resource=fields.pop("resource", None))
    return factories.appointment(slot, town.purpose, name=name, **fields)


def act(client, town, row, which, **data):
    return client.post(town.url(f"darbs/pieraksts/{row.pk}/{which}/"), data)


def state(row) -> str:
    row.refresh_from_db()
    return row.state


def sentences(answer) -> list[str]:
    """What the answer will say on the page it leads to."""
    return [str(message) for message in get_messages(answer.wsgi_request)]
