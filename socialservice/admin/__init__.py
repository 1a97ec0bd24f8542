from . import boxes, institution, looks, mail, places, staff, ways

__all__ = ["boxes", "institution", "looks", "mail", "places", "staff", "ways"]
