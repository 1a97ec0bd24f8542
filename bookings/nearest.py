"""The free times nearest to what somebody wishes: for the caller's screen and for moving."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

from socialservice import clock, routing
from socialservice.models import District, Office
from socialservice.models.dated import localized

from .availability import offer, offices_for
from .leading import slots_for
from .limits import Left, clients_left
from .models import Purpose, Resource

SHOWN = 6  # times offered at once
AHEAD = timedelta(days=120)  # nothing is published further ahead
NOON = 12


class Part(models.TextChoices):
    ANY = "any", pgettext_lazy("part of day", "Any")
    MORNING = "morning", pgettext_lazy("part of day", "Morning")
    AFTERNOON = "afternoon", pgettext_lazy("part of day", "Afternoon")


@dataclass(frozen=True)
class Wish:
    """When it would suit. `at`: close to that moment, instead of as early as possible."""

    not_before: date | None = None
    part: str = Part.ANY
    weekday: int | None = None
    at: datetime | None = None

    def fits(self, start: datetime) -> bool:
        wall = clock.local(start)
        morning = wall.hour < NOON
        return (
            (self.weekday is None or wall.weekday() == self.weekday)
            and (self.part != Part.MORNING or morning)
            and (self.part != Part.AFTERNOON or not morning)
        )


@dataclass(frozen=True)
class Times:
    office: Office | None = None  # None: nobody serves the purpose that way
    others: list[Office] = field(default_factory=list)  # which serve it too, each with `first_free`
    starts: list[datetime] = field(default_factory=list)
    fitting: bool = True  # False: nothing fits the wish, these are the nearest at all
    later: bool = False  # more follow
    left: list[tuple[date, Left]] = field(default_factory=list)  # of a purpose limited by day

    @property
    def last(self) -> datetime | None:
        return self.starts[-1] if self.starts else None


def office_label(office: Office) -> str:
    """Of an office that came from `offices_for`: its name with the address, which tells branches apart."""
    return ", ".join(filter(None, [localized(office, "name_today"), office.short_address]))


def serving(
    purpose: Purpose, mode: str, *, district: District | None, allowed, now: datetime, day: date
) -> list[Office]:
    """Offices that serve the purpose: those of the district first. `allowed`: ids of offices the user may book at.

    The first free time of each is that of the district's specialist, unless that specialist has none anywhere.
    """
    found = _offices(purpose, mode, now, day, allowed, slots_for(district, purpose, day, day + AHEAD))
    near = [office.pk for office in routing.offices(purpose.municipality, district, day)] if district else []
    return sorted(found, key=lambda office: near.index(office.pk) if office.pk in near else len(near))


def times(
    *,
    purpose: Purpose,
    mode: str,
    offices: list[Office],
    wish: Wish,
    now: datetime,
    office_code: str = "",
    resource: Resource | None = None,
    district: District | None = None,
    after: datetime | None = None,
    beyond: bool = False,
) -> Times:
    """At the named office, else at the first one with a free time. `after`: the times that follow that one; `beyond`:
    also those that a limit keeps back.

    Those of the district's specialist, unless there are none or somebody else is named.
    """
    office = next((one for one in offices if one.code == office_code), None) or _first_with_time(offices)
    if office is None:
        return Times()
    today = clock.local(now).date()
    first = max(filter(None, [today, wish.not_before]))
    asked = {"purpose": purpose, "office": office, "mode": mode, "now": now, "first": first, "last": first + AHEAD}
    asked["beyond"] = beyond
    among = slots_for(district, purpose, first, first + AHEAD) if resource is None else None
    found = offer(**asked, channel="staff", resource=resource, among=among)
    if among is not None and not found.days:
        found = offer(**asked, channel="staff")
    others = [one for one in offices if one.pk != office.pk]
    free = [start for day in sorted(found.days) for start in found.days[day]]
    fitting = [start for start in free if wish.fits(start)]
    if wish.at:
        starts = found.nearest_to(wish.at, SHOWN)
        return Times(office, others, starts, left=_left(purpose, office, starts))
    listed = [start for start in fitting or free if after is None or start > after]
    starts = listed[:SHOWN]
    return Times(
        office,
        others,
        starts,
        fitting=bool(fitting) or not free,
        later=len(listed) > SHOWN,
        left=_left(purpose, office, starts),
    )


def _left(purpose: Purpose, office: Office, starts: list[datetime]) -> list[tuple[date, Left]]:
    days = sorted({clock.local(start).date() for start in starts})
    return list(clients_left(purpose.pk, office.pk, days).items())


def _offices(purpose, mode, now, day, allowed, among) -> list[Office]:
    found = list(offices_for(purpose, mode, now, day, channel="staff", among=among).filter(pk__in=allowed))
    if among is not None and not any(office.first_free for office in found):
        return list(offices_for(purpose, mode, now, day, channel="staff").filter(pk__in=allowed))
    return found


def _first_with_time(offices: list[Office]) -> Office | None:
    return next((office for office in offices if office.first_free), None) or next(iter(offices), None)
