from datetime import date, timedelta

import pytest

from bookings import figures
from bookings.actions import requests
from bookings.models import Request
from socialservice import clock
from tests.bookings.incoming import ask, mail

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)


def answered(town, row, later, outcome="remote"):
    with clock.set_to(clock.now() + later):
        return requests.close(request=row, outcome=outcome, by=town.staff("front_desk"))


def test_times_by_channel_and_department(town):
    answered(town, ask(town), timedelta(hours=1))
    answered(town, ask(town), timedelta(days=1), "referred")
    answered(town, mail(town), timedelta(days=7))
    answered(town, mail(town), timedelta(days=1), "spam")
    ask(town, name="Vēl gaida")

    with clock.set_to(clock.now() + timedelta(days=3)):
        found = figures.responses(town.municipality, FIRST, LAST)

    whole = found.whole
    assert (whole.came, whole.answered, whole.in_time, whole.late, whole.avoided) == (4, 3, 2, 2, 2)
    assert (whole.median, whole.nine_of_ten, whole.share_in_time) == (1, 5, 50)
    assert [(group.label, group.came) for group in found.by_way] == [("tīmeklī", 3), ("pa e-pastu", 1)]
    assert [(group.label, group.came) for group in found.by_department] == [("Sociālās palīdzības daļa", 4)]


def test_opened_again_the_first_promise_counts(town, now):
    row = ask(town)
    answered(town, row, timedelta(days=7))
    with clock.set_to(now + timedelta(days=8)):
        requests.reopen(request=Request.objects.get(), by=None)
        found = figures.responses(town.municipality, FIRST, LAST)

    assert (found.whole.in_time, found.whole.late) == (0, 1)


def test_shares_of_channels_by_month(town, now):
    with clock.set_to(now - timedelta(days=30)):
        ask(town)
    ask(town), mail(town), mail(town)

    ways, months = figures.channel_shares(town.municipality, clock.today())

    assert ways == ["tīmeklī", "pa e-pastu"]
    assert (months[0].month, months[0].cells) == (date(2026, 9, 1), [(1, 33), (2, 67)])
    assert (months[1].month, months[1].cells) == (date(2026, 8, 1), [(1, 100), (0, 0)])
    assert len(months) == figures.MONTHS


def test_pages_and_files_are_the_managers(town, client):
    ask(town)
    client.force_login(town.staff("front_desk"))
    assert client.get(town.url("darbs/pieprasijumi/raditaji/")).status_code == 403
    client.force_login(town.staff("manager", "Vadītāja"))

    for months in (0, 1, 3, 12, 99):
        assert client.get(town.url(f"darbs/pieprasijumi/raditaji/?menesi={months}")).status_code == 200
    lines = client.get(town.url("darbs/pieprasijumi/raditaji/csv/")).content.decode("utf-8-sig").splitlines()
    shares = client.get(town.url("darbs/pieprasijumi/raditaji/csv/?tabula=kanali")).content.decode("utf-8-sig")

    assert lines[1].startswith("Kopā;1;0;")
    assert shares.splitlines()[1].startswith("2026-09;1")


@pytest.mark.parametrize(
    ("today", "back", "expected"),
    [(date(2026, 1, 31), 0, date(2026, 1, 1)), (date(2026, 1, 31), 1, date(2025, 12, 1))],
)
def test_months_back(today, back, expected):
    assert figures.months_back(today, back) == expected
