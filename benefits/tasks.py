import logging

from celery import shared_task
from django.db import DatabaseError

from .actions import deadlines, entitlements, expiring, extensions, payments
from .models import BulkExtension, ExtensionRun

log = logging.getLogger(__name__)


@shared_task
def extend_statuses():
    """Every morning: terms that have come into an emergency since, statuses entered late."""
    extensions.extend(trigger=ExtensionRun.Trigger.DAILY)


@shared_task
def put_off_deadlines():
    """Every morning: reassessments and home visits, for what was entered past the actions."""
    deadlines.put_off_all()


@shared_task
def tell_expiring():
    """Every morning: certificates that end in thirty days."""
    expiring.tell_all()


@shared_task
def finish_runs():
    """Runs written with a change of an emergency; the row is the truth, the message only hurries."""
    for run in ExtensionRun.objects.filter(finished_at__isnull=True, stopped_at__isnull=True).order_by("started_at"):
        try:
            extensions.finish(run=run)
        except DatabaseError:  # the next minute tries again; another municipality's run need not wait for that
            log.exception("The run of extensions %s could not be finished.", run.pk)


@shared_task
def follow_statuses():
    """Every morning: what depends on a status is paid as long as the status now lasts."""
    payments.follow_all()


@shared_task
def extend_entitlements():
    """Extensions by decision that were begun and not finished."""
    for bulk in BulkExtension.objects.filter(finished_at__isnull=True).order_by("at"):
        entitlements.finish_extension(bulk=bulk)
