from . import institution, looks, places, staff

__all__ = ["institution", "looks", "places", "staff"]
