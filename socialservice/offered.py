"""What the municipality offers on a day: planned, active or ended; counted by class."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from .models import Municipality, Service


class State(TextChoices):
    PLANNED = "planned", pgettext_lazy("service", "planned")
    ACTIVE = "active", pgettext_lazy("service", "active")
    ENDED = "ended", pgettext_lazy("service", "ended")


def state_on(service: Service, day: date) -> State:
    """Planned until its first day, and as long as it is marked so: a first day may only be hoped for."""
    if service.valid_until and service.valid_until < day:
        return State.ENDED
    return State.PLANNED if service.planned or day < service.valid_from else State.ACTIVE


@dataclass(frozen=True)
class Row:
    service: Service
    name: str  # of that day
    state: State


@dataclass
class Offered:
    rows: list[Row]
    active: Counter = field(default_factory=Counter)  # by class

    @property
    def benefits(self) -> int:
        """Kinds of benefits: social benefits and material support together."""
        return self.active[Service.Kind.SOCIAL_BENEFIT] + self.active[Service.Kind.MATERIAL_SUPPORT]

    @property
    def services(self) -> int:
        return self.active[Service.Kind.SOCIAL_SERVICE]

    @property
    def groups(self) -> list[tuple[str, int, list[Row]]]:
        """By class: its label, how many are active, and all its rows."""
        return [
            (label, self.active[kind], [row for row in self.rows if row.service.kind == kind])
            for kind, label in Service.Kind.choices
        ]


def offered(municipality: Municipality, day: date) -> Offered:
    services = municipality.services.prefetch_related("names")
    rows = [Row(service, service.name_on(day), state_on(service, day)) for service in services]
    return Offered(rows, Counter(row.service.kind for row in rows if row.state == State.ACTIVE))
