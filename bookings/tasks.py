from celery import shared_task

from . import letters
from .actions import publishing


@shared_task
def write_reminders():
    letters.write_missing_reminders()


@shared_task
def publish_all():
    publishing.publish_all()
