"""A service of the catalogue goes on longer than first set."""

from datetime import date

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal
from ..models import Service, ServiceProlongation, User


@transaction.atomic
def prolong(*, service: Service, new_end: date, reason: str, by: User) -> ServiceProlongation:
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    if service.valid_until is None:
        raise Refusal(_("This service has no end that could be moved."))
    if new_end <= service.valid_until:
        raise Refusal(_("The new end must be later than the old one."), field="new_end")
    row = ServiceProlongation.objects.create(
        service=service, old_end=service.valid_until, new_end=new_end, reason=reason[:300], at=clock.now(), by=by
    )
    _names_too(service, new_end)
    service.valid_until = new_end
    with pghistory.context(user=by.pk):
        service.save(update_fields=["valid_until"])
    return row


def _names_too(service: Service, new_end: date) -> None:
    """A name that ended with the service goes on with it."""
    service.names.filter(valid_until=service.valid_until).update(valid_until=new_end)
