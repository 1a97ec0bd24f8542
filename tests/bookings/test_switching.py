from datetime import date, timedelta

import pytest
from django.db import connection
from psycopg import sql

from benefits.tasks import finish_runs
from bookings.models import Appointment, Slot, TimeOffer
from socialservice.actions import emergencies, switching
from socialservice.models import Emergency, EmergencyChange, Letter, Restriction, SwitchCommand, SwitchStep
from socialservice.tasks import finish_switches
from tests import factories

What = EmergencyChange.What
TODAY = date(2026, 9, 7)
END = date(2026, 9, 30)


@pytest.fixture
def manager(town):
    town.purpose.modes = ["in_person", "phone"]
    town.purpose.save()
    return town.staff("manager")


def visit(town, day, hour="9:00", **fields):
    [slot] = town.slots(day, hour)
    return factories.appointment(slot, town.purpose, **fields)


def declare(town, by, codes=(), each=None, groups=None, end=END, **more):
    one = emergencies.new(
        municipality=town.municipality,
        name="Ārkārtējā situācija",
        legal_reference="Rīkojums Nr. 1",
        starts_on=TODAY,
        planned_end=end,
    )
    chosen = {
        "restrictions": {"codes": list(codes), "office": None, "places": None, **more},
        "appointments": {"each": each or {}, "groups": groups or {}, "leave": False},
    }
    return emergencies.declare(emergency=one, decided_on=TODAY, by=by, municipality=town.municipality, chosen=chosen)


def change(town, one, what, by, each=None, **facts):
    return emergencies.change(
        emergency=one,
        what=what,
        decided_on=TODAY,
        by=by,
        municipality=town.municipality,
        chosen={"restrictions": {}, "appointments": {"each": each or {}, "groups": {}, "leave": False}},
        **facts,
    )


def rows():
    """How many in each table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))
            found[table] = cursor.fetchone()[0]
        return found


def finish():
    finish_runs()
    finish_switches()


def test_visits_go_to_the_phone_move_or_are_cancelled_as_chosen(town, manager):
    calls, moves, cancels, stays = (visit(town, date(2026, 9, 8), hour) for hour in ("9:00", "9:20", "9:40", "10:00"))
    town.slots(date(2026, 9, 9), "9:00")
    town.slots(date(2026, 10, 1), "9:00", "9:20", "9:40", "10:00")
    after = visit(town, date(2026, 10, 2))

    one = declare(
        town, manager, each={moves.pk: "same", cancels.pk: "cancel", stays.pk: "keep_crisis"}, codes=["remote_first"]
    )
    finish()

    for row in (calls, moves, cancels, stays, after):
        row.refresh_from_db()
    assert (calls.mode, moves.day, cancels.state) == ("phone", date(2026, 10, 1), "cancelled_office")
    assert (stays.mode, stays.why_in_person, stays.day) == ("in_person", "crisis", date(2026, 9, 8))
    assert (after.mode, after.day) == ("in_person", date(2026, 10, 2))
    assert set(Letter.objects.values_list("kind", flat=True)) >= {
        "turned_into_call",
        "rescheduled",
        "cancelled_by_office",
    }
    command = one.commands.get()
    assert command.finished_at is not None and command.what == "declare"
    assert sorted(command.steps.values_list("handler", flat=True)) == [
        *["appointment"] * 4,
        "notice",
        "restriction",
        "statuses",
    ]
    assert Restriction.objects.get().valid_until == END


def test_who_gets_a_posted_letter_too_late_is_to_be_phoned(town, manager, client):
    zenta = factories.person(town.municipality, address="Klaipēdas iela 96, Liepāja")
    by_post = {"letters_by": "post", "phone": "+37163426044", "person": zenta}
    near, far, cancels = (visit(town, date(2026, 9, day), **by_post) for day in (8, 21, 22))

    one = declare(town, manager, each={cancels.pk: "cancel"})
    finish()

    steps = one.commands.get().steps.filter(handler="appointment")
    assert dict(steps.values_list("about_id", "before__to_call")) == {near.pk: True, far.pk: False, cancels.pk: True}
    client.force_login(manager)
    page = client.get(town.url(f"darbs/arkarteja/darbiba/{one.commands.get().pk}/")).content.decode()
    assert "Jāpiezvana: 2" in page


def test_doing_a_command_again_changes_nothing(town, manager):
    visit(town, date(2026, 9, 8))
    one = declare(town, manager)
    finish()
    before = rows()

    switching.work(command=one.commands.get())
    finish()

    assert rows() == before


def test_what_somebody_changed_meanwhile_is_left_alone_and_told(town, manager):
    mine = visit(town, date(2026, 9, 8))
    one = declare(town, manager)
    Appointment.objects.filter(pk=mine.pk).update(mode="video")

    finish()

    step = one.commands.get().steps.get(handler="appointment")
    assert step.failure.startswith("Šis pieraksts pa to laiku ir mainīts") and step.done_at
    mine.refresh_from_db()
    assert mine.mode == "video"


def test_what_cannot_be_done_by_phone_stays_with_the_reason(town, manager):
    no_phone = visit(town, date(2026, 9, 8), phone="")
    finish()
    declare(town, manager)
    finish()

    no_phone.refresh_from_db()
    assert (no_phone.mode, no_phone.why_in_person) == ("in_person", "no_phone")


def test_prolonged_it_reaches_the_days_that_have_come_in_only(town, manager):
    first = visit(town, date(2026, 9, 8))
    later = visit(town, date(2026, 10, 5))
    one = declare(town, manager, codes=["no_cash"])
    finish()
    assert Appointment.objects.get(pk=later.pk).mode == "in_person"

    change(town, one, What.PROLONGED, manager, new_end=date(2026, 10, 31))
    finish()

    assert Appointment.objects.get(pk=later.pk).mode == "phone"
    assert Restriction.objects.get().valid_until == date(2026, 10, 31)
    assert first.events.count() == 1
    assert town.municipality.restriction_notices.count() == 2


def test_ended_early_each_is_proposed_the_way_back_and_nothing_turns_back_silently(town, manager):
    early, late, left = (visit(town, date(2026, 9, day)) for day in (9, 25, 28))
    one = declare(town, manager, codes=["no_cash"])
    finish()

    change(town, one, What.ENDED, manager, each={left.pk: "leave"}, last_day=date(2026, 9, 20), reason="x")
    finish()

    modes = [Appointment.objects.get(pk=row.pk).mode for row in (early, late, left)]
    assert modes == ["phone", "in_person", "phone"]
    assert Letter.objects.filter(about_id=late.pk, kind="rescheduled").count() == 1
    back = SwitchStep.objects.get(handler="appointment_back")
    assert (back.back_of.about_id, back.choice) == (late.pk, "in_person")
    assert Restriction.objects.get().valid_until == date(2026, 9, 20)


def test_voided_a_moved_visit_goes_back_and_a_cancelled_one_is_offered_times(town, manager):
    moved, gone = visit(town, date(2026, 9, 24)), visit(town, date(2026, 9, 24), "9:20")
    town.slots(date(2026, 10, 1), "9:00", "9:20", "9:40", "10:00", "10:20")
    one = declare(town, manager, each={moved.pk: "same", gone.pk: "cancel"}, codes=["no_cash"])
    finish()
    assert Appointment.objects.get(pk=moved.pk).day == date(2026, 10, 1)
    TimeOffer.objects.update(state="expired")
    Slot.objects.filter(held_for__startswith="offer").update(held_until=None, held_for="")

    change(town, one, What.VOIDED, manager, reason="Kļūda")
    finish()

    assert Appointment.objects.get(pk=moved.pk).day == date(2026, 9, 24)
    assert TimeOffer.objects.filter(instead_of=gone, state="open").exists()
    assert not Restriction.objects.exists()
    assert not SwitchStep.objects.exclude(failure="").exists()


def test_elsewhere_terms_follow_but_visits_wait_for_their_own_manager(town, other_town, manager):
    theirs = visit(other_town, date(2026, 9, 8))
    one = declare(town, manager)
    finish()

    assert Appointment.objects.get(pk=theirs.pk).mode == "in_person"
    steps = one.commands.get(municipality=other_town.municipality).steps
    assert list(steps.values_list("handler", flat=True)) == ["statuses"]


# Pages


def declared(**fields):
    return {
        "name": "Ārkārtējā situācija",
        "legal_reference": "Ministru kabineta rīkojums Nr. 1",
        "nationwide": "yes",
        "starts_on": "07.09.2026.",
        "planned_end": "30.09.2026.",
        "extends_statuses": "yes",
        "decided_on": "07.09.2026.",
        **fields,
    }


def test_the_preview_counts_and_writes_nothing(client, town, manager):
    visit(town, date(2026, 9, 8))
    visit(town, date(2026, 9, 9), phone="")
    client.force_login(manager)
    address = town.url("darbs/arkarteja/izsludinat/")
    client.get(address)
    before = rows()

    page = client.post(address, declared(ier=["remote_first", "fewer_places"])).content.decode()
    rehearsed = client.post(
        town.url("darbs/arkarteja/meginajums/"), declared(step="apply", checked="on", ier=["no_cash"])
    )

    assert rows() == before
    assert "Pieraksti klātienē" in page
    assert "Norādiet, cik vietu ir uzgaidāmajā telpā." in page
    assert "pārcelt uz tālruni" in page.lower() or "pārvērst par zvanu" in page.lower()
    assert rehearsed.status_code == 200 and 'value="apply"' not in rehearsed.content.decode()


@pytest.mark.parametrize("typed", ["", "daudz", "0", "501"])
def test_places_that_are_no_number_are_told_beside_the_field_and_kept(client, town, manager, typed):
    client.force_login(manager)
    posted = declared(step="apply", checked="on", ier=["fewer_places"], **{"ier-skaits": typed})

    page = client.post(town.url("darbs/arkarteja/izsludinat/"), posted).content.decode()

    assert f'value="{typed}" aria-invalid="true" aria-describedby="ier-skaits-error"' in page
    assert page.count("Norādiet, cik vietu ir uzgaidāmajā telpā.") == 2  # above, led to the field, and beside it
    assert '<a href="#ier-skaits">' in page
    assert not Emergency.objects.exists()


def test_declared_on_one_screen_and_followed_step_by_step(client, town, manager):
    mine = visit(town, date(2026, 9, 8), phone="+37163426044")
    client.force_login(manager)
    posted = declared(
        step="apply", checked="on", ier=["no_cash", "fewer_places"], **{"ier-skaits": "5", f"ko-{mine.pk}": "phone"}
    )

    done = client.post(town.url("darbs/arkarteja/izsludinat/"), posted)

    one = Emergency.objects.get()
    command = one.commands.get()
    assert done.url == town.url(f"darbs/arkarteja/{one.pk}/")
    address = town.url(f"darbs/arkarteja/darbiba/{command.pk}/")
    assert address in client.get(done.url).content.decode()
    assert client.post(f"{address}turpinat/").status_code == 302
    page = client.get(address).content.decode()
    assert "Jāzvana" in page or "Jāpiezvana" in page
    mine.refresh_from_db()
    assert mine.mode == "phone"
    assert Restriction.objects.get(code="fewer_places").places == 5
    client.force_login(town.staff("specialist"))
    assert client.get(address).status_code == 403


def test_a_command_of_another_municipality_is_not_there(client, town, other_town, manager):
    declare(town, manager)
    theirs = SwitchCommand.objects.get(municipality=other_town.municipality)
    client.force_login(manager)

    assert client.get(town.url(f"darbs/arkarteja/darbiba/{theirs.pk}/")).status_code == 404


def test_where_it_was_declared_elsewhere_the_own_manager_carries_it_out(town, other_town, manager):
    one = declare(town, manager, codes=["protection"])
    theirs = visit(other_town, date(2026, 9, 8))
    chosen = {
        "restrictions": {"codes": ["remote_first"], "office": None, "places": None},
        "appointments": {"each": {}, "groups": {}, "leave": False},
    }

    command = switching.carry_out_here(
        emergency=one, municipality=other_town.municipality, chosen=chosen, by=other_town.staff("manager")
    )
    finish()

    theirs.refresh_from_db()
    command.refresh_from_db()
    assert (command.what, theirs.mode, command.finished_at is None) == ("here", "phone", False)
    assert list(other_town.municipality.restrictions.values_list("code", "valid_until")) == [("remote_first", END)]
    assert list(town.municipality.restrictions.values_list("code", flat=True)) == ["protection"]


def test_prolonged_further_restrictions_are_switched_on_with_it(town, manager):
    one = declare(town, manager, codes=["protection"])
    later = END + timedelta(days=31)

    emergencies.change(
        emergency=one,
        what="prolonged",
        decided_on=TODAY,
        by=manager,
        municipality=town.municipality,
        chosen={"restrictions": {"codes": ["no_cash"], "office": None, "places": None}},
        new_end=later,
    )

    rows = town.municipality.restrictions.order_by("code")
    assert list(rows.values_list("code", "valid_until")) == [("no_cash", later), ("protection", later)]


def test_the_page_of_what_is_to_be_carried_out_here_shows_and_does_it(client, town, other_town, manager):
    one = declare(town, manager)
    mine = visit(other_town, date(2026, 9, 8))
    client.force_login(other_town.staff("manager"))
    path = f"/kuldiga/darbs/arkarteja/{one.pk}/"
    assert f"{path}seit/" in client.get(path).content.decode()

    shown = client.get(f"{path}seit/")
    assert (shown.status_code, f"ko-{mine.pk}" in shown.content.decode()) == (200, True)
    client.post(f"{path}seit/", {"step": "apply", "checked": "on", "ier": ["remote_first"]})

    assert other_town.municipality.restrictions.get().code == "remote_first"
    assert other_town.municipality.switch_commands.filter(what="here").count() == 1


def test_ended_elsewhere_the_own_manager_is_proposed_the_way_back(client, town, other_town, manager):
    one = declare(town, manager)
    theirs = visit(other_town, date(2026, 9, 28))
    boss = other_town.staff("manager")
    chosen = {"restrictions": {}, "appointments": {"each": {}, "groups": {}, "leave": False}}
    switching.carry_out_here(emergency=one, municipality=other_town.municipality, chosen=chosen, by=boss)
    finish()
    change(town, one, "voided", manager, reason="Kļūda")
    client.force_login(boss)
    path = f"/kuldiga/darbs/arkarteja/{one.pk}/"

    assert f"{path}seit/" in client.get(path).content.decode()
    client.post(f"{path}seit/", {"step": "apply", "checked": "on"})
    finish()

    theirs.refresh_from_db()
    assert theirs.mode == "in_person"
    assert f"{path}seit/" not in client.get(path).content.decode()
