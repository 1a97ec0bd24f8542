"""The demo: four municipalities as they were, an invented population, and a day that is today's."""

from . import files, places, staff
from .world import World

__all__ = ["World", "load"]


def load(world: World) -> None:
    for code in files.MUNICIPALITIES:
        data = files.municipality(code)
        places.load(world, code, data)
        staff.load(world, code, data)
        world.say(f"{data['municipality']['name']}: {len(data['offices'])} offices, {len(data['staff'])} of the staff.")
