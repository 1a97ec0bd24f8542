import logging

from celery import shared_task
from django.db import DatabaseError

from socialservice.models import Office

from . import letters
from .actions import closings, earlier, near, offers, publishing, surveys
from .models import Closing

log = logging.getLogger(__name__)

CLOSING_BATCH = 100


@shared_task
def expire_offers():
    offers.expire()


@shared_task
def offer_earlier_times():
    earlier.offer_all()


@shared_task
def ask_visitors():
    surveys.invite()


@shared_task
def finish_closings():
    """Appointments of closings, some at a time; the rows are the truth, the message only hurries."""
    for closing in Closing.objects.filter(finished_at__isnull=True).order_by("pk"):
        try:
            if closings.work(closing=closing, limit=CLOSING_BATCH) == CLOSING_BATCH:
                finish_closings.delay()
        except DatabaseError:  # the next minute tries again; another closing need not wait for that
            log.exception("The closing %s could not be finished.", closing.pk)


@shared_task
def write_reminders():
    letters.write_missing_reminders()


@shared_task
def tell_near(office_id: int | None = None):
    if office_id is None:
        near.tell_all()
    elif office := Office.objects.select_related("municipality").filter(pk=office_id).first():
        near.tell(office=office)


@shared_task
def publish_days_ahead():
    publishing.extend_all()
