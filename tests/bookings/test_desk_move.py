from datetime import date, time

import pytest

from socialservice import clock
from socialservice.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db

TUESDAY, WEDNESDAY = date(2026, 9, 8), date(2026, 9, 9)


def at(day, hour, minute=0):
    return clock.at(day, time(hour, minute))


@pytest.fixture
def sintija(town):
    return town.staff("front_desk")


@pytest.fixture
def desk(client, sintija):
    client.force_login(sintija)
    return client


@pytest.fixture
def slots(town):
    return [*town.slots(TUESDAY, "9:00", "9:20", "14:00"), *town.slots(WEDNESDAY, "9:00")]


def test_move_page_moves_with_a_letter(town, desk, slots, sintija):
    appointment = factories.appointment(slots[0], town.purpose)
    address = town.url(f"darbs/pieraksts/{appointment.pk}/parcelt/")
    assert desk.get(address).context["times"].starts == [slot.starts_at for slot in slots[1:]]

    response = desk.post(
        address,
        {"do": "pierakstit", "at": "centrs", "mode": "in_person", "time": at(WEDNESDAY, 9).isoformat(), "tell": "yes"},
    )

    appointment.refresh_from_db()
    assert response.url == town.url(f"darbs/zvans/{appointment.pk}/")
    assert (appointment.starts_at, appointment.events.get().by) == (at(WEDNESDAY, 9), sintija)
    assert Letter.objects.filter(kind="rescheduled").count() == 1


def test_move_page_without_a_letter(town, desk, slots):
    appointment = factories.appointment(slots[0], town.purpose)

    desk.post(
        town.url(f"darbs/pieraksts/{appointment.pk}/parcelt/"),
        {"do": "pierakstit", "at": "centrs", "mode": "in_person", "time": at(WEDNESDAY, 9).isoformat(), "tell": "no"},
    )

    assert not Letter.objects.filter(kind="rescheduled").exists()


def test_move_page_with_the_race_lost(town, desk, slots):
    appointment = factories.appointment(slots[0], town.purpose)
    factories.appointment(slots[3], town.purpose)

    response = desk.post(
        town.url(f"darbs/pieraksts/{appointment.pk}/parcelt/"),
        {"do": "pierakstit", "at": "centrs", "mode": "in_person", "time": at(WEDNESDAY, 9).isoformat(), "tell": "no"},
    )

    appointment.refresh_from_db()
    assert (response.status_code, appointment.starts_at) == (409, at(TUESDAY, 9))
    assert response.context["times"].starts == [at(TUESDAY, 9, 20), at(TUESDAY, 14)]


@pytest.mark.parametrize(
    ("field", "typed"), [("time", ""), ("time", "x"), ("tell", ""), ("mode", "video"), ("at", "x")]
)
def test_move_page_refuses_with_a_sentence(town, desk, slots, field, typed):
    appointment = factories.appointment(slots[0], town.purpose)
    told = {"do": "pierakstit", "at": "centrs", "mode": "in_person", "time": at(WEDNESDAY, 9).isoformat(), "tell": "no"}

    response = desk.post(town.url(f"darbs/pieraksts/{appointment.pk}/parcelt/"), told | {field: typed})

    appointment.refresh_from_db()
    assert appointment.starts_at == (at(WEDNESDAY, 9) if field == "mode" else at(TUESDAY, 9))
    assert response.status_code in (200, 302, 409)


def test_move_page_of_a_finished_visit_leads_back(town, desk, slots):
    appointment = factories.appointment(slots[0], town.purpose, state="done")

    assert desk.get(town.url(f"darbs/pieraksts/{appointment.pk}/parcelt/")).status_code == 302


def test_another_office_cannot_move_it(town, client, slots):
    appointment = factories.appointment(slots[0], town.purpose)
    client.force_login(factories.user("Inga", role="front_desk", office=factories.office(town.municipality, "filiale")))

    for path in (f"darbs/pieraksts/{appointment.pk}/parcelt/", f"darbs/zvans/{appointment.pk}/"):
        assert client.get(town.url(path)).status_code == 404
