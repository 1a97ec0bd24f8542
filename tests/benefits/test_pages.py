"""The look-up and the pages of statuses, as each role."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benefits.actions import statuses
from benefits.models import Certificate, HouseholdMember, ReviewItem, Status
from benefits.terms import in_force_until
from socialservice import clock
from socialservice.models import AccessLog
from tests import factories
from tests.benefits.rows import emergency, household, status

NAME, CODE, MASKED = "Žanete Āboliņa-Ķīse", "39123456789", "******-***89"
CHILD = "Ernests Planted-Child"


@pytest.fixture
def home(town):
    """A household whose every detail is recognisable."""
    contact = factories.person(
        town.municipality, NAME, personal_code=CODE, birth_date=date(1938, 11, 4), phone="+37129123456"
    )
    child = factories.person(town.municipality, CHILD)
    return household(town.municipality, child, contact=contact)


@pytest.fixture
def extended(home):
    one = status(home, date(2026, 8, 31), granted_from=date(2026, 6, 1), kind="low_income", decision_no="PLANTED-77")
    Certificate.objects.create(
        municipality=home.municipality,
        status=one,
        number="2026/4417",
        issued_on=date(2026, 6, 1),
        printed_until=date(2026, 8, 31),
    )
    emergency(date(2026, 8, 20), date(2026, 9, 30), name="Planted emergency")
    from benefits.actions import extensions

    extensions.extend(municipality=home.municipality)
    one.refresh_from_db()
    return one


PLANTED = (
    CHILD,
    "maznodrošināt",
    "Maznodrošināt",
    "PLANTED-77",
    "Planted emergency",
    "2026/4417",
    "29123456",
    "31.08.2026.",
    "1938",
)


def search(client, town, text):
    return client.post(town.url("darbs/statusi/"), {"q": text}).content.decode()


@pytest.mark.parametrize("role", ["front_desk", "phone_centre"])
@pytest.mark.parametrize("text", ["zanete abolina", "391234-56789", "2026/4417"])
def test_who_may_know_only_the_day_sees_name_masked_code_and_day(client, town, extended, role, text):
    client.force_login(town.staff(role))

    page = search(client, town, text)

    shown = page.replace(f'value="{text}"', "")
    assert NAME in shown and MASKED in shown and "31.10.2026." in shown
    assert [planted for planted in PLANTED if planted in shown] == []
    assert CODE not in shown and "123456" not in shown


def test_who_may_see_statuses_sees_why(client, town, extended):
    client.force_login(town.staff("specialist"))

    page = search(client, town, "zanete abolina")

    for told in (NAME, MASKED, CHILD, "Maznodrošināta mājsaimniecība", "2026. gada 31. oktobrim", "PLANTED-77"):
        assert told in page
    assert "Termiņš 31.08.2026. beidzās ārkārtējās situācijas laikā (20.08.2026.–30.09.2026.)" in page
    assert "Tāds ir termiņš pašlaik" in page
    assert '<svg class="span"' in page and "style=" not in page
    assert CODE not in page


@pytest.mark.parametrize(
    "text", ["zanete", "ZANETE ABOLINA", "Āboliņa", "391234-56789", "39123456789", "nr. 2026/4417"]
)
def test_found_by_name_without_diacritics_whole_code_or_certificate(client, town, extended, text):
    client.force_login(town.staff("phone_centre"))

    assert NAME in search(client, town, text)


@pytest.mark.parametrize(
    "text", ["391234", "56789", "2026/9", "39123456780", "x", "Kalniņš", "\u202e", "2026/99999999999999"]
)
def test_nobody_is_found_by_a_part_of_a_code(client, town, extended, text):
    client.force_login(town.staff("phone_centre"))

    page = client.post(town.url("darbs/statusi/"), {"q": text})

    assert page.status_code == 200
    assert NAME not in page.content.decode()


def test_each_person_shown_is_written_in_the_access_log(client, town, extended):
    clerk = town.staff("front_desk")
    client.force_login(clerk)

    search(client, town, "zanete")

    (entry,) = AccessLog.objects.all()
    assert (entry.user_id, entry.person_id, entry.what) == (clerk.pk, extended.household.contact_person_id, "term")


def test_people_of_another_municipality_are_not_found(client, town, other_town, extended):
    client.force_login(other_town.staff("manager"))

    assert NAME not in search(client, other_town, "zanete")
    assert NAME not in search(client, other_town, CODE)
    person = extended.household.contact_person_id
    for path in (f"{person}/", f"{person}/pieskirt/", f"{person}/{extended.pk}/izbeigt/"):
        assert client.get(other_town.url(f"darbs/statusi/{path}")).status_code == 404
        assert client.get(town.url(f"darbs/statusi/{path}")).status_code == 404


@pytest.mark.parametrize("role", ["front_desk", "phone_centre"])
def test_pages_of_statuses_are_closed_to_who_may_know_only_the_day(client, town, extended, role):
    client.force_login(town.staff(role))
    person = extended.household.contact_person_id
    item = ReviewItem.objects.create(
        status=extended, reason="two_open", until=extended.granted_until, created_at=clock.now()
    )

    for path in (
        f"{person}/",
        f"{person}/pieskirt/",
        f"{person}/{extended.pk}/izbeigt/",
        f"{person}/majsaimnieciba/pievienot/",
        f"{person}/majsaimnieciba/aiziet/",
        "parskatamie/",
        f"parskatamie/{item.pk}/",
    ):
        assert client.get(town.url(f"darbs/statusi/{path}")).status_code == 403, path
    assert client.post(town.url(f"darbs/statusi/{person}/{extended.pk}/dublikats/")).status_code == 403


def test_many_results_cost_as_much_as_one(client, town):
    client.force_login(town.staff("specialist"))

    def person(number):
        one = factories.person(town.municipality, f"Anna Kalniņa {number}")
        status(household(town.municipality, contact=one), date(2026, 11, 30))

    for number in range(2):
        person(number)
    search(client, town, "anna")
    with CaptureQueriesContext(connection) as for_two:
        search(client, town, "anna")
    for number in range(2, 6):
        person(number)

    with CaptureQueriesContext(connection) as for_six:
        page = search(client, town, "anna")
    assert len(for_six) == len(for_two)
    assert "Atrastas 6 personas." in page


def test_more_people_than_fit_are_said_to_be_more(client, town):
    client.force_login(town.staff("specialist"))
    for number in range(22):
        factories.person(town.municipality, f"Anna Kalniņa {number}")

    page = search(client, town, "anna")

    assert "Atrasts vairāk cilvēku" in page
    assert AccessLog.objects.count() == 20


# What a specialist does


@pytest.fixture
def specialist(client, town):
    client.force_login(town.staff("specialist"))
    return client


def decision(**fields):
    return {
        "kind": "needy",
        "granted_from": "01.09.2026.",
        "granted_until": "30.11.2026.",
        "decision_no": "117",
        "decided_on": "07.09.2026.",
        "documents_on_file": "on",
        **fields,
    }


def test_somebody_without_a_household_is_granted_a_status(specialist, town):
    person = factories.person(town.municipality, NAME)
    address = town.url(f"darbs/statusi/{person.pk}/pieskirt/")

    done = specialist.post(address, decision(), follow=True)
    specialist.post(address, decision())

    assert "Statuss ir piešķirts. Izziņa Nr. 2026/1." in done.content.decode()
    one = Status.objects.get()
    assert (one.household.contact_person, one.kind, one.ends_on) == (person, "needy", date(2026, 11, 30))
    assert HouseholdMember.objects.get().person == person


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ({"granted_until": "29.11.2026."}, "mēneša pēdējā dienā, šeit 30.11.2026."),
        ({"granted_until": "31.08.2026."}, "Beigu datums nedrīkst būt pirms sākuma datuma."),
        ({"granted_from": "31.09.2026."}, "Šāda datuma nav."),
        ({"granted_from": "31.12.9999."}, "Pārbaudiet gadu."),
        ({"decided_on": "08.09.2026."}, "Lēmuma datums nedrīkst būt nākotnē."),
        ({"decision_no": ""}, "Lūdzu, aizpildiet šo lauku."),
        ({"kind": "rich"}, "rich"),
        ({"decision_no": "1" * 41}, "40"),
    ],
)
def test_bad_input_gets_a_sentence_and_writes_nothing(specialist, town, typed, sentence):
    person = factories.person(town.municipality, NAME)

    page = specialist.post(town.url(f"darbs/statusi/{person.pk}/pieskirt/"), decision(**typed))

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Status.objects.exists() and not HouseholdMember.objects.exists()


def test_a_status_is_terminated_and_a_duplicate_issued(specialist, town, home):
    one = statuses.grant(
        household=home,
        kind="needy",
        granted_from=date(2026, 9, 1),
        granted_until=date(2026, 11, 30),
        decision_no="117",
        decided_on=date(2026, 9, 7),
    )
    address = town.url(f"darbs/statusi/{home.contact_person_id}/{one.pk}/")

    duplicate = specialist.post(f"{address}dublikats/", follow=True)
    wrong = specialist.post(f"{address}izbeigt/", {"on": "31.12.2026.", "reason": "died"})
    told = {"on": "10.09.2026.", "reason": "died", "detail": "Miršanas apliecība 7"}
    closed = specialist.post(f"{address}izbeigt/", told, follow=True)
    again = specialist.post(f"{address}izbeigt/", {"on": "10.09.2026.", "reason": "died"})

    assert "Dublikāts Nr. 2026/2 ir izsniegts." in duplicate.content.decode()
    assert "no 01.09.2026. līdz 30.11.2026." in wrong.content.decode()
    assert "Statuss ir izbeigts." in closed.content.decode()
    assert "Iemesls: persona mirusi. Miršanas apliecība 7, " in closed.content.decode()
    assert "Šis statuss ir izbeigts 10.09.2026." in again.content.decode()


def test_household_grows_and_shrinks_by_date(specialist, town, home):
    cousin = factories.person(town.municipality, "Pēteris Āboliņš", personal_code="39200000011")
    base = town.url(f"darbs/statusi/{home.contact_person_id}/majsaimnieciba/")

    unknown = specialist.post(f"{base}pievienot/", {"code": "392999-00011", "since": "01.09.2026."})
    joined = specialist.post(f"{base}pievienot/", {"code": "392000-00011", "since": "01.09.2026."}, follow=True)
    again = specialist.post(f"{base}pievienot/", {"code": "392000-00011", "since": "01.09.2026."})
    member = HouseholdMember.objects.get(person=cousin)
    early = specialist.post(f"{base}aiziet/", {"member": member.pk, "last_day": "31.08.2026."})
    specialist.post(f"{base}aiziet/", {"member": member.pk, "last_day": "30.09.2026."})

    member.refresh_from_db()
    assert "Personas ar šādu kodu nav." in unknown.content.decode()
    assert "Pēteris Āboliņš" in joined.content.decode()
    assert "Šajās dienās persona ir citā mājsaimniecībā." in again.content.decode()
    assert "Izvēlieties šo vai vēlāku dienu." in early.content.decode()
    assert member.valid_until == date(2026, 9, 30)


def test_what_a_run_left_is_reviewed_with_a_note(specialist, town, extended):
    item = ReviewItem.objects.create(
        status=extended, reason="documents_missing", until=extended.granted_until, created_at=clock.now()
    )

    waiting = specialist.get(town.url("darbs/statusi/parskatamie/"))
    empty = specialist.post(town.url(f"darbs/statusi/parskatamie/{item.pk}/"), {"note": ""})
    specialist.post(town.url(f"darbs/statusi/parskatamie/{item.pk}/"), {"note": "Dokumenti atrasti."})

    assert NAME in waiting.content.decode() and "Nav dokumentu" in waiting.content.decode()
    assert "Lūdzu, aizpildiet šo lauku." in empty.content.decode()
    item.refresh_from_db()
    assert item.note == "Dokumenti atrasti."
    assert "Nav pārskatāmu ierakstu." in specialist.get(town.url("darbs/statusi/parskatamie/")).content.decode()


def test_the_short_answer(town, extended):
    assert in_force_until(extended.household.contact_person, date(2026, 9, 7)) == date(2026, 10, 31)
    assert in_force_until(extended.household.contact_person, date(2026, 11, 1)) is None
    assert in_force_until(factories.person(town.municipality, "Cits"), date(2026, 9, 7)) is None
