"""What an extension means for the rest: entitlements, counts, dissolved households, and who may not start it."""

from datetime import date, datetime

import pytest
from django.db import connection, transaction

from benefits import figures
from benefits.actions import deadlines, entitlements, extensions
from benefits.models import Entitlement, ExtensionRun
from benefits.previews import preview
from socialservice import clock
from socialservice.models import Emergency, Letter, Service
from tests.benefits.rows import emergency, household, status

SPRING = date(2020, 3, 12), date(2020, 6, 9)
JUNE = date(2020, 6, 30)


@pytest.fixture
def june(town):
    with clock.set_to(datetime(2020, 6, 10, 9, tzinfo=clock.RIGA)):
        yield


def service(town, code):
    return Service.objects.create(
        municipality=town.municipality, code=code, kind="social_benefit", valid_from=date(2000, 1, 1)
    )


def entitled(town, home, code, **fields):
    return Entitlement.objects.create(
        municipality=town.municipality,
        service=service(town, code),
        person=home.contact_person,
        first_day=date(2020, 1, 1),
        created_at=clock.now(),
        **fields,
    )


def test_relief_tied_to_the_status_follows_its_end_and_a_ticket_with_its_own_end_stays(town, june):
    home = household(town.municipality, phone="+37129123456")
    one = status(home, date(2020, 4, 30), kind="low_income")
    relief = entitled(town, home, "majoklis", depends_on=one)
    ticket = entitled(town, home, "biletes", last_day=date(2020, 7, 1))
    emergency(*SPRING)

    extensions.extend(municipality=town.municipality)

    relief, ticket = (Entitlement.objects.get(pk=row.pk) for row in (relief, ticket))
    assert entitlements.ends_on(relief) == date(2020, 7, 31)
    assert entitlements.ends_on(ticket) == date(2020, 7, 1)


def test_in_force_counts_the_extended_and_not_what_had_ended_before(town, june):
    for kind, term in [
        ("needy", date(2020, 3, 31)),
        ("low_income", date(2020, 4, 30)),
        ("low_income", date(2020, 5, 31)),
        ("needy", date(2020, 3, 11)),
    ]:
        status(household(town.municipality), term, kind=kind)
    emergency(*SPRING)
    extensions.extend(municipality=town.municipality)

    counted = {kind: figures.in_force(town.municipality, kind, JUNE) for kind in ("needy", "low_income")}

    assert counted == {"needy": 1, "low_income": 2}
    assert figures.of_these_extended(town.municipality, "needy", JUNE) == 1
    assert figures.newly_granted(town.municipality, "needy", date(2020, 4, 1)) == 0


def test_status_of_a_dissolved_household_stays_closed_and_its_successors_is_extended(town, june):
    gone = status(
        household(town.municipality), date(2020, 5, 31), closed_on=date(2020, 4, 14), close_reason="dissolved"
    )
    new = status(household(town.municipality, name="Cita"), date(2020, 5, 31), granted_from=date(2020, 4, 15))
    emergency(*SPRING)

    extensions.extend(municipality=town.municipality)

    gone.refresh_from_db()
    new.refresh_from_db()
    assert (gone.ends_on, new.ends_on) == (date(2020, 4, 14), date(2020, 7, 31))


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist", "administrator"])
def test_who_may_not_declare_neither_starts_nor_stops_a_run_nor_widens(client, town, june, role):
    (run,) = extensions.start_run(emergency=emergency(*SPRING))
    client.force_login(town.staff(role))
    number = Emergency.objects.get().pk

    for path in (f"statusi/pagarinasana/{run.pk}/apturet/", f"statusi/pagarinasana/{run.pk}/turpinat/"):
        assert client.post(town.url(f"darbs/{path}")).status_code == 403
    assert client.post(town.url(f"darbs/arkarteja/{number}/paplasinat/")).status_code == 403
    assert client.get(town.url("darbs/statusi/pagarinasana/")).status_code == 403


def test_local_emergency_of_another_municipality_moves_nothing_and_a_chain_keeps_its_rows(town, other_town, june):
    one = status(household(town.municipality), date(2020, 5, 31))
    emergency(date(2020, 5, 1), date(2020, 6, 9), municipality=other_town.municipality)
    extensions.extend()
    one.refresh_from_db()
    assert one.effective_until == date(2020, 5, 31)

    first = emergency(*SPRING)
    extensions.extend()
    second = emergency(date(2020, 7, 25), date(2020, 8, 25))
    extensions.extend()

    one.refresh_from_db()
    assert one.effective_until == date(2020, 9, 30)
    assert list(one.extensions.values_list("emergency", flat=True)) == [first.pk, second.pk]


def test_rehearsal_reads_only(town, june):
    home = household(town.municipality, phone="+37129123456")
    status(home, date(2020, 5, 31))
    deadlines.enter(household=home, kind="home_visit", due_on=date(2020, 6, 9), by=town.staff("specialist"))
    proposed = Emergency(name="Ārkārtējā situācija", starts_on=SPRING[0], planned_end=SPRING[1])

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction read only")
        assert preview(town.municipality, proposed).statuses() == 1
        deadlines.would_move(town.municipality, proposed)

    assert not ExtensionRun.objects.exists() and not Letter.objects.exists()
