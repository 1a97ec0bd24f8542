"""A run in portions: stopped, gone on with, lost by a worker, beside another run, across an act about an emergency."""

import threading
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection

from benefits import tasks
from benefits.actions import extensions
from benefits.models import Extension, ExtensionRun, Status, StatusEvent
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Emergency, Letter
from tests.benefits.rows import emergency, household, status

SPRING = date(2020, 3, 12), date(2020, 6, 9)
T = date(2020, 7, 31)
TERMS = [date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31)]


@pytest.fixture
def nine(town):
    return [status(household(town.municipality, phone="+37129123456"), TERMS[n % 3]) for n in range(9)]


@pytest.fixture
def manager(town):
    return town.staff("manager")


def begun(spring=None):
    (run,) = extensions.start_run(emergency=spring or emergency(*SPRING))
    return run


def extended():
    return Status.objects.filter(effective_until=T).count()


@pytest.mark.parametrize("portion", [1, 2, 4, 9, 100])
def test_portions_of_any_size_give_the_same_rows_and_counts(town, nine, portion):
    run = extensions.finish(run=begun(), portion=portion)

    assert extended() == Extension.objects.count() == StatusEvent.objects.count() == Letter.objects.count() == 9
    assert (run.counts, run.total, run.percent) == ({"extended": {"needy": 9}, "letters": {"sms": 9}}, 9, 100)


def interrupted(monkeypatch, run, after, what):
    """`what` happens after so many portions."""
    real, done = extensions._do_portion, []

    def portion(*args):
        if len(done) == after:
            what()
        done.append(1)
        return real(*args)

    monkeypatch.setattr(extensions, "_do_portion", portion)
    try:
        return extensions.finish(run=run, portion=2)
    finally:
        monkeypatch.setattr(extensions, "_do_portion", real)


def test_stopped_it_leaves_what_is_written_and_gone_on_with_it_does_the_rest(town, nine, manager, monkeypatch):
    run = begun()

    stopped = interrupted(monkeypatch, run, 2, lambda: extensions.stop(run=run, by=manager))

    assert (extended(), stopped.done, stopped.percent, stopped.finished_at) == (4, 4, 44, None)
    tasks.finish_runs()
    assert extended() == 4, "stopped it stays, until somebody lets it go on"
    extensions.go_on(run=run, by=manager)
    tasks.finish_runs()
    run.refresh_from_db()
    assert (extended(), run.done, run.total, Letter.objects.count()) == (9, 9, 9, 9)


def test_what_a_fault_has_left_the_next_minute_does(town, nine, monkeypatch):
    run = begun()

    def fault():
        raise DatabaseError("gone")

    with pytest.raises(DatabaseError):
        interrupted(monkeypatch, run, 3, fault)
    assert extended() == 6

    tasks.finish_runs()

    assert extended() == Letter.objects.count() == 9


def test_worker_that_died_gives_its_run_back_after_a_while(town, nine):
    run = begun()
    ExtensionRun.objects.update(claimed_until=clock.now() + extensions.LEASE)

    assert extensions.finish(run=run).finished_at is None
    with clock.set_to(clock.now() + extensions.LEASE + timedelta(seconds=1)):
        assert extensions.finish(run=run).finished_at
    assert extended() == 9


def test_act_between_two_portions_holds_for_the_rest_and_its_own_run_mends_the_beginning(town, nine, monkeypatch):
    spring = emergency(*SPRING)
    run = begun(spring)

    interrupted(monkeypatch, run, 2, lambda: Emergency.objects.update(planned_end=date(2020, 7, 9)))

    later = Status.objects.filter(effective_until=date(2020, 8, 31)).count()
    assert (extended(), later) == (4, 5)
    extensions.finish(run=begun(spring))
    assert Status.objects.filter(effective_until=date(2020, 8, 31)).count() == 9


def test_what_is_stopped_or_finished_is_not_stopped_again(town, nine, manager):
    run = begun()
    extensions.stop(run=run, by=manager)
    with pytest.raises(Refusal):
        extensions.stop(run=run, by=manager)
    extensions.go_on(run=run, by=manager)
    extensions.finish(run=run)
    for act in (extensions.stop, extensions.go_on):
        with pytest.raises(Refusal):
            act(run=run, by=manager)


@pytest.mark.django_db(transaction=True)
def test_two_runs_in_portions_at_once_write_each_row_once(town, nine):
    runs = [begun(emergency(*SPRING)), *extensions.start_run(emergency=Emergency.objects.get())]
    ready, faults = threading.Barrier(2), []

    def at_once(run):
        try:
            ready.wait()
            extensions.finish(run=run, portion=2)
        except Exception as fault:  # noqa: BLE001 - told by the main thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=at_once, args=[run]) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert extended() == Extension.objects.count() == Letter.objects.count() == 9
    assert sum(run.done for run in ExtensionRun.objects.all()) == 9
    assert all(run.finished_at for run in ExtensionRun.objects.all())


def test_page_shows_how_far_it_is_and_stops_and_goes_on(client, town, nine, manager):
    run = begun()
    client.force_login(manager)

    assert "progress" in client.get(town.url("darbs/statusi/pagarinasana/")).content.decode()
    client.post(town.url(f"darbs/statusi/pagarinasana/{run.pk}/apturet/"))
    run.refresh_from_db()
    assert run.stopped_by == manager
    client.post(town.url(f"darbs/statusi/pagarinasana/{run.pk}/turpinat/"))
    run.refresh_from_db()
    assert run.stopped_at is None
