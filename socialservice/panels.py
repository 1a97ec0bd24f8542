"""The institution's own part of a person's page."""

from . import access, clock, outbox
from .access import Right
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


def identity(person, user, municipality) -> dict | None:
    """Whether it was checked lately who speaks for the person on the phone."""
    if not access.may(user, Right.SEE_PEOPLE, municipality):
        return None
    return {"last": person.identity_checks.select_related("by").first(), "form": IdentityForm(person=person)}
