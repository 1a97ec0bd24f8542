from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from threading import Barrier

import pytest
from django.db import connection

from bookings.actions import desk
from bookings.lifecycle import Event, State
from bookings.models import Appointment, Resource, Slot
from socialservice import clock
from socialservice.models import Letter, ReceptionMode
from socialservice.words import code_spaced
from tests import factories
from tests.bookings.desk_day import DAY, LIST, act, book, sentences, signed_in, state
from tests.conftest import NOW


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


def test_booking_code_is_told_as_it_is_read_aloud(town, sintija, inga):
    row = book(town, "7:00")
    act(inga, town, row, "neieradas", seen="confirmed")

    stale = act(sintija, town, row, "ieradas", seen="confirmed")

    assert sentences(stale) == [f"{code_spaced(row.code)}: neierašanos jau atzīmēja Inga plkst. 8:00."]


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


@pytest.mark.parametrize(
    ("acts", "column"),
    [
        (["ieradas"], "arrived_at"),
        (["ieradas", "izsaukt"], "called_at"),
        (["ieradas", "izsaukt", "sakt"], "served_at"),
        (["ieradas", "izsaukt", "pabeigt"], "finished_at"),
    ],
)
def test_act_that_is_taken_back_leaves_no_moment_behind(town, sintija, acts, column):
    row = book(town)
    for name in acts:
        act(sintija, town, row, name, seen=state(row))
    row.refresh_from_db()
    assert getattr(row, column) is not None

    act(sintija, town, row, "atsaukt", seen=row.state)

    row.refresh_from_db()
    assert getattr(row, column) is None


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


def test_walk_in_whose_call_is_taken_back_waits_without_a_time_and_takes_nobodys(town):
    officer = town.staff("front_desk")
    row = desk.walk_in(office=town.office, purpose=town.purpose, by=officer)
    desk.apply(row, Event.CALL, by=officer, resource=town.resource)
    assert Slot.objects.filter(appointment=row).count() == 1

    desk.undo(row, by=officer)

    row.refresh_from_db()
    assert (row.state, row.resource, row.starts_at, row.ends_at) == (State.ARRIVED, None, None, None)
    assert not Slot.objects.filter(resource=town.resource).exists()


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
