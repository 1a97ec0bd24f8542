"""Extend the statuses of a municipality by the rule: on every change of an emergency, daily, and when one is granted.

A run is a row written with what calls for it, and may be finished any number of times: only the first does anything.
"""

from django.db import connection, transaction

from socialservice import clock
from socialservice.models import Emergency, Municipality, User

from .. import sql
from ..extensions import RULE_VERSION
from ..groups import answers, emergencies_of, reasons_table, rows, scope, steps_table
from ..models import ExtensionRun, Household

Trigger = ExtensionRun.Trigger


def extend(
    *,
    municipality: Municipality | None = None,
    emergency: Emergency | None = None,
    by: User | None = None,
    trigger: str = Trigger.DAILY,
) -> list[ExtensionRun]:
    """Runs begun and finished at once; for one municipality, or for all that the emergency concerns."""
    return [finish(run=run) for run in _write_runs(municipality, emergency, trigger, by)]


@transaction.atomic
def start_run(*, emergency: Emergency, by: User | None = None) -> list[ExtensionRun]:
    """The runs an emergency's change calls for, written with it and finished in the background."""
    from ..tasks import finish_runs

    runs = _write_runs(None, emergency, Trigger.EMERGENCY, by)
    transaction.on_commit(finish_runs.delay, robust=True)
    return runs


@transaction.atomic
def finish(*, run: ExtensionRun) -> ExtensionRun:
    """Extend whatever the rule now extends. A second run of the municipality waits here, then finds nothing left."""
    keep_out_others(run.municipality_id)
    run = ExtensionRun.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=run.pk)
    if run.finished_at is None:
        run.counts = _apply(run.municipality, run=run)
        run.finished_at = clock.now()
        run.save(update_fields=["counts", "finished_at"])
    return run


def extend_household(*, household: Household, by: User | None = None) -> ExtensionRun | None:
    """After a status of the household was granted; no run is written where nothing moves."""
    municipality = household.municipality
    if not answers(municipality, emergencies_of(municipality), household):
        return None
    (run,) = _write_runs(municipality, None, Trigger.STATUS, by)
    run.counts = _apply(municipality, run=run, household=household)
    run.finished_at = clock.now()
    run.save(update_fields=["counts", "finished_at"])
    return run


def keep_out_others(municipality_id: int, *, shared: bool = False) -> None:
    """Until the transaction ends, no other run of the municipality; grants, which share, only wait for runs."""
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"select {name}(hashtext('benefits.extensions'), %s)", [municipality_id])


def _write_runs(municipality, emergency, trigger, by) -> list[ExtensionRun]:
    concerned = [municipality] if municipality else _concerned(emergency)
    now = clock.now()
    return [
        ExtensionRun.objects.create(municipality=one, emergency=emergency, trigger=trigger, started_at=now, by=by)
        for one in concerned
    ]


def _concerned(emergency: Emergency | None) -> list[Municipality]:
    if emergency is not None and emergency.municipality_id:
        return [emergency.municipality]
    return list(Municipality.objects.filter(successor__isnull=True))


def _apply(municipality, *, run: ExtensionRun, household: Household | None = None) -> dict:
    emergencies = emergencies_of(municipality)
    found = answers(municipality, emergencies, household)
    if not found:
        return {}
    facts = {"now": clock.now(), "run": run.pk, "by": run.by_id, "rule_version": RULE_VERSION}
    about = scope(municipality, household) | facts
    listed = rows(sql.REVIEW, about | reasons_table(found))
    written = rows(sql.EXTEND, about | steps_table(found, emergencies))
    return _by_part([*listed, *written])


def _by_part(counted) -> dict:
    """{"extended": {"needy": 3}, "letters": {"sms": 2}, "review": {"unreachable": 1}}"""
    counts: dict = {}
    for part, name, number in counted:
        of_part = counts.setdefault(part, {})
        of_part[name] = of_part.get(name, 0) + number
    return counts
