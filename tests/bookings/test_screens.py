"""The wall of the waiting room, the tablet by the door, the own page in the queue: numbers and rooms, never a name."""

from datetime import timedelta

import pytest
from django.test import Client

from bookings.actions import desk
from bookings.actions.booking import Contact
from bookings.actions.door import EARLIEST
from bookings.history import told_in_full
from bookings.lifecycle import Event, State
from bookings.models import Appointment, Resource
from socialservice import clock
from socialservice.models import ReceptionMode
from tests import factories
from tests.bookings.desk_day import DAY, book, signed_in, state
from tests.conftest import NOW

NAMES = ("Zenta", "Grīnberga", "Ilze", "Ozola", "Mājokļa")


@pytest.fixture
def officer(town):
    return town.staff("front_desk")


@pytest.fixture
def wall(town):
    return town.url(f"ekrans/{factories.screen(town.office).key}/")


@pytest.fixture
def tablet(town):
    return town.url(f"durvis/{factories.screen(town.office, 'door').key}/")


def ticket(town, officer, **fields):
    return desk.walk_in(
        office=town.office, purpose=town.purpose, by=officer, contact=Contact(letters_by="none", **fields)
    )


def later(minutes):
    return clock.set_to(NOW + timedelta(minutes=minutes))


def discreet(page: str) -> bool:
    return not [name for name in NAMES if name in page]


# The wall


def test_wall_shows_numbers_and_rooms_with_the_newest_on_top(client, town, officer, wall):
    second = factories.resource(town.office, town.purpose, name="Dace Kalniņa", room="106")
    rows = [book(town, "8:00"), book(town, "8:20", resource=second)]
    for minute, row in enumerate(rows):
        with later(minute):
            desk.apply(row, Event.ARRIVE, by=officer)
            desk.apply(row, Event.CALL, by=officer)
    ticket(town, officer, name="Zenta Grīnberga")

    page = client.get(wall).content.decode()

    assert page.index("A 02") < page.index("106. kab.") < page.index("A 01") < page.index("102. kab.")
    assert 'class="call"' in page
    assert "B 01" not in page
    assert discreet(page)


def test_wall_tells_how_long_a_walk_in_waits(client, town, officer, wall):
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00")
    ticket(town, officer)

    assert "15–25 min" in client.get(wall).content.decode()


def test_who_is_done_leaves_the_wall(client, town, officer, wall):
    row = book(town, "8:00")
    desk.apply(row, Event.CALL, by=officer)
    code = f"{row.code[:3]} {row.code[3:]}"
    before = client.get(wall).content.decode()
    with later(1):
        desk.apply(row, Event.FINISH, by=officer)
        after = client.get(wall).content.decode()

    assert code in before
    assert code not in after and "Pašlaik neviens nav izsaukts." in after


def test_who_is_called_again_stands_on_top_again(client, town, officer, wall):
    rows = [book(town, "8:00"), book(town, "8:20")]
    for minute, row in enumerate(rows):
        with later(minute):
            desk.apply(row, Event.ARRIVE, by=officer)
            desk.apply(row, Event.CALL, by=officer)
    with later(3):
        desk.apply(rows[0], Event.PARK, by=officer)
        without = client.get(wall).content.decode()
        desk.apply(rows[0], Event.RECALL, by=officer)
        again = client.get(wall).content.decode()

    assert "A 01" not in without
    assert again.index("A 01") < again.index("A 02")


def test_unchanged_wall_costs_one_query_beside_the_municipalitys(
    client, town, officer, wall, django_assert_max_num_queries
):
    row = ticket(town, officer)
    stamp = client.get(wall).context["stamp"]
    with django_assert_max_num_queries(2):
        unchanged = client.get(wall, {"tikai": "dala", "stavoklis": stamp})
    with clock.set_to(NOW + timedelta(seconds=5)):
        desk.apply(row, Event.CALL, by=officer, resource=town.resource)
    changed = client.get(wall, {"tikai": "dala", "stavoklis": stamp})

    assert (unchanged.status_code, changed.status_code) == (204, 200)
    assert "<html" not in changed.content.decode() and "B 01" in changed.content.decode()


def test_specialist_without_a_room_is_not_named_but_a_window_is(client, town, officer, wall):
    Resource.objects.filter(pk=town.resource.pk).update(room="")
    window = factories.resource(town.office, town.purpose, name="2. logs", room="", kind="window")
    for minute, row in enumerate([book(town, "8:00"), book(town, "8:00", resource=window)]):
        with later(minute):
            desk.apply(row, Event.CALL, by=officer)

    page = client.get(wall).content.decode()

    assert "2. logs" in page and "101. kab." in page
    assert discreet(page)


@pytest.mark.parametrize("kind", ["wall", "door"])
def test_screen_is_known_by_its_key_in_its_municipality_while_in_use(client, town, other_town, kind):
    screen = factories.screen(town.office, kind)
    path = {"wall": "ekrans", "door": "durvis"}[kind]
    other = {"wall": "durvis", "door": "ekrans"}[kind]

    def status(place, path, key):
        return client.get(place.url(f"{path}/{key}/")).status_code

    assert status(town, path, screen.key) == 200
    assert status(town, path, "x" * 12) == 404
    assert status(town, other, screen.key) == 404
    assert status(other_town, path, screen.key) == 404
    screen.active = False
    screen.save()
    assert status(town, path, screen.key) == 404


# The tablet


def typed(client, tablet, digits):
    return client.post(tablet, {"digits": digits}, follow=True)


@pytest.mark.parametrize("digits", ["482913", "482 913", "29123456", "+371 29 123 456"])
def test_code_or_phone_marks_the_visit_as_arrived(client, town, tablet, digits):
    row = book(town, "8:20", code="482913")

    page = typed(client, tablet, digits).content.decode()

    assert state(row) == State.ARRIVED
    assert "A 01" in page and "uzgaidāmajā telpā" in page
    assert discreet(page)
    event = row.events.get()
    assert (event.by, event.detail["by"]) == (None, "door")
    assert [entry.who for entry in told_in_full(row)] == ["Klients, pie durvīm"]


def test_second_time_gives_the_same_number(client, town, tablet):
    row = book(town, "8:20", code="482913")

    pages = [typed(client, tablet, "482913").content.decode() for _ in range(2)]

    assert all("A 01" in page for page in pages)
    assert row.events.count() == 1


def test_whoever_is_called_already_is_told_where(client, town, officer, tablet):
    row = book(town, "8:20", code="482913")
    desk.apply(row, Event.ARRIVE, by=officer)
    desk.apply(row, Event.CALL, by=officer)

    page = typed(client, tablet, "482913").content.decode()

    assert "102. kab." in page and discreet(page)


def test_number_is_forgotten_after_a_minute(client, town, tablet):
    book(town, "8:20", code="482913")
    typed(client, tablet, "482913")
    seen = client.get(f"{tablet}numurs/")
    client.cookies.clear()

    forgotten = client.get(f"{tablet}numurs/")

    assert seen.status_code == 200
    assert forgotten.url == tablet
    assert Client().get(f"{tablet}numurs/").url == tablet


REFUSED = [
    # the visit, what is typed → what the tablet says
    ({"hour": "9:00"}, "482913", "Jūs atnācāt par agru: pieraksts ir plkst. 9:00."),
    ({"hour": "7:00"}, "482913", "Jūsu pieraksta laiks bija plkst. 7:00, un tas ir pagājis."),
    ({"hour": "8:00", "state": "no_show"}, "482913", "Jūsu pieraksta laiks bija plkst. 8:00, un tas ir pagājis."),
    ({"hour": "8:00", "mode": "phone"}, "482913", "speciālists Jums zvanīs plkst. 8:00"),
    ({"hour": "8:00", "mode": "home"}, "482913", "Lūdzu, dodieties pie klientu konsultanta."),
    ({"hour": "8:00", "state": "done"}, "482913", "Pieraksts šeit šodien nav atrasts."),
    ({"hour": "8:00", "state": "cancelled_client"}, "29123456", "Pieraksts šeit šodien nav atrasts."),
    ({"hour": "8:00"}, "999999", "Pieraksts šeit šodien nav atrasts."),
    ({"hour": "8:00"}, "29999999", "Pieraksts šeit šodien nav atrasts."),
    ({"hour": "8:00"}, "12", "Ievadiet pieraksta koda sešus ciparus vai tālruņa numura astoņus ciparus."),
    ({"hour": "8:00"}, "Zenta", "Ievadiet pieraksta koda sešus ciparus vai tālruņa numura astoņus ciparus."),
]


@pytest.mark.parametrize(("visit", "digits", "sentence"), REFUSED)
def test_tablet_says_plainly_why_not(client, town, tablet, visit, digits, sentence):
    row = book(town, visit.pop("hour"), code="482913", **visit)
    before = row.state

    page = typed(client, tablet, digits).content.decode()

    assert sentence in page
    assert state(row) == before
    assert "Grīnberga" not in page


def test_tablet_counts_no_places_to_correct_where_nothing_was_typed_wrongly(client, town, tablet):
    book(town, "8:00", code="482913", mode="phone")

    page, wrong = (typed(client, tablet, digits).content.decode() for digits in ("482913", "12"))

    assert "Jāizlabo" not in page and 'role="alert"' in page
    assert "Jāizlabo 1 vieta" in wrong


def test_wall_says_what_b_is_while_somebody_without_an_appointment_is_called(client, town, wall):
    officer = town.staff("front_desk")
    town.office.modes.update(mode=ReceptionMode.Mode.APPOINTMENT)
    before = client.get(wall).content.decode()
    row = desk.walk_in(office=town.office, purpose=town.purpose, by=officer, reason="Steidzami")
    desk.apply(row, Event.CALL, by=officer, resource=town.resource)

    page = client.get(wall).content.decode()

    assert "B: bez pieraksta." not in before
    assert "B 01" in page and "B: bez pieraksta." in page
    assert "Paredzamais gaidīšanas laiks" not in page  # nobody else is taken without an appointment


def test_code_tells_of_another_day_and_place_but_a_phone_number_does_not(client, town, tablet):
    other = factories.office(town.municipality, "karosta", address="Katedrāles iela 1, Liepāja")
    there = factories.resource(other, town.purpose, name="Dace Kalniņa")
    book(town, "8:20", resource=there, code="111111", phone="+37126000001")
    [tomorrow] = town.slots(DAY + timedelta(days=1), "9:40")
    factories.appointment(tomorrow, town.purpose, code="222222", phone="+37126000002")

    told = {
        digits: typed(client, tablet, digits).content.decode()
        for digits in ("111111", "222222", "26000001", "26000002")
    }

    assert "Jūsu pieraksts ir citā vietā: Katedrāles iela 1, Liepāja." in told["111111"]
    assert "otrdien, 8. septembrī plkst.\u00a09:40" in told["222222"]
    assert all("Pieraksts šeit šodien nav atrasts." in told[digits] for digits in ("26000001", "26000002"))


def test_two_appointments_of_one_phone_ask_for_the_code(client, town, tablet):
    rows = [book(town, "8:00"), book(town, "8:20")]

    page = typed(client, tablet, "29123456").content.decode()

    assert "Ievadiet pieraksta kodu" in page
    assert [state(row) for row in rows] == [State.CONFIRMED] * 2


def test_guessing_ends_soon_and_only_at_this_tablet(client, town, tablet):
    book(town, "8:20", code="482913")
    for number in range(20):
        typed(client, tablet, f"9999{number:02d}")

    refused = typed(client, tablet, "482913").content.decode()
    other = town.url(f"durvis/{factories.screen(town.office, 'door').key}/")

    assert "Pārāk daudz mēģinājumu." in refused
    assert "A 01" in typed(client, other, "482913").content.decode()


def test_half_an_hour_before_is_not_too_early(client, town, tablet):
    row = book(town, f"8:{EARLIEST.seconds // 60}", code="482913")

    typed(client, tablet, "482913")

    assert state(row) == State.ARRIVED


def take(client, town, tablet, **fields):
    data = {"purpose": town.purpose.pk, "form_key": "1b4e28ba-2fa1-41d2-883f-0016d3cca427", **fields}
    return client.post(f"{tablet}bez-pieraksta/", data, follow=True)


def test_number_is_taken_at_the_door_once_for_two_presses(client, town, tablet):
    for _press in range(2):
        page = take(client, town, tablet, phone="29 123 456").content.decode()

    row = Appointment.objects.get()
    assert (row.ticket, row.phone, row.letters_by, row.came_from) == ("B 01", "+37129123456", "sms", "walk_in")
    assert "B 01" in page and "<svg" in page
    assert [(entry.who, entry.text) for entry in told_in_full(row)] == [
        ("Klients, pie durvīm", "Izsniegts rindas numurs B 01.")
    ]


def test_by_appointment_only_the_door_gives_no_numbers(client, town, tablet):
    town.office.modes.update(mode=ReceptionMode.Mode.APPOINTMENT)

    page = take(client, town, tablet).content.decode()

    assert "Šī iestāde pieņem tikai pēc iepriekšēja pieraksta." in page
    assert not Appointment.objects.exists()


def test_fixed_line_is_no_number_for_a_message(client, town, tablet):
    page = take(client, town, tablet, phone="63489652").content.decode()

    assert "Īsziņas var saņemt tikai mobilajā tālrunī." in page
    assert not Appointment.objects.exists()


# The own page


def test_walk_in_follows_the_queue_and_hears_the_room(client, town, officer):
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00")
    ticket(town, officer)
    me = ticket(town, officer, name="Zenta Grīnberga")
    path = town.url(f"p/{me.link}/")

    before = client.get(path).content.decode()
    stamp = client.get(path).context["stamp"]
    unchanged = client.get(path, {"tikai": "dala", "stavoklis": stamp})
    with clock.set_to(NOW + timedelta(seconds=5)):
        desk.apply(me, Event.CALL, by=officer, resource=town.resource)
    part = client.get(path, {"tikai": "dala", "stavoklis": stamp}).content.decode()

    assert "B 02" in before and "Pirms Jums ir 1 cilvēks." in before and "15–25 min" in before
    assert unchanged.status_code == 204
    assert "Jūs aicina: 102. kab." in part and "<html" not in part
    assert discreet(before) and discreet(part)


def test_unchanged_own_page_costs_one_query_beside_the_municipalitys(
    client, town, officer, django_assert_max_num_queries
):
    me = ticket(town, officer)
    path = town.url(f"p/{me.link}/")
    stamp = client.get(path).context["stamp"]

    with django_assert_max_num_queries(2):
        assert client.get(path, {"stavoklis": stamp}).status_code == 204


def test_walk_in_leaves_by_a_button_and_looking_changes_nothing(client, town, officer):
    me = ticket(town, officer)
    path = town.url(f"p/{me.link}/aiziet/")
    asked = client.get(path)
    looked = state(me)

    client.post(path)
    again = client.post(path)

    assert (asked.status_code, looked, state(me)) == (200, State.ARRIVED, State.CANCELLED_CLIENT)
    assert again.url == town.url(f"p/{me.link}/")
    assert [(entry.who, entry.text) for entry in told_in_full(me)][-1] == (
        "Klients",
        "Klients aizgāja, nesagaidot pieņemšanu.",
    )
    assert client.get(town.url(f"p/{me.link}/"), {"tikai": "dala"}).status_code == 205


def test_time_of_who_leaves_is_given_back(client, town, officer):
    row = book(town, "8:20")
    desk.apply(row, Event.ARRIVE, by=officer)

    client.post(town.url(f"p/{row.link}/aiziet/"))

    assert state(row) == State.CANCELLED_CLIENT
    assert not row.slots.exists()


# The desk


def test_queue_page_says_the_rule_the_target_and_the_waits(town, sintija, officer):
    town.office.queue_order = "alternate"
    town.office.save()
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00", "9:20", "9:40")
    ticket(town, officer, name="Zenta Grīnberga")
    ticket(town, officer)

    with later(16):
        page = sintija.get(town.url("darbs/centrs/rinda/")).content.decode()

    assert "pārmaiņus" in page and "15 min" in page
    assert page.index("B 01") < page.index("B 02")
    assert "</span>16 min</td>" in page  # under the head “Gaida”


def test_colleague_of_another_competence_sees_in_the_queue_only_that_somebody_waits(town, officer):
    other = factories.competence(town.municipality, "work", "sociālais darbs")
    user = town.staff("specialist", "Dace Kalniņa")
    user.competences.create(competence=other, valid_from=factories.LONG_AGO)
    ticket(town, officer, name="Zenta Grīnberga")

    page = signed_in(user).get(town.url("darbs/centrs/rinda/")).content.decode()

    assert "B 01" in page
    assert "Grīnberga" not in page


def test_walk_in_form_tells_the_wait_of_each_purpose_and_keeps_a_phone(town, sintija, officer):
    town.slots(DAY, "8:00", "8:20", "8:40", "9:00")
    ticket(town, officer)
    path = town.url("darbs/centrs/bez-pieraksta/")

    page = sintija.get(path).content.decode()
    sintija.post(path, {"purpose": town.purpose.pk, "phone": "29 123 456", "language": "en"})

    assert "Mājokļa pabalsts, 15–25 min" in page
    row = Appointment.objects.order_by("pk").last()
    assert (row.phone, row.language, row.letters_by) == ("+37129123456", "en", "sms")


def test_slip_carries_the_number_and_the_link_but_no_name(town, sintija, officer):
    row = ticket(town, officer, name="Zenta Grīnberga")

    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/numurs/")).content.decode()

    assert "B 01" in page and "<svg" in page and "style=" not in page
    assert "Grīnberga" not in page


def test_administrator_makes_a_screen_and_renews_its_address(client, town):
    client.force_login(town.staff("administrator"))
    data = {"office": town.office.pk, "kind": "wall", "name": "Uzgaidāmā telpa", "active": "on"}
    client.post(town.url("admin/bookings/screen/add/"), data)
    screen = town.office.screens.get()
    first = screen.key

    page = client.get(town.url(f"admin/bookings/screen/{screen.pk}/change/")).content.decode()
    client.post(town.url(f"admin/bookings/screen/{screen.pk}/change/"), data)
    screen.refresh_from_db()
    kept = screen.key
    client.post(town.url(f"admin/bookings/screen/{screen.pk}/change/"), {**data, "renew": "on"})
    screen.refresh_from_db()

    assert f"/liepaja/ekrans/{first}/" in page
    assert first == kept != screen.key
