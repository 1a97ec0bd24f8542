"""Group activities: one time, several places."""

from datetime import date, time

import pytest

from bookings import daylist
from bookings.actions import activities, booking
from bookings.actions.booking import Contact
from bookings.comparisons import compare
from bookings.dayrows import Look
from bookings.errors import LimitReached
from bookings.models import Allowance, Appointment, Slot
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from socialservice.roles import Right
from tests import factories

DAY = date(2026, 9, 8)


@pytest.fixture
def by(town):
    return town.staff("specialist")


@pytest.fixture
def make(town, by):
    def made(**fields):
        return activities.create(
            **{
                "office": town.office,
                "resource": town.resource,
                "purpose": town.purpose,
                "name": "Budžeta plānošana",
                "starts_at": clock.at(DAY, time(9)),
                "minutes": 40,
                "places": 2,
                "by": by,
                **fields,
            }
        )

    return made


def join(activity, number, **more):
    contact = Contact(name=f"Klients {number}", phone=f"+3712900010{number}")
    return activities.join(activity=activity, contact=contact, came_from="web", **more)


def test_activity_takes_the_free_times_of_its_hours(town, make):
    town.slots(DAY, "8:40", "9:00", "9:20", "9:40")

    activity = make()

    times = [(f"{clock.local(slot.starts_at):%-H:%M}", slot.activity) for slot in Slot.objects.order_by("starts_at")]
    assert times == [("8:40", None), ("9:00", activity), ("9:40", None)]
    assert town.office.slots.free(clock.now()).count() == 2


def test_taken_time_is_moved_before_an_activity(town, make):
    first, _second = town.slots(DAY, "9:00", "9:20")
    factories.appointment(first, town.purpose)

    with pytest.raises(Refusal) as refused:
        make()

    assert refused.value.code == "overlap"
    assert Slot.objects.count() == 2


def test_places_are_given_until_none_is_left_and_come_back(make):
    activity = make()
    one, two = join(activity, 1), join(activity, 2)

    with pytest.raises(LimitReached):
        join(activity, 3)
    booking.cancel(appointment=one)
    join(activity, 3)

    assert Allowance.objects.get(kind=Allowance.Kind.PLACES).used == 2
    assert (two.starts_at, two.activity, two.slots.count()) == (activity.starts_at, activity, 0)
    assert compare() == []


def test_staff_give_the_same_client_one_place(make, by):
    activity = make()
    join(activity, 1, by=by)

    with pytest.raises(Refusal) as refused:
        join(activity, 1, by=by)

    assert refused.value.code == "has_place"
    assert activity.participants.count() == 1


def test_staff_go_beyond_the_places_with_a_reason_which_stays(make, by):
    activity = make()
    join(activity, 1)
    join(activity, 2)

    third = join(activity, 3, by=by, beyond="Māte ar bērnu")
    with pytest.raises(LimitReached):
        join(activity, 4, by=by)
    with pytest.raises(LimitReached):
        join(activity, 5, beyond="no tīmekļa")

    third.refresh_from_db()
    assert (third.beyond, third.exception_reason) == (["places"], "Māte ar bērnu")
    counter = Allowance.objects.get(kind=Allowance.Kind.PLACES)
    assert (counter.used, counter.allowed, counter.extra) == (3, 2, 1)
    assert compare() == []


def test_places_are_raised_and_lowered_but_never_below_what_is_taken(make, by):
    activity = make(places=3)
    for number in (1, 2):
        join(activity, number)
    activities.set_places(activity=activity, places=2, by=by)

    with pytest.raises(LimitReached):
        join(activity, 3)
    activities.set_places(activity=activity, places=4, by=by)
    join(activity, 3)
    with pytest.raises(Refusal) as refused:
        activities.set_places(activity=activity, places=2, by=by)

    assert refused.value.code == "taken"
    counter = Allowance.objects.get(kind=Allowance.Kind.PLACES)
    assert (counter.used, counter.allowed, counter.extra) == (3, 4, 0)
    assert compare() == []


def test_same_form_twice_takes_one_place(make):
    activity = make()
    key = "00000000-0000-4000-8000-000000000001"

    assert join(activity, 1, form_key=key) == join(activity, 1, form_key=key)
    assert activity.participants.count() == 1


def test_participant_moved_to_an_own_time_leaves_the_activity(town, make):
    activity = make()
    town.slots(DAY, "11:00")
    row = join(activity, 1)

    moved = booking.move(appointment=row, starts_at=clock.at(DAY, time(11)))

    assert (moved.activity, Allowance.objects.get(kind=Allowance.Kind.PLACES).used) == (None, 0)


def test_cancelled_activity_tells_everybody_and_offers_its_times_again(town, make, by):
    factories.rule(town.resource, weekday=DAY.weekday())
    activities.publish_again(resource=town.resource)
    activity = make()
    rows = [join(activity, number) for number in (1, 2)]

    assert activities.cancel(activity=activity, by=by, reason="Vadītāja ir slima") == 2
    assert activities.cancel(activity=activity, by=by) == 0

    assert set(Appointment.objects.values_list("state", flat=True)) == {"cancelled_office"}
    told = Letter.objects.filter(kind=Letter.Kind.CANCELLED_BY_OFFICE, about_id__in=[row.pk for row in rows])
    assert told.count() == 2
    assert not Slot.objects.filter(activity__isnull=False).exists()
    with pytest.raises(Refusal):
        join(activity, 3)


def test_day_list_shows_an_activity_once_with_its_count(town, make, by):
    activity = make()
    join(activity, 1)

    day = daylist.read(town.office, DAY, user=by, rights=set(Right))

    [row] = day.of()
    assert (row.look, row.slot.participants, row.slot.activity) == (Look.ACTIVITY, 1, activity)
    assert [found.appointment.name for group in day.groups("visa", text="Klients") for found in group.rows] == [
        "Klients 1"
    ]


def test_staff_make_an_activity_give_a_place_and_cancel_it(town, sintija):
    town.slots(DAY, "9:00", "9:20", "9:40")
    typed = {
        "name": "Vecāku grupa",
        "purpose": town.purpose.pk,
        "resource": town.resource.pk,
        "starts": "9:00",
        "minutes": "60",
        "places": "2",
        "online": "on",
    }
    made = sintija.post(town.url(f"darbs/centrs/diena/{DAY}/nodarbiba/"), typed)
    page = made["Location"]
    given = sintija.post(page, {"name": "Ausma Āboliņa", "phone": "29000001"})
    shown = sintija.get(page).content.decode()
    day = sintija.get(town.url(f"darbs/centrs/diena/{DAY}/?cilne=visa")).content.decode()

    assert (made.status_code, given.status_code) == (302, 302)
    assert "Ausma Āboliņa" in shown
    assert "Vecāku grupa" in day
    assert "Ausma Āboliņa</a>" not in day
    assert sintija.post(f"{page}atcelt/", {"reason": ""}).status_code == 302
    assert Appointment.objects.get().state == "cancelled_office"


def test_client_takes_a_place_on_the_web_and_the_last_one_is_the_last(town, make, client):
    activity = make()
    typed = {"name": "Ausma Āboliņa", "letters_by": "sms", "language": "lv"}
    page = town.url(f"nodarbibas/{activity.pk}/")
    assert "Budžeta plānošana" in client.get(town.url("nodarbibas/")).content.decode()

    answers = [client.post(page, {**typed, "phone": f"2900000{number}"}) for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert "Ausma Āboliņa" in answers[2].content.decode()
    assert page not in client.get(town.url("nodarbibas/")).content.decode()


def test_staff_change_the_places_and_are_asked_for_a_reason_only_when_none_is_left(town, make, sintija):
    activity = make()
    page = town.url(f"darbs/nodarbiba/{activity.pk}/")
    assert 'name="beyond"' not in sintija.get(page).content.decode()
    for number in (1, 2):
        join(activity, number)

    refused = sintija.post(page, {"name": "Ausma Āboliņa", "phone": "29000001", "beyond": ""})
    given = sintija.post(page, {"name": "Ausma Āboliņa", "phone": "29000001", "beyond": "Pavadonis"})
    fewer = sintija.post(f"{page}vietas/", {"places": "2"})
    more = sintija.post(f"{page}vietas/", {"places": "5"})

    assert (refused.status_code, given.status_code, fewer.status_code, more.status_code) == (200, 302, 200, 302)
    assert "Pavadonis" in sintija.get(page).content.decode()
    activity.refresh_from_db()
    assert activity.places == 5


def test_crowded_network_takes_places_by_a_code_or_with_a_proof(town, make, client, settings):
    settings.FREE_OF_PROOF = 0
    page = town.url(f"nodarbibas/{make().pk}/")
    typed = {"name": "Ausma Āboliņa", "phone": "29000001", "letters_by": "sms", "language": "lv"}

    first = client.post(page, typed)
    sent = Letter.objects.get(kind="verification_code")
    code = next(word for word in sent.text.split() if word.isdigit() and len(word) == 6)
    done = client.post(page, {**typed, "sent_code": code})
    shown = client.get(page).content.decode()

    assert (first.status_code, done.status_code) == (200, 302)
    assert "sent_code" in first.content.decode()
    assert "data-proof" in shown
    assert Appointment.objects.count() == 1


def test_activity_of_another_town_or_not_on_the_web_is_not_found(town, other_town, make, client):
    hidden = make(online=False)

    assert client.get(town.url(f"nodarbibas/{hidden.pk}/")).status_code == 404
    assert client.get(other_town.url(f"nodarbibas/{hidden.pk}/")).status_code == 404
