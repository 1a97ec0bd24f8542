"""Limits as staff see them: what is left, a reason to go beyond, the meter of the waiting room."""

from datetime import time

from bookings import daylist
from bookings.models import Appointment, DailyLimit
from socialservice import clock
from tests import factories

from .desk_day import signed_in
from .limited import DAY, HOURS, book


def test_caller_is_told_what_is_left_and_may_go_beyond_with_a_reason(shower, sintija):
    for number in (1, 2):
        book(shower, HOURS[number], number)
    typed = {
        "person": "new",
        "name": "Ausma Āboliņa",
        "phone": "29000009",
        "purpose": shower.purpose.pk,
        "mode": "in_person",
        "office": "centrs",
        "part": "any",
        "language": "lv",
        "letters_by": "sms",
        "way": "phone",
        "filled": "new",
        "at": "centrs",
        "time": clock.at(DAY, time(9)).isoformat(),
    }
    page = shower.url("darbs/zvans/")

    refused = sintija.post(page, {**typed, "do": "pierakstit"})
    shown = sintija.post(page, {**typed, "do": "laiki", "beyond": "Pēc ugunsgrēka"}).content.decode()
    booked = sintija.post(page, {**typed, "do": "pierakstit", "beyond": "Pēc ugunsgrēka"})

    assert (refused.status_code, booked.status_code) == (409, 302)
    assert 'name="time"' in shown
    row = Appointment.objects.get(name="Ausma Āboliņa")
    assert row.beyond == ["clients"]
    assert "Pēc ugunsgrēka" in sintija.get(shower.url(f"darbs/pieraksts/{row.pk}/")).content.decode()


def test_telephone_centre_cannot_go_beyond(shower):
    centre = signed_in(shower.staff("phone_centre"))

    assert 'name="beyond"' not in centre.get(shower.url("darbs/zvans/")).content.decode()


def test_walk_in_into_a_full_room_asks_for_a_reason(town, sintija):
    town.office.room_capacity = 1
    town.office.save()
    page, typed = town.url("darbs/centrs/bez-pieraksta/"), {"purpose": town.purpose.pk, "name": ""}
    assert sintija.post(page, typed).status_code == 302

    asked = sintija.post(page, typed)
    given = sintija.post(page, {**typed, "beyond": "Ar zīdaini"})

    assert 'name="beyond"' in asked.content.decode()
    assert given.status_code == 302
    assert Appointment.objects.order_by("pk").last().beyond == ["room"]


def test_day_list_names_the_next_crowded_quarter_and_what_is_left(room, sintija):
    DailyLimit.objects.create(purpose=room.purpose, office=room.office, most=5, valid_from=factories.LONG_AGO)
    for number, hour in ((1, "9:00"), (2, "9:10")):
        book(room, hour, number)

    with clock.set_to(clock.at(DAY, time(8))):
        page = sintija.get(room.url(f"darbs/centrs/diena/{DAY}/")).content.decode()
        meter = daylist.read(room.office, DAY, user=room.staff("front_desk"), rights=set()).room

    assert (meter.present, meter.capacity, meter.expected, meter.crowded_at) == (0, 2, 2, clock.at(DAY, time(9)))
    assert f"{room.purpose.name}: " in page
