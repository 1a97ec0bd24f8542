"""Extend the statuses of a municipality by the rule: on every change of an emergency, daily, and when one is granted.

A run is a row written with what calls for it. It is worked on in portions, each a transaction of its own, so it may be
stopped, go on after a fault, and stand beside another run: what is done is left out by the next who looks.
"""

from datetime import timedelta
from itertools import pairwise

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Emergency, Municipality, User

from .. import sql
from ..extensions import RULE_VERSION
from ..groups import Answers, answers, rows, scope
from ..models import ExtensionRun, Household

Trigger = ExtensionRun.Trigger

PORTION = 20_000  # statuses: some seconds of work
LEASE = timedelta(minutes=10)  # many times what a portion takes; a worker that died loses the run after it
LAST_ID = 2**63 - 1


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
    runs = _write_runs(None, emergency, Trigger.EMERGENCY, by)
    _hurry()
    return runs


def finish(*, run: ExtensionRun, portion: int = PORTION) -> ExtensionRun:
    """Extend whatever the rule now extends, unless another worker is at it or somebody has stopped it."""
    if not _claim(run):
        run.refresh_from_db()
        return run
    try:
        return _finish(run, portion)
    except DatabaseError:
        ExtensionRun.objects.filter(pk=run.pk, finished_at__isnull=True).update(claimed_until=None)
        raise


def _finish(run: ExtensionRun, portion: int) -> ExtensionRun:
    found = answers(run.municipality)
    for after, upto in pairwise([0, *_portions(run, found, portion), LAST_ID]):
        run, found = _do_portion(run, found, after, upto)
        if run.stopped_at:
            break
    return run


@transaction.atomic
def stop(*, run: ExtensionRun, by: User) -> ExtensionRun:
    """The portion that is being written is still finished; the others wait for `go_on`."""
    stopped = ExtensionRun.objects.filter(pk=run.pk, finished_at__isnull=True, stopped_at__isnull=True)
    if not stopped.update(stopped_at=clock.now(), stopped_by=by):
        raise Refusal(_("The run is finished or stopped already."), code="not_under_way")
    run.refresh_from_db()
    return run


@transaction.atomic
def go_on(*, run: ExtensionRun, by: User) -> ExtensionRun:
    waiting = ExtensionRun.objects.filter(pk=run.pk, finished_at__isnull=True, stopped_at__isnull=False)
    if not waiting.update(stopped_at=None, stopped_by=None, claimed_until=None):
        raise Refusal(_("The run is not stopped."), code="not_stopped")
    _hurry()
    run.refresh_from_db()
    return run


def extend_household(*, household: Household, by: User | None = None) -> ExtensionRun | None:
    """After a status of the household was granted; no run is written where nothing moves."""
    municipality = household.municipality
    found = answers(municipality, household=household)
    if not found:
        return None
    (run,) = _write_runs(municipality, None, Trigger.STATUS, by)
    run.counts = _apply(found, run)
    run.finished_at = clock.now()
    run.save(update_fields=["counts", "finished_at"])
    return run


def keep_out_others(municipality_id: int, *, shared: bool = False) -> None:
    """Until the transaction ends, no other run of the municipality; grants, which share, only wait for runs."""
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"select {name}(hashtext('benefits.extensions'), %s)", [municipality_id])


def _hurry() -> None:
    from ..tasks import finish_runs

    transaction.on_commit(finish_runs.delay, robust=True)


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


def _claim(run: ExtensionRun) -> bool:
    now = clock.now()
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    mine = ExtensionRun.objects.filter(free, pk=run.pk, finished_at__isnull=True, stopped_at__isnull=True)
    return mine.update(claimed_until=now + LEASE) == 1


def _portions(run: ExtensionRun, found: Answers, portion: int) -> list[int]:
    """The last status of each portion but the last one; written down is how many statuses there are in all."""
    if not found:
        return []
    asked = scope(run.municipality) | found.terms_table() | {"portion": portion}
    [(ends, moving, looked_at)] = rows(sql.COUNT_PORTIONS, asked)
    run.refresh_from_db(fields=["counts"])
    ExtensionRun.objects.filter(pk=run.pk).update(total=run.done + moving)
    return ends if looked_at > portion else []


@transaction.atomic
def _do_portion(run: ExtensionRun, found: Answers, after: int, upto: int) -> tuple[ExtensionRun, Answers]:
    """A second run of the municipality waits here, then finds nothing left in the portion."""
    keep_out_others(run.municipality_id)
    run = ExtensionRun.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=run.pk)
    if run.finished_at or run.stopped_at:
        return run, found
    found = found.as_things_stand()
    portion = {"after": after, "upto": upto} if (after, upto) != (0, LAST_ID) else {}
    run.counts = _by_part(run.counts, _apply(found, run, portion))
    run.claimed_until = clock.now() + LEASE
    run.finished_at = clock.now() if upto == LAST_ID else None
    run.save(update_fields=["counts", "claimed_until", "finished_at"])
    return run, found


def _apply(found: Answers, run: ExtensionRun, portion: dict | None = None) -> dict:
    if not found:
        return {}
    facts = {"now": clock.now(), "run": run.pk, "by": run.by_id, "rule_version": RULE_VERSION}
    about = scope(found.municipality, found.household) | facts | (portion or {})
    review, extend = (sql.REVIEW_PORTION, sql.EXTEND_PORTION) if portion else (sql.REVIEW, sql.EXTEND)
    listed = rows(review, about | found.reasons_table())
    written = rows(extend, about | found.steps_table())
    with connection.cursor() as cursor:
        cursor.execute(sql.CALL_OFF, about)
    return _counted([*listed, *written])


def _counted(counted) -> dict:
    """{"extended": {"needy": 3}, "letters": {"sms": 2}, "review": {"unreachable": 1}}"""
    counts: dict = {}
    for part, name, number in counted:
        counts.setdefault(part, {})[name] = counts.get(part, {}).get(name, 0) + number
    return counts


def _by_part(before: dict, now: dict) -> dict:
    return _counted(
        (part, name, number) for counts in (before, now) for part in counts for name, number in counts[part].items()
    )
