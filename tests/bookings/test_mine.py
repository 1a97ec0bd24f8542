"""The specialist's own page, its calendar for other programs, and everybody's workload."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation
from icalendar import Calendar

from bookings.actions import activities, calendars
from bookings.actions.booking import Contact
from bookings.mine import Mine
from bookings.models import Absence, Purpose, Slot
from bookings.workload import Load, by_competence, by_purpose, by_week
from socialservice import clock
from socialservice.models import CaseAssignment, Competence
from tests import factories
from tests.bookings.desk_day import DAY, book, signed_in

pytestmark = pytest.mark.django_db

PAGE = "darbs/mans/"


@pytest.fixture
def anita(town):
    user = town.staff("specialist", "Anita Grauda")
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
    town.resource.user = user
    town.resource.save()
    return user


def page(town, user, query="") -> str:
    return signed_in(user).get(town.url(PAGE + query)).content.decode()


# The page


def test_next_client_with_purpose_papers_and_need(town, anita):
    book(town, "9:00", need="Nevaru samaksāt īri")
    book(town, "10:00", name="Andris Bērzs")

    shown = page(town, anita)

    panel = shown[shown.index('id="next"') : shown.index("</section>")]
    for told in ("Zenta Grīnberga-Vītoliņa", "Mājokļa pabalsts", "īres līgums", "Nevaru samaksāt īri"):
        assert told in panel
    assert "Andris Bērzs" not in panel and "Andris Bērzs" in shown


def test_who_is_here_comes_before_who_is_expected(town, anita):
    book(town, "9:00")
    book(town, "10:00", name="Andris Bērzs", state="arrived", arrived_at=clock.now())

    shown = page(town, anita)

    assert "Andris Bērzs" in shown[shown.index('id="next"') : shown.index("</section>")]


def test_a_call_of_the_day_is_said_to_be_one(town, anita):
    book(town, "9:00")
    book(town, "10:00", name="Andris Bērzs", mode="phone")

    shown = page(town, anita)

    today = shown[shown.index("<tbody") : shown.index("</tbody>")]
    first, second = today.split("<tr")[1:]
    assert "Andris Bērzs" in second and "pa tālruni" in second and "pa tālruni" not in first


def test_next_client_of_another_day_is_named_too(town, anita):
    (slot,) = town.slots(date(2026, 9, 9), "9:00")
    factories.appointment(slot, town.purpose)

    shown = page(town, anita)

    assert "Zenta" in shown[shown.index('id="next"') : shown.index("</section>")]
    assert "Šajā dienā nav pierakstu." in shown


def test_looking_at_the_next_client_is_written_down(town, anita):
    from socialservice.models import AccessLog

    person = factories.person(town.municipality)
    book(town, "9:00", person=person)

    page(town, anita)

    assert AccessLog.objects.get().person_id == person.pk


def test_colleagues_visits_are_not_shown(town, anita):
    other = factories.resource(town.office, town.purpose, name="Baiba Plūme")
    book(town, "9:00", resource=other)

    assert "Zenta" not in page(town, anita)


def test_week_counts_appointments_and_free_times(town, anita):
    book(town, "9:00")
    town.slots(DAY, "10:00", "10:20")

    shown = page(town, anita)

    tab = shown[shown.index("?diena=2026-09-07") : shown.index("?diena=2026-09-08")]
    assert "<b>1</b>" in tab and "+ 2 " in tab
    assert 'aria-current="page"' in tab


def test_a_time_held_for_somebody_is_not_counted_as_free(town, anita):
    _free, held = town.slots(DAY, "10:00", "10:20")
    Slot.objects.filter(pk=held.pk).update(held_until=clock.now() + timedelta(days=1), held_for="offer:7")

    (day,) = [one for one in Mine([town.resource], DAY, clock.now()).week if one.date == DAY]

    assert day.free == 1


@pytest.fixture
def activity(town, anita):
    return activities.create(
        office=town.office,
        resource=town.resource,
        purpose=town.purpose,
        name="Budžeta plānošana",
        starts_at=clock.at(DAY, time(14)),
        minutes=60,
        places=8,
        by=anita,
    )


def test_group_activity_is_one_line_with_its_count_whether_anybody_takes_part(town, anita, activity):
    assert "Budžeta plānošana: 0 no 8" in page(town, anita)

    for name in ("Andris Bērzs", "Velta Smilga"):
        activities.join(activity=activity, contact=Contact(name=name, phone="+37129000100"), came_from="desk", by=anita)
    shown = page(town, anita)

    assert "Budžeta plānošana: 2 no 8" in shown
    assert town.url(f"darbs/nodarbiba/{activity.pk}/") in shown
    assert [row.name for row in Mine([town.resource], DAY, clock.now()).rows] == ["Budžeta plānošana: 2 no 8"]


def test_cases_with_their_next_appointment(town, anita):
    seen, unseen = factories.person(town.municipality), factories.person(town.municipality, "Andris Bērzs")
    over = factories.person(town.municipality, "Ilga Senā")
    for person, until in ((seen, None), (unseen, None), (over, DAY - timedelta(days=1))):
        CaseAssignment.objects.create(
            person=person, competence=town.competence, user=anita, valid_from=factories.LONG_AGO, valid_until=until
        )
    (slot,) = town.slots(date(2026, 9, 9), "9:00")
    factories.appointment(slot, town.purpose, person=seen)

    shown = page(town, anita)
    cases = shown[shown.index('id="cases"') :]

    assert "09.09.2026. 9:00" in cases and f"?persona={unseen.pk}" in cases
    assert "Ilga Senā" not in cases


def test_absence_is_shown(town, anita):
    absence = Absence.objects.create(
        resource=town.resource,
        kind="training",
        starts_at=clock.at(date(2026, 9, 9), time.min),
        ends_at=clock.at(date(2026, 9, 10), time.min),
        created_at=clock.now(),
    )

    shown = page(town, anita)

    assert town.url(f"darbs/prombutnes/{absence.pk}/") in shown
    tab = shown[shown.index("?diena=2026-09-09") : shown.index("?diena=2026-09-10")]
    assert "prombūtnē" in tab


def test_who_receives_nobody_is_told(town):
    assert "Jūs nevienu nepieņemat" in page(town, town.staff("phone_centre"))


@pytest.mark.parametrize("query", ["?diena=2026-13-01", "?diena=x", "?diena=1900-01-01"])
def test_any_day_opens(town, anita, query):
    assert signed_in(anita).get(town.url(PAGE + query)).status_code == 200


# The calendar


def feed(client, town):
    return client.get(town.url(f"kalendars/{town.resource.calendar_key}.ics"))


def test_calendar_is_made_renewed_and_taken_back(town, anita, client):
    own, address = signed_in(anita), f"{PAGE}kalendars/{town.resource.pk}/"

    own.post(town.url(address))
    town.resource.refresh_from_db()
    first = town.resource.calendar_key
    assert first and first in page(town, anita) and feed(client, town).status_code == 200

    own.post(town.url(address))
    town.resource.refresh_from_db()
    assert town.resource.calendar_key not in ("", first)
    assert client.get(town.url(f"kalendars/{first}.ics")).status_code == 404

    second = town.resource.calendar_key
    own.post(town.url(address), {"atsaukt": "1"})
    town.resource.refresh_from_db()
    assert (town.resource.calendar_key, town.resource.calendar_index) == ("", None)
    assert client.get(town.url(f"kalendars/{second}.ics")).status_code == 404


def test_colleague_gets_no_address_of_it(town, anita):
    other = signed_in(town.staff("specialist", "Baiba Plūme"))

    assert other.post(town.url(f"{PAGE}kalendars/{town.resource.pk}/")).status_code == 404


def test_calendar_tells_times_places_and_codes_only(town, anita, client):
    visit = book(town, "9:00", need="Parādi")
    calendars.renew(resource=town.resource, by=anita)
    town.resource.refresh_from_db()

    answer = feed(client, town)
    text = answer.content.decode()
    (event,) = Calendar.from_ical(text).walk("VEVENT")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (event["summary"], clock.local(event.decoded("dtstart")).hour) == ("Aizņemts", 9)
    assert event.decoded("dtstart") == visit.starts_at and "102. kab." in event["location"]
    assert f"{visit.code[:3]} {visit.code[3:]}" in event["description"]
    for secret in ("Zenta", "Mājok", "29123456", "Parādi", "palīdzība"):
        assert secret not in text


def test_calendar_tells_a_group_activity_once(town, anita, client, activity):
    for name in ("Andris Bērzs", "Velta Smilga"):
        activities.join(activity=activity, contact=Contact(name=name, phone="+37129000100"), came_from="desk", by=anita)
    calendars.renew(resource=town.resource, by=anita)
    town.resource.refresh_from_db()

    (event,) = Calendar.from_ical(feed(client, town).content).walk("VEVENT")

    assert (event["summary"], event.decoded("dtstart")) == ("Aizņemts", activity.starts_at)


def test_calendar_after_the_clock_change_keeps_the_hour_by_the_wall(town, anita, client):
    (slot,) = town.slots(date(2026, 10, 26), "9:00")  # the Monday after
    factories.appointment(slot, town.purpose)
    calendars.renew(resource=town.resource, by=anita)
    town.resource.refresh_from_db()

    (event,) = Calendar.from_ical(feed(client, town).content).walk("VEVENT")

    assert f"{clock.local(event.decoded('dtstart')):%H:%M %z}" == "09:00 +0200"


def test_calendar_tells_absences_but_not_why(town, anita, client):
    Absence.objects.create(
        resource=town.resource,
        kind="sickness",
        starts_at=clock.at(date(2026, 9, 9), time.min),
        ends_at=clock.at(date(2026, 9, 10), time.min),
        created_at=clock.now(),
    )
    calendars.renew(resource=town.resource, by=anita)
    town.resource.refresh_from_db()

    (event,) = Calendar.from_ical(feed(client, town).content).walk("VEVENT")

    assert event["summary"] == "Prombūtnē"


def test_cancelled_visits_and_a_neighbours_address_are_not_found(town, other_town, anita, client):
    book(town, "9:00", state="cancelled_client")
    calendars.renew(resource=town.resource, by=anita)
    town.resource.refresh_from_db()

    assert not Calendar.from_ical(feed(client, town).content).walk("VEVENT")
    assert client.get(other_town.url(f"kalendars/{town.resource.calendar_key}.ics")).status_code == 404
    assert client.get(town.url("kalendars/nav.ics")).status_code == 404


# Workload

HOUR = timedelta(hours=1)


def test_load_counts_booked_of_offered(town):
    book(town, "9:00")
    town.slots(DAY, "9:20", "9:40")
    (blocked,) = town.slots(DAY, "10:00")
    Slot.objects.filter(pk=blocked.pk).update(withdrawn_at=clock.now())
    town.slots(date(2026, 9, 14), "9:00")

    found = by_week([town.resource], DAY, date(2026, 9, 20))

    assert found == {
        town.resource.pk: {DAY: Load(HOUR, HOUR / 3), date(2026, 9, 14): Load(HOUR / 3, timedelta())},
    }
    assert (found[town.resource.pk][DAY].percent, Load().percent) == (33, None)


def test_shares_by_purpose_and_competence(town):
    other = factories.purpose(town.department, "gmi", name="GMI pabalsts")
    book(town, "9:00")
    book(town, "9:20")
    (slot,) = town.slots(DAY, "9:40")
    factories.appointment(slot, other)

    shares = by_purpose([town.resource], DAY, DAY)

    assert [(share.purpose, share.appointments, share.booked) for share in shares] == [
        ("Mājokļa pabalsts", 2, HOUR * 2 / 3),
        ("GMI pabalsts", 1, HOUR / 3),
    ]
    (summed,) = by_competence(shares)
    assert (summed.competence, summed.appointments, summed.hours) == ("sociālā palīdzība", 3, 1.0)


def test_shares_are_named_in_the_readers_language(town):
    book(town, "9:00")
    Purpose.objects.update(name_en="Housing benefit")
    Competence.objects.update(name_en="social assistance")

    with translation.override("en"):
        (share,) = by_purpose([town.resource], DAY, DAY)

    assert (share.purpose, share.competence) == ("Housing benefit", "social assistance")


def test_managers_see_everybodys_workload(town, anita):
    book(town, "9:00")

    shown = signed_in(town.staff("manager")).get(town.url("darbs/noslodze/")).content.decode()

    assert "Ilze Ozola" in shown and "0,3 no 0,3 h" in shown and "100 %" in shown
    assert signed_in(anita).get(town.url("darbs/noslodze/")).status_code == 403


def test_manager_of_one_office_sees_its_own(town):
    other = factories.office(town.municipality, "jaunbuve")
    factories.resource(other, name="Baiba Plūme")

    shown = signed_in(factories.user(role="manager", office=other)).get(town.url("darbs/noslodze/")).content.decode()

    assert "Baiba Plūme" in shown and "Ilze Ozola" not in shown
