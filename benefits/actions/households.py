"""Who belongs together, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Person, User
from socialservice.words import date_short

from ..models import Household, HouseholdMember

ONE_HOUSEHOLD = "person_in_one_household"


def found(*, contact_person: Person, since: date, by: User | None = None) -> Household:
    """A household of one; letters go to the contact person."""
    with transaction.atomic():
        household = Household.objects.create(
            municipality_id=contact_person.municipality_id,
            contact_person=contact_person,
            created_at=clock.now(),
            is_demo=contact_person.is_demo,
        )
        join(household=household, person=contact_person, since=since, by=by)
        return household


def join(*, household: Household, person: Person, since: date, by: User | None = None) -> HouseholdMember:
    if person.municipality_id != household.municipality_id:
        raise Refusal(_("No such person was found."), field="code")
    with refusing({ONE_HOUSEHOLD: _has_another_household}):
        return HouseholdMember.objects.create(household=household, person=person, valid_from=since)


def _has_another_household() -> Refusal:
    return Refusal(_("The person belongs to another household on these days."), field="code", code=ONE_HOUSEHOLD)


@transaction.atomic
def leave(*, member: HouseholdMember, last_day: date, by: User | None = None) -> HouseholdMember:
    member = HouseholdMember.objects.select_for_update(of=("self",)).select_related("household").get(pk=member.pk)
    if last_day < member.valid_from:
        day = date_short(member.valid_from)
        raise Refusal(
            _("The person joined the household on %(day)s: choose that day or a later one.") % {"day": day},
            field="last_day",
        )
    if member.person_id == member.household.contact_person_id:
        raise Refusal(_("The contact person stays: name another contact person first."), field="last_day")
    member.valid_until = last_day
    member.save(update_fields=["valid_until"])
    return member
