from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socialservice import accesslog
from socialservice.access import log_view
from socialservice.actions import people
from socialservice.errors import Refusal
from socialservice.models import AccessLog, Person
from tests import factories

pytestmark = pytest.mark.django_db

CODE, CODE_TYPED = "39000100078", "390001-00078"
OLD_WITH_WRONG_DIGIT = "161175-19996"


@pytest.fixture
def sintija(town):
    return town.staff("front_desk")


@pytest.fixture
def desk(client, sintija):
    client.force_login(sintija)
    return client


@pytest.fixture
def write(town, sintija):
    def create(**told):
        return people.create(municipality=town.municipality, by=sintija, **{"name": "Zenta Grīnberga", **told})

    return create


def names(found):
    return [person.name for person in found.people]


# Writing down


def test_create_keeps_the_code_encrypted_and_found_again(town, write):
    person = write(personal_code=CODE_TYPED)

    assert (person.personal_code, person.masked_code) == (CODE, "******-***78")
    assert town.municipality.people.with_code(CODE).get() == person


def test_create_with_a_code_somebody_has_names_them(write):
    first = write(personal_code=CODE)

    with pytest.raises(people.PersonExists) as refused:
        write(name="Cits Cilvēks", personal_code=CODE)

    assert (refused.value.person, refused.value.field) == (first, "personal_code")
    assert "Zenta Grīnberga" in refused.value.sentence
    assert Person.objects.count() == 1


def test_codes_of_two_municipalities_do_not_meet(town, other_town, write, sintija):
    write(personal_code=CODE)

    people.create(municipality=other_town.municipality, by=sintija, name="Zenta", personal_code=CODE)

    assert Person.objects.count() == 2


def test_many_may_have_no_code(write):
    write()
    write()

    assert Person.objects.count() == 2


def test_wrong_check_digit_needs_the_document(write):
    with pytest.raises(Refusal) as refused:
        write(personal_code=OLD_WITH_WRONG_DIGIT)
    assert refused.value.code == "check_digit"

    assert write(personal_code=OLD_WITH_WRONG_DIGIT, document_seen=True).personal_code == "16117519996"


def test_change_writes_only_what_differs(write, sintija):
    person = write(phone="+37129123456")

    people.change(person=person, by=sintija, name="Zenta Bērziņa", phone="+37129123456")

    person.refresh_from_db()
    assert (person.name, person.search_name) == ("Zenta Bērziņa", "zenta berzina")
    assert person.pgh_event_model.objects.filter(id=person.pk).count() == 2
    assert person.pgh_event_model.objects.latest("pgh_id").pgh_context.metadata["user"] == sintija.pk


def test_change_of_nothing_writes_nothing(write, sintija):
    person = write()

    people.change(person=person, by=sintija, name=person.name)

    assert person.pgh_event_model.objects.filter(id=person.pk).count() == 1


def test_change_of_an_older_version_is_refused(write, sintija):
    person = write()
    seen = people.version(person)
    people.change(person=person, by=sintija, phone="+37129123456")

    with pytest.raises(Refusal):
        people.change(person=person, by=sintija, seen=seen, phone="+37120000000")

    person.refresh_from_db()
    assert person.phone == "+37129123456"


def test_change_to_the_code_of_another_is_refused(write, sintija):
    first, second = write(personal_code=CODE), write(name="Andris Vītoliņš")

    with pytest.raises(people.PersonExists) as refused:
        people.change(person=second, by=sintija, personal_code=CODE_TYPED)

    assert refused.value.person == first


# Pages


def test_search_page_leads_to_the_one_found(town, desk, write):
    person = write(personal_code=CODE)

    response = desk.post(town.url("darbs/personas/"), {"q": CODE_TYPED})

    assert response.url == town.url(f"darbs/personas/{person.pk}/")
    assert CODE_TYPED not in response.url


def test_search_page_lists_several_and_keeps_the_list_for_the_way_back(town, desk, write, sintija):
    write(personal_code=CODE)
    write(name="Zenta Kalniņa")

    response = desk.post(town.url("darbs/personas/"), {"q": "zenta"}, follow=True)
    again = desk.get(town.url("darbs/personas/?atrastie"))

    assert "zenta" not in response.redirect_chain[0][0]
    for page in (response, again):
        assert "Zenta Grīnberga" in page.content.decode()
        assert "******-***78" in page.content.decode()
        assert CODE_TYPED not in page.content.decode()
    assert AccessLog.objects.filter(what="person search", user_id=sintija.pk).count() == 2


def test_search_page_says_what_is_missing(town, desk):
    response = desk.post(town.url("darbs/personas/"), {"q": "2912"})

    assert response.status_code == 200
    assert response.context["form"].errors["q"]
    assert 'value="2912"' in response.content.decode()


def test_search_page_costs_the_same_for_one_and_three(town, desk, write):
    counts = []
    for most in (2, 4):
        while town.municipality.people.count() < most:
            write(name=f"Zenta {most}", district=town.district)
        desk.post(town.url("darbs/personas/"), {"q": "zenta"})
        with CaptureQueriesContext(connection) as queries:
            desk.get(town.url("darbs/personas/?atrastie"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_person_page_shows_the_desk_contact_but_no_file_number(town, desk, write, sintija):
    person = write(personal_code=CODE, phone="+37129123456", paper_file="SD-7", district=town.district)

    page = desk.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()

    for shown in ("29 123 456", "******-***78", "Karosta"):
        assert shown in page
    assert "SD-7" not in page
    assert CODE_TYPED not in page
    assert AccessLog.objects.get(person_id=person.pk).what == "person"


@pytest.mark.usefixtures("open_cards")
def test_person_page_shows_the_file_number_to_the_specialist(town, client, write):
    person = write(paper_file="SD-7")
    client.force_login(town.staff("specialist", "Ilze Ozola"))

    assert "SD-7" in client.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()


def test_person_page_shows_appointments_with_the_group_only(town, desk, write):
    person = write()
    slot = town.slots(date(2026, 9, 8), "9:00")[0]
    appointment = factories.appointment(slot, town.purpose, person=person, code="482913")

    page = desk.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()

    assert "482 913" in page
    assert "Sociālā palīdzība" in page
    assert "Mājokļa pabalsts" not in page
    assert town.url(f"darbs/pieraksts/{appointment.pk}/") in page


def test_whole_code_is_posted_and_logged(town, desk, write):
    person = write(personal_code=CODE)

    assert desk.get(town.url(f"darbs/personas/{person.pk}/kods/")).status_code == 405
    page = desk.post(town.url(f"darbs/personas/{person.pk}/kods/"))

    assert CODE_TYPED in page.content.decode()
    assert AccessLog.objects.get(what="personal code").person_id == person.pk


def test_changes_never_tell_the_code(town, desk, write, sintija):
    person = write(personal_code=CODE)
    people.change(person=person, by=sintija, personal_code="39000200140")

    page = desk.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()

    assert "390002" not in page
    assert "Sintija Bērziņa" in page


def test_anothers_person_is_not_there(town, other_town, desk, sintija):
    stranger = factories.person(other_town.municipality)

    for path in ("", "labot/"):
        assert desk.get(town.url(f"darbs/personas/{stranger.pk}/{path}")).status_code == 404
        assert desk.get(other_town.url(f"darbs/personas/{stranger.pk}/{path}")).status_code == 404
    assert desk.post(town.url(f"darbs/personas/{stranger.pk}/kods/")).status_code == 404


def test_create_page(town, desk):
    response = desk.post(
        town.url("darbs/personas/jauna/"),
        {
            "name": "Zenta Grīnberga",
            "personal_code": CODE_TYPED,
            "phone": "29123456",
            "language": "lv",
            "letters_by": "sms",
        },
    )

    person = Person.objects.get()
    assert response.url == town.url(f"darbs/personas/{person.pk}/")
    assert (person.municipality, person.phone) == (town.municipality, "+37129123456")


def test_create_page_leads_to_who_has_the_code(town, desk, write):
    first = write(personal_code=CODE)

    response = desk.post(
        town.url("darbs/personas/jauna/"),
        {"name": "Cits Cilvēks", "personal_code": CODE_TYPED, "language": "lv", "letters_by": "sms"},
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert response.context["form"].errors["personal_code"]
    assert reverse("person", args=[first.pk]) in page
    assert "Cits Cilvēks" in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "a" * 151),
        ("personal_code", "161375-19997"),
        ("personal_code", OLD_WITH_WRONG_DIGIT),
        ("birth_date", "30.02.1980."),
        ("birth_date", "01.01.2090."),
        ("phone", "12"),
        ("email", "nav"),
        ("district", "999999"),
        ("district", "9" * 40),
        ("letters_by", "pigeon"),
    ],
)
def test_create_page_refuses_with_a_sentence_and_keeps_what_was_typed(town, desk, field, typed):
    told = {"name": "Zenta Grīnberga", "language": "lv", "letters_by": "sms", "paper_file": "", field: typed}

    response = desk.post(town.url("darbs/personas/jauna/"), told)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert typed[:20] in response.content.decode() or field in ("district", "letters_by")
    assert not Person.objects.exists()


def test_edit_page_changes_and_keeps_the_code(town, desk, write):
    person = write(personal_code=CODE)
    page = desk.get(town.url(f"darbs/personas/{person.pk}/labot/"))
    assert CODE not in page.content.decode().replace("-", "")

    desk.post(
        town.url(f"darbs/personas/{person.pk}/labot/"),
        {"name": "Zenta Bērziņa", "language": "en", "letters_by": "none", "seen": people.version(person)},
    )

    person.refresh_from_db()
    assert (person.name, person.language, person.personal_code) == ("Zenta Bērziņa", "en", CODE)


def test_edit_page_tells_of_a_change_meanwhile(town, desk, write, sintija):
    person = write()
    told = {"name": "Zenta Bērziņa", "language": "lv", "letters_by": "sms", "seen": people.version(person)}
    people.change(person=person, by=sintija, phone="+37129123456")
    address = town.url(f"darbs/personas/{person.pk}/labot/")

    response = desk.post(address, told)
    person.refresh_from_db()
    assert person.phone == "+37129123456"
    assert response.context["form"].non_field_errors()

    desk.post(address, told | {"phone": "29123456", "seen": response.context["form"]["seen"].value()})
    person.refresh_from_db()
    assert (person.name, person.phone) == ("Zenta Bērziņa", "+37129123456")


def test_editing_needs_the_right(town, client, write):
    person = write()
    client.force_login(town.staff("administrator", "Anna Admin"))

    for path in ("", "jauna/", f"{person.pk}/", f"{person.pk}/labot/"):
        assert client.get(town.url(f"darbs/personas/{path}")).status_code == 403


# Access log


def test_access_log_is_for_managers(town, client, desk, write):
    person = write()
    desk.get(town.url(f"darbs/personas/{person.pk}/"))
    assert desk.get(town.url("darbs/zurnals/")).status_code == 403

    client.force_login(town.staff("manager", "Maija Vadītāja"))
    page = client.get(town.url(f"darbs/zurnals/?persona={person.pk}")).content.decode()

    assert "Sintija Bērziņa" in page
    assert "Zenta Grīnberga" in page
    assert client.get(town.url("darbs/zurnals/?persona=abc")).status_code == 404
    assert client.get(town.url("darbs/zurnals/?pirms=abc")).status_code == 200


def test_access_log_reads_page_by_page(town, write, monkeypatch):
    monkeypatch.setattr(accesslog, "ON_A_PAGE", 2)
    person, user = write(), town.staff("manager")
    for what in ("person", "letter", "term"):
        log_view(user, town.municipality, what, person=person)

    first, older = accesslog.page(town.municipality, person=person)
    second, oldest = accesslog.page(town.municipality, person=person, before=older)

    assert [entry.row.what for entry in first] == ["term", "letter"]
    assert [entry.row.what for entry in second] == ["person"]
    assert oldest is None
