"""The inbox as staff see it: the queue, the search, one request and its buttons, what is entered by hand."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.actions import handling, requests
from bookings.models import Appointment, Request
from socialservice import clock
from socialservice.models import AccessLog, Letter
from tests import factories
from tests.bookings.incoming import ask, mail
from tests.bookings.test_inbox import PDF

pytestmark = pytest.mark.django_db
LIST = "darbs/pieprasijumi/"


@pytest.fixture
def sintija(town):
    return town.staff("front_desk", "Sintija Bērziņa")


@pytest.fixture
def desk(client, sintija):
    client.force_login(sintija)
    return client


def names(page):
    return [row.name for row in page.context["inbox"].rows]


def at(town, row, act=""):
    return town.url(f"{LIST}{row.pk}/{act}")


# The queue


def test_crisis_first_then_by_deadline(town, desk):
    usual, late, crisis = (ask(town, name=name) for name in ("Parastais", "Kavētais", "Krīze"))
    Request.objects.filter(pk=late.pk).update(due_on=date(2026, 9, 3))
    Request.objects.filter(pk=crisis.pk).update(urgency=1)

    page = desk.get(town.url(LIST))

    assert names(page) == ["Krīze", "Kavētais", "Parastais"]
    assert "kavēts 2 darba dienas" in page.content.decode()
    assert "pēc 2 darba dienām" in page.content.decode()
    assert usual.name in page.content.decode()


def test_tabs_and_their_counts(town, desk, sintija, now):
    own, free, late, call, closed = (ask(town, name=name) for name in ("Mans", "Brīvs", "Kavēts", "Zvans", "Slēgts"))
    handling.take(request=own, by=sintija)
    Request.objects.filter(pk=late.pk).update(due_on=date(2026, 9, 3))
    Request.objects.filter(pk=call.pk).update(call_again_at=now - timedelta(minutes=1))
    requests.close(request=closed, outcome="remote", by=sintija)

    found = {tab: names(desk.get(town.url(f"{LIST}?cilne={tab}"))) for tab in ("mani", "kavetie", "zvanit", "slegtie")}

    assert found == {"mani": ["Mans"], "kavetie": ["Kavēts"], "zvanit": ["Zvans"], "slegtie": ["Slēgts"]}
    counts = desk.get(town.url(LIST)).context["inbox"].counts
    assert counts == {"visi": 4, "mani": 1, "brivie": 3, "kavetie": 1, "zvanit": 1}
    assert free.name in names(desk.get(town.url(f"{LIST}?cilne=brivie")))


def test_whoever_has_a_competence_sees_own_departments_first(town, client):
    inga = town.staff("specialist", "Inga Liepa")
    inga.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    other = factories.department(town.municipality, "darbs", "Sociālā darba daļa")
    ask(town, name="Mūsu")
    Request.objects.filter(pk=ask(town, name="Citu").pk).update(department=other)
    Request.objects.filter(pk=ask(town, name="Nešķirots").pk).update(department=None)
    client.force_login(inga)

    assert names(client.get(town.url(LIST))) == ["Mūsu", "Nešķirots"]
    assert len(names(client.get(town.url(f"{LIST}?dala=visas")))) == 3
    assert names(client.get(town.url(f"{LIST}?dala={other.pk}"))) == ["Citu"]


def test_requests_of_another_office_are_not_there(town, client):
    elsewhere = factories.office(town.municipality, "filiale")
    row = ask(town)
    Request.objects.filter(pk=row.pk).update(office=town.office)
    client.force_login(factories.user("Cita", role="front_desk", office=elsewhere))

    assert names(client.get(town.url(LIST))) == []
    assert client.get(at(town, row)).status_code == 404
    assert client.post(at(town, row, "nemt/")).status_code == 404


def test_list_costs_the_same_for_one_and_three(town, desk, now):
    counts = []
    for most in (1, 3):
        while town.municipality.requests.count() < most:
            row = ask(town, district=town.district)
            handling.called(request=row, reached=False, by=town.staff("front_desk"))
            Request.objects.filter(pk=row.pk).update(office=town.office)
        with CaptureQueriesContext(connection) as queries:
            desk.get(town.url(LIST))
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("words", ["2", "berzins zane", "29 111 111", "zane@example.com"])
def test_search_leads_to_the_one_found(town, desk, words):
    ask(town)
    row = mail(town, name="Zane Bērziņš", phone="+37129111111", email="zane@example.com")

    assert desk.post(town.url(LIST), {"q": words}).url == at(town, row)


def test_search_shows_several_and_says_when_there_are_none(town, desk):
    ask(town), ask(town)

    assert desk.post(town.url(LIST), {"q": "vītoliņš"}).content.decode().count("data-row") == 2
    assert "Neviens pieprasījums nav atrasts." in desk.post(town.url(LIST), {"q": "Neviens Tāds"}).content.decode()


# One request


def test_page_shows_what_is_known_and_is_logged(town, desk):
    row = ask(town, preferred_time="no rīta")

    page = desk.get(at(town, row)).content.decode()

    assert town.url(f"darbs/zvans/?pieprasijums={row.pk}") in page
    assert "no rīta" in page
    assert "Vajag aprūpi mātei." in page
    assert AccessLog.objects.get().what == "request"


def test_page_costs_the_same_however_much_was_done(town, desk, sintija, now):
    row, counts = ask(town), []
    for number in range(2):
        with clock.set_to(now + timedelta(hours=number)):
            handling.called(request=row, reached=False, by=sintija)
            handling.release(request=handling.take(request=row, by=sintija), by=sintija)
        with CaptureQueriesContext(connection) as queries:
            desk.get(at(town, row))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_buttons_do_what_they_say(town, desk, sintija):
    row = ask(town)

    desk.post(at(town, row, "nemt/"))
    row.refresh_from_db()
    assert row.assignee == sintija
    desk.post(at(town, row, "zvans/"), {"reached": "no", "again_at": "14.00", "call_words": "aizņemts"})
    row.refresh_from_db()
    assert clock.local(row.call_again_at).hour == 14
    desk.post(at(town, row, "atdot/"))
    desk.post(at(town, row, "skirot/"), {"urgency": "1", "name": "Andris", "phone": "29123456"})
    row.refresh_from_db()
    assert (row.assignee, row.urgency, row.name) == (None, 1, "Andris")
    desk.post(at(town, row, "slegt/"), {"outcome": "remote", "note": "Pastāstīts."})
    row.refresh_from_db()
    assert (row.outcome, row.note, row.closed_by) == ("remote", "Pastāstīts.", sintija)
    desk.post(at(town, row, "atvert/"))
    row.refresh_from_db()
    assert row.closed_at is None


@pytest.mark.parametrize(
    ("act", "sent", "fields"),
    [
        ("slegt/", {"outcome": ""}, ["outcome"]),
        ("slegt/", {"outcome": "handed"}, ["outcome"]),
        ("zvans/", {"reached": "no", "again_at": "7:00"}, ["again_at"]),
        ("zvans/", {"reached": "no", "again_on": "08.09.2026."}, ["again_at"]),
        ("zvans/", {"reached": "no", "again_on": "01.01.0001.", "again_at": "9:00"}, ["again_on"]),
        ("nodot/", {}, ["to_department"]),
        ("apvienot/", {"into": "99"}, ["into"]),
        ("skirot/", {"urgency": "1", "phone": "abc"}, ["phone"]),
        ("iesniegums/", {"subject": ""}, ["subject"]),
    ],
)
def test_a_form_comes_back_with_a_sentence(town, desk, act, sent, fields):
    row = ask(town)

    response = desk.post(at(town, row, act), sent)

    assert list(response.context["form"].errors) == fields
    row.refresh_from_db()
    assert (row.closed_at, row.call_again_at, row.events.count()) == (None, None, 1)


def test_whoever_comes_second_is_told_who_was_first(town, desk):
    row = ask(town)
    requests.close(request=row, outcome="remote", by=town.staff("front_desk", "Inga Kalniņa"))

    for act in ("nemt/", "slegt/", "zvans/", "nodot/", "skirot/", "apvienot/", "nesasniegt/", "iesniegums/"):
        page = desk.post(at(town, row, act), {"outcome": "withdrawn", "reached": "yes"}, follow=True)
        assert "Inga Kalniņa" in page.content.decode(), act
    row.refresh_from_db()
    assert row.outcome == "remote"


def test_a_similar_one_is_shown_and_merged(town, desk):
    first, second = ask(town), ask(town, need="Tas pats vēlreiz")

    page = desk.get(at(town, second)).content.decode()
    response = desk.post(at(town, second, "apvienot/"), {"into": first.number})

    assert "Līdzīgi atvērti pieprasījumi" in page
    assert response.url == at(town, first)
    assert "Tas pats vēlreiz" in desk.get(at(town, first)).content.decode()


def test_answer_is_seen_before_it_is_sent(town, desk):
    row, sent = mail(town), {"subject": "Aprūpe", "text": "Jums pienākas."}

    page = desk.post(at(town, row, "atbilde/"), {**sent, "do": "paraugs"}).content.decode()
    assert "Tā tā izskatīsies" in page
    assert not Letter.objects.filter(kind="written_answer").exists()
    desk.post(at(town, row, "atbilde/"), {**sent, "do": "sutit", "keep_open": "on"})

    row.refresh_from_db()
    assert (row.closed_at, Letter.objects.filter(kind="written_answer").count()) == (None, 1)


def test_linked_to_a_person_who_was_found(town, desk):
    row, zenta = ask(town), factories.person(town.municipality)

    page = desk.post(at(town, row, "persona/"), {"q": "zenta"}).content.decode()
    desk.post(at(town, row, "persona/"), {"persona": zenta.pk})

    row.refresh_from_db()
    assert (zenta.name in page, row.person) == (True, zenta)
    assert str(row.number) in desk.get(town.url(f"darbs/personas/{zenta.pk}/")).content.decode()


def test_several_times_may_come_of_one_request(town, desk, sintija):
    row = mail(town)
    for hour, keep in ((9, "on"), (10, "")):
        [slot] = town.slots(date(2026, 9, 8), f"{hour}:00")
        sent = {
            "request": row.pk,
            "person": "new",
            "filled": "new",
            "name": "Andris Vītoliņš",
            "phone": "29123456",
            "language": "lv",
            "letters_by": "sms",
            "purpose": town.purpose.pk,
            "mode": "in_person",
            "part": "any",
            "way": "phone",
            "time": slot.starts_at.isoformat(),
            "at": town.office.code,
            "keep_open": keep,
            "do": "pierakstit",
        }
        sent |= {"person": row.person_id, "filled": row.person_id, "searched": ""} if row.person_id else {}
        assert desk.post(town.url("darbs/zvans/"), sent).status_code == 302
        row.refresh_from_db()

    assert list(Appointment.objects.values_list("request", "came_from")) == [(row.pk, "email")] * 2
    assert (row.outcome, row.person.name) == ("booked", "Andris Vītoliņš")
    assert list(row.events.values_list("kind", flat=True)) == ["taken_in", "booked", "booked", "closed"]


# By hand


def test_entered_by_hand_with_papers(town, desk):
    response = desk.post(
        town.url(f"{LIST}jauns/"),
        {
            "way": "post",
            "received_on": "04.09.2026.",
            "postmarked_on": "02.09.2026.",
            "name": "Aina Krauze",
            "need": "Iesniegums pabalstam",
            "urgency": "3",
            "language": "lv",
            "department": town.department.pk,
            "files": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)],
        },
    )

    row = Request.objects.get()
    assert response.url == at(town, row)
    assert (row.submission.way, row.submission.files.count(), row.department) == ("post", 2, town.department)


def test_entered_wrongly_it_comes_back(town, desk):
    response = desk.post(town.url(f"{LIST}jauns/"), {"way": "phone", "postmarked_on": "02.09.2026.", "need": "x"})

    assert set(response.context["form"].errors) == {"postmarked_on", "urgency", "language"}


def test_a_box_is_emptied_and_its_envelopes_entered_one_after_another(town, desk):
    box = town.municipality.drop_boxes.create(name="Pie ieejas", address="Iela 1", department=town.department)

    emptying = desk.post(town.url(f"{LIST}kastites/{box.pk}/iztuksot/"), {"day": "07.09.2026.", "found": "2"}).url
    for name in ("Aina", "Biruta"):
        page = desk.post(emptying, {"name": name, "need": "Iesniegums"}, follow=True)

    assert "Ievadītas 2 aploksnes no 2." in page.content.decode()
    assert Request.objects.filter(submission__way="drop_box").count() == 2
    assert "ievadītas 2 no 2" in desk.get(town.url(f"{LIST}kastites/")).content.decode()


def test_a_box_of_another_municipality_is_not_there(town, other_town, desk):
    box = other_town.municipality.drop_boxes.create(name="Tur", address="Iela 1")

    assert desk.get(town.url(f"{LIST}kastites/{box.pk}/iztuksot/")).status_code == 404


# An application


def test_what_came_by_post_goes_to_benefits_and_back_by_its_number(town, desk, client):
    row = mail(town, way="post")
    desk.post(at(town, row, "iesniegums/"), {"subject": "Mājokļa pabalsts"})
    row.refresh_from_db()
    client.force_login(town.staff("specialist", "Ilze Ozola"))

    page = client.get(town.url(f"darbs/statusi/iesniegumi/{row.application_number}/")).content.decode()

    assert "Mājokļa pabalsts" in page
    assert client.get(town.url(f"{LIST}nr/{row.number}/")).url == at(town, row)
    assert "Mājokļa pabalsts" in client.get(town.url("darbs/statusi/iesniegumi/")).content.decode()
    assert client.get(town.url("darbs/statusi/iesniegumi/99/")).status_code == 404


def test_an_unsigned_mail_says_why_it_is_no_application(town, desk):
    row = mail(town)

    assert "nevis iesniegums" in desk.get(at(town, row)).content.decode()
    page = desk.post(at(town, row, "iesniegums/"), {"subject": "Pabalsts"}, follow=True)
    assert "nevis iesniegums" in page.content.decode()
