"""The client's pages: what they answer, what they keep, what they cost."""

from datetime import timedelta

import pytest
from django.test import Client

from bookings.actions import booking
from bookings.actions.booking import Contact
from bookings.models import Appointment, Slot
from socialservice import clock
from socialservice.models import CalendarDay, Letter, Verification
from tests import factories

TYPED = {
    "name": "Zenta Grīnberga-Vītoliņa",
    "phone": "29 123 456",
    "email": "",
    "letters_by": "sms",
    "language": "lv",
    "need": "Nevaru samaksāt īri.",
    "form_key": "6a1f0f5e-0f43-4a39-9d50-a1d7f7e0c001",
}


@pytest.fixture
def times(town):
    return town.slots(clock.today() + timedelta(days=2), "9:00", "9:20", "13:00")


def path(town, page):
    return town.url(f"pieteikt/{town.purpose.code}/{page}/?vieta={town.office.code}&veids=in_person")


def send(client, town, page, slot, **more):
    return client.post(path(town, page), {**TYPED, "laiks": slot.starts_at.isoformat(), **more})


def text(response):
    return response.content.decode()


def test_time_is_held_while_details_are_typed(client, town, times):
    chosen = client.post(path(town, "laiks"), {"laiks": times[0].starts_at.isoformat()})
    page = client.get(chosen["Location"])

    assert "20 minūtes" in text(page)
    assert Slot.objects.get(pk=times[0].pk).held_until == clock.now() + timedelta(minutes=20)


def test_whom_no_time_suits_may_ask_for_another_day(client, town, times):
    shown = text(client.get(path(town, "laiks")))

    assert f'<a href="{town.url(f"pieteikt/{town.purpose.code}/zvanit/")}">Lūgt citu dienu vai stundu</a>' in shown


def test_details_without_a_held_time_lead_back_to_the_times(client, town, times):
    response = client.get(path(town, "dati"), follow=True)

    assert response.redirect_chain[0][0] == path(town, "laiks")
    assert "Lūdzu, izvēlieties laiku vēlreiz" in text(response)


def test_lost_race_shows_what_is_near_and_keeps_what_was_typed(client, town, times):
    booking.book(
        purpose=town.purpose, office=town.office, mode="in_person", contact=Contact(name="Cits"), came_from="web",
        starts_at=times[0].starts_at,
    )  # fmt: skip

    lost = send(client, town, "apstiprinat", times[0])
    again = send(client, town, "laiks", times[1])
    done = send(client, town, "apstiprinat", times[1])

    assert lost.status_code == 409
    assert "Šis laiks tikko tika aizņemts" in text(lost)
    assert TYPED["need"] in text(lost)
    assert "Pārbaudiet un apstipriniet" in text(again)
    assert TYPED["need"] in text(again)
    assert done.status_code == 302


def test_when_the_last_time_is_lost_what_was_typed_goes_into_a_request(client, town):
    [only] = town.slots(clock.today() + timedelta(days=2), "9:00")
    booking.book(
        purpose=town.purpose, office=town.office, mode="in_person", contact=Contact(name="Cits"), came_from="web",
        starts_at=only.starts_at,
    )  # fmt: skip

    lost = send(client, town, "apstiprinat", only)
    asked = client.post(town.url(f"pieteikt/{town.purpose.code}/zvanit/"), {**TYPED, "labot": "1"})

    assert lost.status_code == 409
    assert TYPED["name"] in text(lost)
    assert TYPED["need"] in text(asked)
    assert "error-summary" not in text(asked)


def test_form_sent_twice_shows_the_same_confirmation(client, town, times):
    first = send(client, town, "apstiprinat", times[0])
    second = send(client, town, "apstiprinat", times[0])

    assert first["Location"] == second["Location"]
    assert Appointment.objects.count() == 1


def test_change_on_the_check_page_brings_the_details_back_filled(client, town, times):
    page = send(client, town, "dati", times[0], labot="1", phone="abc")

    assert 'value="abc"' in text(page)
    assert "error-summary" not in text(page)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "aizpildiet šo lauku"),
        ({"phone": "", "email": ""}, "tālruņa numuru vai e-pasta adresi"),
        ({"phone": "123"}, "tālruņa numuru (8 cipari)"),
        ({"phone": "63489652"}, "Īsziņu var nosūtīt tikai uz mobilo tālruni"),
        ({"letters_by": "email"}, "norādiet e-pasta adresi"),
        ({"email": "zenta@"}, "e-pasta"),
    ],
)
def test_wrong_details_get_a_sentence_and_are_kept(client, town, times, typed, sentence):
    page = send(client, town, "dati", times[0], **typed)

    assert sentence in text(page)
    assert TYPED["need"] in text(page)
    assert Appointment.objects.count() == 0


def test_opening_links_changes_nothing(client, town, times):
    link = send(client, town, "apstiprinat", times[0])["Location"]

    for page in ["", "parcelt/", "atcelt/", "pieraksts.ics"]:
        assert client.get(link + page).status_code == 200

    appointment = Appointment.objects.get()
    assert (appointment.state, appointment.starts_at) == ("confirmed", times[0].starts_at)


def test_link_of_another_municipality_is_unknown(client, town, other_town, times):
    link = send(client, town, "apstiprinat", times[0])["Location"]

    assert client.get(link.replace("/liepaja/", "/kuldiga/")).status_code == 404


def test_code_and_contact_lead_to_a_code_sent_there(client, town, times):
    send(client, town, "apstiprinat", times[0])
    appointment = Appointment.objects.get()
    client.post(town.url("mani-pieraksti/"), {"code": appointment.code, "contact": "29123456"})

    sent = Letter.objects.get(kind="verification_code")
    code = next(word for word in sent.text.split() if word.isdigit() and len(word) == 6)
    opened = client.post(town.url("mani-pieraksti/kods/"), {"sent_code": code})

    assert opened["Location"] == town.url(f"p/{appointment.link}/")


def test_wrong_contact_is_answered_like_a_right_one(client, town, times):
    send(client, town, "apstiprinat", times[0])
    code = Appointment.objects.get().code

    wrong = Client().post(town.url("mani-pieraksti/"), {"code": code, "contact": "29000001"})
    right = Client().post(town.url("mani-pieraksti/"), {"code": code, "contact": "29123456"})

    assert (wrong.status_code, wrong["Location"]) == (right.status_code, right["Location"])
    assert Verification.objects.count() == 1


def test_sixth_guess_of_a_code_is_refused_even_if_right(client, town, times):
    send(client, town, "apstiprinat", times[0])
    client.post(town.url("mani-pieraksti/"), {"code": Appointment.objects.get().code, "contact": "29123456"})
    sent = Letter.objects.get(kind="verification_code")
    code = next(word for word in sent.text.split() if word.isdigit() and len(word) == 6)
    for _ in range(5):
        client.post(town.url("mani-pieraksti/kods/"), {"sent_code": "000000"})

    page = client.post(town.url("mani-pieraksti/kods/"), {"sent_code": code})

    assert "Pārāk daudz mēģinājumu" in text(page)


def test_crowded_network_is_asked_for_a_code_and_never_locked_out(client, town, times, settings):
    settings.FREE_OF_PROOF = 0

    asked = send(client, town, "apstiprinat", times[0])
    sent = Letter.objects.get(kind="verification_code")
    code = next(word for word in sent.text.split() if word.isdigit() and len(word) == 6)
    done = send(client, town, "apstiprinat", times[0], sent_code=code)

    assert "Apstipriniet ar kodu" in text(asked)
    assert TYPED["need"] in text(asked)
    assert done.status_code == 302


def test_solved_proof_needs_no_code(client, town, times, settings):
    settings.FREE_OF_PROOF = 0
    from socialservice import proof

    asked = proof.challenge()
    answer = next(str(n) for n in range(10_000_000) if proof.holds(asked, str(n)))
    from django.core.cache import cache

    cache.clear()  # `holds` counts a challenge once; the form sends it for the first time
    done = send(client, town, "apstiprinat", times[0], proof_asked=asked, proof=answer)
    again = send(Client(), town, "apstiprinat", times[1], proof_asked=asked, proof=answer, form_key="")

    assert done.status_code == 302
    assert "Apstipriniet ar kodu" in text(again)


def test_purpose_after_consultation_leads_to_the_line_and_a_request(client, town):
    town.department.policies.update(policy="consultation")

    page = client.get(town.url(f"pieteikt/{town.purpose.code}/"), follow=True)
    sent = client.post(
        town.url(f"pieteikt/{town.purpose.code}/zvanit/"),
        {"name": "Zenta", "phone": "29123456", "need": "Vajadzīga aprūpe mājās", "form_key": TYPED["form_key"]},
        follow=True,
    )

    assert "634 89652" in text(page)
    assert "Jūsu pieprasījums ir saņemts" in text(sent)
    assert town.municipality.requests.get().need == "Vajadzīga aprūpe mājās"


def test_free_times_cost_five_queries_however_many_there_are(client, town, django_assert_num_queries):
    day = clock.today() + timedelta(days=1)
    town.slots(day, "9:00")
    with django_assert_num_queries(5):
        client.get(path(town, "laiks"))
    for number in range(10):
        town.slots(day + timedelta(days=number), "10:00", "11:00", "12:00")
    with django_assert_num_queries(5):
        client.get(path(town, "laiks"))


@pytest.mark.parametrize(("hour", "named"), [("8:00", True), ("11:00", False)])
def test_another_office_is_named_only_where_it_is_free_earlier(client, town, hour, named):
    day = clock.today() + timedelta(days=2)
    place = factories.office(town.municipality, "karosta")
    town.slots(day, "9:00")
    town.slots(day, hour, resource=factories.resource(place, town.purpose))

    page = text(client.get(path(town, "laiks")))

    assert ("Agrāk citur:" in page) is named
    assert ("vieta=karosta" in page) is named


def test_day_off_is_named_in_the_readers_language(client, town, times):
    day = clock.today() + timedelta(days=3)
    CalendarDay.objects.create(
        municipality=town.municipality, day=day, kind="holiday", name="Pilsētas svētki", name_en="City festival"
    )

    assert "Pilsētas svētki" in text(client.get(path(town, "laiks")))
    client.cookies["valoda"] = "en"
    assert "City festival" in text(client.get(path(town, "laiks")))


def test_old_addresses_lead_to_the_successor(client, town, other_town):
    town.municipality.successor = other_town.municipality
    town.municipality.save()

    response = client.get("/liepaja/pieteikt/?atbilde=1")

    assert (response.status_code, response["Location"]) == (301, "/kuldiga/pieteikt/?atbilde=1")


def test_single_municipality_sits_at_the_root(client, town, settings):
    settings.SINGLE_MUNICIPALITY = "liepaja"

    assert client.get("/pieteikt/visi/").status_code == 200


def test_replayed_posts_of_an_old_link_change_nothing(client, town, times):
    link = send(client, town, "apstiprinat", times[0])["Location"]
    client.post(f"{link}atcelt/")

    again = client.post(f"{link}atcelt/", follow=True)
    moved = client.post(f"{link}parcelt/", {"laiks": times[1].starts_at.isoformat()}, follow=True)

    assert (again.status_code, moved.status_code) == (200, 200)
    appointment = Appointment.objects.get()
    assert (appointment.state, appointment.starts_at) == ("cancelled_client", times[0].starts_at)
    assert [event.event for event in appointment.events.all()] == ["book", "cancel_client"]


def test_link_of_a_visit_that_has_begun_neither_moves_nor_cancels(client, town, times):
    link = send(client, town, "apstiprinat", times[0])["Location"]

    with clock.set_to(times[0].starts_at + timedelta(minutes=1)):
        page = client.get(link)
        moved = client.post(f"{link}parcelt/", {"laiks": times[2].starts_at.isoformat()}, follow=True)
        client.post(f"{link}atcelt/")

    assert "Pārcelt pierakstu" not in text(page)
    assert moved.redirect_chain[0][0] == link
    assert (Appointment.objects.get().starts_at, Appointment.objects.get().state) == (times[0].starts_at, "confirmed")
