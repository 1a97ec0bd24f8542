"""A client of a district is led to its specialist of the competence by date, or to who stands in meanwhile."""

from datetime import date, time

import pytest

from bookings.actions import absences, booking, requests
from bookings.actions.booking import Contact
from bookings.availability import offer
from bookings.individual import Choosing
from bookings.leading import leads, receiver, resource_at, served, slots_for
from bookings.models import Appointment, Deputy, Slot
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import SpecialistDistrict
from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db

MONDAY, NEXT = date(2026, 9, 14), date(2026, 9, 21)


class Parish:
    """Two specialists at one office: Anita serves the district, Baiba does not; both have a time at nine."""

    def __init__(self, town):
        self.town, self.district, self.purpose = town, town.district, town.purpose
        self.anita, self.own = self.specialist("Anita Grauda")
        self.baiba, self.other = self.specialist("Baiba Plūme")
        self.assign(self.anita)
        for day in (MONDAY, NEXT):
            town.slots(day, "9:00", resource=self.other)
            town.slots(day, "9:00", "9:20", resource=self.own)

    def specialist(self, name):
        user = self.town.staff("specialist", name)
        resource = factories.resource(self.town.office, self.purpose, name=name, user=user)
        factories.rule(resource)
        return user, resource

    def assign(self, user, **dates):
        return SpecialistDistrict.objects.create(
            district=self.district,
            competence=self.town.competence,
            user=user,
            **{"valid_from": factories.LONG_AGO, **dates},
        )

    def starts(self, first=MONDAY, last=NEXT):
        among = slots_for(self.district, self.purpose, first, last)
        asked = {"purpose": self.purpose, "office": self.town.office, "mode": "in_person", "now": clock.now()}
        found = offer(**asked, first=first, last=last, among=among)
        return {day: [f"{clock.local(start):%H:%M}" for start in starts] for day, starts in found.days.items()}

    def whose(self, first=MONDAY, last=NEXT):
        rows = Slot.objects.filter(slots_for(self.district, self.purpose, first, last), day__range=(first, last))
        return {(row.day, row.resource.name) for row in rows.select_related("resource")}

    def away(self, resource, day):
        starts, ends = clock.at(day, time.min), clock.at(day, time.max)
        return absences.enter(resource=resource, kind="leave", starts_at=starts, ends_at=ends, by=self.anita)


@pytest.fixture
def parish(town):
    return Parish(town)


def test_led_to_the_own_specialist(parish):
    assert parish.whose() == {(MONDAY, "Anita Grauda"), (NEXT, "Anita Grauda")}
    assert parish.starts() == {MONDAY: ["09:00", "09:20"], NEXT: ["09:00", "09:20"]}
    assert receiver(parish.district, parish.purpose, MONDAY) == parish.own


def test_led_by_date(parish):
    SpecialistDistrict.objects.update(valid_until=MONDAY)
    parish.assign(parish.baiba, valid_from=date(2026, 9, 15))

    assert parish.whose() == {(MONDAY, "Anita Grauda"), (NEXT, "Baiba Plūme")}
    assert [receiver(parish.district, parish.purpose, day) for day in (MONDAY, NEXT)] == [parish.own, parish.other]


def test_on_days_without_a_name_everybody_receives(parish):
    SpecialistDistrict.objects.update(valid_until=MONDAY)

    assert parish.whose() == {(MONDAY, "Anita Grauda"), (NEXT, "Anita Grauda"), (NEXT, "Baiba Plūme")}
    assert slots_for(parish.district, parish.purpose, NEXT, NEXT) is None


def test_deputy_receives_while_the_specialist_is_away(parish):
    Deputy.objects.create(resource=parish.own, deputy=parish.other, valid_from=factories.LONG_AGO)
    parish.away(parish.own, MONDAY)
    Slot.objects.filter(resource=parish.own, day=MONDAY).delete()

    assert parish.whose() == {(MONDAY, "Baiba Plūme"), (NEXT, "Anita Grauda")}
    assert [receiver(parish.district, parish.purpose, day) for day in (MONDAY, NEXT)] == [parish.other, parish.own]


def test_individual_time_is_offered_by_the_deputy_meanwhile(parish):
    Deputy.objects.create(resource=parish.own, deputy=parish.other, valid_from=factories.LONG_AGO)
    asked = requests.ask(
        municipality=parish.town.municipality,
        purpose=parish.purpose,
        district=parish.district,
        name="Ausma Āboliņa",
        phone="+37129000001",
        need="Vajag naudu apkurei.",
        preferred_time="",
    )
    desk = parish.town.staff("front_desk")
    usual = Choosing.of(asked, desk).resource

    parish.away(parish.own, clock.today())

    assert (usual, Choosing.of(asked, desk).resource) == (parish.own, parish.other)


def test_deputy_who_is_away_too_receives_nobody(parish):
    Deputy.objects.create(resource=parish.own, deputy=parish.other, valid_from=factories.LONG_AGO)
    parish.away(parish.own, MONDAY)
    parish.away(parish.other, MONDAY)

    assert receiver(parish.district, parish.purpose, MONDAY) == parish.own


def test_deputy_of_another_time_does_not_count(parish):
    Deputy.objects.create(resource=parish.own, deputy=parish.other, valid_from=NEXT)
    parish.away(parish.own, MONDAY)

    assert receiver(parish.district, parish.purpose, MONDAY) == parish.own


def test_nobody_is_led_without_district_or_competence(parish):
    elsewhere = factories.district(parish.town.municipality, "Tosmare")
    assert slots_for(None, parish.purpose, MONDAY, NEXT) is None
    assert slots_for(elsewhere, parish.purpose, MONDAY, NEXT) is None

    parish.purpose.competence = parish.purpose.department.competence = None
    assert slots_for(parish.district, parish.purpose, MONDAY, NEXT) is None
    assert not leads(parish.purpose, MONDAY)


def test_specialist_who_does_not_serve_the_purpose_leads_nobody(parish):
    parish.own.purposes.clear()

    assert slots_for(parish.district, parish.purpose, MONDAY, NEXT) is None


def test_hold_and_book_keep_to_the_own_specialist(parish):
    among = slots_for(parish.district, parish.purpose, MONDAY, MONDAY)
    asked = {"purpose": parish.purpose, "office": parish.town.office, "mode": "in_person", "among": among}
    contact = Contact(name="Zenta Grīnberga", phone="+37129123456")

    (held,) = booking.hold(**asked, starts_at=clock.at(MONDAY, time(9)), visitor="v")
    booked = booking.book(**asked, starts_at=clock.at(MONDAY, time(9)), visitor="v", contact=contact, came_from="web")

    assert (held.resource, booked.resource) == (parish.own, parish.own)
    with pytest.raises(Refusal):
        booking.book(**asked, starts_at=clock.at(MONDAY, time(9)), contact=contact, came_from="web")


def test_staff_get_the_own_specialist_where_both_are_free(parish):
    found = resource_at(parish.district, parish.purpose, parish.town.office, "in_person", clock.at(MONDAY, time(9)))

    assert found == parish.own


# What the client sees

WHERE = "pieteikt/majoklis/"


def test_client_chooses_where_they_live_and_books_there(parish, client):
    town = parish.town
    asked = client.get(town.url(WHERE)).content.decode()
    assert 'name="rajons"' in asked

    shown = client.get(town.url(f"{WHERE}?rajons={town.district.pk}"), follow=True).content.decode()
    assert "Anita Grauda" in shown and f"rajons={town.district.pk}" in shown

    at = f"{WHERE}laiks/?vieta=centrs&veids=in_person&rajons={town.district.pk}"
    answer = client.post(town.url(at), {"laiks": clock.at(MONDAY, time(9)).isoformat()})
    assert "rajons=" in answer["Location"]
    assert Slot.objects.get(held_until__isnull=False).resource == parish.own

    typed = {"name": "Zenta Grīnberga", "phone": "29123456", "language": "lv", "letters_by": "sms"}
    typed |= {"laiks": clock.at(MONDAY, time(9)).isoformat(), "agree": "on"}
    client.post(town.url(at.replace("laiks/", "apstiprinat/")), typed)
    booked = Appointment.objects.get()
    assert (booked.resource, booked.district) == (parish.own, town.district)


def test_client_moves_to_times_of_the_own_specialist(parish, client):
    town = parish.town
    (slot,) = town.slots(MONDAY, "11:00", resource=parish.own)
    row = factories.appointment(slot, parish.purpose, district=parish.district, link="aaaaaaaaaaaa")
    (of_other,) = town.slots(NEXT, "11:00", resource=parish.other)

    page = client.get(town.url(f"p/{row.link}/parcelt/?diena={NEXT}")).content.decode()
    lost = client.post(town.url(f"p/{row.link}/parcelt/"), {"laiks": of_other.starts_at.isoformat()})
    client.post(town.url(f"p/{row.link}/parcelt/"), {"laiks": clock.at(NEXT, time(9)).isoformat()})

    assert "9:20" in page and "11:00" not in page.split("<form", 2)[-1]
    row.refresh_from_db()
    assert (lost.status_code, row.day, row.resource) == (409, NEXT, parish.own)


def test_client_who_does_not_say_books_anywhere(parish, client):
    shown = client.get(parish.town.url(f"{WHERE}laiks/?vieta=centrs&veids=in_person"))

    assert shown.status_code == 200 and "rajons=" not in shown.content.decode().split("<main")[1].split("</main")[0]


def test_own_specialist_without_times_is_told(parish, client):
    Slot.objects.filter(resource=parish.own).delete()

    shown = client.get(parish.town.url(f"{WHERE}?rajons={parish.district.pk}")).content.decode()

    assert "Jūsu speciālistam tīmeklī pašlaik nav pieejamu laiku." in shown


def test_purpose_not_led_by_district_asks_nothing(town, client):
    town.slots(MONDAY, "9:00")

    assert 'name="rajons"' not in client.get(town.url(WHERE), follow=True).content.decode()


# “Your specialist”

PAGE = "jusu-specialists/"


def test_served_tells_who_when_where(parish):
    (one,) = served(parish.district, MONDAY)

    assert (one.user, one.resources, one.away, one.deputy) == (parish.anita, [parish.own], None, None)
    assert [(reception.office, reception.hours) for reception in one.receptions] == [
        (parish.town.office, "P 9:00–12:00")
    ]


def test_page_tells_how_to_reach_the_specialist(parish, client):
    parish.anita.phone, parish.anita.work_email = "+37163300901", "anita@kuldiga.example"
    parish.anita.save()

    shown = client.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}")).content.decode()

    for told in ("Anita Grauda", "P 9:00–12:00", "633 00901", "anita@kuldiga.example", "Mājokļa pabalsts"):
        assert told in shown
    assert parish.anita.email not in shown and "Baiba" not in shown
    assert f"{WHERE}?rajons={parish.district.pk}" in shown


def test_page_names_the_deputy_meanwhile(parish, client):
    Deputy.objects.create(resource=parish.own, deputy=parish.other, valid_from=factories.LONG_AGO)
    parish.away(parish.own, MONDAY)

    then = client.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}&diena=2026-09-14")).content.decode()
    now = client.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}")).content.decode()

    assert "Baiba Plūme" in then and "Šajā dienā nepieņem." in then
    assert "Baiba Plūme" not in now


def test_page_never_tells_why_somebody_is_away(parish, client):
    absences.enter(
        resource=parish.own,
        kind="sickness",
        starts_at=clock.at(MONDAY, time.min),
        ends_at=clock.at(MONDAY, time.max),
        by=parish.anita,
    )

    shown = client.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}&diena=2026-09-14")).content.decode()

    assert "slim" not in shown.split("<main")[1].split("</main")[0].lower()


def test_page_in_english(parish, client):
    client.cookies["valoda"] = "en"

    shown = client.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}")).content.decode()

    assert "Your specialist" in shown and "Mon 9:00–12:00" in shown


@pytest.mark.parametrize("query", ["", "?rajons=", "?rajons=x", "?rajons=999999999999999999999", "?diena=nekad"])
def test_page_opens_whatever_is_asked(town, client, query):
    assert client.get(town.url(PAGE + query)).status_code == 200


def test_district_without_a_specialist(town, client):
    shown = client.get(town.url(f"{PAGE}?rajons={town.district.pk}")).content.decode()

    assert "Jūsu dzīvesvietai speciālists nav norādīts" in shown


def test_page_is_linked_from_the_start(town, client):
    start = client.get(town.url(f"?rajons={town.district.pk}")).content.decode()

    assert town.url(f"{PAGE}?rajons={town.district.pk}") in start
    assert town.url(PAGE) in client.get(town.url("lapas-karte/")).content.decode()


def test_caller_of_a_district_is_offered_its_specialists_times(parish):
    from bookings.nearest import Wish, serving, times

    asked = {"purpose": parish.purpose, "mode": "in_person", "now": clock.now()}
    allowed = parish.town.municipality.offices.values("pk")
    Slot.objects.filter(resource=parish.own, starts_at=clock.at(MONDAY, time(9))).delete()

    offices = serving(**asked, district=parish.district, allowed=allowed, day=clock.today())
    led = times(**asked, offices=offices, wish=Wish(), district=parish.district)
    anybody = times(**asked, offices=offices, wish=Wish())

    assert led.starts[0] == offices[0].first_free == clock.at(MONDAY, time(9, 20))
    assert anybody.starts[0] == clock.at(MONDAY, time(9))


def test_people_of_the_desk_may_look_too(parish):
    front = signed_in(parish.town.staff("front_desk"))

    assert "Anita Grauda" in front.get(parish.town.url(f"{PAGE}?rajons={parish.district.pk}")).content.decode()
