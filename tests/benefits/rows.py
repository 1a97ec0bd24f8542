"""Rows of benefits for tests: households, statuses and emergencies, written past the actions."""

from datetime import date

from benefits.models import Household, HouseholdMember, Status
from socialservice import clock
from socialservice.models import Emergency
from tests import factories

LONG_AGO = date(2000, 1, 1)


def household(municipality, *others, contact=None, since=LONG_AGO, **contact_fields):
    contact = contact or factories.person(municipality, **contact_fields)
    row = Household.objects.create(municipality=municipality, contact_person=contact, created_at=clock.now())
    for person in (contact, *others):
        HouseholdMember.objects.create(household=row, person=person, valid_from=since)
    return row


def status(household, granted_until, *, kind="needy", granted_from=None, effective_until=None, **fields):
    return Status.objects.create(
        **{
            "municipality": household.municipality,
            "household": household,
            "kind": kind,
            "granted_from": granted_from or granted_until.replace(month=1, day=1),
            "granted_until": granted_until,
            "effective_until": effective_until or granted_until,
            "decision_no": "117",
            "decided_on": granted_from or granted_until.replace(month=1, day=1),
            "created_at": clock.now(),
            **fields,
        }
    )


def emergency(starts_on, planned_end, *, municipality=None, **fields):
    return Emergency.objects.create(
        **{
            "name": "Ārkārtējā situācija",
            "legal_reference": "Ministru kabineta 12.03.2020. rīkojums Nr. 103",
            "starts_on": starts_on,
            "planned_end": planned_end,
            "nationwide": municipality is None,
            "municipality": municipality,
            **fields,
        }
    )
