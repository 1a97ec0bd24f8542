"""Which times lie inside a closing: they are not published, and do not come back when they are given back."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from .models import Closing, Resource


def keep_closed(slots) -> int:
    """Those of the slots that lie inside a closing are nobody's any more, and off the offer with its reason."""
    over = Closing.objects.of_slots(
        resource=OuterRef("resource"),
        office=OuterRef("office"),
        starts_at=OuterRef("starts_at"),
        ends_at=OuterRef("ends_at"),
    )
    return slots.filter(Exists(over), activity__isnull=True, withdrawn_at__isnull=True).update(
        appointment=None,
        withdrawn_at=Subquery(over.values("created_at")[:1]),
        withdrawn_by=Subquery(over.values("by")[:1]),
        withdrawn_reason=Subquery(over.values("reason")[:1]),
        held_until=None,
        held_for="",
    )


class Closed:
    """The standing closings of some resources and their municipality's offices, asked once for many planned times."""

    def __init__(self, resources: Iterable[Resource], *, after: datetime):
        resources = list(resources)
        of_them = Q(resource__in=resources) | Q(
            office__municipality__in={resource.office.municipality_id for resource in resources}
        )
        unfinished = Q(ends_at__isnull=True) | Q(ends_at__gt=after)
        self._closings = list(Closing.objects.standing().filter(of_them, unfinished))

    def over(self, resource: int, office: int, starts_at: datetime, ends_at: datetime) -> bool:
        return any(
            (closing.resource_id == resource if closing.resource_id else closing.office_id == office)
            and closing.starts_at < ends_at
            and (closing.ends_at is None or starts_at < closing.ends_at)
            for closing in self._closings
        )
