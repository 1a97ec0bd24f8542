"""For mass letters: whose status ends."""

from collections.abc import Iterator

from socialservice.audiences import CHUNK, Chosen, Told
from socialservice.models import Municipality


def ending(municipality: Municipality, chosen: Chosen) -> Iterator[Told]:
    """Contact persons of households whose status ends between two days, the earliest first."""
    found = municipality.statuses.filter(closed_on__isnull=True, effective_until__range=(chosen.first, chosen.last))
    rows = found.select_related("household__contact_person").order_by("effective_until", "pk")
    return (Told(row.household.contact_person, row.effective_until) for row in rows.iterator(chunk_size=CHUNK))
