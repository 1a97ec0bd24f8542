"""Every night: what has been kept long enough is removed, a few rows at a time."""

import logging
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction

from .. import clock, registry
from ..models import Municipality, RetentionRun
from ..periods import day_before, months_later
from ..retention import TRACES, terms

log = logging.getLogger(__name__)

AT_ONCE = 200  # rows in one transaction
ROUNDS = 250  # of one kind in one night; what is left over waits for the next


def remove_old(*, municipality: Municipality) -> RetentionRun:
    """May be repeated, and may run twice at once: each row is taken by one of them. What fails waits for tomorrow."""
    today = clock.today()
    run, _new = RetentionRun.objects.get_or_create(municipality=municipality, day=today)
    due = {kind: months_later(today, -months) for kind, months in terms(municipality, today).items() if months}
    for kind, before in {**due, TRACES: day_before(today)}.items():
        for name in registry.RETENTION[kind]:
            try:
                _remove(run, kind, registry.load(name), before)
            except DatabaseError:
                log.exception("What %s should have removed could not be removed.", name)
    RetentionRun.objects.filter(pk=run.pk).update(finished_at=clock.now())
    run.refresh_from_db()
    return run


def _remove(run: RetentionRun, kind: str, forget, before) -> None:
    for _round in range(ROUNDS):
        with transaction.atomic():
            count = forget(municipality=run.municipality, before=before, limit=AT_ONCE)
            if not count:
                return
            _write_down(run, kind, count)


def _write_down(run: RetentionRun, kind: str, count: int) -> None:
    row = RetentionRun.objects.select_for_update().get(pk=run.pk)
    row.removed[kind] = row.removed.get(kind, 0) + count
    row.save(update_fields=["removed"])


def forget_sessions() -> None:
    """Of everybody, staff and visitors: what has expired, and where it was signed in from."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
