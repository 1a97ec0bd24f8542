"""Whoever took a ticket and left a phone number is told once when the turn is near.

The queue also moves by the clock alone, so beat looks every minute; acts that move it only hurry.
"""

import logging

from django.db import transaction
from kombu.exceptions import OperationalError

from socialservice import clock
from socialservice.models import Channel, Office

from .. import letters, waiting
from ..lifecycle import State
from ..models import Appointment

log = logging.getLogger(__name__)


def tell_all() -> int:
    """At every office where somebody is to be told; how many were."""
    offices = Office.objects.filter(pk__in=_untold().values("office")).select_related("municipality")
    return sum(tell(office=office) for office in offices)


def tell(*, office: Office) -> int:
    untold = list(_untold().filter(office=office))
    if not untold:
        return 0
    queue = waiting.read(office)
    return sum(_tell(row) for row in untold if queue.waits(row) and queue.ahead(row) <= office.near_after)


def hurry(office: Office) -> None:
    """After an act by which the queue has moved, where somebody waits for word."""
    if _untold().filter(office=office).exists():
        transaction.on_commit(lambda: _send(office.pk))


@transaction.atomic
def _tell(row: Appointment) -> bool:
    claimed = Appointment.objects.filter(pk=row.pk, state=State.ARRIVED, near_told_at__isnull=True).update(
        near_told_at=clock.now()
    )
    if claimed:
        letters.queue_near(row)
    return bool(claimed)


def _untold():
    return Appointment.objects.filter(
        day=clock.today(), state=State.ARRIVED, ticket__startswith="B", near_told_at__isnull=True
    ).exclude(letters_by=Channel.NONE)


def _send(office_id: int) -> None:
    from ..tasks import tell_near

    try:
        tell_near.apply_async([office_id], retry=False)
    except OperationalError as fault:
        log.warning("No broker: whoever is near is told within a minute. %s", type(fault.__cause__ or fault).__name__)
