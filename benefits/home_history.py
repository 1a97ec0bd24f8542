"""What happened to a household, in sentences by day."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from socialservice.words import local_day

from .models import Household


@dataclass(frozen=True)
class Happened:
    day: date
    sentence: str


def of(household: Household) -> list[Happened]:
    """The newest first."""
    found = [*_members(household), *_contacts(household)]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _members(household: Household):
    for member in household.members.by_name():
        name = {"name": member.person.name}
        yield Happened(member.valid_from, _("%(name)s joined.") % name)
        if member.valid_until:
            yield Happened(member.valid_until, _("Last day of %(name)s in the household.") % name)


def _contacts(household: Household):
    """Of who became the contact person later: the first one is so from the beginning."""
    events = list(household.pgh_event_model.objects.filter(id=household.pk).order_by("pgh_id"))
    numbers = {event.contact_person_id for event in events}
    names = dict(household.municipality.people.filter(pk__in=numbers).values_list("pk", "name"))
    for before, event in pairwise(events):
        if event.contact_person_id != before.contact_person_id:
            name = names.get(event.contact_person_id, "–")
            yield Happened(local_day(event.pgh_created_at), _("%(name)s became the contact person.") % {"name": name})
