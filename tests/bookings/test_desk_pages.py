import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client

from bookings.actions import desk
from bookings.desk_urls import urlpatterns
from bookings.lifecycle import Event, State
from bookings.models import Appointment, Resource, Slot
from socialservice import clock
from socialservice.models import AccessLog, Letter, ReceptionMode
from tests import factories
from tests.conftest import NOW

DAY = date(2026, 9, 7)
LIST = "darbs/centrs/diena/2026-09-07/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def sintija(town):
    return signed_in(town.staff("front_desk", "Sintija Bērziņa"))


@pytest.fixture
def inga(town):
    return signed_in(town.staff("front_desk", "Inga Liepa"))


def book(town, hour="8:00", name="Zenta Grīnberga-Vītoliņa", **fields):
    (slot,) = town.slots(DAY, hour, resource=fields.pop("resource", None))
    return factories.appointment(slot, town.purpose, name=name, **fields)


def act(client, town, row, which, **data):
    return client.post(town.url(f"darbs/pieraksts/{row.pk}/{which}/"), data)


def state(row):
    row.refresh_from_db()
    return row.state


def sentences(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


# The way to the list


def test_desk_leads_to_today_at_the_only_office(town, sintija):
    answer = sintija.get(town.url("darbs/"))

    assert answer.status_code == 302
    assert answer.url == town.url(LIST)


def test_desk_asks_which_office_and_remembers_it(town, sintija):
    other = factories.office(town.municipality, "jaunbuve")

    asked = sintija.get(town.url("darbs/"), follow=True)
    sintija.get(town.url("darbs/jaunbuve/diena/2026-09-07/"))
    remembered = sintija.get(town.url("darbs/"))

    assert other.label in asked.content.decode()
    assert remembered.url == town.url("darbs/jaunbuve/diena/2026-09-07/")


def test_stranger_is_asked_to_sign_in(town):
    assert Client().get(town.url(LIST)).status_code == 302


def test_staff_of_another_office_meets_404(town):
    elsewhere = factories.office(town.municipality, "jaunbuve")
    row = book(town)
    client = signed_in(factories.user(role="front_desk", office=elsewhere))

    assert client.get(town.url(LIST)).status_code == 404
    assert client.get(town.url(f"darbs/pieraksts/{row.pk}/")).status_code == 404
    assert act(client, town, row, "ieradas").status_code == 404
    assert state(row) == State.CONFIRMED


def test_staff_of_another_municipality_meets_404(town, other_town):
    row = book(town)
    client = signed_in(other_town.staff("manager"))

    assert client.get(town.url(LIST)).status_code == 404
    assert client.get(other_town.url(f"darbs/pieraksts/{row.pk}/")).status_code == 404


def test_missing_right_is_403(town):
    row = book(town)
    (free,) = town.slots(DAY, "9:00")
    administrator = signed_in(town.staff("administrator"))
    telephone = signed_in(town.staff("phone_centre"))

    assert administrator.get(town.url(LIST)).status_code == 403
    assert telephone.get(town.url(LIST)).status_code == 200
    assert act(telephone, town, row, "ieradas").status_code == 403
    assert telephone.get(town.url(f"darbs/laiks/{free.pk}/blokset/")).status_code == 403


def test_telephone_centre_sees_no_buttons_it_may_not_press(town):
    book(town)

    page = signed_in(town.staff("phone_centre")).get(town.url(LIST)).content.decode()

    assert "Zenta Grīnberga-Vītoliņa" in page
    assert "/ieradas/" not in page and "/bez-pieraksta/" not in page


@pytest.mark.parametrize("path", ["ieradas", "izsaukt", "sakt", "pabeigt", "neieradas", "atsaukt", "persona"])
def test_acts_answer_to_post_alone(town, sintija, path):
    row = book(town)

    assert sintija.get(town.url(f"darbs/pieraksts/{row.pk}/{path}/")).status_code == 405


def test_every_desk_page_has_its_right():
    without = [pattern.name for pattern in urlpatterns if not hasattr(_inner(pattern.callback), "right")]

    assert without == []


def _inner(view):
    while not hasattr(view, "right") and hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return view


# The list


@pytest.mark.parametrize("visits", [1, 3, 200])
def test_list_costs_ten_queries_however_long_it_is(town, sintija, django_assert_num_queries, visits):
    for number in range(visits):
        if number % 20 == 0:
            resource = Resource.objects.create(office=town.office, name=f"Logs {number}")
        book(town, f"{9 + number % 20 // 3}:{number % 20 % 3 * 2}0", resource=resource, code=f"{number:06}")
    sintija.get(town.url(LIST))

    with django_assert_num_queries(10):
        page = sintija.get(town.url(f"{LIST}?cilne=visa"))

    assert page.content.decode().count("Zenta Grīnberga-Vītoliņa</a>") == visits


def test_unchanged_list_answers_empty_for_one_query_beyond_the_doors(town, sintija, django_assert_num_queries):
    row = book(town)
    stamp = sintija.get(town.url(LIST)).context["pulse"].stamp
    asked = town.url(f"{LIST}?tikai=saraksts&stavoklis={stamp}")

    with django_assert_num_queries(6):
        unchanged = sintija.get(asked)
    with clock.set_to(NOW + timedelta(seconds=3)):
        desk.apply(row, Event.ARRIVE, by=town.staff("front_desk", "Inga Liepa"))
        changed = sintija.get(asked)

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert changed.status_code == 200
    assert "A 01" in changed.content.decode() and "<html" not in changed.content.decode()


def test_front_desk_sees_the_group_of_a_purpose_and_a_specialist_its_name(town, sintija):
    row = book(town, need="Nevaru samaksāt īri")
    specialist = signed_in(town.staff("specialist"))

    for path in (LIST, f"darbs/pieraksts/{row.pk}/", f"{LIST}druka/"):
        front, special = (client.get(town.url(path)).content.decode() for client in (sintija, specialist))
        assert "Sociālā palīdzība" in front and "Mājokļa pabalsts" not in front and "samaksāt" not in front
        assert "Mājokļa pabalsts" in special


def test_chosen_row_offers_what_else_is_allowed(town, sintija):
    row = book(town, "7:00", help_entering=True)

    page = sintija.get(town.url(f"{LIST}?rinda={row.pk}")).content.decode()
    more = sintija.get(town.url(f"{LIST}?tikai=rinda&rinda={row.pk}")).content.decode()

    for offered in ("izsaukt", "neieradas", "atcelt", "parcelt"):
        assert f"/pieraksts/{row.pk}/{offered}/" in page
        assert f"/pieraksts/{row.pk}/{offered}/" in more
    assert "Vajadzīga palīdzība, ieejot ēkā." in more


def test_search_without_diacritics_looks_through_the_whole_day(town, sintija):
    book(town, "16:00")

    found = sintija.post(town.url(LIST), {"q": "vitolina zenta"}).content.decode()
    nobody = sintija.post(town.url(LIST), {"q": "Skaidrīte"}).content.decode()

    assert "Zenta Grīnberga-Vītoliņa" in found
    assert "Pēc “Skaidrīte” neviens nav atrasts." in nobody


def test_name_that_was_searched_stands_in_no_address(town, sintija):
    book(town, "16:00")

    found = sintija.post(town.url(f"{LIST}?kas={town.resource.pk}"), {"q": "vitolina"}).content.decode()

    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', found) if "vitolina" in link]
    assert f"?kas={town.resource.pk}&amp;cilne=visa&amp;rinda=" in found


def test_empty_list_says_who_comes_next(town, sintija):
    book(town, "10:50")

    page = sintija.get(town.url(LIST)).content.decode()

    assert "Neviens negaida. Nākamais plkst. 10:50." in page


@pytest.mark.parametrize(
    "query",
    ["cilne=nav", "kas=abc", "kas=999999999999999999999", "rinda=zz", "rinda=s0", "tikai=kaut-kas", "tikai=rinda"],
)
def test_odd_addresses_are_answered_kindly(town, sintija, query):
    assert sintija.get(town.url(f"{LIST}?{query}")).status_code == 200


@pytest.mark.parametrize("named", ["", "abc", "-1", "9" * 30, "\x00"])
def test_odd_numbers_are_answered_kindly(town, sintija, named):
    row = book(town)

    assert act(sintija, town, row, "persona", person=named).status_code == 404
    assert act(sintija, town, row, "izsaukt", pie=named, kas=named).status_code == 302
    assert sintija.post(town.url("darbs/centrs/nakamais/"), {"kas": named}).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_far_days_are_empty(town, sintija, day):
    assert (
        "Šajā dienā nav ne pierakstu, ne laiku." in sintija.get(town.url(f"darbs/centrs/diena/{day}/")).content.decode()
    )


def test_day_that_does_not_exist_is_404(town, sintija):
    assert sintija.get(town.url("darbs/centrs/diena/2026-02-30/")).status_code == 404


# Acts


def test_visit_goes_from_arrival_to_its_end(town, sintija):
    row = book(town)
    went = []

    for which, seen in [("ieradas", "confirmed"), ("izsaukt", "arrived"), ("sakt", "called"), ("pabeigt", "serving")]:
        answer = act(sintija, town, row, which, seen=seen, atpakal=town.url(f"{LIST}?cilne=visa&rinda=5"))
        went.append(state(row))

    assert went == ["arrived", "called", "serving", "done"]
    assert answer.url == town.url(f"{LIST}?cilne=visa&rinda={row.pk}#r{row.pk}")
    assert row.ticket == "A 01"


def test_second_press_is_harmless(town, sintija):
    row = book(town)

    act(sintija, town, row, "ieradas", seen="confirmed")
    again = act(sintija, town, row, "ieradas", seen="confirmed")

    assert again.status_code == 302
    assert sentences(again) == []
    assert [event.event for event in row.events.all()] == ["arrive"]


def test_second_receptionist_is_told_who_called_and_when(town, sintija, inga):
    row = book(town)
    act(inga, town, row, "ieradas", seen="confirmed")
    with clock.set_to(NOW + timedelta(minutes=3)):
        act(inga, town, row, "izsaukt", seen="arrived")
        late = act(sintija, town, row, "izsaukt", seen="arrived")

    assert sentences(late) == ["A 01 jau izsauca Inga plkst. 8:03."]
    assert [event.event for event in row.events.all()] == ["arrive", "call"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_the_same_moment_one_is_told(transactional_db, now):
    town = factories.Town()
    users = [town.staff("front_desk", name) for name in ("Sintija Bērziņa", "Inga Liepa")]
    rows = [book(town, f"8:{minute}0", code=f"00000{minute}") for minute in (0, 2, 4)]

    def press(client, row, start):
        start.wait()
        try:
            return sentences(act(client, town, row, "ieradas", seen="confirmed"))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for row in rows:
            start = Barrier(2)
            told = list(pool.map(press, map(signed_in, users), [row] * 2, [start] * 2))

            assert sorted(len(one) for one in told) == [0, 1]
            assert [event.event for event in row.events.all()] == ["arrive"]

    assert sorted(row.ticket for row in Appointment.objects.all()) == ["A 01", "A 02", "A 03"]


def test_stale_press_never_overwrites_although_the_act_would_be_allowed(town, sintija, inga):
    row = book(town, "7:00")
    act(inga, town, row, "ieradas", seen="confirmed")

    stale = act(sintija, town, row, "neieradas", seen="confirmed")

    assert state(row) == State.ARRIVED
    assert sentences(stale) == ["A 01: ierašanos jau atzīmēja Inga plkst. 8:00."]


def test_cancelling_a_visit_that_has_meanwhile_arrived_is_refused(town, sintija, inga):
    row = book(town)
    act(inga, town, row, "ieradas", seen="confirmed")

    act(sintija, town, row, "atcelt", seen="confirmed")

    assert state(row) == State.ARRIVED


def test_no_show_is_taken_back_by_who_pressed_it(town, sintija):
    row = book(town, "7:00")
    act(sintija, town, row, "neieradas", seen="confirmed")
    page = sintija.get(town.url(LIST)).content.decode()

    act(sintija, town, row, "atsaukt", seen="no_show")

    assert f"/pieraksts/{row.pk}/atsaukt/" in page
    assert state(row) == State.CONFIRMED


def test_undo_pressed_twice_takes_back_one_act(town, sintija):
    row = book(town)
    act(sintija, town, row, "ieradas", seen="confirmed")
    act(sintija, town, row, "izsaukt", seen="arrived")

    act(sintija, town, row, "atsaukt", seen="called")
    act(sintija, town, row, "atsaukt", seen="called")

    assert state(row) == State.ARRIVED


def test_way_back_leads_only_to_own_pages(town, sintija):
    row = book(town)

    answer = act(sintija, town, row, "ieradas", atpakal="https://example.org/liepaja/darbs/")

    assert answer.url == town.url(f"{LIST}?rinda={row.pk}#r{row.pk}")


def test_cancel_asks_first_then_frees_the_time_and_writes(town, sintija):
    row = book(town, "9:00")
    asked = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/atcelt/")).content.decode()

    act(sintija, town, row, "atcelt", seen="confirmed", reason="Speciālists slimo")

    assert "Vai tiešām vēlaties atcelt pierakstu?" in asked
    assert state(row) == State.CANCELLED_OFFICE
    assert Slot.objects.get().appointment is None
    assert Letter.objects.filter(kind="cancelled_by_office").count() == 1


# Without an appointment


def walk_in(client, town, **data):
    return client.post(town.url("darbs/centrs/bez-pieraksta/"), {"purpose": town.purpose.pk, **data})


def test_walk_in_gets_a_number_in_one_form(town, sintija):
    answer = walk_in(sintija, town)

    ticket = Appointment.objects.get()
    assert (ticket.ticket, ticket.state, ticket.name) == ("B 01", State.ARRIVED, "")
    assert sentences(answer) == ["Rindas numurs: B 01."]
    assert answer.url == town.url(f"{LIST}?rinda={ticket.pk}#r{ticket.pk}")
    assert "ticket-b" in sintija.get(answer.url).content.decode()


def test_walk_in_needs_a_reason_where_the_office_receives_by_appointment_only(town, sintija):
    town.office.modes.update(mode=ReceptionMode.Mode.APPOINTMENT)

    refused = walk_in(sintija, town, name="Oļegs Ķirsis")
    walk_in(sintija, town, reason="Krīzes situācija")

    assert "Lūdzu, aizpildiet šo lauku." in refused.content.decode() and "Oļegs Ķirsis" in refused.content.decode()
    assert [row.exception_reason for row in Appointment.objects.all()] == ["Krīzes situācija"]


def test_walk_in_offers_only_what_the_office_serves(town, sintija):
    factories.purpose(town.department, code="cits", name="Cits mērķis")

    page = sintija.get(town.url("darbs/centrs/bez-pieraksta/")).content.decode()

    assert "Mājokļa pabalsts" in page and "Cits mērķis" not in page
    assert sintija.post(town.url("darbs/centrs/bez-pieraksta/"), {"purpose": "0"}).status_code == 200
    assert Appointment.objects.count() == 0


def test_next_is_called_to_the_chosen_specialist(town, sintija):
    walk_in(sintija, town)

    sintija.post(town.url("darbs/centrs/nakamais/"), {"kas": town.resource.pk})

    called = Appointment.objects.get()
    assert (called.state, called.resource) == (State.CALLED, town.resource)


def test_next_asks_to_whom_where_it_is_not_clear(town, sintija):
    walk_in(sintija, town)

    page = sintija.post(town.url("darbs/centrs/nakamais/")).content.decode()

    assert "Ilze Ozola" in page
    assert Appointment.objects.get().state == State.ARRIVED


def test_specialist_calls_next_to_the_own_room(town, sintija):
    user = town.staff("specialist", "Ilze Ozola")
    Resource.objects.filter(pk=town.resource.pk).update(user=user)
    walk_in(sintija, town)

    signed_in(user).post(town.url("darbs/centrs/nakamais/"))

    assert Appointment.objects.get().resource == town.resource


def test_next_says_when_nobody_waits(town, sintija):
    answer = sintija.post(town.url("darbs/centrs/nakamais/"), {"kas": town.resource.pk})

    assert sentences(answer) == ["Ilze Ozola: neviens negaida."]


def test_call_asks_who_receives_when_everybody_is_busy(town, sintija):
    desk.apply(book(town, "7:40"), Event.CALL, by=town.staff("front_desk"))
    walk_in(sintija, town)
    ticket = Appointment.objects.get(ticket="B 01")

    asked = act(sintija, town, ticket, "izsaukt", seen="arrived")
    page = sintija.get(asked.url).content.decode()
    act(sintija, town, ticket, "izsaukt", seen="arrived", pie=town.resource.pk)

    assert asked.url == town.url(f"darbs/pieraksts/{ticket.pk}/kas-pienem/")
    assert "Ilze Ozola" in page
    assert state(ticket) == State.CALLED


# Times


def test_block_one_time_or_the_rest_of_the_day_and_offer_it_again(town, sintija):
    first, second, third = town.slots(DAY, "9:00", "9:20", "9:40")
    taken = book(town, "10:00")

    sintija.post(town.url(f"darbs/laiks/{second.pk}/blokset/"), {"reason": "Sapulce", "reach": "rest"})
    sintija.post(town.url(f"darbs/laiks/{third.pk}/piedavat/"))

    blocked = Slot.objects.filter(withdrawn_at__isnull=False)
    assert [(slot.pk, slot.withdrawn_reason) for slot in blocked] == [(second.pk, "Sapulce")]
    assert taken.slots.count() == 1
    assert "Sapulce" in sintija.get(town.url(f"{LIST}?cilne=visa&rinda=s{second.pk}")).content.decode()
    assert first.pk not in blocked.values_list("pk", flat=True)


def test_block_needs_a_reason(town, sintija):
    (slot,) = town.slots(DAY, "9:00")

    page = sintija.post(town.url(f"darbs/laiks/{slot.pk}/blokset/"), {"reach": "one"}).content.decode()

    assert "Lūdzu, aizpildiet šo lauku." in page
    assert Slot.objects.get().withdrawn_at is None


def test_blocking_a_time_that_was_taken_meanwhile_is_refused(town, sintija):
    row = book(town, "9:00")
    slot = Slot.objects.get()

    answer = sintija.post(town.url(f"darbs/laiks/{slot.pk}/blokset/"), {"reason": "Sapulce", "reach": "one"})

    assert sentences(answer) == ["Šis laiks ir aizņemts. Vispirms pārceliet vai atceliet pierakstu."]
    assert row.slots.count() == 1


def test_extra_time_is_opened_and_a_clash_is_said_beside_the_field(town, sintija):
    path = town.url(f"{LIST}jauns-laiks/")
    told = {"resource": town.resource.pk, "time": "14:30", "minutes": "30"}

    opened = sintija.post(path, told)
    clash = sintija.post(path, told).content.decode()

    slot = Slot.objects.get()
    assert opened.status_code == 302
    assert (slot.starts_at, slot.ends_at) == (clock.at(DAY, time(14, 30)), clock.at(DAY, time(15, 0)))
    assert "Šim speciālistam tajā laikā ir cits pieņemšanas laiks." in clash and 'value="14:30"' in clash


# One appointment


def test_appointment_tells_its_history_in_sentences_and_logs_who_looked(town, sintija, inga):
    row = book(town)
    act(inga, town, row, "ieradas")
    act(inga, town, row, "izsaukt")
    act(inga, town, row, "atsaukt")

    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/")).content.decode()

    for sentence in ("Klients ieradās.", "Klients izsaukts.", "Atsaukts: Klients izsaukts.", "Inga Liepa"):
        assert sentence in page
    assert [(entry.user_name, entry.what) for entry in AccessLog.objects.all()] == [("Sintija Bērziņa", "appointment")]


def test_appointment_suggests_people_and_links_one(town, sintija):
    row = book(town, phone="+37129123456")
    same_phone = factories.person(town.municipality, "Jānis Grīnbergs", phone="+37129123456")
    factories.person(town.municipality, "Ivars Siliņš", phone="+37120000000")
    path = town.url(f"darbs/pieraksts/{row.pk}/")

    suggested = sintija.get(path).context["suggested"]
    sintija.post(f"{path}persona/", {"person": same_phone.pk})

    assert list(suggested) == [same_phone]
    row.refresh_from_db()
    assert row.person == same_phone


def test_person_of_another_municipality_is_not_linked(town, other_town, sintija):
    row = book(town)
    stranger = factories.person(other_town.municipality)

    answer = sintija.post(town.url(f"darbs/pieraksts/{row.pk}/persona/"), {"person": stranger.pk})

    assert answer.status_code == 404


# Paper


def test_paper_lists_people_by_hour(town, sintija):
    book(town, "9:20", "Valdis Pētersons")
    book(town, "10:00", "Ivars Siliņš")
    book(town, "10:20", "Atcelts Klients", state="cancelled_client")
    town.slots(DAY, "11:00")

    page = sintija.get(town.url(f"{LIST}druka/")).content.decode()

    assert page.index("9:00–10:00, 1 klients") < page.index("Valdis Pētersons") < page.index("10:00–11:00, 1 klients")
    assert "2 pieraksti, 1 pieejams laiks" in page
    assert "Atcelts Klients" not in page
