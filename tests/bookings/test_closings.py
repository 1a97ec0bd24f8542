from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.actions import activities, booking, closings, offers, publishing, requests
from bookings.actions.offers import Wanted
from bookings.closing_forms import choices_of
from bookings.models import Absence, Appointment, Closing, ClosingItem, Deputy, Slot, TimeOffer
from bookings.proposals import Stretch, propose
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 16)
NEXT = date(2026, 9, 17)
TODAY = date(2026, 9, 7)
Choice = ClosingItem.Choice


def at(hour, minute=0, day=DAY):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.RIGA)


@pytest.fixture
def manager(town):
    return town.staff("manager", "Baiba Vītola")


@pytest.fixture
def dace(town):
    """A colleague who serves the same purpose."""
    return factories.resource(town.office, town.purpose, name="Dace Kalniņa", room="103")


def of_resource(town, day=DAY, last=None):
    return Stretch(at(0, day=day), at(0, day=(last or day) + timedelta(days=1)), resource=town.resource)


def of_office(town, day=DAY):
    return Stretch(at(0, day=day), at(0, day=day + timedelta(days=1)), office=town.office)


def book(town, hour, day=DAY, **fields):
    (slot,) = town.slots(day, hour, resource=fields.pop("resource", None))
    return factories.appointment(slot, town.purpose, **fields)


def closed(stretch, by, **more):
    closing = closings.close(stretch=stretch, reason="slimība", by=by, **more)
    closings.work(closing=closing)
    closing.refresh_from_db()
    return closing


def ways(stretch, now):
    return [[(way.choice, way.starts_at) for way in case.ways] for case in propose(stretch, now).cases]


# Proposing


def test_propose_says_where_everybody_could_go(town, dace, now):
    book(town, "9:00")
    book(town, "9:20", phone="+37163426044")
    town.slots(DAY, "9:20", "9:40", resource=dace)
    town.slots(NEXT, "9:00", "9:20")

    proposal = propose(of_resource(town), now)

    assert ways(of_resource(town), now) == [
        [("same", at(9, day=NEXT)), ("deputy", at(9, 20)), ("cancel", None), ("phone", None)],
        [("same", at(9, 20, day=NEXT)), ("deputy", at(9, 20)), ("cancel", None), ("phone", None)],
    ]
    assert [(choice, len(cases)) for choice, cases in proposal.by_choice] == [("same", 2), ("deputy", 2), ("phone", 2)]
    assert len(proposal.unreachable) == 1
    assert proposal.without_a_way == []


def test_what_is_counted_holds_when_all_go_the_same_way(town, dace, now):
    for hour in ("9:00", "9:20", "9:40"):
        book(town, hour)
    town.slots(DAY, "9:40", "10:00", resource=dace)
    town.slots(NEXT, "9:00", "9:20", "9:40")

    proposal = propose(of_resource(town), now)
    chosen = choices_of(proposal, {"visi-same": "deputy"})

    assert [(choice, len(cases)) for choice, cases in proposal.by_choice] == [("same", 3), ("deputy", 2), ("phone", 3)]
    assert [case.may("deputy") for case in proposal.cases] == [True, True, True]
    assert list(chosen.values()) == ["deputy", "deputy", "same"]


def test_who_is_written_to_by_post_is_phoned_where_the_letter_comes_too_late(town, manager, now):
    zenta = factories.person(town.municipality, address="Lauku iela 1, Liepāja")
    for day in (date(2026, 9, 9), DAY, NEXT):
        book(town, "9:00", day, letters_by="post", phone="+37163426044", person=zenta)
    stretch = of_resource(town, date(2026, 9, 9), NEXT)
    town.slots(date(2026, 9, 18), "9:00", "9:20")

    near, later, without = propose(stretch, now).cases
    closing = closed(stretch, manager, choices={row.appointment.pk: row.best for row in (near, later, without)})

    assert [case.told_by for case in (near, later, without)] == ["post"] * 3
    assert [case.unreachable for case in (near, later, without)] == [True, False, True]
    assert list(closing.items.order_by("pk").values_list("choice", "to_call")) == [
        ("same", True),
        ("same", False),
        ("cancel", True),
    ]


def test_no_time_is_proposed_twice(town, now):
    book(town, "9:00")
    book(town, "9:20")
    town.slots(NEXT, "9:00")
    town.purpose.modes = ["in_person"]
    town.purpose.save()

    assert ways(of_resource(town), now) == [[("same", at(9, day=NEXT)), ("cancel", None)], [("cancel", None)]]


def test_today_a_colleague_comes_first_and_later_the_same_specialist(town, dace, now):
    book(town, "10:00", TODAY)
    book(town, "10:00")
    town.slots(TODAY, "10:00", resource=dace)
    town.slots(DAY, "10:00", resource=dace)
    town.slots(NEXT, "10:00", "10:20")

    first, second = propose(of_resource(town, TODAY, DAY), now).cases

    assert (first.best, second.best) == ("deputy", "same")


def test_the_named_replacement_stands_in_and_nobody_else(town, dace, now):
    named = factories.resource(town.office, town.purpose, name="Rita Liepa")
    Deputy.objects.create(resource=town.resource, deputy=named, valid_from=DAY)
    book(town, "9:00")
    town.slots(DAY, "9:00", resource=dace)
    town.slots(DAY, "9:40", resource=named)

    (case,) = propose(of_resource(town), now).cases

    assert [(way.resource, way.starts_at) for way in case.ways if way.choice == "deputy"] == [(named, at(9, 40))]


def test_propose_changes_nothing(town, now):
    book(town, "9:00")
    town.slots(DAY, "9:20")

    propose(of_office(town), now)

    assert Slot.objects.free(now).count() == 1


def test_propose_costs_the_same_for_one_and_for_many(town, dace, now):
    counts = []
    for hour in ("9:00", "9:20", "9:40"):
        book(town, hour)
        with CaptureQueriesContext(connection) as queries:
            propose(of_resource(town), now)
        counts.append(len(queries))

    assert counts[0] == counts[2]


# Closing a specialist


def test_close_takes_the_times_off_and_moves_each_as_chosen(town, dace, manager, now):
    hours = enumerate(("9:00", "9:20", "9:40", "10:00"))
    visits = [book(town, hour, phone=f"+3712912345{number}") for number, hour in hours]
    town.slots(DAY, "10:20")
    town.slots(DAY, "9:20", resource=dace)
    town.slots(NEXT, "9:00", "9:20", "9:40", "10:00")
    choices = dict(zip([row.pk for row in visits], ["same", "deputy", "phone", "cancel"], strict=True))

    closing = closed(of_resource(town), manager, choices=choices)

    assert closing.finished_at == now
    rows = list(Appointment.objects.order_by("pk").values_list("state", "starts_at", "resource__name", "mode"))
    assert rows == [
        ("confirmed", at(9, day=NEXT), "Ilze Ozola", "in_person"),
        ("confirmed", at(9, 20), "Dace Kalniņa", "in_person"),
        ("confirmed", at(9, 40), "Ilze Ozola", "phone"),
        ("cancelled_office", at(10), "Ilze Ozola", "in_person"),
    ]
    assert list(closing.items.values_list("choice", "failure", "to_call").order_by("pk")) == [
        ("same", "", False),
        ("deputy", "", False),
        ("phone", "", False),
        ("cancel", "", False),
    ]
    assert set(Letter.objects.exclude(kind__startswith="reminder").values_list("kind", flat=True)) == {
        "rescheduled",
        "turned_into_call",
        "cancelled_by_office",
    }
    offer = TimeOffer.objects.get()
    assert (offer.instead_of, Slot.objects.filter(held_for=offer.holder).count()) == (visits[3], 3)
    assert not Slot.objects.free(now).filter(resource=town.resource, day=DAY).exists()
    assert Absence.objects.get().kind == "sickness"


def test_the_reason_is_kept_without_its_full_stop(town, manager):
    closing = closings.close(stretch=of_resource(town), reason=" Speciāliste ir slima. ", by=manager)

    assert closing.reason == "Speciāliste ir slima"


def test_times_of_a_closing_are_not_published_again_and_do_not_come_back(town, manager, now):
    factories.rule(town.resource, weekday=DAY.weekday(), starts=at(9).time(), ends=at(10).time())
    publishing.publish(resource=town.resource)
    slot = Slot.objects.get(starts_at=at(9))
    visit = factories.appointment(slot, town.purpose)

    closing = closings.close(stretch=of_resource(town), reason="slimība", by=manager)
    booking.cancel(appointment=visit)
    publishing.publish(resource=town.resource)

    assert not Slot.objects.free(now).filter(day=DAY).exists()
    assert closings.work(closing=closing) == 1
    assert closing.items.get().failure


def test_close_for_the_rest_of_today_hands_over_who_waits(town, dace, manager, now):
    (slot,) = town.slots(TODAY, "8:00")
    here = factories.appointment(slot, town.purpose, state="arrived", arrived_at=now, ticket="A 01")
    town.slots(TODAY, "8:20")

    closed(of_resource(town, TODAY), manager)

    here.refresh_from_db()
    assert (here.state, here.resource) == ("arrived", dace)


def test_who_waits_is_left_to_whoever_serves_the_purpose(town, dace, manager, now):
    factories.resource(town.office, town.purpose, name="Rita Liepa")
    (slot,) = town.slots(TODAY, "8:00")
    here = factories.appointment(slot, town.purpose, state="arrived", arrived_at=now, ticket="A 01")

    closed(of_resource(town, TODAY), manager)

    here.refresh_from_db()
    assert (here.state, here.resource) == ("arrived", None)


def test_who_is_being_served_is_left_alone(town, manager, now):
    (slot,) = town.slots(TODAY, "8:00")
    here = factories.appointment(slot, town.purpose, state="serving", arrived_at=now, called_at=now, ticket="A 01")

    proposal = propose(of_resource(town, TODAY), now)

    assert (proposal.cases, proposal.with_somebody) == ([], [here])


def test_whom_no_letter_reaches_is_to_be_phoned_once(town, manager, now):
    book(town, "9:00", phone="+37163426044")

    closing = closed(of_resource(town), manager)
    item = closing.items.get()
    closings.called(item=item, by=manager)
    again = closings.called(item=item, by=town.staff("manager", "Cita Vadītāja"))

    assert (item.to_call, again.called_at, again.called_by) == (True, now, manager)


def test_a_way_that_is_gone_becomes_a_cancellation_with_other_times(town, dace, manager):
    visit = book(town, "9:00")
    town.slots(DAY, "9:00", resource=dace)
    closing = closings.close(stretch=of_resource(town), reason="slimība", by=manager, choices={visit.pk: Choice.DEPUTY})
    Slot.objects.filter(resource=dace).update(starts_at=at(9, day=NEXT), ends_at=at(9, 20, day=NEXT), day=NEXT)

    closings.work(closing=closing)

    visit.refresh_from_db()
    assert visit.state == "cancelled_office"
    assert TimeOffer.objects.get().instead_of == visit
    assert closing.items.get().failure


def test_one_client_with_many_appointments_is_moved_all_the_same(town, manager):
    for hour in ("9:00", "9:20", "9:40", "10:00", "10:20"):
        book(town, hour)
    town.slots(NEXT, "9:00", "9:20", "9:40", "10:00", "10:20")

    closed(of_resource(town), manager)

    assert Appointment.objects.filter(state="confirmed", day=NEXT).count() == 5


def test_an_offer_whose_times_are_all_closed_is_withdrawn(town, manager):
    asked = requests.ask(
        municipality=town.municipality, name="Andris", phone="+37129000003", need="Īre", purpose=town.purpose
    )
    wanted = [Wanted(town.resource, town.office, at(17))]
    until = clock.now() + timedelta(days=2)
    offer = offers.offer_times(
        request=asked, purpose=town.purpose, mode="in_person", times=wanted, until=until, by=manager
    )

    closed(of_resource(town), manager)

    offer.refresh_from_db()
    assert offer.state == TimeOffer.State.WITHDRAWN


def test_a_group_activity_does_not_take_place(town, manager):
    activity = activities.create(
        office=town.office,
        resource=town.resource,
        purpose=town.purpose,
        name="Atbalsta grupa",
        starts_at=at(14),
        minutes=60,
        places=5,
        by=manager,
    )
    contact = booking.Contact(name="Anna", phone="+37129000004")
    place = activities.join(activity=activity, contact=contact, came_from="web")
    town.slots(NEXT, "9:00")

    closing = closed(of_resource(town), manager)

    place.refresh_from_db()
    activity.refresh_from_db()
    assert (place.state, activity.cancelled_at is not None) == ("cancelled_office", True)
    assert closing.items.get().choice == "cancel"
    assert not TimeOffer.objects.exists()


def test_close_a_second_time_is_refused(town, manager):
    town.slots(DAY, "9:00")
    closings.close(stretch=of_resource(town), reason="slimība", by=manager)

    with pytest.raises(Refusal) as refused:
        closings.close(stretch=of_resource(town), reason="slimība", by=manager)

    assert refused.value.code == "closed"


def test_an_absence_that_stands_is_kept_and_the_rest_is_added(town, manager, now):
    Absence.objects.create(
        resource=town.resource, kind="training", starts_at=at(10), ends_at=at(12), created_at=now, by=manager
    )

    closings.close(stretch=of_resource(town), reason="slimība", by=manager)

    assert list(Absence.objects.order_by("starts_at").values_list("kind", "starts_at", "ends_at")) == [
        ("sickness", at(0), at(10)),
        ("training", at(10), at(12)),
        ("sickness", at(12), at(0, day=NEXT)),
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"stretch": "past"}, "day"),
        ({"stretch": "backwards"}, "last_day"),
    ],
)
def test_close_refuses(town, manager, change, field):
    stretches = {
        "past": of_resource(town, date(2026, 9, 4)),
        "backwards": Stretch(at(9), at(8), resource=town.resource),
    }
    stretch = stretches.get(change.pop("stretch", None), of_resource(town))

    with pytest.raises(Refusal) as refused:
        closings.close(**{"stretch": stretch, "reason": "slimība", "by": manager, **change})

    assert refused.value.field == field


# Closing an office


def test_an_office_closed_for_a_day_keeps_its_telephone(town, dace, manager):
    calls = book(town, "9:00", mode="phone")
    comes = book(town, "9:20")

    closed(of_office(town), manager, choices={calls.pk: "phone", comes.pk: "phone"})

    assert list(Appointment.objects.values_list("state", "mode").order_by("pk")) == [("confirmed", "phone")] * 2
    assert Letter.objects.filter(kind="turned_into_call").count() == 1


def test_an_office_closed_from_a_date_keeps_its_history_and_opens_anew(town, manager, now):
    visit = book(town, "9:00")
    town.slots(DAY, "9:20")
    town.slots(date(2026, 9, 15), "9:00")

    closing = closed(Stretch(at(0), None, office=town.office), manager)

    visit.refresh_from_db()
    assert visit.state == "cancelled_office"
    assert list(town.office.openings.values_list("valid_from", "valid_until")) == [
        (factories.LONG_AGO, date(2026, 9, 15))
    ]
    assert [slot.day for slot in Slot.objects.free(now)] == [date(2026, 9, 15)] or TimeOffer.objects.exists()

    closings.reopen(closing=closing, by=manager, day=date(2026, 9, 16))

    assert list(town.office.openings.values_list("valid_from", "valid_until").order_by("valid_from")) == [
        (factories.LONG_AGO, date(2026, 9, 15)),
        (date(2026, 9, 16), None),
    ]
    assert Slot.objects.free(now).filter(day=DAY).count() == 2


def test_how_long_an_office_was_closed_is_kept(town, manager, now):
    factories.rule(town.resource, weekday=DAY.weekday(), starts=at(9).time(), ends=at(10).time())
    publishing.publish(resource=town.resource)
    closing = closed(Stretch(at(0), None, office=town.office), manager)

    closings.reopen(closing=closing, by=manager, day=date(2026, 9, 23))

    closing.refresh_from_db()
    assert (closing.starts_at, closing.ends_at) == (at(0), at(0, day=date(2026, 9, 23)))
    assert not Slot.objects.free(now).filter(day=DAY).exists()
    assert Slot.objects.free(now).filter(day=date(2026, 9, 23)).exists()


def test_an_office_closed_for_a_day_rather_calls_than_cancels(town, now):
    book(town, "9:00")

    assert ways(of_office(town), now) == [[("phone", None), ("cancel", None)]]
    assert ways(of_resource(town), now) == [[("cancel", None), ("phone", None)]]


# Reopening


def test_reopen_gives_the_times_back_but_not_the_appointments(town, manager, now):
    factories.rule(town.resource, weekday=DAY.weekday(), starts=at(9).time(), ends=at(10).time())
    publishing.publish(resource=town.resource)
    visit = factories.appointment(Slot.objects.get(starts_at=at(9)), town.purpose)
    manual = Slot.objects.get(starts_at=at(9, 40))
    Slot.objects.filter(pk=manual.pk).update(withdrawn_at=now - timedelta(days=1), withdrawn_by=manager)
    closing = closed(of_resource(town), manager, choices={visit.pk: "cancel"})

    closings.reopen(closing=closing, by=manager)

    assert [slot.starts_at for slot in Slot.objects.free(now).filter(day=DAY)] == [at(9), at(9, 20)]
    visit.refresh_from_db()
    assert visit.state == "cancelled_office"
    assert not Absence.objects.standing().exists()
    assert closings.reopen(closing=closing, by=manager).reopened_by == manager


def test_reopen_waits_until_the_work_is_done(town, manager):
    book(town, "9:00")
    closing = closings.close(stretch=of_resource(town), reason="slimība", by=manager)

    with pytest.raises(Refusal):
        closings.reopen(closing=closing, by=manager)

    assert Closing.objects.standing().exists()


def test_whoever_loses_many_times_to_others_still_gets_the_next_one(town, manager, monkeypatch):
    row = book(town, "9:00")
    times = [f"{hour}:{minute:02d}" for hour in range(9, 14) for minute in (0, 20, 40)]
    free = town.slots(NEXT, *times)
    closing = closings.close(stretch=of_resource(town), reason="slimība", by=manager)
    quicker, move = iter(free[:-1]), booking.move

    def beaten(**wish):
        if slot := next(quicker, None):
            factories.appointment(slot, town.purpose)
        return move(**wish)

    monkeypatch.setattr(booking, "move", beaten)

    closings.work(closing=closing)

    row.refresh_from_db()
    assert (row.day, row.starts_at) == (NEXT, free[-1].starts_at)
    assert ClosingItem.objects.get().failure == ""
