"""Who of the staff may do what needs a certificate: yes until a day, or no. Nothing else is kept."""

from datetime import date, timedelta

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal
from ..models import StaffCertificate, User


@transaction.atomic
def set_certificate(*, user: User, valid_until: date | None, by: User) -> StaffCertificate | None:
    """Valid from today until the day; without a day not valid any more."""
    today = clock.today()
    if valid_until is not None and valid_until < today:
        raise Refusal(_("This day has passed."), field="valid_until")
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    with pghistory.context(user=by.pk):
        held = user.certificates.on(today).order_by("valid_from").first()
        if valid_until is None:
            _end(held, today)
            return None
        if held is None:
            return user.certificates.create(valid_from=today, valid_until=valid_until)
        held.valid_until = valid_until
        held.save(update_fields=["valid_until"])
        return held


def _end(held: StaffCertificate | None, today: date) -> None:
    if held is None:
        return
    if held.valid_from == today:
        held.delete()
    else:
        held.valid_until = today - timedelta(days=1)
        held.save(update_fields=["valid_until"])
