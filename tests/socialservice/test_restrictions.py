from datetime import date, timedelta

import pytest

from bookings.limits import limits_on
from socialservice import clock
from socialservice.actions import restrictions
from socialservice.errors import Refusal
from socialservice.models import Restriction
from socialservice.restrictions import codes_in_force, in_force, lines_of, newest
from tests import factories

TODAY = date(2026, 9, 7)
Code = Restriction.Code


def on(town, code=Code.PROTECTION, first=TODAY, last=None, **more):
    return restrictions.switch_on(
        municipality=town.municipality, code=code, valid_from=first, valid_until=last, by=None, **more
    )


@pytest.mark.parametrize(
    "day, expected", [(date(2026, 9, 6), False), (TODAY, True), (date(2026, 9, 30), True), (date(2026, 10, 1), False)]
)
def test_in_force_from_its_first_day_until_its_last(town, day, expected):
    on(town, last=date(2026, 9, 30))

    assert bool(in_force(town.municipality, town.office, Code.PROTECTION, day)) is expected
    assert codes_in_force(town.municipality.pk, None, day) == ({"protection"} if expected else set())


def test_one_of_an_office_is_in_force_there_only(town, other_town):
    elsewhere = factories.office(town.municipality, "cita")
    on(town, office=town.office)

    assert in_force(town.municipality, town.office, Code.PROTECTION, TODAY)
    assert in_force(town.municipality, elsewhere, Code.PROTECTION, TODAY) is None
    assert in_force(town.municipality, None, Code.PROTECTION, TODAY) is None
    assert in_force(other_town.municipality, other_town.office, Code.PROTECTION, TODAY) is None


def test_the_same_one_twice_on_a_day_is_refused(town):
    on(town, last=date(2026, 9, 30))

    with pytest.raises(Refusal) as refused:
        on(town, first=date(2026, 9, 30))

    assert refused.value.field == "code"
    assert town.municipality.restriction_notices.count() == 1


def test_each_change_publishes_a_version_and_the_earlier_ones_stay(town):
    row = on(town, last=date(2026, 9, 30))
    on(town, Code.NO_CASH, text="Pabalstus pārskaita kontā.", text_en="Benefits go to an account.")
    with clock.set_to(clock.now() + timedelta(days=1)):
        restrictions.switch_off(restriction=row, by=None)
        restrictions.publish(municipality=town.municipality)

    versions = town.municipality.restriction_notices.order_by("number")
    assert [(one.number, [line["code"] for line in one.lines]) for one in versions] == [
        (1, ["protection"]),
        (2, ["no_cash", "protection"]),
        (3, ["no_cash"]),
    ]
    assert newest(town.municipality).lines[0]["en"] == "Benefits go to an account."


def test_a_line_of_the_list_ends_by_itself(town):
    on(town, last=date(2026, 9, 30))
    notice = newest(town.municipality)

    assert len(lines_of(notice, date(2026, 9, 30))) == 1
    assert lines_of(notice, date(2026, 10, 1)) == []


def test_one_switched_off_on_its_first_day_goes_away(town):
    restrictions.switch_off(restriction=on(town), by=None)

    assert not Restriction.objects.exists()
    assert newest(town.municipality).lines == []


def test_fewer_places_are_those_of_the_waiting_room(town):
    town.office.room_capacity = 10
    town.office.save()
    on(town, Code.FEWER_PLACES, last=date(2026, 9, 30), places=4)

    assert limits_on(town.office.pk, TODAY).room == 4
    assert limits_on(town.office.pk, date(2026, 10, 1)).room == 10


def test_places_belong_to_fewer_places_alone(town):
    for code, places in ((Code.FEWER_PLACES, None), (Code.NO_CASH, 4)):
        with pytest.raises(Refusal) as refused:
            on(town, code, places=places)
        assert refused.value.field == "places"


# Pages


def test_the_manager_switches_on_and_off_and_everybody_reads_it(client, town, settings):
    manager = town.staff("manager")
    client.force_login(manager)
    address = town.url("darbs/ierobezojumi/")

    done = client.post(address, {"code": "remote_first", "valid_from": "07.09.2026.", "valid_until": "30.09.2026."})
    again = client.post(address, {"code": "remote_first", "valid_from": "08.09.2026."})

    assert done.status_code == 302
    assert "Šis ierobežojums šajās dienās jau ir spēkā." in again.content.decode()
    client.logout()
    shown = client.get(town.url("ierobezojumi/")).content.decode()
    assert "Klātienē pieņemam tikai tad" in shown
    assert "no 07.09.2026. līdz 30.09.2026." in shown
    assert "Publicēts 07.09.2026. 8:00" in shown
    assert town.url("ierobezojumi/") in client.get(town.url("")).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "We receive in person only" in client.get(town.url("ierobezojumi/")).content.decode()

    client.force_login(manager)
    row = Restriction.objects.get()
    assert client.post(town.url(f"darbs/ierobezojumi/{row.pk}/izslegt/")).status_code == 302
    client.logout()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "lv"
    assert "Klātienē pieņemam tikai tad" not in client.get(town.url("ierobezojumi/")).content.decode()
    assert "Klātienē pieņemam tikai tad" in client.get(town.url("ierobezojumi/1/")).content.decode()
    assert client.get(town.url("ierobezojumi/9/")).status_code == 404


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist", "administrator"])
def test_only_managers_switch(client, town, role):
    client.force_login(town.staff(role))

    assert client.get(town.url("darbs/ierobezojumi/")).status_code == 403


def test_the_manager_of_one_office_switches_for_that_office_only(client, town):
    of_all = on(town)
    office = factories.office(town.municipality, "cita")
    client.force_login(factories.user(role="manager", office=office))

    assert client.post(town.url(f"darbs/ierobezojumi/{of_all.pk}/izslegt/")).status_code == 404
    refused = client.post(town.url("darbs/ierobezojumi/"), {"code": "no_cash", "valid_from": "07.09.2026."})
    assert refused.status_code == 200 and not Restriction.objects.filter(code="no_cash").exists()
    client.post(town.url("darbs/ierobezojumi/"), {"code": "no_cash", "valid_from": "07.09.2026.", "office": office.pk})
    assert Restriction.objects.get(code="no_cash").office == office
