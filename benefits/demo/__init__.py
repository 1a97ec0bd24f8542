"""The demo's households and statuses: Liepāja in June 2020 as it was counted then, and a living today."""

from socialservice.demo import World

from . import deciding, giving, june2020, terms, today

__all__ = ["load"]


def load(world: World) -> None:
    june2020.load(world)
    today.load(world)
    deciding.load(world)
    giving.load(world)
    terms.load(world)
