from celery import shared_task

from .actions import calendar, comparisons, delivering


@shared_task
def deliver_letters():
    delivering.deliver()


@shared_task
def compare_facts():
    comparisons.compare()


@shared_task
def fill_calendar():
    calendar.fill_missing_years()
