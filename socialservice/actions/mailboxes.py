"""Reading mailboxes. A message is marked as read only after its row stands; whoever dies in between reads it again,
and the row says that it is here already."""

import contextlib
from datetime import timedelta

from django.db import connection

from .. import clock, imap
from ..models import Mailbox
from .ingest import ingest, ingest_head

ROUND = timedelta(minutes=5)  # the longest that one round goes on; what is left is read by the next
LOOK_BACK = timedelta(days=7)  # where the server has numbered its messages anew
LOCKS = 4041  # of all advisory locks, those of mailboxes


def read(*, mailbox: Mailbox) -> int | None:
    """Take in what is new. How many messages that was; None where another reader is at it or the server failed."""
    with _alone(mailbox) as alone:
        if not alone:
            return None
        mailbox.refresh_from_db()
        try:
            with imap.opened(mailbox) as folder:
                taken = _read_new(mailbox, folder)
        except imap.CannotRead as fault:
            Mailbox.objects.filter(pk=mailbox.pk).update(failed_at=clock.now(), error=fault.error)
            return None
        Mailbox.objects.filter(pk=mailbox.pk).update(read_at=clock.now(), failed_at=None, error="")
        return taken


@contextlib.contextmanager
def _alone(mailbox: Mailbox):
    """One reader per mailbox. The lock ends with its holder, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCKS, mailbox.pk])
        [got] = cursor.fetchone()
    try:
        yield got
    finally:
        if got and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCKS, mailbox.pk])


def _read_new(mailbox: Mailbox, folder: imap.Folder) -> int:
    taken, until = 0, clock.now() + ROUND
    for uid in _new(mailbox, folder):
        if clock.now() > until:
            return taken
        if (fetched := folder.fetch(uid)) is not None:
            _take(mailbox, fetched)
            folder.mark(uid)
            taken += 1
        if mailbox.uid_validity == folder.validity:
            Mailbox.objects.filter(pk=mailbox.pk).update(last_uid=uid)
    if mailbox.uid_validity != folder.validity:  # only now: whoever dies before begins in the same way again
        Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=folder.validity, last_uid=folder.next_uid - 1)
    return taken


def _new(mailbox: Mailbox, folder: imap.Folder) -> list[int]:
    """What has come since the last time. The first time, what nobody has read; where all numbers are new, the last
    days again."""
    if mailbox.uid_validity == folder.validity:
        return folder.after(mailbox.last_uid)
    if mailbox.uid_validity is None:
        return folder.unseen()
    last = mailbox.read_at or clock.now()
    return folder.since(clock.local(last - LOOK_BACK).date())


def _take(mailbox: Mailbox, fetched: imap.Fetched) -> None:
    arrived = min(fetched.received_at or clock.now(), clock.now())
    if fetched.whole:
        ingest(mailbox=mailbox, raw=fetched.content, received_at=arrived)
    else:
        ingest_head(mailbox=mailbox, head=fetched.content, size=fetched.size, received_at=arrived)
