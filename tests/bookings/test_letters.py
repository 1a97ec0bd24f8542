from datetime import date

import pytest
from icalendar import Calendar

from bookings import letters
from bookings.models import AppointmentEvent, Request
from socialservice.models import Letter, Submission
from tests import factories
from tests.bookings.visits import assert_discreet, coming, written
from tests.conftest import NOW


@pytest.fixture
def visit(town, settings):
    settings.SITE_URL = "https://pz.lv"
    return coming(town)


# The calendar file


def event_of(text):
    [event] = Calendar.from_ical(text).events
    return event


def test_confirmation_by_email_brings_a_calendar_file(visit):
    letter = written(visit, "booking_confirmed", letters_by="email")

    event = event_of(letter.attachment)
    assert b"DTSTART:20260916T064000Z\r\nDTEND:20260916T070000Z" in event.to_ical()
    assert event["location"] == "Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, 102. kabinets"
    assert (event["summary"], event["class"], event["status"]) == ("Pieraksts", "PRIVATE", "CONFIRMED")
    assert_discreet(letter.attachment)


def test_calendar_file_of_a_moved_visit_replaces_the_earlier_one(visit):
    first = event_of(letters.calendar_file(visit))
    AppointmentEvent.objects.create(
        appointment=visit,
        event="move",
        from_state="confirmed",
        to_state="confirmed",
        office=visit.office,
        day=visit.day,
        at=NOW,
    )

    second = event_of(letters.calendar_file(visit))

    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)


@pytest.mark.parametrize("kind", ["reminder_1d", "cancelled_by_office"])
def test_other_letters_bring_none(visit, kind):
    assert written(visit, kind, letters_by="email").attachment == ""


# In the outbox


def test_confirmation_goes_at_once_and_not_after_the_visit(visit):
    letter = written(visit, "booking_confirmed")

    assert (letter.at_once, letter.due_at, letter.expires_at) == (True, NOW, visit.starts_at)
    assert (letter.channel, letter.to, letter.is_demo) == ("sms", "+37129123456", False)
    assert (letter.about, letter.about_id) == ("bookings.Appointment", visit.pk)


def test_booking_by_sms_reads_its_words_and_writes_its_letters_in_one_statement_each(visit, django_assert_num_queries):
    visit.refresh_from_db()
    visit.office, visit.municipality, visit.purpose  # noqa: B018 — known to whoever books

    with django_assert_num_queries(3):  # what restrictions ask of the visit is the third
        letters.confirmed(visit)

    assert Letter.objects.count() == 3


def test_letter_about_a_demo_visit_is_a_demo_letter(visit):
    visit.is_demo = True

    assert written(visit, "booking_confirmed").is_demo


def test_letter_of_a_person_is_found_with_the_person(visit):
    visit.person = factories.person(visit.municipality)

    assert written(visit, "booking_confirmed").person == visit.person


# Requests


@pytest.fixture
def request_(town):
    submission = Submission.objects.create(municipality=town.municipality, way="web", received_at=NOW)
    return Request.objects.create(
        municipality=town.municipality,
        submission=submission,
        number=17,
        purpose=town.purpose,
        name="Zenta Grīnberga-Vītoliņa",
        phone="+37129123456",
        need="Mājokļa pabalsts",
        created_at=NOW,
        due_on=date(2026, 9, 9),
    )


@pytest.mark.parametrize(
    "language, text",
    [
        (
            "lv",
            "Jusu pieprasijums Nr. 17 ir sanemts. Sazinasimies ar Jums lidz 09.09.2026. Jautajumi: talr. 634 89652",
        ),
        ("en", "Your request No. 17 has been received. We will contact you by 9 Sep 2026. Questions: call 634 89652"),
    ],
)
def test_request_received(request_, language, text):
    request_.language = language

    assert letters.request_received(request_) == "sms"

    assert Letter.objects.get().text == text


def test_request_received_by_email(request_):
    request_.phone, request_.email = "+37163489652", "zenta@example.org"

    letters.request_received(request_)

    letter = Letter.objects.get()
    assert letter.subject == "Pieprasījums Nr. 17 saņemts"
    assert letter.text.startswith(
        "Labdien!\n\n"
        "Paldies! Jūsu pieprasījums Nr. 17 ir saņemts 2026. gada 7. septembrī plkst. 8:00.\n\n"
        "Speciālists ar Jums sazināsies pa tālruni 63 *** *52 līdz 2026. gada 9. septembrim, "
        "lai vienotos par apmeklējuma laiku vai palīdzētu attālināti.\n\n"
        "Ja situācija ir neatliekama, zvaniet 634 89652; ja apdraudēta dzīvība vai veselība – 112.\n\n"
    )


def test_who_asked_from_a_fixed_line_has_to_be_told_otherwise(request_):
    request_.phone = "+37163489652"

    assert letters.request_received(request_) == "none"
