"""What a person's page shows about appointments, their purpose as far as the role may see it, and about requests."""

from dataclasses import dataclass
from datetime import date

from socialservice import access, clock
from socialservice.access import Right
from socialservice.models import Municipality, Person, User

from . import inbox
from .lifecycle import OPEN_STATES, State
from .models import Appointment, Request
from .sight import busy, purpose_shown

PAST_SHOWN = 10


def appointments(person: Person, user: User, municipality: Municipality) -> dict | None:
    if not access.may(user, Right.SEE_PEOPLE, municipality):
        return None
    mine = {right for right in Right if access.may(user, right, municipality)}
    rows = (
        municipality.appointments.filter(person=person)
        .annotate(purpose_shown=purpose_shown(mine, user), busy=busy(mine, user))
        .select_related("office")
        .defer("link", "link_index", "need")
    )
    now = clock.now()
    return {
        "coming": list(rows.filter(starts_at__gte=now, state__in=OPEN_STATES).order_by("starts_at")),
        "past": list(
            rows.exclude(starts_at__gte=now, state__in=OPEN_STATES).order_by("-day", "-starts_at")[:PAST_SHOWN]
        ),
        "mine": set(access.offices(user, Right.SEE_DAY, municipality).values_list("pk", flat=True)),
    }


def last_visit(person: Person) -> date | None:
    served = Appointment.objects.filter(person=person, municipality=person.municipality, state=State.DONE)
    return served.order_by("-day").values_list("day", flat=True).first()


@dataclass(frozen=True)
class Asked:
    """A request, and what was asked for as far as the role may read it."""

    row: Request
    need: str  # empty where only the group is told


def requests(person: Person, user: User, municipality: Municipality) -> dict | None:
    """What the person asked for lately; without any nothing is shown."""
    if not access.may(user, Right.SEE_REQUESTS, municipality):
        return None
    rows = inbox.visible(municipality, user).filter(person=person).select_related("submission", "department")
    found = list(rows.prefetch_related("department__names").order_by("-pk")[:PAST_SHOWN])
    if not found:
        return None
    reads = _reads_need(user, municipality)
    return {"requests": [Asked(row, row.need if reads(row) else "") for row in found]}


def _reads_need(user: User, municipality: Municipality):
    """Of a request → whether its words are read here: with the right to statuses, and of one's own competence."""
    if not access.may(user, Right.SEE_STATUS, municipality):
        return lambda row: False
    if access.may(user, Right.SEE_ALL_VISITS, municipality):
        return lambda row: True
    own = {None, *inbox.own_departments(municipality, user)}
    return lambda row: row.department_id in own or row.assignee_id == user.pk
