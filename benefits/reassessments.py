"""By when a household is reassessed or visited at home once emergencies have moved the day: rule R2. Pure.

Source: notice of the Koknese social service, 13.10.2021, point 4: where a household has stated that nothing has
changed, what would be due during the emergency is due when it ends. No month is added, unlike to a term (rule R1).
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from .extensions import EmergencyView


@dataclass(frozen=True)
class Due:
    on: date
    emergency: Hashable | None = None  # the one that moved the day
    statement: Hashable | None = None


@dataclass(frozen=True)
class Said:
    """A statement that nothing has changed."""

    id: Hashable
    on: date


def due(original: date, said: Iterable[Said], emergencies: Iterable[EmergencyView]) -> Due:
    """Worked out anew from the original day each time, so it goes along with an emergency's end, there and back.

    An emergency that begins before another is over takes the day on; a statement counts for the emergency in which it
    was made.
    """
    found = Due(original)
    said = sorted(said, key=lambda one: one.on)
    for emergency in sorted(emergencies, key=lambda one: (one.start, one.end)):
        made = next((one for one in said if emergency.start <= one.on <= emergency.end), None)
        if made and not emergency.voided and emergency.extends and emergency.start <= found.on < emergency.end:
            found = Due(emergency.end, emergency.id, made.id)
    return found
