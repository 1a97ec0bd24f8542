"""Callers are asked who they are, and what agreed is written down."""

from django.db import transaction

from .. import access, clock
from ..identity import known
from ..models import IdentityCheck, Person, User


@transaction.atomic
def check(*, person: Person, agreed: list[str], by: User) -> IdentityCheck:
    access.log_view(by, person.municipality, "identity check", person=person)
    return IdentityCheck.objects.create(
        person=person,
        by=by,
        at=clock.now(),
        agreed=sorted(agreed),
        passed=known(set(agreed), has_word=bool(person.agreed_word)),
    )
