"""Who belongs together, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Person, User
from socialservice.periods import day_before
from socialservice.words import date_short

from ..models import Household, HouseholdMember

ONE_HOUSEHOLD = "person_in_one_household"


def found(*, contact_person: Person, since: date, by: User | None = None) -> Household:
    """A household of one; letters go to the contact person."""
    return _found([contact_person], contact_person, since)


@transaction.atomic
def _found(people: list[Person], contact_person: Person, since: date) -> Household:
    household = Household.objects.create(
        municipality_id=contact_person.municipality_id,
        contact_person=contact_person,
        created_at=clock.now(),
        is_demo=contact_person.is_demo,
    )
    for person in people:
        join(household=household, person=person, since=since)
    return household


def join(*, household: Household, person: Person, since: date, by: User | None = None) -> HouseholdMember:
    if person.municipality_id != household.municipality_id:
        raise Refusal(_("No such person was found."), field="code")
    with refusing({ONE_HOUSEHOLD: _has_another_household}):
        return HouseholdMember.objects.create(household=household, person=person, valid_from=since)


def _has_another_household() -> Refusal:
    sentence = _("The person belongs to another household on these days: enter the last day there first.")
    return Refusal(sentence, field="code", code=ONE_HOUSEHOLD)


@transaction.atomic
def leave(*, member: HouseholdMember, last_day: date, by: User | None = None) -> HouseholdMember:
    household = _locked(member.household)
    member = household.members.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)
    if member.person_id == household.contact_person_id:
        raise Refusal(_("The contact person stays: name another contact person first."), field="last_day")
    return _end(member, last_day, field="last_day")


@transaction.atomic
def change_contact(*, household: Household, person: Person, by: User) -> Household:
    """From now on the household's letters go to this member."""
    household = _locked(household)
    if not household.members.on(clock.today()).filter(person=person).exists():
        raise Refusal(_("The contact person has to belong to the household today."), field="person")
    if household.contact_person_id == person.pk:
        raise Refusal(_("%(name)s is the contact person already.") % {"name": person.name}, field="person")
    household.contact_person = person
    household.save(update_fields=["contact_person"])
    return household


@transaction.atomic
def split(
    *, household: Household, leaving: list[HouseholdMember], contact_person: Person, since: date, by: User
) -> Household:
    """Those who leave are a household of their own from that day; statuses stay with those who stay."""
    household = _locked(household)
    rows = household.members.select_for_update(of=("self",)).filter(pk__in=[member.pk for member in leaving])
    rows = list(rows.select_related("person").order_by("pk"))
    _refuse_split(household, rows, contact_person)
    for member in rows:
        _end(member, day_before(since), field="since")
    return _found([member.person for member in rows], contact_person, since)


def _refuse_split(household: Household, leaving: list[HouseholdMember], contact_person: Person) -> None:
    people = {member.person_id for member in leaving}
    if not people:
        raise Refusal(_("Choose who leaves."), field="leaving")
    if household.contact_person_id in people:
        raise Refusal(_("The contact person stays: name another contact person first."), field="leaving")
    if contact_person.pk not in people:
        raise Refusal(_("Choose one of those who leave."), field="contact_person")


def _locked(household: Household) -> Household:
    return Household.objects.select_for_update(of=("self",)).get(pk=household.pk)


def _end(member: HouseholdMember, last_day: date, *, field: str) -> HouseholdMember:
    if last_day < member.valid_from:
        raise Refusal(_joined_later(member, field), field=field)
    member.valid_until = last_day
    with refusing({ONE_HOUSEHOLD: lambda: _has_another_household_then(field)}):
        member.save(update_fields=["valid_until"])
    return member


def _joined_later(member: HouseholdMember, field: str) -> str:
    told = {"name": member.person.name, "day": date_short(member.valid_from)}
    if field == "last_day":
        return _("The person joined the household on %(day)s: choose that day or a later one.") % told
    return _("%(name)s joined the household on %(day)s: choose a later day.") % told


def _has_another_household_then(field: str) -> Refusal:
    sentence = _("The person belongs to another household before that day: choose an earlier one.")
    return Refusal(sentence, field=field, code=ONE_HOUSEHOLD)
