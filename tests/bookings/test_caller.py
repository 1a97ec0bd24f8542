import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.actions import caller as actions
from bookings.actions import requests
from bookings.actions.booking import Contact
from bookings.errors import TimeTaken
from bookings.models import Appointment, Mode
from socialservice import clock
from socialservice.models import AccessLog, Letter, Person, Submission
from tests import factories
from tests.bookings.calling import TUESDAY, WEDNESDAY, at, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def sintija(town):
    return town.staff("front_desk")


@pytest.fixture
def desk(client, sintija):
    client.force_login(sintija)
    return client


@pytest.fixture
def zenta(town):
    return factories.person(town.municipality, phone="+37129123456", district=town.district)


@pytest.fixture
def slots(town):
    return [*town.slots(TUESDAY, "9:00", "9:20", "14:00"), *town.slots(WEDNESDAY, "9:00")]


# The act


def book(town, by, **told):
    return actions.book(
        **{
            "purpose": town.purpose,
            "office": town.office,
            "mode": Mode.IN_PERSON,
            "starts_at": at(TUESDAY, 9),
            "contact": Contact(name="Andris Vītoliņš", phone="+37129765432"),
            "came_from": Submission.Way.PHONE,
            "by": by,
            **told,
        }
    )


def test_book_writes_down_somebody_new(town, slots, sintija, now):
    appointment = book(town, sintija)

    person = Person.objects.get()
    assert (appointment.person, appointment.came_from, appointment.wished_at) == (person, "phone", now)
    assert (person.name, person.phone) == ("Andris Vītoliņš", "+37129765432")
    assert appointment.events.get().by == sintija
    assert Letter.objects.get(kind="booking_confirmed").to == "+37129765432"


def test_book_writes_nobody_down_twice_under_one_name_and_number(town, slots, sintija):
    first = book(town, sintija)

    second = book(town, sintija, starts_at=at(TUESDAY, 9, 20))

    assert second.person == first.person == Person.objects.get()


def test_book_for_another_name_with_the_same_number_writes_down_both(town, slots, sintija):
    factories.person(town.municipality, "Velta Vītoliņa", phone="+37129765432")

    book(town, sintija)

    assert Person.objects.count() == 2


def test_page_warns_of_an_appointment_of_somebody_typed_as_new(town, desk, slots, sintija):
    desk.post(town.url("darbs/zvans/"), told(town))

    shown = desk.post(town.url("darbs/zvans/"), told(town, do="laiki"))

    assert [row.starts_at for row in shown.context["same"]] == [at(TUESDAY, 9)]


def test_book_that_loses_the_race_writes_nobody_down(town, slots, sintija):
    factories.appointment(slots[0], town.purpose)

    with pytest.raises(TimeTaken):
        book(town, sintija)

    assert not Person.objects.exists()


def test_book_twice_with_one_form_gives_one_appointment_and_one_person(town, slots, sintija):
    key = uuid.uuid4()

    assert book(town, sintija, form_key=key) == book(town, sintija, form_key=key, starts_at=at(TUESDAY, 9, 20))
    assert (Appointment.objects.count(), Person.objects.count()) == (1, 1)


def test_book_fills_in_what_was_not_known(town, slots, sintija):
    zenta = factories.person(town.municipality, phone="+37163426044")

    book(town, sintija, contact=Contact(person=zenta, name=zenta.name, phone="+37129123456", email="z@example.com"))

    zenta.refresh_from_db()
    assert (zenta.phone, zenta.email) == ("+37163426044", "z@example.com")


def test_book_keeps_the_number_of_whoever_calls_for_somebody_apart(town, slots, sintija):
    zenta = factories.person(town.municipality)
    proxy = Contact(person=zenta, name=zenta.name, phone="+37129765432", booked_by_other="Andris, dēls")

    appointment = book(town, sintija, contact=proxy)

    zenta.refresh_from_db()
    assert (zenta.phone, appointment.phone, appointment.booked_by_other) == ("", "+37129765432", "Andris, dēls")


def test_book_for_a_request_closes_it_and_keeps_when_the_wish_was_told(town, slots, sintija, now):
    asked = requests.ask(
        municipality=town.municipality, name="Andris", phone="+37129765432", need="Vajag.", purpose=None
    )
    Submission.objects.update(received_at=datetime(2026, 9, 1, 9, tzinfo=clock.RIGA))
    asked.refresh_from_db()

    appointment = book(town, sintija, request=asked)

    asked.refresh_from_db()
    assert (asked.outcome, asked.closed_by) == ("booked", sintija)
    assert (appointment.came_from, clock.local(appointment.wished_at).day) == ("web", 1)


# The page


def test_page_finds_the_person_and_fills_in_the_contact(town, desk, zenta, slots):
    response = desk.post(town.url("darbs/zvans/"), {"q": "29 123 456", "do": "meklet"})

    form, who = response.context["form"], response.context["who"]
    assert who.person == zenta
    assert (form["phone"].value(), form["district"].value()) == ("29 123 456", str(town.district.pk))
    assert form.errors == {}
    assert AccessLog.objects.get().what == "person search"


def test_page_offers_times_when_the_purpose_is_known(town, desk, zenta, slots):
    response = desk.post(town.url("darbs/zvans/"), {"person": zenta.pk, "purpose": town.purpose.pk, "do": "laiki"})

    assert response.context["times"].starts == [slot.starts_at for slot in slots]
    assert response.context["form"].errors == {}


def test_page_says_why_no_time_is_offered(town, desk, zenta):
    asked = {"person": zenta.pk, "purpose": town.purpose.pk}

    shown = desk.post(town.url("darbs/zvans/"), {**asked, "do": "laiki"})
    told = desk.post(town.url("darbs/zvans/"), {**asked, "do": "kapec"})

    assert 'value="kapec"' in shown.content.decode()
    assert "answer" not in shown.context
    assert told.context["answer"].reasons
    assert told.context["answer"].reasons[0].text in told.content.decode()


def test_page_takes_a_name_not_found_for_a_new_person(town, desk):
    form = desk.post(town.url("darbs/zvans/"), {"q": "Andris Vītoliņš", "do": "meklet"}).context["form"]

    assert (form["person"].value(), form["name"].value()) == ("new", "Andris Vītoliņš")


def test_page_chooses_nobody_of_several(town, desk, zenta):
    factories.person(town.municipality, "Andris Vītoliņš", phone="+37129123456")

    response = desk.post(town.url("darbs/zvans/"), {"q": "29123456", "do": "meklet"})

    assert (len(response.context["who"].found.people), response.context["who"].chosen) == (2, "")


def test_page_tells_at_once_that_nobody_can_be_reminded(town, desk):
    fixed = factories.person(town.municipality, phone="+37163426044")
    response = desk.post(town.url("darbs/zvans/"), {"person": fixed.pk})
    assert response.context["unreachable"]
    assert response.context["form"]["letters_by"].value() == "none"

    response = desk.post(town.url("darbs/zvans/"), {"person": fixed.pk, "filled": fixed.pk, "email": "z@example.com"})
    assert not response.context["unreachable"]


def test_who_is_written_to_by_post_is_asked_to_write_a_near_time_down(town, desk, slots):
    far = factories.slot(town.resource, at(TUESDAY, 9) + timedelta(days=14))
    posted = {"letters_by": "post", "address": "Lauku iela 1, Liepāja"}
    typed = (told(town, **posted), told(town, name="Zenta Egle", time=far.starts_at.isoformat(), **posted))

    near, later = (desk.post(town.url("darbs/zvans/"), data, follow=True).content.decode() for data in typed)

    sentence = "Pasta vēstule var pienākt pēc apmeklējuma"
    assert sentence in near and sentence not in later


def test_what_is_read_out_is_in_the_clients_language_or_the_one_asked_for(town, desk, slots):
    town.purpose.bring, town.purpose.bring_en = "Īres līgums", "Rental agreement"
    town.purpose.save()
    address = desk.post(town.url("darbs/zvans/"), told(town, language="en")).url

    own, asked = (desk.get(address + query).content.decode() for query in ("", "?valoda=lv"))
    wrong = desk.get(address + "?valoda=xx").content.decode()

    for page in (own, wrong):
        assert '<p class="aloud" lang="en">“Tuesday, 8 September at' in page and "Rental agreement" in page
        assert "Nolasiet klientam" in page and "?valoda=lv" in page
    assert '<p class="aloud" lang="lv">„Otrdien, 8. septembrī' in asked and "Īres līgums" in asked


def test_page_books_for_somebody_new(town, desk, slots, sintija):
    response = desk.post(town.url("darbs/zvans/"), told(town))

    appointment = Appointment.objects.get()
    assert response.url == town.url(f"darbs/zvans/{appointment.pk}/")
    assert (appointment.starts_at, appointment.person.name) == (at(TUESDAY, 9), "Andris Vītoliņš")
    read = desk.get(response.url).content.decode()
    assert f"{appointment.code[:3]} {appointment.code[3:]}" in read
    assert "otrdien, 8. septembrī" in read.lower()


def test_page_takes_a_name_typed_where_nobody_can_be_chosen_for_a_new_person(town, desk, slots):
    nobody_chosen = told(town, person="", letters_by="none")
    desk.post(town.url("darbs/zvans/"), nobody_chosen)

    appointment = Appointment.objects.get()
    assert (appointment.person.name, appointment.letters_by) == ("Andris Vītoliņš", "none")
    with_others = desk.post(town.url("darbs/zvans/"), {**nobody_chosen, "q": "Andris", "searched": "Andris"})
    nameless = desk.post(town.url("darbs/zvans/"), {**nobody_chosen, "name": ""})
    assert Appointment.objects.count() == 1 and with_others.context["who"].chosen == str(appointment.person.pk)
    assert nameless.context["form"].errors["person"] == ["Izvēlieties personu vai jaunu personu."]


def test_page_books_for_the_person_with_everything_told(town, desk, zenta, slots):
    desk.post(
        town.url("darbs/zvans/"),
        told(
            town,
            zenta.pk,
            booked_by_other="Andris Vītoliņš, dēls",
            way="post",
            wished_on="01.09.2026.",
            letters_by="none",
            need="Vajag maltīti.",
            help_entering="on",
        ),
    )

    row = Appointment.objects.get()
    assert (row.person, row.name, row.booked_by_other) == (zenta, zenta.name, "Andris Vītoliņš, dēls")
    assert (row.came_from, clock.local(row.wished_at).date()) == ("post", date(2026, 9, 1))
    assert (row.letters_by, row.need, row.help_entering) == ("none", "Vajag maltīti.", True)
    assert not Letter.objects.exists()


def test_page_with_the_race_lost_keeps_everything_and_names_the_nearest(town, desk, slots):
    factories.appointment(slots[0], town.purpose)

    response = desk.post(town.url("darbs/zvans/"), told(town, need="Vajag maltīti."))

    page = response.content.decode()
    assert response.status_code == 409
    assert response.context["form"].errors["time"] == ["Šis laiks tikko tika aizņemts. Lūdzu, izvēlieties citu."]
    assert response.context["times"].starts == [slot.starts_at for slot in slots[1:]]
    for kept in ("Andris Vītoliņš", "29765432", "Vajag maltīti."):
        assert kept in page
    assert not Person.objects.exists()


def test_page_asks_again_where_the_contact_of_another_was_typed(town, desk, zenta, slots):
    other = factories.person(town.municipality, "Andris Vītoliņš", phone="+37129765432")

    response = desk.post(town.url("darbs/zvans/"), told(town, zenta.pk, q="", filled=str(other.pk)))

    assert response.context["refilled"]
    assert response.context["form"]["phone"].value() == "29 123 456"
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("person", "999999"),
        ("person", "9" * 5000),
        ("name", ""),
        ("name", "a" * 151),
        ("phone", "12"),
        ("email", "nav"),
        ("purpose", ""),
        ("purpose", "999999"),
        ("about", "999999"),
        ("said", "a" * 101),
        ("district", "999999"),
        ("not_before", "31.02.2026."),
        ("weekday", "9"),
        ("time", ""),
        ("time", "rīt"),
        ("time", "2026-09-08T09:00"),
        ("time", "9999-12-31T23:59:59+00:00"),
        ("letters_by", "pigeon"),
        ("letters_by", "email"),
        ("letters_by", "post"),
        ("wished_on", "01.01.2030."),
        ("form_key", "x"),
        ("way", "walk_in"),
        ("at", "nav"),
        ("at", ""),
    ],
)
def test_page_refuses_with_a_sentence_and_keeps_what_was_typed(town, desk, slots, field, typed):
    response = desk.post(town.url("darbs/zvans/"), told(town, **{field: typed}))

    assert response.status_code in (200, 409)
    assert response.context["form"].errors
    assert "Andris" in response.content.decode() or field == "name"
    assert not Appointment.objects.exists()
    assert not Person.objects.exists()


def test_page_never_takes_what_belongs_to_another_municipality(town, other_town, desk, slots):
    stranger = factories.person(other_town.municipality, phone="+37129123456")
    there = other_town.slots(TUESDAY, "9:00")[0]
    theirs = requests.ask(municipality=other_town.municipality, name="A", phone="+37129765432", need="B", purpose=None)

    assert desk.get(town.url(f"darbs/zvans/?laiks={there.pk}")).status_code == 404
    assert desk.get(town.url(f"darbs/zvans/?pieprasijums={theirs.pk}")).status_code == 404
    assert desk.post(town.url("darbs/zvans/"), {"person": stranger.pk}).context["who"].found.people == []
    response = desk.post(town.url("darbs/zvans/"), told(town, purpose=str(other_town.purpose.pk)))
    assert "purpose" in response.context["form"].errors
    response = desk.post(town.url("darbs/zvans/"), told(town, district=str(other_town.district.pk)))
    assert "district" in response.context["form"].errors


def test_page_from_a_free_time_of_the_list(town, desk, slots):
    response = desk.get(town.url(f"darbs/zvans/?laiks={slots[2].pk}"))
    assert response.context["chosen"] == slots[2].starts_at

    data = {name: response.context["data"][name] for name in ("near", "resource", "office", "time", "mode")}
    response = desk.post(town.url("darbs/zvans/"), data | {"purpose": town.purpose.pk, "part": "any", "do": "laiki"})

    assert slots[2].starts_at in response.context["times"].starts
    assert response.context["chosen"] == slots[2].starts_at


def test_page_from_a_request_proposes_what_its_words_may_be_about(town, desk, slots):
    shower = factories.purpose(town.department, "dusa", name="Dušas pakalpojums")
    factories.purpose(town.department, "uzturs", name="Uzturs")  # “uz” binds a sentence and means nothing
    asked = requests.ask(
        municipality=town.municipality,
        name="Andris Vītoliņš",
        phone="+37129765432",
        need="Labdien! Es gribu zināt, kad es varu nākt uz dušu, jo man mājās nav siltā ūdens.",
        purpose=None,
    )

    context = desk.get(town.url(f"darbs/zvans/?pieprasijums={asked.pk}")).context
    assert (context["meant"], context["form"].chosen_purpose) == ([shower], None)

    asked.purpose = town.purpose
    asked.save()
    assert desk.get(town.url(f"darbs/zvans/?pieprasijums={asked.pk}")).context["meant"] == []


def test_page_from_a_request_knows_what_was_asked(town, desk, slots):
    asked = requests.ask(
        municipality=town.municipality,
        name="Andris Vītoliņš",
        phone="+37129765432",
        need="Vajag maltīti.",
        preferred_time="no rīta",
        purpose=town.purpose,
        district=town.district,
    )

    response = desk.get(town.url(f"darbs/zvans/?pieprasijums={asked.pk}"))

    form = response.context["form"]
    shown = {name: form[name].value() for name in ("person", "name", "phone", "need", "purpose", "district")}
    assert shown == {
        "person": "new",
        "name": "Andris Vītoliņš",
        "phone": "29 765 432",
        "need": "Vajag maltīti.",
        "purpose": str(town.purpose.pk),
        "district": str(town.district.pk),
    }
    assert response.context["times"].starts == [slot.starts_at for slot in slots]
    assert "no rīta" in response.content.decode()


def test_front_desk_of_one_office_books_there_only_the_centre_everywhere(town, client, slots):
    branch = factories.office(town.municipality, "filiale")
    factories.resource(branch, town.purpose, name="Vita Kalna")
    shown = {"purpose": town.purpose.pk, "do": "laiki"}

    client.force_login(factories.user("Inga", role="front_desk", office=branch))
    assert client.post(town.url("darbs/zvans/"), shown).context["times"].office == branch
    assert client.post(town.url("darbs/zvans/"), told(town)).context["form"].errors

    client.force_login(town.staff("phone_centre", "Dace"))
    found = client.post(town.url("darbs/zvans/"), shown).context["times"]
    assert {found.office, *found.others} == {town.office, branch}


def test_page_costs_the_same_for_one_and_three_people(town, desk):
    counts = []
    for most in (2, 4):
        while town.municipality.people.count() < most:
            factories.person(town.municipality, phone="+37129123456", district=town.district)
        with CaptureQueriesContext(connection) as queries:
            desk.post(town.url("darbs/zvans/"), {"q": "29123456", "purpose": town.purpose.pk, "do": "meklet"})
        counts.append(len(queries))

    assert counts[0] == counts[1]
