"""What a person's page shows about statuses: everything, or until when, or nothing, as the role allows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from socialservice import access, clock
from socialservice.access import Right
from socialservice.models import Letter, Municipality, Person, User
from socialservice.periods import Days

from . import timeline
from .models import Household, HouseholdMember, Status
from .terms import in_force_until

APPLICATIONS_SHOWN = 10
DUE_SHOWN = 5


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
    covers: bool  # it is the status of the household in which the person lives today

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
    home = home_on(person, today)
    found = list(_of_person(person, household, municipality).whole())
    letters = _letters(found)
    told = [_told(status, today, letters, home) for status in found]
    return {
        "in_full": True,
        "statuses": [one for one in told if one.covers and one.status.ends_on >= today],
        "past": [one for one in told if not one.covers or one.status.ends_on < today],
    }


def _of_person(person: Person, household: Household | None, municipality: Municipality):
    """Of the present household all of them; of an earlier one those of the days of the membership."""
    earlier = HouseholdMember.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=OuterRef("granted_from")),
        person=person,
        household=OuterRef("household"),
        valid_from__lte=Coalesce(OuterRef("closed_on"), OuterRef("effective_until")),
    )
    return Status.objects.filter(Q(household=household) | Exists(earlier), municipality=municipality)


def household(person: Person, user: User, municipality: Municipality) -> dict | None:
    """With whom the person lives, and lived."""
    if not access.may(user, Right.SEE_STATUS, municipality):
        return None
    homes = _homes(person)
    return {
        "person": person,
        "homes": homes,
        "may_decide": access.may(user, Right.DECIDE_STATUS, municipality),
        **(_due_and_stated(homes[0].own.household) if homes else {}),
    }


def _due_and_stated(household: Household) -> dict:
    """What is to be done by which day, and when it was stated last that nothing has changed."""
    return {
        "due": list(household.deadlines.filter(done_on__isnull=True).order_by("due_on")[:DUE_SHOWN]),
        "stated": household.unchanged_statements.select_related("taken_by").first(),
    }


@dataclass(frozen=True)
class Home:
    """A household in the days in which the person belonged to it."""

    own: HouseholdMember
    members: list[HouseholdMember]


def _homes(person: Person) -> list[Home]:
    """The newest first."""
    memberships = HouseholdMember.objects.filter(person=person).select_related("household").order_by("-valid_from")
    memberships = list(memberships)
    everybody = HouseholdMember.objects.filter(household__in=[own.household_id for own in memberships]).by_name()
    by_household = defaultdict(list)
    for member in everybody:
        by_household[member.household_id].append(member)
    return [
        Home(own, [one for one in by_household[own.household_id] if _days(one).overlaps(_days(own))])
        for own in memberships
    ]


def _days(member: HouseholdMember) -> Days:
    return Days(member.valid_from, member.valid_until)


def home_on(person: Person, day: date) -> Household | None:
    """The household of that day and no other."""
    member = HouseholdMember.objects.on(day).filter(person=person).select_related("household__contact_person").first()
    return member.household if member else None


def household_of(person: Person, day: date) -> Household | None:
    """The household of that day, or the one the person belonged to last."""
    member = (
        HouseholdMember.objects.filter(person=person, valid_from__lte=day)
        .select_related("household__contact_person")
        .order_by("-valid_from")
        .first()
    )
    return member.household if member else None


def _told(status: Status, today: date, letters: dict[int, Letter], home: Household | None) -> Told:
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
        covers=home is not None and status.household_id == home.pk,
    )


def _letters(found: list[Status]) -> dict[int, Letter]:
    """By extension, the letter that told it."""
    extensions = [row.pk for status in found for row in status.extensions.all()]
    written = Letter.objects.filter(about="benefits.extension", about_id__in=extensions)
    return {letter.about_id: letter for letter in written}
