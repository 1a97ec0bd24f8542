"""What staff choose from when they offer an individual time: purposes, who receives, where, and what is free there."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from socialservice import access, clock
from socialservice.access import Right
from socialservice.models import Office, User

from .availability import offer, purposes_on
from .leading import receiver
from .models import Purpose, Request, Resource

SHOWN = 12  # free times proposed
AHEAD = timedelta(days=120)


@dataclass
class Choosing:
    purposes: list[Purpose]
    purpose: Purpose | None
    resources: list[Resource] = field(default_factory=list)
    resource: Resource | None = None
    offices: list[Office] = field(default_factory=list)
    free: list[tuple[Office, datetime]] = field(default_factory=list)

    @classmethod
    def of(cls, asked: Request, user: User, *, purpose: str = "", resource: str = "") -> "Choosing":
        """As named by number; else the request's purpose, and the user or the specialist of the district."""
        day = clock.today()
        purposes = list(purposes_on(asked.municipality, day))
        found = cls(purposes, _named(purposes, purpose) or _same(purposes, asked.purpose_id))
        if found.purpose is None:
            return found
        allowed = access.offices(user, Right.BOOK, asked.municipality)
        found.resources = list(
            found.purpose.resources.filter(active=True, office__in=allowed).select_related("office").order_by("name")
        )
        found.resource = _named(found.resources, resource) or _usual(found, asked, user, day)
        if found.resource is not None:
            found.offices = _places(found.resource, allowed)
            found.free = _free(found)
        return found


def _named(rows, number):
    return next((row for row in rows if str(row.pk) == number), None)


def _same(rows, pk):
    return next((row for row in rows if row.pk == pk), None)


def _usual(found: Choosing, asked: Request, user, day) -> Resource | None:
    """The reader, else whoever receives the district that day, replacements included, else the first."""
    own = next((resource for resource in found.resources if resource.user_id == user.pk), None)
    led = receiver(asked.district, found.purpose, day) if own is None else None
    return own or (led and _same(found.resources, led.pk)) or next(iter(found.resources), None)


def _places(resource: Resource, allowed) -> list[Office]:
    """Where the resource receives: its own office first."""
    others = allowed.filter(rules__resource=resource).exclude(pk=resource.office_id).distinct()
    return [resource.office, *others.prefetch_related("names")]


def _free(found: Choosing) -> list[tuple[Office, datetime]]:
    today = clock.today()
    free = [
        (office, start)
        for office in found.offices
        for starts in offer(
            purpose=found.purpose,
            office=office,
            mode=found.purpose.modes[0],
            now=clock.now(),
            first=today,
            last=today + AHEAD,
            channel="staff",
            resource=found.resource,
        ).days.values()
        for start in starts
    ]
    return sorted(free, key=lambda one: one[1])[:SHOWN]
