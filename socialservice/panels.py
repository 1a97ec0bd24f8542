"""The institution's own part of a person's page."""

from . import access, clock, moving, outbox
from .access import Right
from .actions import twins
from .people_forms import IdentityForm

NEWEST = 10


def letters(person, user, municipality) -> dict | None:
    """What reached nobody and waits for somebody, and what was written to the person lately."""
    if not access.may(user, Right.SEE_LETTERS, municipality):
        return None
    rows = outbox.readable(user, municipality).filter(person=person)
    failed = list(rows.tasks()[:NEWEST])
    return {"failed": failed, "letters": list(rows.exclude(pk__in=[letter.pk for letter in failed])[:NEWEST])}


def cases(person, user, municipality) -> dict | None:
    """Whose case the person is, was and is going to be."""
    if not access.may(user, Right.SEE_STATUS, municipality):
        return None
    rows = person.case_assignments.select_related("user", "competence").order_by("-valid_from", "competence__name")
    today, plans = clock.today(), access.may(user, Right.PLAN, municipality)
    return {
        "cases": [(row, row.covers(today) and (plans or row.user_id == user.pk)) for row in rows],
        "today": today,
    }


def records(person, user, municipality) -> dict | None:
    """Personal codes and other rows that are or may be the same person."""
    if not access.may(user, Right.EDIT_PEOPLE, municipality):
        return None
    merges = person.merges.filter(undone_at=None).select_related("gone", "by")
    shown = {
        "former": getattr(person, "former_code", None),
        "merges": list(merges),
        "twins": twins.of_person(person),
        "may_merge": access.may(user, Right.MERGE_PEOPLE, municipality),
    }
    return shown if any(shown.values()) else None


def left_behind(person, user, municipality) -> dict | None:
    """What rows merged into the person's had for days for which the person has something else."""
    if not access.may(user, Right.SEE_STATUS, municipality) or not access.may(user, Right.GIVE, municipality):
        return None
    found = moving.left_behind(person)
    return {"kinds": found} if found else None


def identity(person, user, municipality) -> dict | None:
    """Whether it was checked lately who speaks for the person on the phone."""
    if not access.may(user, Right.SEE_PEOPLE, municipality):
        return None
    return {"last": person.identity_checks.select_related("by").first(), "form": IdentityForm(person=person)}
