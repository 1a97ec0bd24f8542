from datetime import UTC, date, datetime, time

import pytest

from bookings.actions import booking, desk, earlier, pairs, visits
from bookings.actions.booking import Contact
from bookings.availability import offer, offices_serving
from bookings.errors import LimitReached, TimeTaken
from bookings.models import Allowance, Appointment, DailyLimit, TimeOffer
from bookings.visit_rules import asked_of, earliest_test
from socialservice import clock
from socialservice.actions import certificates, restrictions
from socialservice.errors import Refusal
from socialservice.models import Letter, Restriction
from tests import factories
from tests.bookings.desk_day import signed_in

TODAY, TOMORROW = date(2026, 9, 7), date(2026, 9, 8)
END = date(2026, 9, 30)


def on(town, code, **more):
    restrictions.switch_on(
        municipality=town.municipality, code=code, valid_from=TODAY, valid_until=END, by=None, **more
    )


def visit(town, day=TOMORROW, hour="9:00", **fields):
    [slot] = town.slots(day, hour)
    return factories.appointment(slot, town.purpose, **fields)


def book(town, starts_at, phone="+37129123456", **more):
    told = {"purpose": town.purpose, "office": town.office, "mode": "in_person", "came_from": "phone"}
    return booking.book(**told, contact=Contact(name="Zenta", phone=phone), starts_at=starts_at, **more)


@pytest.fixture
def phoned(town):
    town.purpose.modes = ["in_person", "phone"]
    town.purpose.save()
    return town


@pytest.mark.parametrize(
    "start, test",
    [
        (datetime(2026, 9, 10, 9, tzinfo=clock.RIGA), datetime(2026, 9, 7, 9, tzinfo=clock.RIGA)),
        (datetime(2026, 10, 26, 9, tzinfo=clock.RIGA), datetime(2026, 10, 23, 10, tzinfo=clock.RIGA)),  # clocks back
        (datetime(2026, 3, 30, 9, tzinfo=clock.RIGA), datetime(2026, 3, 27, 8, tzinfo=clock.RIGA)),  # and forward
    ],
)
def test_a_test_holds_72_hours_of_the_running_clock(start, test):
    assert earliest_test(start) == test.astimezone(UTC)


def test_letters_tell_what_to_wear_and_from_when_a_test_counts(town):
    town.purpose.needs_certificate = True
    town.purpose.save()
    on(town, "certificate")
    on(town, "protection")
    [slot] = town.slots(date(2026, 9, 10), "9:00")

    row = book(town, slot.starts_at)

    text = Letter.objects.get(kind="booking_confirmed").text
    assert "Sertifikats/tests no 07.09. 9:00. Maska." in text and len(text) <= 160
    assert "07.09.2026. plkst. 9:00 vai vēlāk" in asked_of(row).sentences[0]


def test_nothing_is_asked_by_phone_nor_after_the_end(phoned):
    on(phoned, "protection")
    assert asked_of(visit(phoned, mode="phone")).sentences == []
    assert asked_of(visit(phoned, day=date(2026, 10, 1))).sentences == []
    assert len(asked_of(visit(phoned, hour="10:00")).sentences) == 1


def test_remote_first_takes_visits_in_person_off_the_web_where_phone_is_possible(phoned):
    [slot] = phoned.slots(TOMORROW, "9:00")
    phoned.slots(date(2026, 10, 1), "9:00")
    on(phoned, "remote_first")

    def free(mode, channel="web"):
        asked = {"purpose": phoned.purpose, "office": phoned.office, "mode": mode, "now": clock.now()}
        return sorted(offer(**asked, first=TODAY, last=date(2026, 10, 2), channel=channel).days)

    assert free("in_person") == [date(2026, 10, 1)]
    assert free("phone") == free("in_person", "staff") == [TOMORROW, date(2026, 10, 1)]
    [office] = offices_serving(phoned.purpose, "in_person", clock.now(), TODAY)
    assert clock.local(office.first_free).date() == date(2026, 10, 1)
    with pytest.raises(TimeTaken):
        book(phoned, slot.starts_at)


def test_who_waits_for_an_earlier_time_is_offered_none_in_person_while_phone_comes_first(phoned):
    phoned.slots(TOMORROW, "9:00")
    row = visit(phoned, day=date(2026, 9, 20))
    earlier.wait(appointment=row, first_day=TODAY)
    on(phoned, "remote_first")

    earlier.offer_all()

    assert not TimeOffer.objects.exists()
    Restriction.objects.all().delete()
    earlier.offer_all()
    assert TimeOffer.objects.get().why == "earlier"


def test_where_no_phone_is_possible_the_web_still_offers(town):
    town.purpose.modes = ["in_person"]
    town.purpose.save()
    [slot] = town.slots(TOMORROW, "9:00")
    on(town, "remote_first")

    assert (
        book(town, slot.starts_at, by=town.staff("front_desk"), channel="staff", why_in_person="").why_in_person
        == "service"
    )


def test_staff_say_why_it_has_to_be_in_person(phoned):
    by = phoned.staff("front_desk")
    [slot] = phoned.slots(TOMORROW, "9:00")
    on(phoned, "remote_first")

    with pytest.raises(Refusal) as refused:
        book(phoned, slot.starts_at, by=by, channel="staff", why_in_person="")

    assert refused.value.field == "why_in_person"
    row = book(phoned, slot.starts_at, by=by, channel="staff", why_in_person="crisis")
    assert row.why_in_person == "crisis"


def test_the_certificate_is_seen_by_somebody_and_nothing_else_is_kept(town):
    town.purpose.needs_certificate = True
    town.purpose.save()
    row, by = visit(town, day=TODAY, hour="9:00"), town.staff("front_desk")
    with pytest.raises(Refusal):
        visits.certificate_shown(appointment=row, by=by)
    on(town, "certificate")

    visits.certificate_shown(appointment=row, by=by)
    visits.certificate_shown(appointment=row, by=town.staff("front_desk"))

    row.refresh_from_db()
    assert (row.certificate_shown_to, row.certificate_shown_at) == (by, clock.now())


def test_the_desk_ticks_it_in_one_press(client, town):
    town.purpose.needs_certificate = True
    town.purpose.save()
    row = visit(town, day=TODAY, hour="9:00")
    on(town, "certificate")
    client.force_login(town.staff("front_desk"))
    page = town.url(f"darbs/pieraksts/{row.pk}/")

    assert "Sertifikāts uzrādīts" in client.get(page).content.decode()
    assert client.post(town.url(f"darbs/pieraksts/{row.pk}/sertifikats/")).status_code == 302
    assert "uzrādīts 07.09.2026. 8:00" in client.get(page).content.decode()


def test_what_needs_a_certificate_of_the_staff_is_given_to_nobody_else(town):
    town.purpose.staff_certificate = True
    town.purpose.save()
    [slot] = town.slots(TOMORROW, "9:00")
    town.resource.user = town.staff("specialist")
    town.resource.save()
    manager = town.staff("manager")

    with pytest.raises(TimeTaken):
        book(town, slot.starts_at, by=manager, channel="staff")
    certificates.set_certificate(user=town.resource.user, valid_until=TODAY, by=manager)
    with pytest.raises(TimeTaken):
        book(town, slot.starts_at, by=manager, channel="staff")
    certificates.set_certificate(user=town.resource.user, valid_until=TOMORROW, by=manager)
    assert book(town, slot.starts_at, by=manager, channel="staff").resource == town.resource
    certificates.set_certificate(user=town.resource.user, valid_until=None, by=manager)
    assert not town.resource.user.certificates.exists()


def test_only_the_manager_sees_the_certificates_of_the_staff(client, town):
    user = town.staff("specialist")
    for role, status in (("specialist", 403), ("administrator", 403), ("front_desk", 403), ("manager", 200)):
        client.force_login(town.staff(role))
        assert client.get(town.url("darbs/sertifikati/")).status_code == status
    client.post(town.url("darbs/sertifikati/"), {"user": user.pk, "valid_until": "30.09.2026."})
    assert user.certificates.get().valid_until == END


# Two times


@pytest.fixture
def laundry(town):
    town.purpose.two_times = True
    town.purpose.save()
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=1, valid_from=factories.LONG_AGO)
    town.slots(TOMORROW, "9:00", "9:20", "15:00")
    town.slots(date(2026, 9, 9), "9:00", "9:20")
    return town


def at(day, hour):
    return clock.at(day, time(*map(int, hour.split(":"))))


def test_one_booking_with_two_times_is_one_client_of_the_day_it_is_handed_in(laundry):
    first = book(laundry, at(TOMORROW, "9:00"))

    second = pairs.collect_at(appointment=first, starts_at=at(date(2026, 9, 9), "9:00"))

    assert second.goes_with == first
    used = Allowance.objects.filter(kind="clients").values_list("day", "used")
    assert dict(used) == {TOMORROW: 1}
    book(laundry, at(date(2026, 9, 9), "9:20"), phone="+37129000001")
    with pytest.raises(LimitReached):
        book(laundry, at(TOMORROW, "15:00"), phone="+37129000002")


def test_it_is_collected_after_it_is_handed_in_and_cancelled_with_it(laundry):
    first = book(laundry, at(TOMORROW, "9:20"))
    with pytest.raises(Refusal) as refused:
        pairs.collect_at(appointment=first, starts_at=at(TOMORROW, "9:00"))
    assert refused.value.field == "time"
    second = pairs.collect_at(appointment=first, starts_at=at(TOMORROW, "15:00"))
    moved = pairs.collect_at(appointment=first, starts_at=at(date(2026, 9, 9), "9:00"))
    assert moved.pk == second.pk

    booking.cancel(appointment=first)

    assert set(Appointment.objects.values_list("state", flat=True)) == {"cancelled_client"}


def test_pages_say_before_that_the_second_time_is_cancelled_too(client, laundry):
    first = book(laundry, at(TOMORROW, "9:00"))
    desk = signed_in(laundry.staff("front_desk", "Sintija"))
    pages = [(client, f"p/{first.link}/atcelt/"), (desk, f"darbs/pieraksts/{first.pk}/atcelt/")]

    alone = [who.get(laundry.url(page)).content.decode() for who, page in pages]
    pairs.collect_at(appointment=first, starts_at=at(TOMORROW, "15:00"))
    both = [who.get(laundry.url(page)).content.decode() for who, page in pages]

    assert not any("Tiek atcelts arī saņemšanas laiks" in page for page in alone)
    assert all("Tiek atcelts arī saņemšanas laiks: otrdiena, 8. septembris, plkst." in page for page in both)


def test_the_client_chooses_the_second_time_with_the_own_link(client, laundry):
    first = book(laundry, at(TOMORROW, "9:00"))
    address = laundry.url(f"p/{first.link}/")
    assert f"p/{first.link}/sanemsana/" in client.get(address).content.decode()

    page = client.get(f"{address}sanemsana/").content.decode()
    done = client.post(f"{address}sanemsana/", {"time": at(date(2026, 9, 9), "9:00").isoformat()})

    assert "09.09.2026. 09:00" in page
    assert done.status_code == 302 and pairs.second_of(first).day == date(2026, 9, 9)
    client.force_login(laundry.staff("front_desk"))
    staff = laundry.url(f"darbs/pieraksts/{first.pk}/sanemsana/")
    assert client.get(staff).status_code == 200
    client.post(staff, {"time": at(date(2026, 9, 9), "9:20").isoformat()})
    assert clock.local(pairs.second_of(first).starts_at).minute == 20


def test_a_walk_in_is_received_in_person_for_a_reason_only(phoned):
    on(phoned, "remote_first")
    told = {"office": phoned.office, "purpose": phoned.purpose, "by": phoned.staff("front_desk")}

    with pytest.raises(Refusal) as refused:
        desk.walk_in(**told, why_in_person="")

    assert refused.value.field == "why_in_person"
    assert desk.walk_in(**told, why_in_person="papers").why_in_person == "papers"
    assert desk.walk_in(**told | {"by": None}).why_in_person == ""  # at the door nobody is asked


def test_the_desk_is_asked_why_only_while_it_is_restricted(client, phoned):
    client.force_login(phoned.staff("front_desk"))
    path = phoned.url(f"darbs/{phoned.office.code}/bez-pieraksta/")
    assert b"why_in_person" not in client.get(path).content

    on(phoned, "remote_first")

    assert b"why_in_person" in client.get(path).content


def test_moved_to_a_restricted_day_or_back_to_a_visit_it_needs_a_reason(phoned):
    on(phoned, "remote_first")
    [slot] = phoned.slots(TOMORROW, "10:00")
    row = visit(phoned, mode="phone")
    told = {"appointment": row, "starts_at": slot.starts_at, "mode": "in_person", "channel": "staff"}

    with pytest.raises(Refusal):
        booking.move(**told, by=phoned.staff("front_desk"), why_in_person="")
    moved = booking.move(**told, by=phoned.staff("front_desk"), why_in_person="hearing")

    assert (moved.mode, moved.why_in_person) == ("in_person", "hearing")
