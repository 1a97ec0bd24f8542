import pytest

from socialservice.signing import is_genuine, signature
from tests.conftest import NOW

SECRET, BODY = "0123456789abcdef", b'{"id": "m1", "state": "delivered"}'
AT = int(NOW.timestamp())


@pytest.mark.parametrize(
    "timestamp, genuine",
    [
        (str(AT), True),
        (str(AT - 300), True),
        (str(AT + 300), True),
        (str(AT - 301), False),
        (str(AT + 301), False),
        ("", False),
        ("-5", False),
        ("١", False),
        ("9" * 50, False),
    ],
)
def test_receipt_is_of_the_last_five_minutes(timestamp, genuine):
    assert is_genuine(SECRET, timestamp, signature(SECRET, timestamp, BODY), BODY, NOW) is genuine


@pytest.mark.parametrize("secret, body", [("another secret of ours", BODY), (SECRET, BODY + b" ")])
def test_receipt_signed_otherwise_is_refused(secret, body):
    assert not is_genuine(SECRET, str(AT), signature(secret, str(AT), body), BODY, NOW)


def test_timestamp_is_signed_too():
    assert not is_genuine(SECRET, str(AT), signature(SECRET, str(AT - 1), BODY), BODY, NOW)


@pytest.mark.parametrize("signed", ["", "ķ", "0" * 64])
def test_nonsense_is_refused(signed):
    assert not is_genuine(SECRET, str(AT), signed, BODY, NOW)


def test_gateway_without_a_secret_signs_nothing():
    assert not is_genuine("", str(AT), signature("", str(AT), BODY), BODY, NOW)
