"""A wall and a tablet at the office of each municipality that takes most visits: its first."""

from socialservice.demo import World
from socialservice.identifiers import new_token

from ..models import Screen

NAMES = {Screen.Kind.WALL: "Uzgaidāmā telpa", Screen.Kind.DOOR: "Pie ieejas"}


def load(world: World, code: str) -> None:
    office = world.municipalities[code].offices.order_by("order").first()
    for kind, name in NAMES.items():
        Screen.objects.create(office=office, kind=kind, name=name, key=new_token())
