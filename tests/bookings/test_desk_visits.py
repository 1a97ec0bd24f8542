"""What the desk does with a visit beside its plain course."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from bookings.actions import desk, slots, visits
from bookings.lifecycle import Event, State
from bookings.models import Advice, Incident, SentAway, Slot, VisitNote
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import AccessLog, Letter
from tests import factories
from tests.bookings.desk_day import DAY, LIST, act, book, sentences, signed_in, state
from tests.conftest import NOW


@pytest.fixture
def officer(town):
    return town.staff("front_desk", "Dace Egle")


@pytest.fixture
def dace(town):
    return factories.resource(town.office, town.purpose, name="Dace Kalniņa", room="103")


@pytest.fixture
def specialist(town):
    user = town.staff("specialist", "Ilze Ozola")
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    return user


def walk_in(town, by):
    return desk.walk_in(office=town.office, purpose=town.purpose, by=by)


def called(town, by, hour="7:40", **fields):
    return desk.apply(book(town, hour, **fields), Event.CALL, by=by)


def told(row) -> list[str]:
    return list(row.events.values_list("event", flat=True))


# How it ended


def test_visit_is_finished_in_one_click_with_its_outcome_or_without(town, sintija, officer):
    plain, solved = called(town, officer), called(town, officer, "7:20", code="482914")

    act(sintija, town, plain, "pabeigt", seen="called")
    sintija.post(town.url(f"darbs/pieraksts/{solved.pk}/pabeigt/?iznakums=solved"), {"seen": "called"})

    plain.refresh_from_db(), solved.refresh_from_db()
    assert [(row.state, row.outcome) for row in (plain, solved)] == [("done", ""), ("done", "solved")]


def test_outcome_is_noted_afterwards_and_each_taken_back_by_itself(town, sintija, officer):
    row = called(town, officer)
    visits.finish(appointment=row, by=officer)
    visits.note_outcome(appointment=row, outcome="papers", by=officer)
    outcomes = []

    for _step in range(2):
        row.refresh_from_db()
        outcomes.append((row.state, row.outcome))
        desk.undo(row, by=officer)

    row.refresh_from_db()
    assert [*outcomes, (row.state, row.outcome)] == [("done", "papers"), ("done", ""), ("called", "")]


def test_next_appointment_leads_to_the_caller_with_all_that_is_known(town, specialist):
    row = called(town, specialist, phone="+37129123456", person=factories.person(town.municipality))

    client = signed_in(specialist)
    answer = client.post(town.url(f"darbs/pieraksts/{row.pk}/pabeigt/?iznakums=next"), {"seen": "called"})
    page = client.get(answer.url)

    assert answer.url == town.url(f"darbs/zvans/?pieraksts={row.pk}")
    assert page.status_code == 200
    for known in (f'value="{row.person_id}"', "29 123 456", f'value="{town.purpose.pk}" selected'):
        assert known in page.content.decode()


def test_front_desk_learns_no_purpose_from_booking_the_next_appointment(town, sintija, officer):
    row = called(town, officer)

    page = sintija.get(town.url(f"darbs/zvans/?pieraksts={row.pk}")).content.decode()

    assert row.name in page
    assert f'value="{town.purpose.pk}" selected' not in page


def test_advice_is_read_by_the_same_competence_only_and_the_reading_is_logged(town, specialist, sintija):
    row = called(town, specialist)
    advice = Advice.objects.create(municipality=town.municipality, name="Reģistrēties NVA")
    client, path = signed_in(specialist), town.url(f"darbs/pieraksts/{row.pk}/")

    client.post(f"{path}ieteikums/", {"seen": "called", "advice": [advice.pk], "text": "Parāds par īri"})
    row.refresh_from_db()
    own = client.get(path).content.decode()
    others = [signed_in(town.staff("manager")), sintija]

    assert (row.state, row.outcome) == ("done", "advice")
    assert "Parāds par īri" in own and "Reģistrēties NVA" in own
    for other in others:
        page = other.get(path).content.decode()
        assert "Parāds par īri" not in page and "Reģistrēties NVA" not in page
    assert AccessLog.objects.filter(what="visit note", user_id=specialist.pk).count() == 1
    assert sintija.get(f"{path}ieteikums/").status_code == 403


def test_advice_lies_encrypted_and_is_replaced_when_written_again(town, specialist, django_assert_num_queries):
    row = called(town, specialist)
    for text in ("Pirmais", "Otrais"):
        visits.give_advice(appointment=row, advice=[], text=text, by=specialist)

    assert [note.text for note in VisitNote.objects.all()] == ["Otrais"]
    assert "Otrais" not in str(VisitNote.objects.extra(select={"raw": "text::text"}).values_list("raw", flat=True)[0])
    assert told(row) == ["call", "finish"]


def test_advice_needs_a_competence_and_some_words(town, specialist, officer):
    row = called(town, officer)

    for by in (officer, specialist):
        with pytest.raises(Refusal):
            visits.give_advice(appointment=row, advice=[], text=" ", by=by)

    assert state(row) == State.CALLED


# To whom it goes on


def test_handed_over_visitor_waits_for_the_other_specialist_and_can_be_taken_back(town, sintija, officer, dace):
    row = book(town, "7:40")
    desk.apply(row, Event.ARRIVE, by=officer)
    desk.apply(row, Event.CALL, by=officer)
    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/nodot/")).content.decode()

    act(sintija, town, row, "nodot", pie=dace.pk, seen="called")
    row.refresh_from_db()
    handed = (row.state, row.resource, row.called_at, row.waits_from)
    act(sintija, town, row, "atsaukt", seen="arrived")
    row.refresh_from_db()

    assert "Dace Kalniņa, 103. kab." in page
    assert handed == (State.ARRIVED, dace, None, NOW)
    assert (row.state, row.resource, row.called_at) == (State.CALLED, town.resource, NOW)


def test_who_is_away_is_said_to_be_and_stands_last(town, sintija, officer, dace):
    rita = factories.resource(town.office, town.purpose, name="Rita Dārzniece")
    dace.absences.create(kind="sickness", starts_at=NOW, ends_at=NOW + timedelta(hours=8), created_at=NOW)
    row = called(town, officer)

    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/nodot/")).content.decode()

    assert page.index(rita.name) < page.index(dace.name)
    assert "prombūtnē" in page[page.index(dace.name) :]
    for path in (f"darbs/pieraksts/{row.pk}/kas-pienem/", "darbs/centrs/nakamais/"):
        assert sintija.get(town.url(path)).content.decode().count("prombūtnē") == 1
    slots.block(slots=town.slots(DAY, "7:50", resource=rita), by=officer, reason="Sapulce")
    assert sintija.get(town.url("darbs/centrs/nakamais/")).content.decode().count("prombūtnē") == 2


def test_who_is_called_again_was_called_now(town, sintija, officer):
    row = called(town, officer)
    desk.apply(row, Event.PARK, by=officer)
    with clock.set_to(NOW + timedelta(minutes=20)):
        desk.apply(row, Event.RECALL, by=officer)
        page = sintija.get(town.url("darbs/centrs/diena/2026-09-07/")).content.decode()

    assert "0 min" in page and "20 min" not in page


def test_nobody_arrives_for_a_call(town, sintija):
    book(town, "8:00", mode="phone")

    page = sintija.get(town.url("darbs/centrs/diena/2026-09-07/?cilne=visa")).content.decode()

    assert "Piezvanīt" in page and "/ieradas/" not in page
    assert "pa tālruni" in page


def test_walk_in_handed_over_is_called_into_the_other_room(town, officer, dace):
    row = walk_in(town, officer)
    desk.apply(row, Event.CALL, by=officer, resource=town.resource)

    row = visits.hand_over(appointment=row, to=dace, by=officer)
    again = visits.hand_over(appointment=row, to=dace, by=officer)
    called = desk.call_next(resource=dace, by=officer)

    assert (row.resource, row.starts_at, again) == (dace, None, row)
    assert called == row
    assert [slot.resource for slot in Slot.objects.filter(appointment=row)] == [dace]


def test_nobody_is_handed_over_to_another_office(town, officer):
    elsewhere = factories.resource(factories.office(town.municipality, "jaunbuve"), town.purpose)

    with pytest.raises(Refusal):
        visits.hand_over(appointment=called(town, officer), to=elsewhere, by=officer)


def test_visit_is_set_aside_and_the_visitor_called_again(town, sintija, officer):
    row = called(town, officer)
    went = []

    for which, seen in [("atlikt", "called"), ("izsaukt-velreiz", "parked"), ("atsaukt", "called")]:
        act(sintija, town, row, which, seen=seen)
        went.append(state(row))

    assert went == ["parked", "called", "parked"]
    assert "Atlikti malā: 1" in sintija.get(town.url(LIST)).content.decode()


# Not where agreed


def test_who_was_to_be_called_and_comes_waits_as_everybody_does(town, sintija):
    row = book(town, mode="phone")
    lines = sintija.get(town.url(f"{LIST}?kartite=viss&rinda={row.pk}")).content.decode()

    act(sintija, town, row, "atnaca", seen="confirmed")
    row.refresh_from_db()
    came = (row.state, row.mode, row.ticket)
    story = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/")).content.decode()
    act(sintija, town, row, "atsaukt", seen="arrived")
    row.refresh_from_db()

    assert f"/pieraksts/{row.pk}/atnaca/" in lines and f"/pieraksts/{row.pk}/ieradas/" not in lines
    assert came == ("arrived", "in_person", "A 01")
    assert "Klients atnāca klātienē; bija norunāts: pa tālruni." in story
    assert (row.state, row.mode) == ("confirmed", "phone")


def test_who_comes_while_visits_are_restricted_is_received_with_a_reason(town, sintija):
    town.municipality.restrictions.create(code="remote_first", valid_from=DAY)
    row = book(town, mode="phone")

    asked = act(sintija, town, row, "atnaca", seen="confirmed")
    empty = act(sintija, town, row, "atnaca", seen="confirmed", why_in_person="")
    still = state(row)
    act(sintija, town, row, "atnaca", seen="confirmed", why_in_person="crisis")
    row.refresh_from_db()

    assert 'name="why_in_person"' in asked.content.decode() and "is-invalid" not in asked.content.decode()
    assert "is-invalid" in empty.content.decode()
    assert still == "confirmed"
    assert (row.state, row.mode, row.why_in_person) == ("arrived", "in_person", "crisis")


# Late


def test_late_client_waits_in_the_live_queue_and_the_time_is_given_back(town, sintija, officer):
    row = book(town, "7:40")

    answer = act(sintija, town, row, "dzivaja-rinda", seen="confirmed")
    row.refresh_from_db()

    assert sentences(answer) == ["Rindas numurs: B 01."]
    assert (row.state, row.ticket, row.starts_at, row.resource, row.came_from) == ("arrived", "B 01", None, None, "web")
    assert Slot.objects.get().appointment is None
    assert desk.call_next(resource=town.resource, by=officer) == row


def test_late_client_gets_the_own_time_back_unless_somebody_has_it(town, officer):
    row = book(town, "7:40")
    visits.to_queue(appointment=row, by=officer)
    row = desk.undo(row, by=officer)
    mine = (row.state, row.ticket, row.resource, row.slots.count())
    visits.to_queue(appointment=row, by=officer)
    Slot.objects.update(appointment=book(town, "9:00"))

    with pytest.raises(Refusal, match="kāds cits"):
        desk.undo(row, by=officer)

    assert mine == (State.CONFIRMED, "", town.resource, 1)


def test_who_comes_before_the_time_does_not_lose_it(town, officer):
    with pytest.raises(Refusal):
        visits.to_queue(appointment=book(town, "9:00"), by=officer)


# A call instead


def test_visit_turned_into_a_call_tells_the_client_and_keeps_its_history(town, sintija):
    row = book(town, "10:00", phone="+37129000001", letters_by="sms", language="en")

    answer = act(sintija, town, row, "pa-talruni", seen="confirmed", phone="29 123 456")
    row.refresh_from_db()
    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/")).content.decode()

    assert sentences(answer) == ["Apmeklējums aizstāts ar zvanu."]
    assert (row.mode, row.phone, row.state) == ("phone", "+37129123456", "confirmed")
    letter = Letter.objects.get(kind="turned_into_call")
    assert letter.to == "+37129123456" and "will be by phone" in letter.text
    assert "Apmeklējums aizstāts ar zvanu." in page
    assert row.events.get().detail == {"mode": "in_person", "other_number": True}


@pytest.mark.parametrize("typed", ["", "123"])
def test_number_to_call_is_checked(town, sintija, typed):
    row = book(town, "10:00")

    page = act(sintija, town, row, "pa-talruni", seen="confirmed", phone=typed)

    assert page.status_code == 200 and "invalid-feedback" in page.content.decode()
    row.refresh_from_db()
    assert row.mode == "in_person"


def test_purpose_that_needs_a_visit_is_not_turned_into_a_call(town, sintija, officer):
    town.purpose.modes = ["in_person"]
    town.purpose.save()
    row = book(town, "10:00")

    with pytest.raises(Refusal, match="pa tālruni"):
        visits.to_call(appointment=row, phone="+37129123456", by=officer)

    assert "/pa-talruni/" not in sintija.get(town.url(f"{LIST}?rinda={row.pk}")).content.decode()


# Sent away


def test_somebody_with_an_appointment_is_sent_away_in_one_click_and_back(town, sintija):
    row = book(town, "10:00")

    sintija.post(town.url(f"darbs/pieraksts/{row.pk}/aizsutit/?iemesls=papers"), {"seen": "confirmed"})
    gone, noted = state(row), list(SentAway.objects.values_list("reason", "appointment"))
    act(sintija, town, row, "atsaukt", seen="sent_away")

    assert (gone, noted) == (State.SENT_AWAY, [("papers", row.pk)])
    assert (state(row), SentAway.objects.count()) == (State.CONFIRMED, 0)


def test_sending_away_is_taken_back_beside_its_sentence(town, sintija):
    page = sintija.post(town.url("darbs/centrs/aizsutit/"), {"reason": "papers"}, follow=True).content.decode()
    back = town.url(f"darbs/aizsutits/{SentAway.objects.get().pk}/atsaukt/")

    assert f'formaction="{back}" data-key="Z"' in page

    assert "Atsaukts: neviens netika aizsūtīts." in sintija.post(back, follow=True).content.decode()
    assert not SentAway.objects.exists()


def test_somebody_without_a_name_is_sent_away_in_one_click_and_back(town, sintija):
    path = town.url("darbs/centrs/aizsutit/")

    sintija.post(path, {"reason": "no_time"})
    gone = SentAway.objects.get()
    page = sintija.get(town.url(f"{LIST}?cilne=aizsutiti&rinda=a{gone.pk}")).content.decode()
    sintija.post(town.url(f"darbs/aizsutits/{gone.pk}/atsaukt/"))

    assert f"/aizsutits/{gone.pk}/atsaukt/" in page
    assert "vairs nav laika" in page
    assert SentAway.objects.count() == 0


def test_reason_is_one_of_three(town, sintija):
    row = book(town, "10:00")

    sintija.post(town.url(f"darbs/pieraksts/{row.pk}/aizsutit/?iemesls=cits"), {"seen": "confirmed"})
    page = sintija.post(town.url("darbs/centrs/aizsutit/"), {"reason": "cits"})

    assert (state(row), page.status_code, SentAway.objects.count()) == (State.CONFIRMED, 200, 0)


# Incidents


def test_incident_is_noted_by_the_desk_and_read_by_the_manager_alone(town, sintija):
    row = book(town, "10:00")
    act(sintija, town, row, "starpgadijums", text="Draudēja reģistratorei")
    sintija.post(town.url("darbs/centrs/starpgadijumi/jauns/"), {"text": "Izsists logs"})
    path = town.url("darbs/centrs/starpgadijumi/")

    read = signed_in(town.staff("manager")).get(path).content.decode()

    assert "Draudēja reģistratorei" in read and "Izsists logs" in read
    assert [client.get(path).status_code for client in (sintija, signed_in(town.staff("specialist")))] == [403, 403]
    assert Incident.objects.count() == 2
    assert AccessLog.objects.filter(what="incidents").count() == 1


# Two at one row


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ("atlikt", "A 01 jau atlika malā Inga plkst. 8:00."),
        ("pabeigt/?iznakums=solved", "A 01: apmeklējumu jau pabeidza Inga plkst. 8:00."),
        ("aizsutit/?iemesls=papers", "A 01 jau aizsūtīja Inga plkst. 8:00."),
    ],
)
def test_second_receptionist_is_told_who_was_quicker(town, sintija, inga, officer, which, sentence):
    row = book(town, "7:40")
    desk.apply(row, Event.ARRIVE, by=officer)
    desk.apply(row, Event.CALL, by=officer)
    path = town.url(f"darbs/pieraksts/{row.pk}/{which}")
    path = path if "?" in path else f"{path}/"

    inga.post(path, {"seen": "called"})
    late = sintija.post(path, {"seen": "called"})

    assert sentences(late) == [sentence]


@pytest.mark.django_db(transaction=True)
def test_of_two_different_ends_at_the_same_moment_one_is_written_and_the_other_told(transactional_db, now):
    town = factories.Town()
    users = [town.staff("front_desk", name) for name in ("Sintija Bērziņa", "Inga Liepa")]
    row = desk.apply(book(town, "7:40"), Event.CALL, by=users[0])
    start = Barrier(2)

    def press(user, which):
        client = signed_in(user)
        start.wait()
        try:
            return sentences(client.post(town.url(f"darbs/pieraksts/{row.pk}/{which}"), {"seen": "called"}))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(press, users, ["pabeigt/?iznakums=solved", "aizsutit/?iemesls=papers"]))

    assert sorted(len(one) for one in said) == [0, 1]
    assert len(told(row)) == 2
    assert (state(row) == State.SENT_AWAY) == SentAway.objects.exists() == (row.outcome == "")


# Past days


def test_visits_of_past_days_without_an_end_are_counted_listed_and_ended(town, sintija):
    yesterday = DAY - timedelta(days=1)
    slots = town.slots(yesterday, "9:00", "9:20")
    came, not_come = (
        factories.appointment(slot, town.purpose, name=name, code=f"00000{n}")
        for n, (slot, name) in enumerate(zip(slots, ("Zenta Grīnberga", "Oļegs Ķirsis"), strict=True))
    )
    nag = sintija.get(town.url(LIST)).content.decode()
    page = sintija.get(town.url("darbs/centrs/nepabeigtie/")).content.decode()

    act(sintija, town, came, "pabeigt", seen="confirmed")
    act(sintija, town, not_come, "neieradas", seen="confirmed")

    assert "Agrāk nepabeigti: 2" in nag
    assert "Zenta Grīnberga" in page and f"/pieraksts/{not_come.pk}/neieradas/" in page
    assert [state(came), state(not_come)] == ["done", "no_show"]
    after = sintija.get(town.url("darbs/centrs/nepabeigtie/")).content.decode()
    assert "Oļegs Ķirsis neieradās." in after and f"/pieraksts/{not_come.pk}/atsaukt/" in after
    act(sintija, town, not_come, "atsaukt", seen="no_show")
    assert [state(came), state(not_come)] == ["done", "confirmed"]
    assert "/atsaukt/" not in sintija.get(town.url("darbs/centrs/nepabeigtie/")).content.decode()
    act(sintija, town, not_come, "neieradas", seen="confirmed")
    assert (
        "Visiem iepriekšējo dienu apmeklējumiem" in sintija.get(town.url("darbs/centrs/nepabeigtie/")).content.decode()
    )


def test_keys_of_all_acts_are_listed(town, sintija):
    page = sintija.get(town.url("darbs/taustini/")).content.decode()

    for key in "ISAPXQLDRTZNBJ1234/?":
        assert f"<kbd>{key}</kbd>" in page


def test_keys_are_said_in_the_readers_language(town, sintija):
    sintija.cookies["valoda"] = "en"

    page = sintija.get(town.url("darbs/taustini/")).content.decode()

    assert "Finish: Solved" in page
    assert "Pabeigt" not in page
