from celery import shared_task

from .actions import calendar, comparisons, delivering, letters, mailboxes, mass, retention, switching, twins
from .models import Mailbox, Municipality, SwitchCommand

SWITCH_BATCH = 100


@shared_task
def deliver_letters():
    """Other work gets its turn between two rounds; a full one is followed by the next at once."""
    if delivering.deliver().total() >= delivering.MOST:
        letters.hurry()


@shared_task
def count_mass_letters():
    mass.count_due()


@shared_task
def write_mass_letters():
    mass.write_due()


@shared_task
def read_mailboxes():
    """Each in a task of its own: a server that does not answer keeps no other mailbox waiting."""
    for pk in Mailbox.objects.read_over_imap().values_list("pk", flat=True):
        read_mailbox.delay(pk)


@shared_task
def read_mailbox(pk):
    mailboxes.read(mailbox=Mailbox.objects.get(pk=pk))


@shared_task
def compare_facts():
    comparisons.compare()


@shared_task
def fill_calendar():
    calendar.fill_missing_years()


@shared_task
def remove_old():
    retention.forget_sessions()
    for pk in Municipality.objects.values_list("pk", flat=True):
        remove_old_of.delay(pk)


@shared_task
def remove_old_of(pk):
    retention.remove_old(municipality=Municipality.objects.get(pk=pk))


@shared_task
def find_twins():
    twins.look_everywhere()


@shared_task
def finish_switches():
    """Steps of commands, some at a time; the rows are the truth, the message only hurries."""
    for command in SwitchCommand.objects.filter(finished_at__isnull=True).order_by("pk"):
        if switching.work(command=command, limit=SWITCH_BATCH) == SWITCH_BATCH:
            finish_switches.delay()
