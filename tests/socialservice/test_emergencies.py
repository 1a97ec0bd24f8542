from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benefits.models import ExtensionRun, Status
from benefits.tasks import finish_runs
from socialservice.actions import emergencies
from socialservice.errors import Refusal
from socialservice.models import Emergency, EmergencyChange
from tests import factories
from tests.benefits.rows import emergency as recorded
from tests.benefits.rows import household, status

What = EmergencyChange.What
TODAY = date(2026, 9, 7)


def new(town, starts_on=date(2026, 8, 20), planned_end=date(2026, 9, 30), **fields):
    return emergencies.new(
        municipality=town.municipality,
        name="Ārkārtējā situācija",
        legal_reference="Rīkojums Nr. 1",
        starts_on=starts_on,
        planned_end=planned_end,
        **fields,
    )


def change(emergency, what, **facts):
    return emergencies.change(emergency=emergency, what=what, decided_on=TODAY, **facts)


def test_every_act_keeps_what_it_changed(town):
    manager = town.staff("manager")
    one = emergencies.declare(emergency=new(town), decided_on=TODAY, by=manager)
    change(one, What.PROLONGED, new_end=date(2026, 10, 31), reason="Rīkojums Nr. 2")
    change(one, What.WIDENED, covers_from=date(2026, 7, 31), reason="Domes lēmums")
    change(one, What.ENDED, last_day=date(2026, 10, 15), reason="Rīkojums Nr. 3")
    change(one, What.VOIDED, reason="Kļūda")

    one.refresh_from_db()
    assert (one.planned_end, one.actual_end, one.covers_from) == (
        date(2026, 10, 31),
        date(2026, 10, 15),
        date(2026, 7, 31),
    )
    assert one.voided_at == factories.clock.now()
    assert list(one.changes.values_list("what", "old_end", "new_end", "reason")) == [
        ("declared", None, date(2026, 9, 30), "Rīkojums Nr. 1"),
        ("prolonged", date(2026, 9, 30), date(2026, 10, 31), "Rīkojums Nr. 2"),
        ("widened", date(2026, 10, 31), date(2026, 10, 31), "Domes lēmums"),
        ("ended", date(2026, 10, 31), date(2026, 10, 15), "Rīkojums Nr. 3"),
        ("voided", date(2026, 10, 15), date(2026, 10, 15), "Kļūda"),
    ]
    assert one.changes.first().by == manager


def test_each_act_calls_for_a_run_that_the_background_finishes(town):
    home = household(town.municipality, phone="+37129123456")
    mine = status(home, date(2026, 8, 31))
    one = emergencies.declare(emergency=new(town), decided_on=TODAY)
    assert ExtensionRun.objects.filter(finished_at__isnull=True).count() == 1

    finish_runs()
    mine.refresh_from_db()
    assert mine.effective_until == date(2026, 10, 31)

    change(one, What.PROLONGED, new_end=date(2026, 10, 31))
    finish_runs()
    mine.refresh_from_db()
    assert mine.effective_until == date(2026, 11, 30)
    assert ExtensionRun.objects.filter(finished_at__isnull=True).count() == 0


def test_a_nationwide_one_calls_for_runs_everywhere_a_local_one_only_at_home(town, other_town):
    emergencies.declare(emergency=new(town), decided_on=TODAY)
    emergencies.declare(emergency=new(town, nationwide=False), decided_on=TODAY)

    assert sorted(run.municipality.code for run in ExtensionRun.objects.all()) == ["kuldiga", "liepaja", "liepaja"]


def test_a_prolonged_emergency_that_had_ended_lasts_again(town):
    one = recorded(date(2026, 8, 1), date(2026, 8, 31), actual_end=date(2026, 8, 15))

    one = change(one, What.PROLONGED, new_end=date(2026, 9, 30))

    assert (one.ends_on, one.actual_end) == (date(2026, 9, 30), None)


@pytest.mark.parametrize(
    "what, facts, field",
    [
        (What.PROLONGED, {"new_end": date(2026, 9, 30)}, "new_end"),
        (What.PROLONGED, {"new_end": date(9999, 12, 31)}, "new_end"),
        (What.ENDED, {"last_day": date(2026, 8, 19)}, "last_day"),
        (What.ENDED, {"last_day": date(2026, 10, 1)}, "last_day"),
        (What.WIDENED, {"covers_from": date(2026, 8, 21), "reason": "x"}, "covers_from"),
        (What.WIDENED, {"covers_until": date(2026, 9, 29), "reason": "x"}, "covers_until"),
        (What.WIDENED, {"covers_from": date(1926, 8, 21), "reason": "x"}, "covers_from"),
        (What.WIDENED, {"covers_until": date(9999, 12, 31), "reason": "x"}, "covers_until"),
        (What.WIDENED, {"reason": "x"}, "covers_from"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence_at_its_field(town, what, facts, field):
    one = recorded(date(2026, 8, 20), date(2026, 9, 30))

    with pytest.raises(Refusal) as refused:
        change(one, what, **facts)

    assert refused.value.field == field
    assert not one.changes.exists() and not ExtensionRun.objects.exists()


@pytest.mark.parametrize(
    "days, field",
    [
        ((date(2026, 9, 30), date(2026, 9, 1)), "planned_end"),
        ((date(1926, 9, 30), date(2026, 9, 1)), "starts_on"),
        ((date(2026, 9, 1), date(9999, 12, 31)), "planned_end"),
    ],
)
def test_a_new_one_with_wrong_days_is_refused(town, days, field):
    with pytest.raises(Refusal) as refused:
        emergencies.declare(emergency=new(town, *days), decided_on=TODAY)

    assert refused.value.field == field


def test_the_same_one_declared_twice_is_refused(town):
    emergencies.declare(emergency=new(town), decided_on=TODAY)

    with pytest.raises(Refusal) as refused:
        emergencies.declare(emergency=new(town), decided_on=TODAY)

    assert refused.value.field == "starts_on"
    assert Emergency.objects.count() == ExtensionRun.objects.count() == 1


def test_a_void_one_is_left_alone(town):
    one = change(recorded(date(2026, 8, 20), date(2026, 9, 30)), What.VOIDED, reason="Kļūda")

    with pytest.raises(Refusal):
        change(one, What.PROLONGED, new_end=date(2026, 12, 31))


# Pages


@pytest.fixture
def manager(client, town):
    client.force_login(town.staff("manager"))
    return client


def declared(**fields):
    return {
        "name": "Ārkārtējā situācija",
        "legal_reference": "Ministru kabineta rīkojums Nr. 1",
        "nationwide": "yes",
        "starts_on": "20.08.2026.",
        "planned_end": "30.09.2026.",
        "extends_statuses": "yes",
        "decided_on": "19.08.2026.",
        **fields,
    }


def test_declared_in_three_steps_nothing_happens_before_the_last(manager, town):
    status(household(town.municipality, phone="+37129123456"), date(2026, 8, 31))
    address = town.url("darbs/arkarteja/izsludinat/")

    preview = manager.post(address, declared())
    unticked = manager.post(address, declared(step="apply"))

    text = preview.content.decode()
    assert "Nekas vēl nav mainīts." in text
    assert "1 persona. Jaunais termiņš: 31.10.2026." in text
    assert "Pārbaudiet skaitļus un atzīmējiet lodziņu." in unticked.content.decode()
    assert not Emergency.objects.exists() and not ExtensionRun.objects.exists()

    done = manager.post(address, declared(step="apply", checked="on"))
    again = manager.post(address, declared(step="apply", checked="on"))

    one = Emergency.objects.get()
    assert done.url == town.url(f"darbs/arkarteja/{one.pk}/")
    assert "jau ir reģistrēta" in again.content.decode()
    finish_runs()
    page = manager.get(done.url).content.decode()
    assert "Pagarinātie statusi, 07.09.2026." in page
    assert Status.objects.get().effective_until == date(2026, 10, 31)


def test_back_from_the_preview_keeps_what_was_typed(manager, town):
    page = manager.post(town.url("darbs/arkarteja/izsludinat/"), declared(step="edit"))

    assert 'value="Ministru kabineta rīkojums Nr. 1"' in page.content.decode()


@pytest.mark.parametrize(
    "act, typed, sentence",
    [
        ("pagarinat", {"new_end": "30.09.2026."}, "Izvēlieties vēlāku dienu."),
        ("pagarinat", {"new_end": "31.02.2026."}, "Šāda datuma nav."),
        ("beigt", {"last_day": "01.10.2026."}, "izvēlieties „Pagarināt”."),
        ("paplasinat", {"covers_from": "", "covers_until": ""}, "Norādiet vismaz vienu dienu"),
        ("paplasinat", {"covers_from": "31.12.9999."}, "Attiecināmību var tikai paplašināt"),
        ("anulet", {"decided_on": "08.09.2026."}, "Lēmuma datums nedrīkst būt nākotnē."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(manager, town, act, typed, sentence):
    one = recorded(date(2026, 8, 20), date(2026, 9, 30))

    page = manager.post(
        town.url(f"darbs/arkarteja/{one.pk}/{act}/"), {"reason": "Rīkojums Nr. 2", "decided_on": "07.09.2026."} | typed
    )

    text = page.content.decode()
    assert page.status_code == 200
    assert sentence in text
    assert "Rīkojums Nr. 2" in text
    assert not one.changes.exists()


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist", "administrator"])
@pytest.mark.parametrize("path", ["", "izsludinat/", "1/", "1/pagarinat/"])
def test_only_managers_may(client, town, role, path):
    client.force_login(town.staff(role))

    assert client.get(town.url(f"darbs/arkarteja/{path}")).status_code == 403


def test_a_local_emergency_of_another_municipality_is_not_there(manager, town, other_town):
    one = recorded(date(2026, 8, 20), date(2026, 9, 30), municipality=other_town.municipality)

    assert manager.get(town.url(f"darbs/arkarteja/{one.pk}/")).status_code == 404
    assert manager.post(town.url(f"darbs/arkarteja/{one.pk}/anulet/"), {"reason": "x"}).status_code == 404


def test_the_list_costs_the_same_for_one_and_three(manager, town):
    recorded(date(2026, 8, 20), date(2026, 9, 30))
    manager.get(town.url("darbs/arkarteja/"))
    with CaptureQueriesContext(connection) as for_one:
        manager.get(town.url("darbs/arkarteja/"))
    for month in (3, 5):
        recorded(date(2026, month, 20), date(2026, month + 1, 30))

    with CaptureQueriesContext(connection) as for_three:
        manager.get(town.url("darbs/arkarteja/"))
    assert len(for_three) == len(for_one)
