from celery import shared_task

from .actions import comparisons, delivering


@shared_task
def deliver_letters():
    delivering.deliver()


@shared_task
def compare_facts():
    comparisons.compare()
