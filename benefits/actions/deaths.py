"""Somebody has died: what is in force for one alone ends, a household goes on without."""

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.actions import people
from socialservice.errors import Refusal
from socialservice.models import Channel, Person, User

from ..models import Household, HouseholdMember, Status
from . import awards, entitlements, statuses


@transaction.atomic
def record(*, person: Person, on: date, by: User, next_contact: Person | None = None) -> Person:
    """`next_contact`: to whom the household's letters go from now on, where they went to whoever has died."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _check(person, on)
    person = people.change(person=person, by=by, died_on=on, letters_by=Channel.NONE)
    for member in HouseholdMember.objects.on(on).filter(person=person).select_related("household"):
        _follow_up(member, on, next_contact, by)
    with translation.override("lv"):
        reason = _("The person has died.")
    awards.stop_all(person=person, on=on, reason=reason, by=by)
    entitlements.close_all(person=person, on=on, reason=reason, by=by)
    return person


def left_behind(household: Household, person: Person, day: date) -> list[Person]:
    members = household.members.on(day).exclude(person=person).by_name()
    return [member.person for member in members]


def _check(person: Person, on: date) -> None:
    if person.died_on:
        raise Refusal(_("It is written down already that the person has died."))
    if on > clock.today():
        raise Refusal(_("The day cannot be in the future."), field="on")
    if person.birth_date and on < person.birth_date:
        raise Refusal(_("The person was not born yet."), field="on")


def _follow_up(member: HouseholdMember, on: date, next_contact: Person | None, by: User) -> None:
    household = Household.objects.select_for_update(of=("self",)).get(pk=member.household_id)
    others = left_behind(household, member.person, on)
    if not others:
        _end(household, on, by)
        return
    if household.contact_person_id == member.person_id:
        if next_contact not in others:
            raise Refusal(_("Choose who receives the household's letters from now on."), field="next_contact")
        household.contact_person = next_contact
        household.save(update_fields=["contact_person"])
    member.valid_until = on
    member.save(update_fields=["valid_until"])


def _end(household: Household, on: date, by: User) -> None:
    """A status that began after the death ends on its first day: it cannot end before it began."""
    for status in household.statuses.filter(closed_on__isnull=True, effective_until__gte=on):
        last = max(on, status.granted_from)
        statuses.close(status=status, on=last, reason=Status.CloseReason.DIED, by=by)
