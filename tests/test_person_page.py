"""The person's page for each role: what is planted must be read by some and must not occur for the others."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benefits.actions import households
from benefits.models import Extension
from bookings.models import Request
from socialservice import cards, clock
from socialservice.actions import letters
from socialservice.letters import Draft, Recipient
from socialservice.models import Channel, Submission
from tests import factories
from tests.benefits import rows
from tests.world import World

pytestmark = pytest.mark.django_db

EVERYBODY = {"front_desk", "phone_centre", "specialist", "manager"}
FILE = {"specialist", "manager"}  # of the case
MANAGER = {"manager"}

# What is planted → who reads it. Nobody else's page holds it.
PLANTED = {
    "Grīnberga-Vītoliņa": EVERYBODY,
    "29 123 456": EVERYBODY,
    "Karosta": EVERYBODY,
    "******-***78": EVERYBODY,
    "39000100078": set(),
    "390001-00078": set(),
    "kastanis": set(),
    "SD-PAP-77": FILE,
    # appointments: the group for the desk, the purpose for who may, the other competence's for the manager alone
    "Sociālā palīdzība": EVERYBODY,
    "Mājokļa pabalsts": FILE,
    "Vardarbības seku mazināšana": MANAGER,
    # household, statuses, why a term is what it is
    "Kārlis Plānotais": FILE,
    "LEM-7731": FILE,
    "29.08.2026.": FILE,  # the emergency that extended the term
    "Brilles lasīšanai": FILE,
    # benefits
    "77,31": FILE,
    "Politiski represētie": FILE,
    "PR-1": FILE,
    "LV80BANK0000435195001": set(),
    # requests: their words for the own competence only
    "Vajag malku": FILE,
    "Vajag patvērumu": MANAGER,
    "Sociālā darba nodaļa": EVERYBODY - MANAGER,
    # letters
    "Lēmums par iesniegumu": FILE,
    'id="person-failed"': {"front_desk", *FILE},
    # whose case
    "Kristīne Lietvede": FILE,
}


@pytest.fixture
def world(db, now):
    return plant(World())


def plant(world):
    town, person = world.town, world.person
    person.paper_file, person.agreed_word = "SD-PAP-77", "kastanis"
    person.save()
    _other_competence(world)
    child = factories.person(town.municipality, name="Kārlis Plānotais")
    households.join(household=world.household, person=child, since=factories.LONG_AGO)
    world.status.decision_no = "LEM-7731"
    world.status.save()
    world.status.effective_until = world.status.granted_until + timedelta(days=60)
    world.status.save()
    _extension(world)
    world.application.subject = "Brilles lasīšanai"
    world.application.save()
    world.award.amount = Decimal("77.31")
    world.award.save()
    asked(world, town.department, "Vajag malku")
    factories_case(world)
    failed(world)
    return world


def _extension(world):
    emergency = rows.emergency(clock.today() - timedelta(days=9), clock.today())
    Extension.objects.create(
        status=world.status,
        number=1,
        emergency=emergency,
        emergency_end=emergency.planned_end,
        covered_term=world.status.granted_until,
        from_on=world.status.granted_until + timedelta(days=1),
        to_on=world.status.effective_until,
        rule_version="1",
        run=world.run,
        created_at=clock.now(),
    )


def _other_competence(world):
    town = world.town
    competence = factories.competence(town.municipality, "social-work", "sociālais darbs")
    department = factories.department(town.municipality, "darbs", "Sociālā darba nodaļa", competence=competence)
    purpose = factories.purpose(department, "vardarbiba", name="Vardarbības seku mazināšana")
    resource = factories.resource(town.office, purpose, name="Māris Vītols")
    [slot] = town.slots(clock.today() + timedelta(days=3), "14:00", resource=resource)
    factories.appointment(slot, purpose, person=world.person)
    asked(world, department, "Vajag patvērumu")


def asked(world, department, need):
    came = Submission.objects.create(municipality=world.municipality, way="web", received_at=clock.now())
    Request.objects.create(
        municipality=world.municipality,
        submission=came,
        number=1000 + came.pk,
        person=world.person,
        department=department,
        need=need,
        created_at=clock.now(),
        due_on=clock.today(),
    )


def factories_case(world):
    competence = factories.competence(world.municipality, "families", "ģimenes")
    user = world.town.staff("specialist", "Kristīne Lietvede")
    world.person.case_assignments.create(competence=competence, user=user, valid_from=clock.today())


def failed(world):
    to = Recipient(Channel.SMS, "+37129123456", "lv", world.person)
    letters.write_now(municipality=world.municipality, kind="rescheduled", draft=Draft(to, text="Pieraksts"))
    letter = world.municipality.letters.latest("pk")
    letter.state, letter.note, letter.error, letter.finished_at = "failed", "undelivered", "", clock.now()
    letter.save()


def page(world, role) -> str:
    client = Client()
    client.force_login(world.staff[role])
    answer = client.get(world.town.url(f"darbs/personas/{world.person.pk}/"))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_page_holds_what_the_role_may_read_and_nothing_else(world, role):
    text = page(world, role)

    read = {planted for planted in PLANTED if planted in text}

    assert read == {planted for planted, roles in PLANTED.items() if role in roles}


@pytest.mark.parametrize("role", ["data_protection", "administrator"])
def test_page_is_closed_to_who_serves_nobody(world, role):
    client = Client()
    client.force_login(world.staff[role])

    assert client.get(world.town.url(f"darbs/personas/{world.person.pk}/")).status_code == 403


@pytest.mark.parametrize("role", ["front_desk", "phone_centre"])
def test_desk_learns_of_a_status_only_until_when(world, role):
    text = page(world, role)

    assert "ir spēkā līdz" in text.lower() or "spēkā līdz" in text.lower()
    assert "trūcīg" not in text.lower() and "maznodrošināt" not in text.lower()


def test_page_costs_the_same_queries_however_much_is_on_it(world):
    before = queries(world)
    for number in range(3):
        _again(world, number)

    assert queries(world) == before


def queries(world) -> int:
    client = Client()
    client.force_login(world.staff["specialist"])
    with CaptureQueriesContext(connection) as caught:
        client.get(world.town.url(f"darbs/personas/{world.person.pk}/"))
    return len(caught)


def _again(world, number):
    town = world.town
    asked(world, town.department, "Vajag vēl malku")
    failed(world)
    [slot] = town.slots(clock.today() + timedelta(days=10 + number), "14:00")
    factories.appointment(slot, town.purpose, person=world.person)
    child = factories.person(town.municipality, name=f"Bērns Plānotais {number}")
    households.join(household=world.household, person=child, since=factories.LONG_AGO)
    cards.explain(person=world.person, reason="zvana klients", by=world.staff["specialist"])
