from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bookings import daylist
from bookings.actions import desk, slots
from bookings.dayrows import Look, Tab
from bookings.lifecycle import Event
from bookings.models import Resource
from socialservice import clock
from socialservice.roles import Right
from tests import factories

DAY = date(2026, 9, 7)
RIGHTS = {Right.SEE_DAY, Right.SEE_ALL_VISITS, Right.RUN_DAY}


def at(hour, minute=0):
    return datetime(2026, 9, 7, hour, minute, tzinfo=clock.RIGA)


@pytest.fixture
def desk_user(town):
    return town.staff("front_desk")


def book(town, hour, name, **fields):
    (slot,) = town.slots(DAY, hour, resource=fields.pop("resource", None))
    return factories.appointment(slot, town.purpose, name=name, **fields)


def read(town, user, now, **kwargs):
    return daylist.read(town.office, DAY, user=user, rights=kwargs.pop("rights", RIGHTS), now=now)


def shown(groups):
    return [(group.title, [row.name for row in group.rows]) for group in groups]


@pytest.mark.parametrize(
    ("hour", "look"),
    [("8:00", Look.CONFIRMED), ("7:55", Look.CONFIRMED), ("7:54", Look.LATE), ("9:00", Look.CONFIRMED)],
)
def test_look_of_somebody_expected(town, desk_user, hour, look):
    book(town, hour, "Valdis Pētersons")

    (row,) = read(town, desk_user, at(8)).rows

    assert row.look == look


def test_call_whose_time_has_come_is_due_and_nobody_is_late(town, desk_user):
    book(town, "7:40", "Kas nenāk", mode="phone")
    book(town, "8:20", "Kam zvanīs", mode="phone")

    day = read(town, desk_user, at(8))

    assert [row.look for row in day.rows] == [Look.CONFIRMED, Look.CONFIRMED]
    assert shown(day.groups(Tab.NOW)) == [
        ("Nav jānāk, laiks ir klāt: 1", ["Kas nenāk"]),
        ("Nākamā stunda: 1", ["Kam zvanīs"]),
    ]


def test_look_of_times_without_an_appointment(town, desk_user):
    _past, _free, held, blocked = town.slots(DAY, "7:40", "9:00", "9:20", "9:40")
    held.held_until, held.held_for = at(8, 20), "somebody"
    held.save()
    (offered,) = town.slots(DAY, "10:00")
    offered.held_until, offered.held_for = at(8, 20), "offer:7"
    offered.save()
    slots.block(slots=[blocked], by=desk_user, reason="Sapulce")

    rows = read(town, desk_user, at(8)).rows

    assert [row.look for row in rows] == [Look.UNUSED, Look.FREE, Look.HELD, Look.BLOCKED, Look.HELD]
    assert [row.name for row in rows][1] == "Pieejams laiks, 20 min"
    assert [rows[2].name, rows[4].name] == ["Laiks, 20 min", "Klientam piedāvāts laiks, 20 min"]


def test_now_shows_who_waits_longest_first_then_late_then_busy_then_the_next_hour(town, desk_user):
    early = book(town, "8:50", "Jānis Žagars")
    waiting = book(town, "7:40", "Zenta Grīnberga")
    book(town, "7:00", "Valdis Pētersons")
    busy = book(town, "7:20", "Laima Dzene")
    book(town, "8:10", "Gunta Bērziņa")
    book(town, "11:00", "Ivars Siliņš")
    town.slots(DAY, "8:30")
    with clock.set_to(at(7, 30)):
        for came in (early, waiting, busy):
            desk.apply(came, Event.ARRIVE, by=desk_user)
        desk.apply(busy, Event.CALL, by=desk_user)

    groups = read(town, desk_user, at(8)).groups(Tab.NOW)

    assert shown(groups) == [
        ("Ieradās, gaida: 2", ["Zenta Grīnberga", "Jānis Žagars"]),
        ("Nokavēja: 1", ["Valdis Pētersons"]),
        ("Notiek: 1", ["Laima Dzene"]),
        ("Nākamā stunda: 1, pieejami laiki: 1", ["Gunta Bērziņa", "Pieejams laiks, 20 min"]),
    ]


def test_minutes_stand_beside_who_waits_came_early_is_late_or_is_served(town, desk_user):
    with clock.set_to(at(7, 30)):
        early = desk.apply(book(town, "8:20", "Jānis Žagars"), Event.ARRIVE, by=desk_user)
        waiting = desk.apply(book(town, "7:40", "Zenta Grīnberga"), Event.ARRIVE, by=desk_user)
        called = desk.apply(book(town, "7:00", "Laima Dzene"), Event.CALL, by=desk_user)
    late = book(town, "7:20", "Valdis Pētersons")

    rows = {row.appointment.pk: row for row in read(town, desk_user, at(8)).rows}

    assert {pk: (row.duration, row.over) for pk, row in rows.items()} == {
        early.pk: ("pirms laika", False),
        waiting.pk: ("gaida 20 min", True),
        called.pk: ("30 min", False),
        late.pk: ("40 min", True),
    }


def test_whole_day_is_in_order_of_time_with_everything_in_it(town, desk_user):
    book(town, "9:20", "Otrā")
    book(town, "9:00", "Pirmā", state="done")
    book(town, "9:40", "Trešā", state="cancelled_client")
    town.slots(DAY, "9:10", resource=factories.resource(town.office, town.purpose, name="Dace Kalniņa"))

    groups = read(town, desk_user, at(8)).groups(Tab.ALL)

    assert shown(groups) == [("", ["Pirmā", "Pieejams laiks, 20 min", "Otrā", "Trešā"])]


def test_tabs_count_what_is_behind_them(town, desk_user):
    for number, state in enumerate(["confirmed", "confirmed", "done", "no_show", "cancelled_office"]):
        book(town, f"{10 + number}:00", "Kāds", state=state)
    town.slots(DAY, "8:20", "15:00")

    counts = {tab.value: count for tab, count in read(town, desk_user, at(9, 30)).counts}

    assert counts == {
        "tagad": 1,
        "apstiprinati": 2,
        "ieradas": 0,
        "notiek": 0,
        "pabeigti": 1,
        "neieradas": 1,
        "pieejami": 1,
        "visa": 7,
    }


def test_another_day_has_no_now_and_nobody_is_late(town, desk_user):
    book(town, "9:00", "Valdis Pētersons")

    found = read(town, desk_user, at(9, 30) + timedelta(days=1))

    assert Tab.NOW not in dict(found.counts)
    assert [row.look for row in found.rows] == [Look.CONFIRMED]


@pytest.mark.parametrize(
    "text",
    [
        "Zenta",
        "vitolina zenta",
        "GRĪNBERGA",
        "482 913",
        "482913",
        "29 123 456",
        "+371 29123456",
        "123456",
        "a 01",
        "01",
    ],
)
def test_search_finds_by_name_code_phone_and_number(town, desk_user, text):
    zenta = book(town, "9:00", "Zenta Grīnberga-Vītoliņa", code="482913", phone="+37129123456")
    book(town, "9:20", "Oļegs Ķirsis", code="600340", phone="+37126000000")
    desk.apply(zenta, Event.ARRIVE, by=desk_user)

    found = read(town, desk_user, at(8)).groups(Tab.DONE, text=text)

    assert shown(found) == [("", ["Zenta Grīnberga-Vītoliņa"])]


def test_search_finds_nobody(town, desk_user):
    book(town, "9:00", "Zenta Grīnberga-Vītoliņa")

    assert read(town, desk_user, at(8)).groups(Tab.ALL, text="Skaidrīte") == []


def test_cells_say_whom_each_serves_and_who_waits(town, desk_user):
    dace = factories.resource(town.office, town.purpose, name="Dace Kalniņa", room="103", order=20)
    away = factories.resource(town.office, town.purpose, name="Ēriks Krūmiņš", room="108", order=30)
    with clock.set_to(at(7, 30)):
        called = desk.apply(book(town, "7:20", "Laima Dzene"), Event.CALL, by=desk_user)
        desk.apply(book(town, "7:40", "Zenta Grīnberga"), Event.ARRIVE, by=desk_user)
    town.slots(DAY, "9:00", resource=dace)
    slots.block(slots=town.slots(DAY, "7:50", resource=away), by=desk_user, reason="Slimo")

    cells = {cell.resource: cell for cell in read(town, desk_user, at(8)).cells}

    assert [(cells[r].serving and cells[r].serving.appointment, cells[r].place, cells[r].away) for r in cells] == [
        (called, "102. kab., gaida 1", False),
        (None, "103. kab.", False),
        (None, "108. kab.", True),
    ]


def test_filter_by_resource_leaves_the_others_out(town, desk_user):
    dace = factories.resource(town.office, town.purpose, name="Dace Kalniņa")
    book(town, "9:00", "Ilzes klients")
    book(town, "9:00", "Daces klients", resource=dace)

    groups = read(town, desk_user, at(8)).groups(Tab.ALL, resource=dace.pk)

    assert shown(groups) == [("", ["Daces klients"])]


@pytest.mark.parametrize(("capacity", "squares"), [(3, ["in", "in", ""]), (1, ["in", "over"]), (None, None)])
def test_waiting_room_counts_who_is_there(town, desk_user, capacity, squares):
    town.office.room_capacity = capacity
    town.office.save()
    for hour in ("9:00", "9:20"):
        desk.apply(book(town, hour, "Kāds"), Event.ARRIVE, by=desk_user)
    desk.apply(book(town, "9:40", "Kāds", mode="phone"), Event.ARRIVE, by=desk_user)
    book(town, "10:00", "Kāds")

    room = read(town, desk_user, at(8)).room

    assert (room and room.squares) == squares


@pytest.mark.parametrize(
    ("rights", "shown_purpose"),
    [
        ({Right.SEE_DAY, Right.SEE_ALL_VISITS}, "sociālā palīdzība"),
        ({Right.SEE_DAY, Right.SEE_ALL_VISITS, Right.SEE_STATUS}, "Mājokļa pabalsts"),
    ],
)
def test_purpose_is_a_group_unless_one_may_see_statuses(town, desk_user, rights, shown_purpose):
    book(town, "9:00", "Zenta Grīnberga")

    (row,) = read(town, desk_user, at(8), rights=rights).rows

    assert row.appointment.purpose_shown == shown_purpose


def test_purpose_without_a_competence_shows_its_department(town, desk_user):
    department = factories.department(town.municipality, code="dienests", name="Sociālais dienests")
    (slot,) = town.slots(DAY, "9:00")
    factories.appointment(slot, factories.purpose(department, code="cits"))

    (row,) = read(town, desk_user, at(8)).rows

    assert row.appointment.purpose_shown == "Sociālais dienests"


def test_told_is_the_own_last_act_and_a_colleagues(town, desk_user):
    inga = town.staff("front_desk", "Inga Liepa")
    own, hers = book(town, "9:00", "Zenta Grīnberga"), book(town, "9:20", "Oļegs Ķirsis")
    desk.apply(own, Event.ARRIVE, by=desk_user)
    desk.apply(own, Event.CALL, by=desk_user)
    desk.apply(hers, Event.ARRIVE, by=inga)

    told = read(town, desk_user, at(8)).told

    assert (told.own_said, told.undoable) == ("A 01 izsaukts: 102. kab.", True)
    assert (told.other.by.first_name, told.other_said) == ("Inga", "A 02 ieradās.")


def test_own_act_cannot_be_taken_back_after_a_colleague_went_on(town, desk_user):
    row = book(town, "9:00", "Zenta Grīnberga")
    desk.apply(row, Event.ARRIVE, by=desk_user)
    desk.apply(row, Event.CALL, by=town.staff("front_desk", "Inga Liepa"))

    assert read(town, desk_user, at(8)).told.undoable is False


def test_pulse_changes_with_every_act_and_with_the_minute_only(town, desk_user, django_assert_num_queries):
    first, second = town.slots(DAY, "9:00", "9:20")
    row = factories.appointment(first, town.purpose)
    stamps = [daylist.take_pulse(town.office, DAY).stamp]

    def changed(act):
        with clock.set_to(at(8) + timedelta(seconds=len(stamps))):
            act()
            stamps.append(daylist.take_pulse(town.office, DAY).stamp)

    changed(lambda: desk.apply(row, Event.ARRIVE, by=desk_user))
    changed(lambda: desk.undo(row, by=desk_user))
    changed(lambda: slots.block(slots=[second], by=desk_user))
    changed(lambda: slots.unblock(slots=[second], by=desk_user))
    changed(lambda: town.slots(DAY, "9:40"))
    changed(lambda: town.office.slots.filter(pk=second.pk).update(held_until=at(8, 20), held_for="somebody"))

    assert all(before != after for before, after in pairwise(stamps))
    with django_assert_num_queries(1):
        assert daylist.take_pulse(town.office, DAY, at(8, 0) + timedelta(seconds=59)).stamp == stamps[-1]
    assert daylist.take_pulse(town.office, DAY, at(8, 1)).stamp != stamps[-1]


def test_pulse_names_the_neighbouring_days_of_reception(town):
    factories.slot(town.resource, clock.at(date(2026, 9, 4), time(9)))
    factories.slot(town.resource, clock.at(date(2026, 9, 9), time(9)))

    pulse = daylist.take_pulse(town.office, DAY)

    assert (pulse.before, pulse.after) == (date(2026, 9, 4), date(2026, 9, 9))


@pytest.mark.parametrize("visits", [0, 1, 3, 200])
def test_read_costs_four_queries_beside_the_pulse(town, desk_user, django_assert_num_queries, visits):
    for number in range(visits):
        if number % 20 == 0:
            resource = Resource.objects.create(office=town.office, name=f"Logs {number}")
        hour = f"{9 + number % 20 // 3}:{number % 20 % 3 * 2}0"
        book(town, hour, f"Klients {number}", resource=resource, code=f"{number:06}")

    with django_assert_num_queries(5):
        found = read(town, desk_user, at(8))
        found.groups(Tab.NOW), found.counts, found.room

    assert len(found.rows) == visits


def test_list_is_filtered_by_purpose_and_by_way_of_booking(town, desk_user):
    other = factories.purpose(factories.department(town.municipality, code="cita", name="Cita daļa"), code="cits")
    book(town, "9:00", "Zvanītāja", came_from="phone")
    (slot,) = town.slots(DAY, "9:20")
    factories.appointment(slot, other, name="Cita klients", code="482914")
    town.slots(DAY, "10:00")

    found = read(town, desk_user, at(8))

    assert (found.purposes, [way for way, _label in found.channels]) == (
        ["Cita daļa", "sociālā palīdzība"],
        ["web", "phone"],
    )
    assert shown(found.groups(Tab.ALL, purpose="Cita daļa")) == [("", ["Cita klients"])]
    assert shown(found.groups(Tab.ALL, channel="phone")) == [("", ["Zvanītāja"])]
    assert dict(found.tabs(channel="phone"))[Tab.ALL] == 1
