from . import boxes, institution, looks, places, staff, ways

__all__ = ["boxes", "institution", "looks", "places", "staff", "ways"]
