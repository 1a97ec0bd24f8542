"""The institution's own part of a person's page."""

from . import access, outbox
from .access import Right

NEWEST = 10


def letters(person, user, municipality) -> dict | None:
    """What was written to the person lately, and what became of it."""
    if not access.may(user, Right.SEE_LETTERS, municipality):
        return None
    return {"letters": list(outbox.readable(user, municipality).filter(person=person)[:NEWEST])}
