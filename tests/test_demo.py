"""The demo, loaded once for all tests here, at a quarter to eleven of an ordinary Monday."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.conf import global_settings
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, F

from bookings.actions.publishing import Published, difference, extend_all, reach
from bookings.availability import offer, purposes_on
from bookings.comparisons import compare
from bookings.lifecycle import Event, State, after
from bookings.models import (
    Allowance,
    Appointment,
    AppointmentEvent,
    Closing,
    DailyLimit,
    GroupActivity,
    Purpose,
    QueueCounter,
    Request,
    Resource,
    Slot,
    TimeOffer,
)
from socialservice import clock, gaps
from socialservice.access import roles
from socialservice.demo import files, places, staff
from socialservice.latvian import sort_key
from socialservice.models import (
    District,
    Emergency,
    InstitutionName,
    Letter,
    Municipality,
    Office,
    Person,
    PhoneLine,
    ReceptionMode,
    Service,
    SpecialistDistrict,
    User,
)
from socialservice.roles import Role
from socialservice.routing import routing

pytestmark = pytest.mark.xdist_group("demo")

MONDAY = datetime(2026, 9, 7, 10, 45, tzinfo=clock.RIGA)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Inside a transaction that is never committed: other tests find their database as empty as before."""
    with django_db_blocker.unblock(), clock.set_to(MONDAY), transaction.atomic():
        said = command()
        connection.check_constraints()  # here once, else after every test again
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """The loaded demo, its clock standing; what a test changes is gone after it."""
    with clock.set_to(MONDAY):
        yield loaded


def command(*arguments) -> str:
    said = StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue()


def municipality(code="liepaja"):
    return Municipality.objects.get(code=code)


def count_of(found, of: str) -> dict:
    return dict(found.order_by().values_list(of).annotate(Count("pk")))


# The command


def test_second_run_changes_nothing(demo):
    before = [model.objects.count() for model in (Municipality, User, Person, Slot, Appointment, Letter)]

    said = command()

    assert said == "The demo is there already.\n"
    assert [model.objects.count() for model in (Municipality, User, Person, Slot, Appointment, Letter)] == before


def test_sign_ins_open_the_doors_they_name(demo, settings):
    # The demo's passwords are hashed as in production, unless another test has loaded a part of it before.
    settings.PASSWORD_HASHERS = [*global_settings.PASSWORD_HASHERS, *settings.PASSWORD_HASHERS]
    said = command("--sign-ins")

    found = list(staff.sign_ins())
    assert [str(role) for name, role, _email in found if name == "Liepāja"] == list(Role.values)
    for name, role, email in found:
        user = authenticate(None, email=email, password=staff.PASSWORD)
        assert email in said
        assert user.is_demo
        assert roles(user, Municipality.objects.get(name=name)) == {role}


# The municipalities


def test_institutions_as_known(demo):
    assert count_of(PhoneLine.objects.all(), "municipality__code") == {
        "liepaja": 5,
        "daugavpils": 5,
        "kuldiga": 3,
        "koknese": 1,
    }
    known = Office.objects.exclude(source_note=places.INVENTED)
    assert count_of(known, "municipality__code") == {"liepaja": 3, "daugavpils": 3, "kuldiga": 4, "koknese": 1}
    assert count_of(Office.objects.all(), "municipality__code") == {
        "liepaja": 3,
        "daugavpils": 3,
        "kuldiga": 11,
        "koknese": 1,
    }
    assert not Municipality.objects.filter(successor__isnull=False)


def test_invented_is_marked(demo):
    line = PhoneLine.objects.get(municipality__code="koknese")
    assert "Izdomāts" in line.source_note
    for model in (Office, PhoneLine, Service, Purpose):
        assert not model.objects.filter(source_note="")


@pytest.mark.parametrize(
    ("day", "over"), [(date(2020, 7, 1), "Liepājas pilsētas domes"), (date(2021, 12, 31), "Liepājas pilsētas")]
)
def test_institution_is_named_by_date(demo, day, over):
    assert InstitutionName.objects.on(day).get(municipality=municipality()).over == over


def test_kuldiga_grows_from_thirteen_parishes_to_eighteen(demo):
    parishes = District.objects.filter(municipality__code="kuldiga", kind=District.Kind.PARISH)
    assert sum(row.covers(date(2021, 6, 30)) for row in parishes) == 13
    assert sum(row.covers(date(2021, 7, 1)) for row in parishes) == 18


@pytest.mark.parametrize(
    ("day", "competences", "most"),
    [
        (date(2021, 1, 4), ["assistance", "social-work"], 2),
        (date(2021, 7, 1), ["assistance", "social-work"], 2),
        (date(2021, 10, 1), ["adults", "assistance", "families"], 3),
        (MONDAY.date(), ["adults", "assistance", "families"], 3),
    ],
)
def test_every_parish_of_kuldiga_has_one_specialist_for_each_competence(demo, day, competences, most):
    parishes = [
        row.pk
        for row in District.objects.filter(municipality__code="kuldiga", kind=District.Kind.PARISH)
        if row.covers(day)
    ]

    serving = SpecialistDistrict.objects.on(day).filter(district__in=parishes)

    assert sorted(set(serving.values_list("competence__code", flat=True))) == competences
    assert set(serving.values_list("district", "competence").annotate(n=Count("pk")).values_list("n", flat=True)) == {1}
    assert serving.count() == len(parishes) * len(competences)
    assert max(count_of(serving, "user").values()) == most


def test_catalogues_have_as_many_kinds_as_were_told(demo):
    kinds = Service.Kind
    daugavpils = count_of(Service.objects.on(date(2017, 10, 1)).filter(municipality__code="daugavpils"), "kind")
    liepaja = count_of(Service.objects.on(date(2021, 12, 31)).filter(municipality__code="liepaja"), "kind")
    assert (daugavpils[kinds.SOCIAL_BENEFIT], daugavpils[kinds.MATERIAL_SUPPORT]) == (8, 14)
    assert liepaja[kinds.SOCIAL_BENEFIT] + liepaja[kinds.MATERIAL_SUPPORT] == 25
    assert liepaja[kinds.SOCIAL_SERVICE] == 26


def test_housing_benefit_changes_its_name(demo):
    benefit = Service.objects.get(municipality__code="liepaja", code="majoklis")
    assert benefit.name_on(date(2021, 6, 30)) == "Dzīvokļa pabalsts"
    assert benefit.name_on(date(2021, 7, 1)) == "Mājokļa pabalsts"


@pytest.mark.parametrize(
    ("day", "mode"),
    [
        (date(2020, 6, 9), ReceptionMode.Mode.QUEUE),
        (date(2020, 6, 10), ReceptionMode.Mode.APPOINTMENT),
        (date(2020, 7, 15), ReceptionMode.Mode.APPOINTMENT),
        (MONDAY.date(), ReceptionMode.Mode.APPOINTMENT),
    ],
)
def test_liepaja_receives_by_date(demo, day, mode):
    found = ReceptionMode.objects.on(day).filter(office__municipality__code="liepaja")
    assert set(found.values_list("mode", flat=True)) == {mode}


def test_prolonged_reception_keeps_its_past(demo):
    row = ReceptionMode.objects.get(office__code="veidenbauma", mode=ReceptionMode.Mode.APPOINTMENT)
    assert list(row.events.order_by("pgh_id").values_list("valid_until", flat=True)) == [
        date(2020, 6, 30),
        date(2020, 7, 31),
        None,
    ]


def test_jaunbuve_was_closed_and_reopened(demo):
    office = Office.objects.get(code="jaunbuve")
    assert not office.open_on(date(2016, 5, 2))
    assert office.open_on(date(2017, 10, 2))
    assert not Office.objects.get(code="lacplesa").open_on(date(2017, 1, 31))


@pytest.mark.parametrize(
    ("district", "line", "office"),
    [
        ("Karosta", "634 56185", "karosta"),
        ("Tosmare", "634 56185", "karosta"),
        ("Jaunliepāja", "634 26044", "jaunliepaja"),
        ("Ezerkrasts", "634 89652", "veidenbauma"),
    ],
)
def test_district_leads_to_its_line_and_office(demo, district, line, office):
    route = routing(District.objects.get(name=district), None, clock.today())
    assert (route.line.as_written, route.offices[0].code) == (line, office)


def test_only_the_records_office_is_a_line_to_which_nobody_is_led(demo):
    missing = [gap for code in files.MUNICIPALITIES for gap in gaps.find(municipality(code), clock.today())]
    assert [gap.row.as_written for gap in missing] == ["654 23700"]


# What can be booked


@pytest.mark.parametrize("code", files.MUNICIPALITIES)
def test_every_purpose_is_reached_from_the_questions(demo, code):
    purposes = purposes_on(municipality(code), clock.today())
    asked = municipality(code).needs.filter(purpose__isnull=False).values("purpose")
    assert not purposes.exclude(pk__in=asked)


@pytest.mark.parametrize("code", files.MUNICIPALITIES)
def test_every_answer_leads_on(demo, code):
    ends = municipality(code).needs.filter(answers__isnull=True)
    assert not ends.filter(purpose__isnull=True)
    assert not municipality(code).needs.filter(answers__isnull=False, question="")
    assert not municipality(code).needs.filter(text_en="")


def test_every_purpose_booked_directly_has_free_times(demo):
    now, day = clock.now(), clock.today()
    for code in files.MUNICIPALITIES:
        for purpose in purposes_on(municipality(code), day).filter(policy_that_day="direct"):
            found = [
                offer(
                    purpose=purpose, office=office, mode=mode, now=now, first=day, last=day + timedelta(days=28)
                ).first
                for office in Office.objects.filter(resources__purposes=purpose).distinct()
                for mode in purpose.modes
            ]
            assert any(found), purpose


def test_timetables_are_published_as_they_stand(demo):
    assert extend_all() == Published()
    for resource in Resource.objects.select_related("office__municipality"):
        assert not difference(resource, *reach(resource)), resource


def test_planning_is_there_to_be_looked_at(demo):
    assert DailyLimit.objects.filter(most=2, purpose__code="dusa", office__code="koknese").exists()
    assert Allowance.objects.filter(kind="clients", office__code="koknese").exists()
    assert Allowance.objects.filter(kind="online", resource__name="Sandra Zariņa").exists()
    crisis = Slot.objects.filter(crisis_until__gt=clock.now(), appointment=None, resource__name="Sandra Zariņa")
    assert crisis.exists()
    assert TimeOffer.objects.get(why="individual").request.name == "Santa Upīte"
    closing = Closing.objects.get()
    assert (closing.resource.user.name, closing.finished_at is None) == ("Rita Dārzniece", False)
    assert Slot.objects.filter(off_hours=True, appointment__isnull=False, resource__name="Anita Vējone").exists()
    assert GroupActivity.objects.get().participants.count() == 3
    assert compare() == []


def test_koknese_has_two_showers_a_day(demo):
    days = Slot.objects.filter(resource__name="Duša").values("day").annotate(times=Count("pk"))
    assert {row["times"] for row in days} == {2}


# People


def test_nobody_is_real(demo):
    codes = [person.personal_code for person in Person.objects.only("personal_code")]
    assert all(code.startswith("39") and len(code) == 11 for code in codes)
    for model in (Person, User, Appointment, Request, Emergency):
        assert not model.objects.filter(is_demo=False)


def test_nothing_would_leave(demo):
    assert Letter.objects.filter(kind=Letter.Kind.BOOKING_CONFIRMED).exists()
    assert not Letter.objects.filter(is_demo=False)


def test_people_sort_as_latvians_do(demo):
    names = list(municipality().people.order_by("sort_key").values_list("name", flat=True))
    assert names == sorted(names, key=sort_key)
    assert names != sorted(names)


def test_some_cannot_be_written_to_and_some_prefer_english(demo):
    people = municipality().people
    assert people.filter(phone="", email="").exists()
    assert people.filter(phone__startswith="+3716").exists()
    assert people.filter(language="en").exists()
    assert people.filter(birth_date__lt=date(1946, 9, 7)).exists()


# Days


def test_appointments_are_where_their_events_lead(demo):
    events = AppointmentEvent.objects.order_by("appointment_id", "at", "pk").select_related("appointment")
    state, of = "", None
    for event in events:
        if event.appointment_id != of:
            state, of = "", event.appointment_id
        assert event.from_state == state
        if event.event != Event.BOOK:
            assert event.to_state == (after(state, event.event) or state)
        state = event.to_state
        assert event.at <= MONDAY
    last = AppointmentEvent.objects.order_by("appointment_id", "-at", "-pk").distinct("appointment_id")
    assert all(event.to_state == event.appointment.state for event in last.select_related("appointment"))


def test_past_is_over_and_future_has_not_begun(demo):
    today = clock.today()
    assert not Appointment.objects.open().filter(day__lt=today)
    ahead = Appointment.objects.filter(day__gt=today)
    assert set(ahead.values_list("state", flat=True)) <= {
        State.CONFIRMED,
        State.CANCELLED_CLIENT,
        State.CANCELLED_OFFICE,
    }
    assert ahead.exists()


def test_visits_hold_their_times(demo):
    held = Appointment.objects.exclude(state__in=[State.CANCELLED_CLIENT, State.CANCELLED_OFFICE])
    waiting = held.filter(starts_at__isnull=True)
    assert not waiting.exclude(state=State.ARRIVED)
    assert not held.filter(starts_at__isnull=False, slots__isnull=True, activity=None)
    assert not Slot.objects.filter(appointment__isnull=False).exclude(resource=F("appointment__resource"))
    assert not Slot.objects.filter(appointment__state__in=[State.CANCELLED_CLIENT, State.CANCELLED_OFFICE])


def test_queue_numbers_run_on(demo):
    for counter in QueueCounter.objects.filter(day=clock.today()):
        given = Appointment.objects.filter(office=counter.office, day=counter.day, ticket__startswith=counter.letter)
        assert given.count() == counter.last


def test_desk_is_in_the_middle_of_its_day(demo):
    states = count_of(Appointment.objects.filter(office__code="veidenbauma", day=clock.today()), "state")
    assert states[State.DONE] > 20
    assert states[State.CONFIRMED] > 60
    assert states[State.ARRIVED] >= 2
    assert states[State.SERVING] >= 3
    assert states[State.NO_SHOW] >= 1
    assert Appointment.objects.filter(office__code="veidenbauma", day=clock.today(), ticket__startswith="B").exists()


def test_without_an_appointment_only_with_a_reason_where_there_is_no_queue(demo):
    exceptions = Appointment.objects.filter(ticket__startswith="B", office__municipality__code="liepaja")
    assert exceptions.exists()
    assert not exceptions.filter(exception_reason="")


def test_requests_are_open_and_some_overdue(demo):
    requests = municipality().requests
    assert requests.open().filter(due_on__gte=clock.today()).exists()
    assert requests.open().filter(due_on__lt=clock.today()).exists()
    assert requests.exclude(closed_at=None).exists()
