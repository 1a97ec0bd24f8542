"""The demo: four municipalities as they were, an invented population, and a day that is today's."""

from .world import World

__all__ = ["World"]
