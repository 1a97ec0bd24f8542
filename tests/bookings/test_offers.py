from datetime import date, datetime, timedelta

import pytest

from bookings.actions import booking, offers, requests
from bookings.actions.offers import Wanted
from bookings.models import Appointment, Request, Slot, TimeOffer
from bookings.offered import spread, times_of
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 16)
State = TimeOffer.State


def at(hour, minute=0, day=DAY):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.RIGA)


def ask(town, **told):
    return requests.ask(
        **{
            "municipality": town.municipality,
            "name": "Andris Vītoliņš",
            "phone": "+37129123456",
            "need": "Vajag aprūpi mātei.",
            "preferred_time": "pēcpusdienā",
            "purpose": town.purpose,
            **told,
        }
    )


@pytest.fixture
def ilze(town):
    """The specialist."""
    user = town.staff("specialist", "Ilze Ozola")
    town.resource.user = user
    town.resource.save()
    return user


def offered(town, by, *starts, request=None, **more):
    wanted = [Wanted(town.resource, town.office, start) for start in starts]
    return offers.offer_times(
        **{
            "request": request or ask(town),
            "purpose": town.purpose,
            "mode": "in_person",
            "times": wanted,
            "until": clock.now() + timedelta(days=2),
            "by": by,
            **more,
        }
    )


def keys(offer):
    return [time.key for time in times_of(offer, clock.now())]


# Offering


def test_offer_holds_published_and_opened_times(town, ilze, now):
    (published,) = town.slots(DAY, "9:00")

    offer = offered(town, ilze, at(9), at(17, 30))

    held = Slot.objects.filter(held_for=offer.holder).order_by("starts_at")
    assert [(slot.starts_at, slot.held_until, slot.online) for slot in held] == [
        (published.starts_at, now + timedelta(days=2), True),
        (at(17, 30), now + timedelta(days=2), False),
    ]
    assert offer.opened == [held[1].pk]
    assert not Slot.objects.free(now).exists()


def test_offer_of_a_gone_time_holds_nothing(town, ilze):
    free, taken = town.slots(DAY, "9:00", "9:20")
    factories.appointment(taken, town.purpose)

    with pytest.raises(Refusal) as refused:
        offered(town, ilze, free.starts_at, at(17), taken.starts_at)

    assert refused.value.code == "taken"
    assert "9:20" in refused.value.sentence
    assert not TimeOffer.objects.exists()
    assert list(Slot.objects.filter(appointment=None).values_list("pk", "held_for")) == [(free.pk, "")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"times": []}, "times"),
        ({"until": at(7, day=date(2026, 9, 7))}, "until"),
    ],
)
def test_offer_refuses(town, ilze, change, field):
    with pytest.raises(Refusal) as refused:
        offered(town, ilze, at(9), **change)

    assert refused.value.field == field


def test_offer_of_four_times_is_refused(town, ilze):
    with pytest.raises(Refusal):
        offered(town, ilze, at(9), at(10), at(11), at(12))


def test_second_offer_waits_for_the_first(town, ilze):
    asked = ask(town)
    offered(town, ilze, at(9), request=asked)

    with pytest.raises(Refusal) as refused:
        offered(town, ilze, at(10), request=asked)

    assert refused.value.code == "offered"


def test_nobody_is_held_longer_than_the_last_time_offered(town, ilze, now):
    times = (now + timedelta(hours=3), now + timedelta(hours=30))

    offer = offered(town, ilze, *times, until=now + timedelta(days=2))

    assert offer.until == now + timedelta(hours=30)


def test_a_time_that_has_begun_leaves_the_others_to_choose_from(town, ilze, now):
    times = (now + timedelta(hours=3), now + timedelta(hours=30))
    offer = offered(town, ilze, *times, until=now + timedelta(hours=24))

    assert [one.starts_at for one in times_of(offer, now + timedelta(hours=4))] == [times[1]]


# Answering


def test_accept_books_frees_the_others_and_closes_the_request(town, ilze, now):
    town.slots(DAY, "9:00", "9:20")
    offer = offered(town, ilze, at(9), at(9, 20), at(17))
    first = keys(offer)[0]

    appointment = offers.accept(offer=offer, chosen=first)

    offer.refresh_from_db()
    assert (offer.state, offer.appointment, offer.answered_at) == (State.TAKEN, appointment, now)
    assert (appointment.starts_at, appointment.name, appointment.phone) == (at(9), "Andris Vītoliņš", "+37129123456")
    assert (appointment.wished_at, appointment.came_from) == (offer.request.submission.received_at, "web")
    assert [(slot.starts_at, slot.held_for) for slot in Slot.objects.filter(appointment=None)] == [(at(9, 20), "")]
    asked = Request.objects.get()
    assert (asked.outcome, asked.closed_by) == ("booked", None)
    assert list(Letter.objects.order_by("pk").values_list("kind", "state")) == [
        ("request_received", "queued"),
        ("times_offered", "dropped"),
        ("booking_confirmed", "queued"),
        ("reminder_1d", "queued"),
        ("reminder_2h", "queued"),
    ]


def test_accept_twice_gives_the_same_appointment(town, ilze):
    offer = offered(town, ilze, at(9), at(10))
    first, second = keys(offer)

    assert offers.accept(offer=offer, chosen=first) == offers.accept(offer=offer, chosen=second)
    assert Appointment.objects.count() == 1


def test_staff_learn_that_another_time_was_accepted(town, ilze):
    offer = offered(town, ilze, at(9), at(10))
    first, second = keys(offer)
    offers.accept(offer=offer, chosen=first)

    with pytest.raises(Refusal) as refused:
        offers.accept(offer=offer, chosen=second, by=ilze)

    assert refused.value.code == "answered"


def test_a_visit_longer_than_a_slot_is_offered_whole(town, ilze):
    town.purpose.minutes = 40
    town.purpose.save()
    factories.rule(town.resource)
    town.slots(DAY, "9:00", "9:20", "9:40", "10:00")

    offer = offered(town, ilze, at(9), at(9, 40))
    appointment = offers.accept(offer=offer, chosen=keys(offer)[1])

    assert (appointment.starts_at, appointment.ends_at) == (at(9, 40), at(10, 20))
    assert Slot.objects.filter(appointment=None, held_for="").count() == 2


def test_decline_frees_the_times_and_keeps_the_words(town, ilze, now):
    town.slots(DAY, "9:00")
    offer = offered(town, ilze, at(9), at(17))

    offers.decline(offer=offer, words=" Tikai no rīta. ")

    offer.refresh_from_db()
    assert (offer.state, offer.words) == (State.DECLINED, "Tikai no rīta.")
    assert [slot.starts_at for slot in Slot.objects.free(now)] == [at(9)] == [s.starts_at for s in Slot.objects.all()]
    assert Request.objects.open().exists()


def test_expire_frees_and_leaves_the_request_to_be_answered(town, ilze, now):
    town.slots(DAY, "9:00")
    offer = offered(town, ilze, at(9), at(17))

    with clock.set_to(now + timedelta(days=2, minutes=1)):
        with pytest.raises(Refusal) as refused:
            offers.accept(offer=offer, chosen=keys(offer)[0] if keys(offer) else "0")
        assert (offers.expire(), offers.expire()) == (1, 0)
        again = offered(town, ilze, at(10), request=offer.request)

    offer.refresh_from_db()
    assert (refused.value.code, offer.state, again.state) == ("expired", State.EXPIRED, State.OPEN)
    assert list(Slot.objects.values_list("starts_at", "held_for")) == [(at(9), ""), (at(10), again.holder)]


def test_closing_the_request_otherwise_withdraws_the_offer(town, ilze):
    offer = offered(town, ilze, at(9))

    requests.close(request=offer.request, outcome="remote", by=ilze)

    offer.refresh_from_db()
    assert offer.state == State.WITHDRAWN
    assert not Slot.objects.exists()


# Instead of a cancelled time


def test_whom_the_office_cancels_gets_three_times_held_for_a_day(town, ilze, now):
    town.slots(date(2026, 9, 8), "7:00", "9:00")
    (slot,) = town.slots(DAY, "9:40")
    town.slots(DAY, "10:00", "10:20")
    town.slots(DAY + timedelta(days=1), "9:00", "9:20")
    visit = factories.appointment(slot, town.purpose)

    booking.cancel(appointment=visit, by=ilze, reason="slimība")

    offer = TimeOffer.objects.get()
    assert (offer.why, offer.instead_of, offer.until) == (TimeOffer.Why.REPLACEMENT, visit, now + timedelta(hours=24))
    assert [time.starts_at for time in times_of(offer, now)] == [
        at(9, day=date(2026, 9, 8)),
        at(9, 40),
        at(9, day=DAY + timedelta(days=1)),
    ]
    assert "/liepaja/l/" in Letter.objects.get(kind="cancelled_by_office").text


def test_replacement_is_accepted_with_all_that_was_told_before(town, ilze):
    (slot,) = town.slots(DAY, "9:40")
    town.slots(DAY, "10:00")
    visit = factories.appointment(slot, town.purpose, email="zenta@example.org", need="Īre", interpreter=True)
    booking.cancel(appointment=visit, by=ilze)
    offer = TimeOffer.objects.get()

    appointment = offers.accept(offer=offer, chosen=keys(offer)[0])

    assert appointment.pk != visit.pk
    assert (appointment.name, appointment.email, appointment.need, appointment.interpreter) == (
        visit.name,
        "zenta@example.org",
        "Īre",
        True,
    )


def test_without_times_the_letter_asks_to_call(town, ilze):
    (slot,) = town.slots(DAY, "9:40")
    visit = factories.appointment(slot, town.purpose)
    Slot.objects.filter(pk=slot.pk).update(opened_by_hand=True, online=False)

    booking.cancel(appointment=visit, by=ilze)

    assert not TimeOffer.objects.exists()
    assert "634 89652" in Letter.objects.get(kind="cancelled_by_office").text


def test_a_client_who_asks_the_desk_to_cancel_is_held_nothing(town, ilze):
    (slot,) = town.slots(DAY, "9:40")
    visit = factories.appointment(slot, town.purpose)

    row = booking.cancel(appointment=visit, by=ilze, for_client=True)

    assert row.state == "cancelled_client"
    assert not TimeOffer.objects.exists()


def test_times_elsewhere_are_offered_where_the_own_office_has_none(town, ilze):
    branch = factories.office(town.municipality, "filiale")
    colleague = factories.resource(branch, town.purpose, name="Dace Kalniņa")
    town.slots(DAY, "11:00", resource=colleague)
    (slot,) = town.slots(DAY, "9:40", opened_by_hand=True, online=False)
    visit = factories.appointment(slot, town.purpose)

    booking.cancel(appointment=visit, by=ilze)

    assert [time.office for time in times_of(TimeOffer.objects.get(), clock.now())] == [branch]


def test_spread_takes_the_nearest_of_each_day_first():
    days = [at(9, day=date(2026, 9, day)) for day in (16, 17, 18)]
    starts = [start + timedelta(minutes=20 * number) for start in days for number in range(3)]

    assert spread(starts, at(9, 20))[:3] == [at(9, 20), days[1], days[2]]


# Pages


def test_client_looks_and_nothing_changes_then_accepts(town, ilze, client):
    offer = offered(town, ilze, at(9), at(10))
    address = town.url(f"l/{offer.link}/")

    page = client.get(address).content.decode()
    assert "16. septembris, plkst.\xa09:00" in page
    assert TimeOffer.objects.get().state == State.OPEN

    assert client.post(f"{address}pienemt/").status_code == 400
    answer = client.post(f"{address}pienemt/", {"laiks": keys(offer)[1]})
    appointment = Appointment.objects.get()
    assert answer.url == town.url(f"p/{appointment.link}/") == client.get(address).url
    assert appointment.starts_at == at(10)


def test_client_declines_with_words(town, ilze, client):
    offer = offered(town, ilze, at(9))
    address = town.url(f"l/{offer.link}/")

    client.get(f"{address}noraidit/")
    answer = client.post(f"{address}noraidit/", {"words": "Tikai no rīta."}, follow=True)

    assert answer.context["declined"]
    assert TimeOffer.objects.get().words == "Tikai no rīta."
    assert client.post(f"{address}pienemt/", {"laiks": "1"}).status_code == 409


def test_offer_of_another_municipality_is_not_there(town, other_town, ilze, client):
    offer = offered(town, ilze, at(9))

    assert client.get(other_town.url(f"l/{offer.link}/")).status_code == 404


def test_specialist_offers_from_the_request(town, ilze):
    asked = ask(town)
    town.slots(DAY, "9:00")
    desk = signed_in(ilze)
    address = town.url(f"darbs/pieprasijumi/{asked.pk}/laiki/")

    page = desk.get(address)
    free = page.context["form"].fields["free"].choices
    answer = desk.post(
        address,
        {
            "mode": "in_person",
            "free": [free[0][0]],
            "day1": "17.09.2026.",
            "time1": "17:30",
            "place": town.office.code,
            "within": "48",
        },
    )

    assert answer.url == town.url(f"darbs/pieprasijumi/{asked.pk}/")
    offer = TimeOffer.objects.get()
    assert [time.starts_at for time in times_of(offer, clock.now())] == [at(9), at(17, 30, day=date(2026, 9, 17))]
    assert desk.get(answer.url).context["offers"] == [offer]


def test_staff_accept_for_who_phones(town, ilze):
    offer = offered(town, ilze, at(9))
    desk = signed_in(town.staff("phone_centre", "Inga Liepa"))
    address = town.url(f"darbs/piedavajumi/{offer.pk}/")

    assert desk.get(address).status_code == 200
    answer = desk.post(f"{address}pienemt/", {"laiks": keys(offer)[0]})

    appointment = Appointment.objects.get()
    assert answer.url == town.url(f"darbs/zvans/{appointment.pk}/")
    assert appointment.events.get().by.name == "Inga Liepa"


def test_staff_withdraw(town, ilze):
    offer = offered(town, ilze, at(9))

    signed_in(ilze).post(town.url(f"darbs/piedavajumi/{offer.pk}/atsaukt/"))

    offer.refresh_from_db()
    assert offer.state == State.WITHDRAWN
