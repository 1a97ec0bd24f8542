"""“Please call me”, confirmed by a code where the municipality wants it."""

import uuid

import pytest

from bookings.models import Request
from socialservice.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(town):
    type(town.municipality).objects.filter(pk=town.municipality.pk).update(verify_requests=True)
    return town.url(f"pieteikt/{town.purpose.code}/zvanit/")


def typed(**told):
    asked = {"name": "Andris", "phone": "29123456", "need": "Vajag aprūpi.", "form_key": uuid.uuid4()}
    return asked | told


def code():
    return Letter.objects.filter(kind="verification_code").latest("pk").text.split()[0]


def test_the_code_makes_the_request_once(client, address):
    sent = typed()

    asks = client.post(address, sent)
    assert (Request.objects.count(), 'name="sent_code"' in asks.content.decode()) == (0, True)
    assert "29 123 456" in asks.content.decode()  # as people write it
    used = code()
    wrong = client.post(address, {**sent, "sent_code": "000000" if used != "000000" else "111111"})
    assert (wrong.status_code, Request.objects.count()) == (200, 0)
    first = client.post(address, {**sent, "sent_code": used})
    again = client.post(address, {**sent, "sent_code": used})

    assert first.url == again.url
    assert Request.objects.get().phone == "+37129123456"


def test_a_code_of_another_number_is_none(client, address):
    client.post(address, typed())

    client.post(address, {**typed(phone="29765432"), "sent_code": code()})

    assert not Request.objects.exists()


def test_a_fixed_line_needs_an_address(client, address):
    response = client.post(address, typed(phone="63426044"))
    assert list(response.context["form"].errors) == ["email"]

    client.post(address, typed(phone="63426044", email="andris@example.com"))
    assert Letter.objects.get().to == "andris@example.com"


def test_what_was_typed_can_be_corrected(client, address):
    client.post(address, typed())

    assert 'value="Andris"' in client.post(address, {**typed(), "labot": "1"}).content.decode()


def test_without_the_wish_nothing_is_asked(client, town):
    client.post(town.url(f"pieteikt/{town.purpose.code}/zvanit/"), typed())

    assert Request.objects.count() == 1
