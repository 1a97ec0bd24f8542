"""On the caller's screen: the purpose in the caller's words, the specialist, limits; the telephone centre."""

import pytest

from bookings.models import Appointment, DailyLimit, Need
from socialservice.models import Municipality, SpecialistDistrict
from tests import factories
from tests.bookings.calling import TUESDAY, WEDNESDAY, at, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def zenta(town):
    return factories.person(town.municipality, phone="+37129123456", district=town.district)


@pytest.fixture
def slots(town):
    return [*town.slots(TUESDAY, "9:00", "9:20", "14:00"), *town.slots(WEDNESDAY, "9:00")]


# The purpose in the caller's words


@pytest.fixture
def other_purpose(town):
    shower = factories.purpose(town.department, "dusa", name="Dušas pakalpojums", name_en="Shower", bring="dvielis")
    town.resource.purposes.add(shower)
    benefits = Need.objects.create(municipality=town.municipality, text="Pabalsts", hint="Zāles, iztika")
    Need.objects.create(
        municipality=town.municipality,
        text="Samaksāt īri",
        text_en="Pay the rent",
        under=benefits,
        purpose=town.purpose,
    )
    return shower


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ire", ["majoklis"]),
        ("rent", ["majoklis"]),
        ("iztiku", ["majoklis"]),
        ("dvieli", ["dusa"]),
        ("SHOW", ["dusa"]),
        ("līgums dušai", ["dusa", "majoklis"]),
        ("lidmašīna", []),
    ],
)
def test_page_finds_the_purpose_in_the_callers_words(town, sintija, slots, other_purpose, said, found):
    context = sintija.post(town.url("darbs/zvans/"), {"said": said, "do": "merkis"}).context

    assert [purpose.code for purpose in context["meant"]] == found
    chosen = context["form"].chosen_purpose
    assert (chosen.code if chosen else None) == (found[0] if found else None)
    assert context["times"].starts == ([slot.starts_at for slot in slots] if found else [])


def test_page_takes_the_purpose_that_is_pressed_or_chosen_by_hand(town, sintija, slots, other_purpose):
    page = town.url("darbs/zvans/")
    words = {"said": "ire", "sought": "ire", "purpose": town.purpose.pk, "settled": town.purpose.pk}

    pressed = sintija.post(page, {**words, "about": other_purpose.pk}).context
    by_hand = sintija.post(page, {**words, "said": "iztika", "purpose": other_purpose.pk, "do": "laiki"}).context
    other_words = sintija.post(page, {**words, "said": "dvielis", "do": "laiki"}).context

    for context in (pressed, by_hand, other_words):
        assert context["form"].chosen_purpose == other_purpose
        assert context["data"]["settled"] == str(other_purpose.pk)


def test_page_never_books_a_purpose_that_nobody_has_seen(town, sintija, slots, other_purpose):
    typed = told(town, said="dvielis", settled=str(town.purpose.pk))

    response = sintija.post(town.url("darbs/zvans/"), typed)

    assert response.context["renamed"]
    assert response.context["form"].chosen_purpose == other_purpose
    assert not Appointment.objects.exists()


# The district's specialist, limits and what the client has already


def lead(town, name="Anita Grauda"):
    user = town.staff("specialist", name)
    own = factories.resource(town.office, town.purpose, name=name, user=user)
    SpecialistDistrict.objects.create(
        district=town.district, competence=town.competence, user=user, valid_from=factories.LONG_AGO
    )
    return own


def test_page_leads_to_the_districts_specialist_and_says_so(town, sintija, zenta, slots):
    own = lead(town)
    town.slots(TUESDAY, "10:00", resource=own)
    asked = {"person": zenta.pk, "purpose": town.purpose.pk, "do": "laiki"}

    response = sintija.post(town.url("darbs/zvans/"), asked)
    anybody = sintija.post(town.url("darbs/zvans/"), {**asked, "filled": zenta.pk, "anybody": "1"})

    assert response.context["times"].starts == [at(TUESDAY, 10)]
    page = response.content.decode()
    assert "apkalpo <strong>Anita Grauda</strong>" in page
    assert "Šie ir mikrorajona vai pagasta speciālista laiki." in page
    assert len(anybody.context["times"].starts) == 5


def test_page_says_that_the_districts_specialist_has_no_time(town, sintija, zenta, slots):
    lead(town)

    response = sintija.post(town.url("darbs/zvans/"), {"person": zenta.pk, "purpose": town.purpose.pk})

    assert response.context["times"].starts == [slot.starts_at for slot in slots]
    assert response.context["times"].whose == "others"
    assert response.context["serves"].name == "Anita Grauda"


def test_move_goes_to_the_districts_specialist(town, sintija, zenta, slots):
    own = lead(town)
    town.slots(WEDNESDAY, "9:00", resource=own)
    found = factories.appointment(slots[0], town.purpose, district=town.district)
    page = town.url(f"darbs/pieraksts/{found.pk}/parcelt/")

    assert sintija.get(page).context["times"].whose == "own"
    moved = {"mode": "in_person", "part": "any", "tell": "yes", "at": "centrs", "time": at(WEDNESDAY, 9).isoformat()}
    sintija.post(page, {**moved, "do": "pierakstit"})

    found.refresh_from_db()
    assert (found.resource, found.starts_at) == (own, at(WEDNESDAY, 9))


def test_page_books_with_another_where_the_specialist_has_no_room_for_the_whole_visit(town, sintija, zenta):
    own = lead(town)
    town.purpose.minutes = 40
    town.purpose.save()
    for resource in (own, town.resource):
        factories.rule(resource)
    town.slots(TUESDAY, "9:00", resource=own)
    town.slots(TUESDAY, "9:00", "9:20")

    sintija.post(town.url("darbs/zvans/"), told(town, zenta.pk, district=str(town.district.pk)))

    row = Appointment.objects.get()
    assert (row.resource, row.starts_at) == (town.resource, at(TUESDAY, 9))


def test_page_names_full_days_and_marks_times_beyond_the_limit(town, sintija, slots):
    DailyLimit.objects.create(office=town.office, purpose=town.purpose, most=1, valid_from=factories.LONG_AGO)
    sintija.post(town.url("darbs/zvans/"), told(town))
    asked = {"purpose": town.purpose.pk, "do": "laiki"}

    within = sintija.post(town.url("darbs/zvans/"), asked).context["times"]
    response = sintija.post(town.url("darbs/zvans/"), {**asked, "beyond": "Pēc ugunsgrēka"})

    assert [(day, left.left) for day, left in within.left] == [(TUESDAY, 0), (WEDNESDAY, 1)]
    assert within.starts == [at(WEDNESDAY, 9)]
    assert response.context["times"].over == {at(TUESDAY, 9, 20), at(TUESDAY, 14)}
    assert "virs ierobežojuma" in response.content.decode()


def test_page_warns_of_an_appointment_for_the_same(town, sintija, zenta, slots):
    there = factories.appointment(slots[0], town.purpose, person=zenta)

    page = sintija.post(town.url("darbs/zvans/"), {"person": zenta.pk, "purpose": town.purpose.pk}).content.decode()

    assert "Klientam jau ir pieraksts ar to pašu mērķi" in page
    assert f"{there.code[:3]} {there.code[3:]}" in page
    assert town.url(f"darbs/pieraksts/{there.pk}/parcelt/") in page


def test_page_refuses_one_more_by_name_of_the_first_and_books_it_with_a_reason(town, sintija, zenta, slots):
    Municipality.objects.update(most_a_day=1)
    there = factories.appointment(slots[0], town.purpose, person=zenta)
    typed = told(town, zenta.pk, time=at(TUESDAY, 14).isoformat())

    refused = sintija.post(town.url("darbs/zvans/"), typed)
    sintija.post(town.url("darbs/zvans/"), {**typed, "beyond": "Divas dažādas lietas"})

    assert f"{there.code[:3]} {there.code[3:]}" in refused.context["form"].errors["time"][0]
    second = Appointment.objects.exclude(pk=there.pk).get()
    assert (second.beyond, second.exception_reason) == (["client"], "Divas dažādas lietas")


# The telephone centre


def test_telephone_centre_creates_and_moves_at_every_office_and_no_more(town, client, slots):
    branch = factories.office(town.municipality, "filiale")
    vita = factories.resource(branch, town.purpose, name="Vita Kalna")
    town.slots(TUESDAY, "11:00", resource=vita)
    client.force_login(town.staff("phone_centre", "Dace"))

    client.post(town.url("darbs/zvans/"), told(town, at="filiale", office="filiale", time=at(TUESDAY, 11).isoformat()))
    row = Appointment.objects.get()
    assert row.office == branch
    moved = {"mode": "in_person", "part": "any", "tell": "no", "office": "centrs", "at": "centrs"}
    move = town.url(f"darbs/pieraksts/{row.pk}/parcelt/")
    client.post(move, {**moved, "time": at(TUESDAY, 9, 20).isoformat(), "do": "pierakstit"})
    row.refresh_from_db()
    assert (row.office, row.starts_at) == (town.office, at(TUESDAY, 9, 20))

    for office in (town.office, branch):
        assert client.get(town.url(f"darbs/{office.code}/diena/2026-09-08/")).status_code == 200
        assert client.post(town.url(f"darbs/{office.code}/bez-pieraksta/")).status_code == 403
    for act in ("atcelt", "ieradas", "izsaukt", "neieradas"):
        assert client.post(town.url(f"darbs/pieraksts/{row.pk}/{act}/")).status_code == 403
    row.refresh_from_db()
    assert row.state == "confirmed"
