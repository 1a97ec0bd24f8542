from celery import shared_task

from socialservice.models import Office

from . import letters
from .actions import near, publishing


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
