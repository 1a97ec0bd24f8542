"""The secret address under which a specialist's calendar can be read: made, made anew, taken back."""

from django.db import transaction

from socialservice.identifiers import new_token
from socialservice.models import User

from ..models import Resource


@transaction.atomic
def renew(*, resource: Resource, by: User) -> Resource:
    """A new address; the former one opens nothing any more."""
    return _keep(resource, new_token() + new_token())


@transaction.atomic
def revoke(*, resource: Resource, by: User) -> Resource:
    return _keep(resource, "")


def _keep(resource: Resource, key: str) -> Resource:
    row = Resource.objects.select_for_update(of=("self",)).get(pk=resource.pk)
    row.calendar_key = key
    row.save(update_fields=["calendar_key", "calendar_index"])
    return row
