"""Limits: clients of a purpose in a day, the waiting room, one client's appointments, and going beyond them."""

from datetime import time, timedelta

import pytest

from bookings.actions import allowances, booking, desk
from bookings.availability import offer
from bookings.comparisons import compare
from bookings.errors import LimitReached, TimeTaken, TooMany
from bookings.limits import Left, clients_left
from bookings.models import Allowance, Appointment, DailyClient, DailyLimit, Distancing, Slot
from socialservice import clock
from tests import factories

from .limited import DAY, HOURS, book

KIND = Allowance.Kind


def counter(kind, **which) -> Allowance:
    return Allowance.objects.get(kind=kind, **which)


def offered(town, channel="web", **more) -> list[str]:
    found = offer(
        purpose=town.purpose,
        office=town.office,
        mode=more.pop("mode", "in_person"),
        now=clock.now(),
        first=DAY,
        last=DAY,
        channel=channel,
        **more,
    )
    return [f"{clock.local(start):%-H:%M}" for start in found.days.get(DAY, [])] if found.days else []


# Clients a day


def test_third_client_of_the_day_is_refused_over_every_channel(shower):
    staff = shower.staff("front_desk")
    book(shower, "9:00", 1)
    book(shower, "9:20", 2, by=staff)

    for by in (None, staff):
        with pytest.raises(LimitReached):
            book(shower, "9:40", 3, by=by)

    assert str(counter(KIND.CLIENTS)) == "clients: 2/2"
    assert Appointment.objects.count() == 2
    assert Slot.objects.get(starts_at=clock.at(DAY, time(9, 40))).appointment is None


def test_same_client_twice_is_one_client(shower):
    shower.municipality.most_open = None
    shower.municipality.save()
    book(shower, "9:00", 1)
    book(shower, "9:20", 2)

    again = book(shower, "9:40", 1)

    assert counter(KIND.CLIENTS).used == 2
    assert sorted(DailyClient.objects.values_list("visits", flat=True)) == [1, 2]
    booking.cancel(appointment=again)
    assert counter(KIND.CLIENTS).used == 2
    assert sorted(DailyClient.objects.values_list("visits", flat=True)) == [1, 1]


def test_person_known_to_staff_is_the_client_who_booked_on_the_web(shower):
    person = factories.person(shower.municipality, name="Klients 1", phone="+37129000001")
    book(shower, "9:00", 1)

    book(shower, "9:20", 1, by=shower.staff("front_desk"), person=person)

    assert counter(KIND.CLIENTS).used == 1
    assert DailyClient.objects.get().visits == 2


def test_linking_a_person_keeps_the_count(shower):
    person = factories.person(shower.municipality, name="Klients 1", phone="+37129000001")
    row = book(shower, "9:00", 1)
    first = DailyClient.objects.get().client

    booking.link_person(appointment=row, person=person, by=shower.staff("front_desk"))

    assert DailyClient.objects.get().client != first
    assert counter(KIND.CLIENTS).used == 1


def test_place_of_who_cancels_moves_away_or_does_not_come_is_given_to_another(shower):
    shower.slots(DAY + timedelta(days=1), "9:00")
    staff = shower.staff("front_desk")
    one, two = book(shower, "9:00", 1), book(shower, "9:20", 2)

    booking.cancel(appointment=one)
    booking.move(appointment=two, starts_at=clock.at(DAY + timedelta(days=1), time(9)))

    assert counter(KIND.CLIENTS, day=DAY).used == 0
    assert counter(KIND.CLIENTS, day=DAY + timedelta(days=1)).used == 1
    three = book(shower, "9:40", 3)
    with clock.set_to(clock.at(DAY, time(11))):
        desk.apply(three, "no_show", by=staff)
        assert counter(KIND.CLIENTS, day=DAY).used == 0
        desk.undo(three, by=staff)
    assert counter(KIND.CLIENTS, day=DAY).used == 1


def test_full_day_is_offered_to_nobody_but_who_goes_beyond(shower):
    book(shower, "9:00", 1)
    assert offered(shower) == HOURS[1:]
    book(shower, "9:20", 2)

    assert offered(shower) == offered(shower, "staff") == []
    assert offered(shower, "staff", beyond=True) == HOURS[2:]
    with pytest.raises(TimeTaken):
        booking.hold(
            purpose=shower.purpose,
            office=shower.office,
            mode="in_person",
            starts_at=clock.at(DAY, time(9, 40)),
            visitor="somebody",
        )


def test_staff_go_beyond_with_a_reason_which_stays_with_the_appointment(shower):
    staff = shower.staff("front_desk")
    for number in (1, 2):
        book(shower, HOURS[number], number)

    third = book(shower, "10:00", 3, by=staff, beyond="Pēc ugunsgrēka")

    third.refresh_from_db()
    assert (third.beyond, third.exception_reason) == (["clients"], "Pēc ugunsgrēka")
    assert str(counter(KIND.CLIENTS)) == "clients: 3/3"
    booking.cancel(appointment=third)
    assert str(counter(KIND.CLIENTS)) == "clients: 2/2"
    with pytest.raises(LimitReached):
        book(shower, "10:20", 4)


def test_time_set_aside_for_another_purpose_is_given_only_with_a_reason(town):
    other = factories.purpose(town.purpose.department, code="cits")
    [slot] = town.slots(DAY, "9:00")
    Slot.objects.filter(pk=slot.pk).update(only_for=[other.pk])
    staff = town.staff("front_desk")

    with pytest.raises(TimeTaken):
        book(town, "9:00", 1, by=staff)
    row = book(town, "9:00", 1, by=staff, beyond="Lūdza ārsts")

    row.refresh_from_db()
    assert (row.beyond, row.exception_reason) == (["quota"], "Lūdza ārsts")


def test_reason_on_the_web_goes_beyond_nothing(shower):
    for number in (1, 2):
        book(shower, HOURS[number], number)

    with pytest.raises(LimitReached):
        book(shower, "10:00", 3, beyond="Man ļoti vajag")


def test_walk_in_counts_among_the_clients_of_the_day(town):
    staff = town.staff("front_desk")
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=1, valid_from=factories.LONG_AGO)
    desk.walk_in(office=town.office, purpose=town.purpose, by=staff)

    with pytest.raises(LimitReached):
        desk.walk_in(office=town.office, purpose=town.purpose, by=staff)

    beyond = desk.walk_in(office=town.office, purpose=town.purpose, by=staff, beyond="Ar bērnu")
    assert (beyond.beyond, beyond.exception_reason) == (["clients"], "Ar bērnu")


def test_what_is_left_is_told_by_day(shower):
    days = [DAY, DAY + timedelta(days=1)]
    book(shower, "9:00", 1)

    assert clients_left(shower.purpose.pk, shower.office.pk, days) == {days[0]: Left(1, 2), days[1]: Left(2, 2)}
    DailyLimit.objects.all().delete()
    assert clients_left(shower.purpose.pk, shower.office.pk, days) == {}


# A limit that changes


def test_counter_follows_a_limit_that_is_lowered_raised_and_taken_off(shower):
    for number in (1, 2):
        book(shower, HOURS[number], number)
    limit = DailyLimit.objects.get()

    for most, says in ((1, "clients: 2/2"), (3, "clients: 2/3")):
        limit.most = most
        limit.save()
        allowances.renew(shower.municipality)
        assert str(counter(KIND.CLIENTS)) == says
    limit.delete()
    allowances.renew(shower.municipality)

    assert not Allowance.objects.exists()
    assert not DailyClient.objects.exists()


def test_limit_set_later_counts_what_is_booked_already(town):
    town.slots(DAY, *HOURS)
    for number in (1, 2, 3):
        book(town, HOURS[number], number)
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=2, valid_from=factories.LONG_AGO)

    allowances.renew(town.municipality)

    assert counter(KIND.CLIENTS).used == 3
    assert offered(town) == []
    with pytest.raises(LimitReached):
        book(town, "10:20", 4)


# The waiting room


def test_quarter_hour_takes_as_many_as_the_room_holds(room):
    book(room, "9:00", 1)
    book(room, "9:10", 2)

    with pytest.raises(LimitReached):
        book(room, "9:10", 3)
    assert offered(room) == ["9:20"]
    assert offered(room, "staff", beyond=True) == ["9:00", "9:10", "9:20"]
    assert book(room, "9:20", 3).starts_at == clock.at(DAY, time(9, 20))


def test_companions_take_places_and_a_talk_by_phone_none(room):
    book(room, "9:00", 1, companions=1)

    with pytest.raises(LimitReached):
        book(room, "9:00", 2)
    assert offered(room, mode="phone") == ["9:00", "9:10", "9:20"]
    assert book(room, "9:00", 2, mode="phone").beyond == []
    assert counter(KIND.ROOM).used == 2


def test_dated_distancing_says_how_many_may_wait_and_ends_by_itself(room):
    Distancing.objects.create(office=room.office, room_capacity=1, valid_from=DAY, valid_until=DAY)
    book(room, "9:00", 1)

    with pytest.raises(LimitReached):
        book(room, "9:10", 2)
    assert str(counter(KIND.ROOM)) == "room: 1/1"


def test_move_gives_its_quarter_back(room):
    row = book(room, "9:00", 1, companions=1)

    booking.move(appointment=row, starts_at=clock.at(DAY, time(9, 20)))

    used = dict(Allowance.objects.values_list("quarter", "used"))
    assert used == {clock.at(DAY, time(9)): 0, clock.at(DAY, time(9, 15)): 2}


def test_who_has_come_counts_until_called(room):
    staff = room.staff("front_desk")
    early = book(room, "9:20", 1)
    with clock.set_to(clock.at(DAY, time(8, 50))):
        desk.apply(early, "arrive", by=staff)

        used = {f"{clock.local(quarter):%-H:%M}": n for quarter, n in Allowance.objects.values_list("quarter", "used")}
        assert used == {"8:45": 1, "9:00": 1, "9:15": 1}
        book(room, "9:00", 2, by=staff)
        with pytest.raises(LimitReached):
            book(room, "9:10", 3, by=staff)
        desk.apply(early, "call", by=staff)
        book(room, "9:10", 3, by=staff)


def test_whose_call_is_taken_back_waits_in_the_room_again(room):
    staff = room.staff("front_desk")
    early = book(room, "9:20", 1)
    with clock.set_to(clock.at(DAY, time(8, 50))):
        desk.apply(early, "arrive", by=staff)
        desk.apply(early, "call", by=staff)
        assert set(Allowance.objects.values_list("used", flat=True)) == {0}

        desk.undo(early, by=staff)

        used = {f"{clock.local(quarter):%-H:%M}": n for quarter, n in Allowance.objects.values_list("quarter", "used")}
        assert used == {"8:45": 1, "9:00": 1, "9:15": 1}


def test_late_comer_fills_the_room_and_is_never_turned_away(room):
    staff = room.staff("front_desk")
    late, other, third = book(room, "9:00", 1), book(room, "9:20", 2), book(room, "9:20", 3)
    with clock.set_to(clock.at(DAY, time(9, 17))):
        for row in (late, other, third):
            desk.apply(row, "arrive", by=staff)

        assert str(counter(KIND.ROOM, quarter=clock.at(DAY, time(9, 15)))) == "room: 3/3"
        with pytest.raises(LimitReached):
            desk.walk_in(office=room.office, purpose=room.purpose, by=staff)
        walk_in = desk.walk_in(office=room.office, purpose=room.purpose, by=staff, beyond="Lietus")
        assert walk_in.beyond == ["room"]


# One client


def test_client_books_no_more_on_the_web_than_one_may(town):
    town.slots(DAY, *HOURS)
    for hour in HOURS[:2]:
        book(town, hour, 1)

    with pytest.raises(TooMany):
        book(town, "9:40", 1)
    assert Appointment.objects.count() == 2


def test_number_of_the_purpose_goes_before_that_of_the_municipality(town):
    town.slots(DAY, *HOURS)
    town.purpose.most_open = 1
    town.purpose.save()
    book(town, "9:00", 1)

    with pytest.raises(TooMany):
        book(town, "9:20", 1)


def test_one_client_a_day_over_all_purposes(town):
    town.slots(DAY, *HOURS)
    town.municipality.most_a_day = 1
    town.municipality.save()
    book(town, "9:00", 1)
    other = factories.purpose(town.purpose.department, code="cits", name="Cits")
    town.resource.purposes.add(other)
    town.purpose = other

    with pytest.raises(TooMany):
        book(town, "9:20", 1)


def test_who_has_too_many_already_is_moved_all_the_same(town):
    town.slots(DAY, *HOURS)
    town.purpose.most_open = 1
    town.purpose.save()
    staff = town.staff("front_desk")
    book(town, "9:00", 1)
    second = book(town, "9:20", 1, by=staff, beyond="Lūdza ārsts")

    moved = booking.move(appointment=second, starts_at=clock.at(DAY, time(9, 40)), by=staff, channel="staff")

    assert clock.local(moved.starts_at).time() == time(9, 40)
    assert (moved.beyond, moved.exception_reason) == (["client"], "Lūdza ārsts")


def test_move_to_a_day_on_which_the_client_comes_already_is_asked_about(town):
    town.slots(DAY, *HOURS)
    (elsewhere,) = town.slots(DAY + timedelta(days=1), "9:00")
    book(town, "9:00", 1)
    second = booking.move(appointment=book(town, "9:20", 1), starts_at=elsewhere.starts_at)
    town.municipality.most_a_day = 1
    town.municipality.save()

    with pytest.raises(TooMany):
        booking.move(appointment=Appointment.objects.get(pk=second.pk), starts_at=clock.at(DAY, time(9, 40)))


def test_staff_are_told_which_appointments_there_are_and_may_go_beyond(town):
    town.slots(DAY, *HOURS)
    staff, person = town.staff("front_desk"), factories.person(town.municipality, phone="+37129000001")
    told = {"by": staff, "person": person, "name": person.name}
    codes = [book(town, hour, 1, **told).code for hour in HOURS[:2]]

    with pytest.raises(TooMany) as refused:
        book(town, "9:40", 1, **told)

    for code in codes:
        assert f"{code[:3]} {code[3:]}" in refused.value.sentence
    third = book(town, "9:40", 1, **told, beyond="Lūdza ārsts")
    third.refresh_from_db()
    assert third.beyond == ["client"]


def test_move_within_the_day_is_not_one_more(town):
    town.slots(DAY, *HOURS)
    rows = [book(town, hour, 1) for hour in HOURS[:2]]

    moved = booking.move(appointment=rows[0], starts_at=clock.at(DAY, time(10)))

    assert moved.beyond == []


# The web's share, and the nightly comparison


def test_web_takes_no_more_times_than_its_share_and_staff_the_rest(town):
    town.slots(DAY, *HOURS)
    share = {"kind": KIND.ONLINE, "office": town.office, "resource": town.resource, "day": DAY}
    Allowance.objects.create(**share, allowed=1)
    row = book(town, "9:00", 1)

    assert (offered(town), offered(town, "staff")) == ([], HOURS[1:])
    with pytest.raises(LimitReached):
        book(town, "9:20", 2)
    assert book(town, "9:20", 2, by=town.staff("front_desk")).beyond == []
    moved = booking.move(
        appointment=row, starts_at=clock.at(DAY, time(10)), by=town.staff("front_desk"), channel="staff"
    )
    assert moved.beyond == []
    booking.cancel(appointment=row)
    assert counter(KIND.ONLINE).used == 0


def test_counters_agree_with_what_they_count(shower, room):
    row = book(shower, "9:00", 1, companions=1)
    assert compare() == []

    for wrong in (
        Allowance.objects.filter(kind=KIND.CLIENTS),
        Allowance.objects.filter(kind=KIND.ROOM),
    ):
        wrong.update(used=1 if wrong.get().kind == KIND.ROOM else 2)
        assert [str(wrong.get().pk) in sentence for sentence in compare()] == [True]
        wrong.update(used=2 if wrong.get().kind == KIND.ROOM else 1)
    DailyClient.objects.update(visits=5)

    assert len(compare()) == 1
    assert row.code not in compare()[0]
