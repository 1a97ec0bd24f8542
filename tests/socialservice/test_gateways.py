"""By which gateway letters leave: real servers, fallback, circuit, limits."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from socialservice import clock
from socialservice.actions import gateways
from socialservice.actions.delivering import deliver
from socialservice.circuit import TRIAL
from socialservice.models import Channel, Gateway
from tests.conftest import NOW
from tests.gateways import ReceiptsGateway, free_port, mail_server
from tests.socialservice.letter_rows import MOBILE, outcome, write

# Apprise reads all its services when it is first asked, one of them an old module of Python.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

MINUTE = timedelta(minutes=1)


def gateway(town, **fields) -> Gateway:
    told = {"name": "Īsziņas", "channel": "sms", "adapter": "signed", "url": "http://127.0.0.1/", "secret": "x" * 16}
    return town.municipality.gateways.create(**{**told, **fields})


def dead(town, **fields) -> Gateway:
    return gateway(town, **{"name": "Klusē", "url": f"http://127.0.0.1:{free_port()}/", "order": 1, **fields})


def sms(town, **more):
    return write(town, MOBILE, channel=Channel.SMS, text="Pieraksts 16.09.2026.", **more)


def at(moment):
    with clock.set_to(moment):
        return deliver()


def test_gateway_with_receipts_takes_the_message_and_names_it(town, receipts_host):
    way = gateway(town, url=receipts_host.url)
    letter = sms(town)

    assert deliver() == {"sent": 1}

    [message] = receipts_host.messages.values()
    assert message == {
        "id": f"{letter.pk}-{NOW.timestamp():.0f}",
        "to": MOBILE,
        "from": "SocDienests",
        "text": "Pieraksts 16.09.2026.",
        "key": "m1",
    }
    assert receipts_host.bearers == {"Bearer key"}
    assert outcome(letter) == ("sent", "")
    assert (letter.gateway, letter.receipt_key) == (way, "m1")
    way.refresh_from_db()
    assert (way.used_at, way.failures) == (NOW, 0)


def test_many_messages_go_through_one_connection(town, receipts_host):
    gateway(town, url=receipts_host.url)
    for _number in range(25):
        sms(town)

    assert deliver() == {"sent": 25}

    assert (len(receipts_host.messages), receipts_host.connections) == (25, 1)


@pytest.mark.parametrize(
    "status, state, note, down",
    [
        (400, "failed", "refused", False),
        (422, "failed", "refused", False),
        (429, "queued", "refused", False),
        (500, "queued", "refused", False),
        (401, "queued", "refused", True),
        (503, "queued", "refused", True),
    ],
)
def test_refusal_is_final_or_passes_or_says_that_the_gateway_is_down(town, receipts_host, status, state, note, down):
    receipts_host.status = status
    way = gateway(town, url=receipts_host.url)
    letter = sms(town)

    deliver()

    way.refresh_from_db()
    assert (*outcome(letter), letter.error, way.failures) == (state, note, f"HTTP {status}", int(down))


def test_where_one_is_down_the_next_takes_the_letter(town, receipts_host):
    dead(town)
    second = gateway(town, url=receipts_host.url, order=2)
    letter = sms(town)

    assert deliver() == {"sent": 1}

    assert outcome(letter) == ("sent", "")
    assert letter.gateway == second


def test_order_is_the_order_of_use_and_what_is_not_in_use_is_not_used(town, receipts_host):
    gateway(town, url=receipts_host.url, order=1, active=False, name="Atslēgta")
    gateway(town, url=receipts_host.url, order=3, name="Trešā")
    second = gateway(town, url=receipts_host.url, order=2, name="Otrā")
    letter = sms(town)

    deliver()

    letter.refresh_from_db()
    assert letter.gateway == second


def test_municipality_without_own_gateways_uses_that_of_the_settings(town, other_town, receipts_host, sms_host):
    gateway(town, url=receipts_host.url)
    own, foreign = sms(town), sms(other_town)

    deliver()

    assert (len(receipts_host.messages), len(sms_host.messages)) == (1, 1)
    assert (outcome(own), outcome(foreign)) == (("sent", ""), ("sent", ""))
    assert foreign.gateway is None


def test_own_mail_server_is_used_instead_of_that_of_the_settings(town, mail_host):
    with mail_server() as own:
        gateway(town, channel="email", adapter="smtp", url=own.url)
        write(town)

        deliver()

        assert (len(own.letters), len(mail_host.letters)) == (1, 0)


# The circuit


def test_circuit_opens_after_failures_in_a_row_and_one_letter_tries_it_again(town):
    way = dead(town)
    letters = [sms(town) for _number in range(3)]

    for minute in range(3):  # the first letter of each round finds it down, the others wait unharmed
        assert at(NOW + minute * MINUTE)["queued"] >= 1
    way.refresh_from_db()
    opened = way.open_until
    assert (way.failures, opened) == (3, NOW + 3 * MINUTE)
    before = [row.attempts for row in town.municipality.letters.order_by("pk")]
    with clock.set_to(opened - timedelta(seconds=1)):
        deliver()
    assert [row.attempts for row in town.municipality.letters.order_by("pk")] == before

    at(opened)

    way.refresh_from_db()
    assert (way.failures, way.open_until) == (4, opened + 2 * MINUTE)
    assert {outcome(letter)[0] for letter in letters} == {"queued"}


def test_first_success_closes_the_circuit(town, receipts_host):
    way = gateway(town, url=receipts_host.url, failures=5, open_until=NOW, error="HTTP 503")
    letter = sms(town)

    deliver()

    way.refresh_from_db()
    assert outcome(letter) == ("sent", "")
    assert (way.failures, way.open_until, way.error, way.used_at) == (0, None, "", NOW)


def test_of_several_workers_one_makes_the_trial(town):
    way = gateway(town, failures=3, open_until=NOW)
    seen = [Gateway.objects.get(pk=way.pk) for _worker in range(3)]

    assert [gateways.may_be_tried(row) for row in seen] == [True, False, False]

    way.refresh_from_db()
    assert way.open_until == NOW + TRIAL


def test_letter_that_waits_for_a_circuit_costs_no_attempt_and_is_due_when_it_may_go(town):
    gateway(town, failures=3, open_until=NOW + 4 * MINUTE, error="HTTP 503")
    letter = sms(town)

    assert deliver() == {"queued": 1}

    assert (*outcome(letter), letter.error) == ("queued", "unreachable", "HTTP 503")
    assert (letter.attempts, letter.due_at) == (0, NOW + 4 * MINUTE)


def test_letter_whose_time_passes_while_a_circuit_is_open_has_failed(town):
    gateway(town, failures=3, open_until=NOW + 4 * MINUTE, error="HTTP 503")
    letter = sms(town, expires_at=NOW + 2 * MINUTE)

    deliver()

    assert outcome(letter) == ("failed", "unreachable")


# Limits


def test_no_more_than_the_limit_leaves_in_a_minute(town, receipts_host):
    way = gateway(town, url=receipts_host.url, per_minute=3)
    for _number in range(5):
        sms(town)

    sent = [at(NOW + seconds * timedelta(seconds=1))["sent"] for seconds in (0, 30, 60)]

    assert sent == [3, 0, 2]
    way.refresh_from_db()
    assert (way.window, way.in_window) == (NOW + MINUTE, 2)
    assert set(town.municipality.letters.values_list("attempts", flat=True)) == {1}


def test_what_is_beyond_the_limit_goes_by_the_next_gateway(town, receipts_host):
    gateway(town, url=receipts_host.url, order=1, per_minute=2)
    second = gateway(town, url=receipts_host.url, order=2)
    for _number in range(3):
        sms(town)

    assert deliver() == {"sent": 3}

    assert second.letters.count() == 1


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_do_not_go_beyond_the_limit(town):
    way = gateway(town, per_minute=20)
    start, turns = threading.Barrier(8), []

    def work():
        try:
            start.wait()
            turns.append(sum(gateways.take_turn(way) for _letter in range(10)))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    way.refresh_from_db()
    assert (sum(turns), way.in_window) == (20, 20)


@pytest.mark.parametrize(
    "fields", [{"channel": "email"}, {"adapter": "smtp"}, {"per_minute": 0}, {"channel": "email", "adapter": "apprise"}]
)
def test_database_refuses_a_gateway_that_could_never_work(town, fields):
    with pytest.raises(IntegrityError):
        gateway(town, **fields)


def test_worker_killed_before_it_marked_a_message_doubles_nothing_where_the_gateway_knows_our_id(town):
    with ReceiptsGateway().listening() as host:
        gateway(town, url=host.url)
        letter = sms(town)
        deliver()
        type(letter).objects.filter(pk=letter.pk).update(state="queued", receipt_key="", gateway=None)

        deliver()

        assert outcome(letter) == ("sent", "")
        assert (len(host.messages), letter.receipt_key) == (1, "m1")
