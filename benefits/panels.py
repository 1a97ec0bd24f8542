"""What a person's page shows about statuses: everything, or until when, or nothing, as the role allows."""

from dataclasses import dataclass
from datetime import date

from socialservice import access, clock
from socialservice.access import Right
from socialservice.models import Letter, Municipality, Person, User

from . import timeline
from .models import Household, HouseholdMember, Status
from .terms import in_force_until

APPLICATIONS_SHOWN = 10


@dataclass(frozen=True)
class Told:
    """One status, ready to be read."""

    status: Status
    shape: str
    state: str
    steps: list[timeline.Step]
    drawing: timeline.Drawing | None
    provisional: bool  # the emergency goes on, so the day may move again
    letter: Letter | None

    @property
    def certificate(self):
        return self.status.last_certificate


def statuses(person: Person, user: User, municipality: Municipality) -> dict | None:
    if access.may(user, Right.SEE_STATUS, municipality):
        return in_full(person, municipality) | {
            "person": person,
            "may_decide": access.may(user, Right.DECIDE_STATUS, municipality),
            "applications": list(person.applications.all()[:APPLICATIONS_SHOWN]),
        }
    if access.may(user, Right.SEE_TERM, municipality):
        return {"until": in_force_until(person, clock.today()), "person": person}
    return None


def in_full(person: Person, municipality: Municipality) -> dict:
    today = clock.today()
    household = household_of(person, today)
    if household is None:
        return {"in_full": True, "household": None, "statuses": [], "members": []}
    found = list(household.statuses.filter(municipality=municipality).whole())
    letters = _letters(found)
    told = [_told(status, today, letters) for status in found]
    return {
        "in_full": True,
        "household": household,
        "members": list(household.members.by_name()),
        "statuses": [one for one in told if one.status.ends_on >= today],
        "past": [one for one in told if one.status.ends_on < today],
    }


def household_of(person: Person, day: date) -> Household | None:
    """The household of that day, or the one the person belonged to last."""
    member = (
        HouseholdMember.objects.filter(person=person, valid_from__lte=day)
        .select_related("household__contact_person")
        .order_by("-valid_from")
        .first()
    )
    return member.household if member else None


def _told(status: Status, today: date, letters: dict[int, Letter]) -> Told:
    shape, word = timeline.state(status, today)
    extensions = list(status.extensions.all())
    last = extensions[-1] if extensions else None
    return Told(
        status=status,
        shape=shape,
        state=word,
        steps=timeline.steps(status),
        drawing=timeline.drawing(status) if extensions else None,
        provisional=bool(last and last.emergency.voided_at is None and last.emergency.ends_on >= today),
        letter=letters.get(last.pk) if last else None,
    )


def _letters(found: list[Status]) -> dict[int, Letter]:
    """By extension, the letter that told it."""
    extensions = [row.pk for status in found for row in status.extensions.all()]
    written = Letter.objects.filter(about="benefits.extension", about_id__in=extensions)
    return {letter.about_id: letter for letter in written}
