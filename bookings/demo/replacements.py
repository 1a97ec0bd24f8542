"""Who stands in for whom, and who is away in the coming weeks."""

from datetime import date, time, timedelta

from socialservice import clock
from socialservice.demo import World

from ..models import Absence, Deputy
from .offers import Receiver

SINCE = date(2021, 10, 1)


def load(world: World, code: str, data: dict, receivers: list[Receiver]) -> None:
    of = {receiver.user.email.split("@")[0]: receiver for receiver in receivers if receiver.user}
    for away, stands_in in data.get("deputies", []):
        Deputy.objects.create(resource=of[away].resource, deputy=of[stands_in].resource, valid_from=SINCE)
    for row in data.get("absences", []):
        _absence(world, of[row["user"]], **row)


def _absence(world: World, receiver: Receiver, *, user, kind, in_days, days, note="") -> None:
    first = world.today + timedelta(days=in_days)
    Absence.objects.create(
        resource=receiver.resource,
        kind=kind,
        starts_at=clock.at(first, time.min),
        ends_at=clock.at(first + timedelta(days=days), time.min),
        note=note,
        by=receiver.user,
        created_at=world.now - timedelta(days=10),
    )
