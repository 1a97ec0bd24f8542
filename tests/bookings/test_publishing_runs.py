"""Publishing the hours of many at once: what was seen, by any number of workers, and how far it is."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError

from bookings import previews, tasks
from bookings.actions import publishing, publishing_runs
from bookings.models import PublishingItem, PublishingRun, Slot, TimetableRule
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.bookings.desk_day import signed_in


@pytest.fixture
def eight(town):
    """Eight specialists whose hours nobody has published."""
    town.municipality.booking_days = 7
    town.municipality.save()
    found = [factories.resource(town.office, town.purpose, name=f"Speciālists {n}") for n in range(8)]
    for resource in found:
        factories.rule(resource)
    return found


@pytest.fixture
def boss(town):
    client = signed_in(town.staff("manager"))
    client.cookies["valoda"] = "en"
    return client


def begun(town, resources):
    seen = {found.resource: found.stamp for found in previews.waiting([town.office])}
    chosen = {resource: seen[resource] for resource in resources}
    return publishing_runs.begin(municipality=town.municipality, chosen=chosen, by=town.staff("manager"))


def chosen(town, resources):
    seen = {found.resource: found.stamp for found in previews.waiting([town.office])}
    return {"kas": [row.pk for row in resources], **{f"redzets-{row.pk}": seen[row] for row in resources}}


def words(answer) -> str:
    return answer.content.decode()


def times(resource):
    return Slot.objects.filter(resource=resource).count()


# The work


def test_each_is_published_once_and_the_run_ends(town, eight):
    run = begun(town, eight[:3])

    assert publishing_runs.work(run=run) == 3

    run.refresh_from_db()
    assert run.finished_at is not None
    assert [item.made for item in run.items.all()] == [times(resource) for resource in eight[:3]]
    assert all(times(resource) for resource in eight[:3])
    assert publishing_runs.work(run=run) == 0


def test_what_is_done_stays_done_when_the_work_is_interrupted(town, eight):
    run = begun(town, eight[:3])

    publishing_runs.work(run=run, limit=1)

    run.refresh_from_db()
    assert run.finished_at is None
    assert [times(resource) > 0 for resource in eight[:3]] == [True, False, False]
    tasks.finish_publishing()
    run.refresh_from_db()
    assert run.finished_at is not None
    assert all(times(resource) for resource in eight[:3])


def test_hours_changed_since_they_were_seen_are_left_out(town, eight):
    run = begun(town, eight[:2])
    TimetableRule.objects.filter(resource=eight[0]).update(slot_minutes=40)

    publishing_runs.work(run=run)

    assert list(run.items.values_list("changed_since", flat=True)) == [True, False]
    assert (times(eight[0]), times(eight[1]) > 0) == (0, True)


def test_what_a_worker_has_in_hand_is_nobody_elses_until_it_is_stale(town, eight):
    run = begun(town, eight[:1])
    run.items.update(claimed_at=clock.now())

    assert publishing_runs.work(run=run) == 0
    run.items.update(claimed_at=clock.now() - publishing_runs.STALE - timedelta(seconds=1))
    assert publishing_runs.work(run=run) == 1


def test_what_goes_wrong_is_free_for_the_next_at_once(town, eight, monkeypatch):
    run = begun(town, eight[:1])

    def break_down(**_given):
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(publishing, "publish", break_down)
        tasks.finish_publishing()

    assert (run.items.get().done_at, run.items.get().claimed_at) == (None, None)
    tasks.finish_publishing()
    assert run.items.get().made == times(eight[0]) > 0


def test_second_run_over_the_same_makes_no_time_twice(town, eight):
    first, second = begun(town, eight[:2]), begun(town, eight[:2])

    tasks.finish_publishing()

    assert PublishingRun.objects.filter(finished_at__isnull=True).count() == 0
    assert [item.made > 0 for item in first.items.all()] == [True, True]
    assert [item.made for item in second.items.all()] == [0, 0]


def test_nobody_chosen_begins_nothing(town):
    with pytest.raises(Refusal):
        publishing_runs.begin(municipality=town.municipality, chosen={}, by=town.staff("manager"))


def test_database_keeps_each_once_and_nothing_made_of_what_was_left_out(town, eight):
    run = begun(town, eight[:1])

    with pytest.raises(IntegrityError, match="publishing_changed_since_does_nothing"):
        PublishingItem.objects.filter(run=run).update(changed_since=True, made=1)


# The pages


def test_page_says_what_publishing_would_change_for_each(town, eight, boss):
    shown = boss.get(town.url("darbs/publicet/"))

    assert {found.resource for found in shown.context["waiting"]} >= {*eight}
    assert [found.counts["gained"] for found in shown.context["waiting"]] == [18] * 8


def test_a_few_are_published_at_once(town, eight, boss):
    shown = boss.post(town.url("darbs/publicet/"), chosen(town, eight[:5]), follow=True)

    assert "Done: the hours of 5." in words(shown)
    assert all(times(resource) for resource in eight[:5])


def test_many_go_on_in_the_background_and_the_page_says_how_far(town, eight, boss):
    shown = boss.post(town.url("darbs/publicet/"), chosen(town, eight), follow=True)

    assert "0 of 8 done." in words(shown)
    run = PublishingRun.objects.get()
    shown = boss.post(town.url(f"darbs/publicet/{run.pk}/turpinat/"), follow=True)
    assert "5 of 8 done." in words(shown)
    part = boss.get(town.url(f"darbs/publicet/{run.pk}/?tikai=norise"))
    assert "data-going" in part.content.decode()
    tasks.finish_publishing()
    assert "Done: the hours of 8." in words(boss.get(town.url(f"darbs/publicet/{run.pk}/")))


def test_nobody_of_another_office_can_be_chosen(town, eight, boss):
    stranger = factories.resource(factories.Town("kuldiga", "Kuldīga").office, town.purpose, name="Cita")

    shown = boss.post(town.url("darbs/publicet/"), {"kas": [stranger.pk, "x"]}, follow=True)

    assert "Choose at least one." in words(shown)
    assert not PublishingRun.objects.exists()
