"""Who is away is offered to nobody; appointments stay until they are moved; a cancelled absence gives all back."""

from datetime import date, datetime, time

import pytest

from bookings.actions import absences, slots
from bookings.actions.publishing import publish
from bookings.models import Absence, Slot
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.bookings.desk_day import sentences, signed_in
from tests.world import Forms, posted

pytestmark = pytest.mark.django_db

MONDAY, NEXT = date(2026, 9, 14), date(2026, 9, 21)


@pytest.fixture
def anita(town):
    """The specialist of the town's resource, receiving on Mondays from nine to twelve."""
    user = town.staff("specialist", "Anita Grauda")
    town.resource.user = user
    town.resource.save()
    factories.rule(town.resource)
    publish(resource=town.resource)
    return user


def at(day, hour=0, minute=0) -> datetime:
    return clock.at(day, time(hour, minute))


def away(town, by, starts=None, ends=None, **told) -> Absence:
    return absences.enter(
        resource=town.resource,
        by=by,
        **{"kind": "leave", "starts_at": starts or at(MONDAY), "ends_at": ends or at(date(2026, 9, 15)), **told},
    )


def free(day) -> int:
    return Slot.objects.free(clock.now()).on(day).count()


def test_free_times_in_it_go_and_come_back(town, anita):
    assert (free(MONDAY), free(NEXT)) == (9, 9)

    absence = away(town, anita)
    assert (free(MONDAY), free(NEXT)) == (0, 9)

    assert absences.cancel(absence=absence, by=anita)
    assert (free(MONDAY), free(NEXT)) == (9, 9)
    assert not absences.cancel(absence=absence, by=anita)


def test_hours_of_a_day(town, anita):
    away(town, anita, at(MONDAY, 9, 30), at(MONDAY, 11), kind="meeting")

    assert [f"{clock.local(slot.starts_at):%H:%M}" for slot in Slot.objects.free(clock.now()).on(MONDAY)] == [
        "09:00",
        "11:00",
        "11:20",
        "11:40",
    ]


def test_appointments_stay(town, anita):
    slot = Slot.objects.free(clock.now()).on(MONDAY).first()
    visit = factories.appointment(slot, town.purpose)

    away(town, anita)

    visit.refresh_from_db()
    assert (visit.state, visit.slots.count()) == ("confirmed", 1)


def test_times_opened_by_hand_are_blocked_and_offered_again(town, anita):
    opened = slots.open_slot(
        resource=town.resource, office=town.office, starts_at=at(MONDAY, 15), minutes=20, by=anita, online=True
    )

    absence = away(town, anita)
    opened.refresh_from_db()
    assert (free(MONDAY), opened.withdrawn_reason) == (0, "atvaļinājums")

    absences.cancel(absence=absence, by=anita)
    assert free(MONDAY) == 10


def test_nobody_is_away_twice(town, anita):
    away(town, anita)

    with pytest.raises(Refusal) as refused:
        away(town, anita, at(MONDAY, 10), at(MONDAY, 12))

    assert (refused.value.field, refused.value.code) == ("starts_on", "absences_never_overlap")


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(at(MONDAY, 12), at(MONDAY, 10), "ends_on"), (at(date(2026, 9, 1)), at(date(2026, 9, 2)), "ends_on")],
)
def test_backward_or_past_is_refused(town, anita, starts, ends, field):
    with pytest.raises(Refusal) as refused:
        away(town, anita, starts, ends)

    assert refused.value.field == field
    assert not Absence.objects.exists()


def test_beyond_the_published_days_nothing_is_published(town, anita):
    before = Slot.objects.count()

    away(town, anita, at(date(2027, 9, 6)), at(date(2027, 9, 7)))

    assert Slot.objects.count() == before


# Pages

OWN, ALL = "darbs/mans/prombutne/", "darbs/prombutnes/"
TYPED = {"kind": "leave", "starts_on": "14.09.2026", "ends_on": "15.09.2026"}


def test_specialist_enters_an_own_absence(town, anita):
    answer = signed_in(anita).post(town.url(OWN), TYPED)

    assert answer["Location"] == town.url("darbs/mans/")
    absence = Absence.objects.get()
    assert (absence.resource, absence.by) == (town.resource, anita)
    assert (absence.starts_at, absence.ends_at) == (at(MONDAY), at(date(2026, 9, 16)))


def test_hours_as_typed(town, anita):
    signed_in(anita).post(town.url(OWN), {**TYPED, "ends_on": "", "starts_at": "9:30", "ends_at": "11:00"})

    absence = Absence.objects.get()
    assert (absence.starts_at, absence.ends_at) == (at(MONDAY, 9, 30), at(MONDAY, 11))


def test_what_stands_in_the_way_is_listed_to_be_moved(town, anita):
    visit = factories.appointment(Slot.objects.free(clock.now()).on(MONDAY).first(), town.purpose)
    client = signed_in(anita)

    answer = client.post(town.url(OWN), TYPED)

    absence = Absence.objects.get()
    assert answer["Location"] == town.url(f"{ALL}{absence.pk}/")
    assert "1 pieraksts ir šajā laikā un gaida pārcelšanu." in sentences(answer)
    page = client.get(answer["Location"]).content.decode()
    assert visit.name in page and town.url(f"darbs/pieraksts/{visit.pk}/parcelt/") in page


def test_manager_goes_on_to_other_times_for_all(town, anita):
    factories.appointment(Slot.objects.free(clock.now()).on(MONDAY).first(), town.purpose)
    absence = away(town, anita, at(MONDAY, 8, 30))
    manager = signed_in(town.staff("manager"))
    page = manager.get(town.url(f"{ALL}{absence.pk}/")).content.decode()

    form = next(form for form in Forms(page).forms if form["action"] == town.url("darbs/slegt/"))
    told = posted(form)
    assert (told["day"], told["starts"], told["last_day"], told["ends"]) == ("14.09.2026.", "08:30", "14.09.2026.", "")
    proposal = manager.post(form["action"], told | {"reason": "Slimība"})

    assert proposal.status_code == 200 and "error-summary" not in proposal.content.decode()


def test_refusal_stands_beside_the_field(town, anita):
    away(town, anita)

    answer = signed_in(anita).post(town.url(OWN), TYPED)

    assert answer.status_code == 200
    assert "Speciālists šajā laikā jau ir prombūtnē." in answer.content.decode()


def test_own_absence_is_cancelled(town, anita):
    absence = away(town, anita)

    answer = signed_in(anita).post(town.url(f"{OWN}{absence.pk}/atcelt/"))

    assert answer["Location"] == town.url("darbs/mans/")
    assert free(MONDAY) == 9


def test_colleagues_absence_is_not_found(town, anita):
    absence = away(town, anita)
    colleague = signed_in(town.staff("specialist", "Baiba Plūme"))

    assert colleague.get(town.url(f"{ALL}{absence.pk}/")).status_code == 404
    assert colleague.post(town.url(f"{OWN}{absence.pk}/atcelt/")).status_code == 404
    assert colleague.get(town.url(OWN)).url == town.url("darbs/mans/")
    assert colleague.get(town.url(ALL)).status_code == 403


@pytest.mark.parametrize("role", ["manager", "administrator"])
def test_who_plans_enters_and_cancels_anybodys(town, anita, role):
    factories.resource(town.office, name="Cits logs")
    client = signed_in(town.staff(role))

    client.post(town.url(f"{ALL}jauna/"), {**TYPED, "resource": town.resource.pk})
    absence = Absence.objects.get()
    assert "Ilze Ozola" in client.get(town.url(ALL)).content.decode()
    client.post(town.url(f"{ALL}{absence.pk}/atcelt/"))

    absence.refresh_from_db()
    assert absence.cancelled_at and free(MONDAY) == 9


def test_manager_of_another_office_plans_for_the_own_one_only(town, anita):
    absence = away(town, anita)
    other = factories.office(town.municipality, "jaunbuve")
    manager = signed_in(factories.user(role="manager", office=other))

    assert "Ilze Ozola" not in manager.get(town.url(ALL)).content.decode()
    assert manager.get(town.url(f"{ALL}{absence.pk}/")).status_code == 404
    assert manager.post(town.url(f"{ALL}{absence.pk}/atcelt/")).status_code == 404
