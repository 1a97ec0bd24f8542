"""What gateways send us afterwards, as they send it."""

import json

import pytest

from socialservice.models import Letter, SmsReply
from socialservice.signing import signature
from tests.conftest import NOW
from tests.socialservice.letter_rows import MOBILE, outcome, write

SECRET = "0123456789abcdef"


@pytest.fixture
def gateway(town):
    return town.municipality.gateways.create(
        name="Īsziņas", channel="sms", adapter="signed", url="https://sms/", secret=SECRET, takes_replies=True
    )


def letter(town, gateway, **fields) -> Letter:
    row = write(town, MOBILE, channel="sms", **fields)
    Letter.objects.filter(pk=row.pk).update(state="sent", gateway=gateway, receipt_key=f"m{row.pk}", finished_at=NOW)
    return row


def send(client, town, gateway, told, *, secret=SECRET, at=NOW, body=None):
    body = body if body is not None else json.dumps(told).encode()
    timestamp = str(int(at.timestamp()))
    headers = {"X-Timestamp": timestamp, "X-Signature": signature(secret, timestamp, body)}
    address = town.url(f"zinas/kvitanes/{gateway.key}/")
    return client.post(address, body, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    "state, error, becomes, note",
    [("delivered", "", "delivered", ""), ("failed", "absent", "failed", "undelivered"), ("buffered", "", "sent", "")],
)
def test_receipt_says_what_became_of_the_letter(town, client, gateway, state, error, becomes, note):
    row = letter(town, gateway)

    answer = send(client, town, gateway, {"id": f"m{row.pk}", "state": state, "error": error})

    assert answer.status_code == 200
    assert (*outcome(row), row.error) == (becomes, note, error)


def test_receipt_repeated_changes_nothing(town, client, gateway):
    row = letter(town, gateway)
    told = {"id": f"m{row.pk}", "state": "delivered"}

    answers = [send(client, town, gateway, told) for _time in range(2)]

    assert [answer.json() for answer in answers] == [{"taken": True}, {"taken": False}]
    assert outcome(row) == ("delivered", "")


@pytest.mark.parametrize("how", [{"secret": "fedcba9876543210"}, {"at": NOW.replace(hour=9)}])
def test_receipt_signed_wrongly_or_long_ago_is_refused(town, client, gateway, how):
    row = letter(town, gateway)

    answer = send(client, town, gateway, {"id": f"m{row.pk}", "state": "delivered"}, **how)

    assert (answer.status_code, outcome(row)) == (403, ("sent", ""))


def test_receipt_without_a_signature_is_refused(town, client, gateway):
    answer = client.post(town.url(f"zinas/kvitanes/{gateway.key}/"), b"{}", content_type="application/json")

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b"\xff", b'{"id": ""}', b'{"id": "' + b"x" * 101 + b'"}', b'{"id": "a", "state": {}}'],
)
def test_signed_nonsense_is_a_bad_request(town, client, gateway, body):
    assert send(client, town, gateway, None, body=body).status_code == 400


def test_receipt_that_is_too_long_is_refused(town, client, gateway):
    assert send(client, town, gateway, {"id": "a", "state": "x" * 30_000}).status_code == 413


def test_letter_that_nobody_knows_is_answered_and_logged_without_what_was_said(town, client, gateway, caplog):
    answer = send(client, town, gateway, {"id": "secret-7", "state": "failed", "error": MOBILE})

    assert (answer.status_code, answer.json()) == (200, {"taken": False})
    assert "nobody knows" in caplog.text
    assert MOBILE not in caplog.text and "secret-7" not in caplog.text


def test_receipt_that_comes_before_the_letter_is_marked_is_to_come_again(town, client, gateway):
    row = letter(town, gateway)
    Letter.objects.filter(pk=row.pk).update(
        state="claimed", claim="3f2504e0-4f89-11d3-9a0c-0305e82c3301", claimed_at=NOW, receipt_key=""
    )

    answer = send(client, town, gateway, {"id": f"m{row.pk}", "state": "delivered"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")


def test_receipt_is_of_the_gateway_of_this_municipality(town, other_town, client, gateway):
    row = letter(town, gateway)

    answer = send(client, other_town, gateway, {"id": f"m{row.pk}", "state": "delivered"})

    assert (answer.status_code, outcome(row)) == (404, ("sent", ""))


def test_one_gateway_does_not_speak_for_another(town, client, gateway):
    other = town.municipality.gateways.create(
        name="Cita", channel="sms", adapter="signed", url="https://sms/", secret="x" * 16
    )
    row = letter(town, gateway)

    answer = send(client, town, other, {"id": f"m{row.pk}", "state": "failed"}, secret="x" * 16)

    assert (answer.json(), outcome(row)) == ({"taken": False}, ("sent", ""))


def test_address_takes_receipts_only(town, client, gateway):
    assert client.get(town.url(f"zinas/kvitanes/{gateway.key}/")).status_code == 405


# Answers


def test_answer_is_taken_once(town, client, gateway):
    told = {"id": "r1", "from": MOBILE, "text": "Kad varu nākt?"}

    answers = [send(client, town, gateway, told).json() for _time in range(2)]

    assert answers == [{"taken": True}, {"taken": False}]
    [reply] = SmsReply.objects.all()
    assert (reply.sender, reply.text, reply.did) == (MOBILE, "Kad varu nākt?", "request")
    assert town.municipality.requests.count() == 1


def test_personal_code_in_an_answer_is_masked(town, client, gateway):
    send(client, town, gateway, {"id": "r1", "from": MOBILE, "text": "Mans kods 390001-00078"})

    assert "390001" not in SmsReply.objects.get().text
    assert "390001" not in town.municipality.requests.get().need


def test_answer_to_a_name_is_not_taken(town, client, gateway):
    gateway.takes_replies = False
    gateway.save()

    assert send(client, town, gateway, {"id": "r1", "from": MOBILE, "text": "A"}).json() == {"taken": False}


def test_sender_who_cannot_be_answered_becomes_no_request(town, client, gateway):
    send(client, town, gateway, {"id": "r1", "from": "LOTERIJA", "text": "Laimējiet!"})

    assert SmsReply.objects.get().did == "kept"
    assert town.municipality.requests.count() == 0
