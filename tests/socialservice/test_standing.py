from datetime import timedelta

import pytest
from django.core.cache import cache

from socialservice import clock
from socialservice.actions.delivering import deliver
from socialservice.standing import standing, standing_of
from tests.conftest import NOW
from tests.socialservice.letter_rows import write

PAGE = "darbs/vestules/stavoklis/"
MINUTE = timedelta(minutes=1)


def gateway(town, **fields):
    told = {
        "name": "Īsziņas",
        "channel": "sms",
        "adapter": "signed",
        "url": "https://:atslega@sms/",
        "secret": "x" * 16,
    }
    return town.municipality.gateways.create(**{**told, **fields})


@pytest.mark.parametrize(
    "fields, words",
    [
        ({}, "Vēl nav lietota"),
        ({"used_at": NOW}, "Darbojas"),
        ({"failures": 1}, "Pēdējoreiz neatbildēja"),
        ({"failures": 3, "open_until": NOW + 5 * MINUTE}, "Nedarbojas: līdz plkst. 8:05 tai nekas netiek nodots"),
        ({"failures": 3, "open_until": NOW}, "Nedarbojas: to izmēģinās nākamā ziņa"),
        ({"active": False}, "Netiek lietota"),
    ],
)
def test_state_of_a_gateway_in_words(town, fields, words):
    assert standing_of(gateway(town, **fields)) == words


def test_each_channel_counts_what_waits_and_what_went_today(town):
    rows = [write(town) for _number in range(5)]
    for row, state in zip(rows, ["sent", "delivered", "failed", "queued", "sent"], strict=True):
        row.state, row.finished_at = state, None if state == "queued" else NOW
        row.save()
    rows[4].finished_at = NOW - timedelta(days=1)
    rows[4].save()

    with clock.set_to(NOW + MINUTE):
        email, sms = standing(town.municipality, town.municipality.letters.all())

    assert (email.channel, email.waiting, email.oldest) == ("email", 1, NOW)
    assert email.today == {"sent": 1, "delivered": 1, "failed": 1}
    assert (sms.waiting, sms.oldest, set(sms.today.values())) == (0, None, {0})


def test_reader_sees_the_state_and_who_configures_sees_what_the_gateway_said(town, client):
    gateway(town, failures=3, open_until=NOW + MINUTE, error="HTTP 503")

    client.force_login(town.staff("front_desk"))
    reads = client.get(town.url(PAGE)).content.decode()
    client.force_login(town.staff("administrator"))
    configures = client.get(town.url(PAGE)).content.decode()

    assert "Nedarbojas: līdz plkst. 8:01" in reads and "HTTP 503" not in reads
    assert "HTTP 503" in configures
    assert "atslega" not in configures


def test_page_says_when_no_worker_looks_through_the_letters(town, client):
    client.force_login(town.staff("front_desk"))
    cache.clear()
    assert "Nav zināms" in client.get(town.url(PAGE)).content.decode()

    deliver()

    assert "Nav zināms" not in client.get(town.url(PAGE)).content.decode()
    with clock.set_to(NOW + 10 * MINUTE):
        assert "Nekas netiks nosūtīts" in client.get(town.url(PAGE)).content.decode()


def test_without_the_right_there_is_no_page(town, client):
    client.force_login(town.staff("phone_centre"))

    assert client.get(town.url(PAGE)).status_code == 403


# Settings


FORM = {"name": "Īsziņas", "channel": "sms", "adapter": "signed", "order": "1", "active": "on"}
NEW = {**FORM, "url": "https://:atslega@sms.example.org/", "secret": "y" * 20}


@pytest.fixture
def admin(town, client):
    client.force_login(town.staff("administrator"))
    return client


def add(town, admin, **fields):
    return admin.post(town.url("admin/socialservice/gateway/add/"), {**NEW, **fields})


def test_gateway_is_set_up_and_its_secrets_are_never_shown(town, admin):
    assert add(town, admin).status_code == 302

    row = town.municipality.gateways.get()
    page = admin.get(town.url(f"admin/socialservice/gateway/{row.pk}/change/")).content.decode()
    history = admin.get(town.url(f"admin/socialservice/gateway/{row.pk}/history/")).content.decode()
    assert (row.url, row.secret) == (NEW["url"], NEW["secret"])
    for shown in (page, history):
        assert "atslega" not in shown and NEW["secret"] not in shown
    assert f"/zinas/kvitanes/{row.key}/" in page


def test_secret_left_empty_stays_and_one_typed_is_new(town, admin):
    add(town, admin)
    row = town.municipality.gateways.get()
    page = town.url(f"admin/socialservice/gateway/{row.pk}/change/")

    admin.post(page, {**FORM, "url": "", "secret": ""})
    row.refresh_from_db()
    assert (row.url, row.secret) == (NEW["url"], NEW["secret"])

    admin.post(page, {**FORM, "url": "https://other.example.org/", "secret": ""})
    row.refresh_from_db()
    assert (row.url, row.secret) == ("https://other.example.org/", NEW["secret"])


@pytest.mark.parametrize(
    "fields, field",
    [
        ({"url": ""}, "url"),
        ({"url": "ftp://sms"}, "url"),
        ({"url": "http://sms.example.org/"}, "url"),
        ({"adapter": "apprise", "url": "json://gateway/send"}, "url"),
        ({"secret": ""}, "secret"),
        ({"secret": "short"}, "secret"),
        ({"channel": "email", "adapter": "smtp", "url": "mail"}, "url"),
        ({"channel": "email"}, "adapter"),
        ({"per_minute": "0"}, "per_minute"),
        ({"adapter": "apprise", "url": "json://g/{to}", "takes_replies": "on"}, "takes_replies"),
    ],
)
@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
def test_gateway_that_could_never_work_is_not_saved(town, admin, settings, fields, field):
    settings.EMBEDDED = False

    answer = add(town, admin, **fields)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [field]
