"""The free times nearest to what somebody wishes: for the caller's screen and for moving."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

from socialservice import clock, routing
from socialservice.models import District, Office
from socialservice.models.dated import localized

from .availability import closest, offer, offices_for
from .leading import slots_for
from .limits import Left, clients_left
from .models import Purpose, Resource

SHOWN = 6  # times offered at once
SOON = 14  # days ahead of which it is told that they are full
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


class Whose(models.TextChoices):
    """Whose times are offered to a client of a district."""

    ANYBODYS = "anybody"
    OWN = "own"  # of the district's specialist, or of who stands in
    OTHERS = "others"  # that specialist has none


@dataclass(frozen=True)
class Times:
    office: Office | None = None  # None: nobody serves the purpose that way
    others: list[Office] = field(default_factory=list)  # which serve it too, each with `first_free`
    starts: list[datetime] = field(default_factory=list)
    fitting: bool = True  # False: nothing fits the wish, these are the nearest at all
    later: bool = False  # more follow
    left: list[tuple[date, Left]] = field(default_factory=list)  # of a purpose limited by day, full days included
    whose: str = Whose.ANYBODYS
    over: frozenset[datetime] = frozenset()  # of the starts, those that go beyond a limit

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

    Those of the district's specialist, unless there are none or somebody else is named; `whose` says which.
    """
    office = next((one for one in offices if one.code == office_code), None) or _first_with_time(offices)
    if office is None:
        return Times()
    today = clock.local(now).date()
    first = max(filter(None, [today, wish.not_before]))
    asked = {"purpose": purpose, "office": office, "mode": mode, "now": now, "first": first, "last": first + AHEAD}
    asked |= {"channel": "staff", "resource": resource}
    among, whose = slots_for(district, purpose, first, first + AHEAD) if resource is None else None, Whose.ANYBODYS
    found = offer(**asked, among=among, beyond=beyond)
    if among is not None:
        whose = Whose.OWN if found.days else Whose.OTHERS
    if whose == Whose.OTHERS:
        among = None
        found = offer(**asked, beyond=beyond)
    free = [start for day in sorted(found.days) for start in found.days[day]]
    fitting = [start for start in free if wish.fits(start)]
    listed = [start for start in fitting or free if after is None or start > after]
    starts = closest(fitting or free, wish.at, SHOWN) if wish.at else listed[:SHOWN]
    return Times(
        office,
        [one for one in offices if one.pk != office.pk],
        starts,
        fitting=bool(fitting) or not free,
        later=not wish.at and len(listed) > SHOWN,
        left=_left(purpose, office, starts, first),
        whose=whose,
        over=_over(starts, among=among, **asked) if beyond else frozenset(),
    )


def _left(purpose: Purpose, office: Office, starts: list[datetime], first: date) -> list[tuple[date, Left]]:
    """Of the days of the starts, and of the next days that are full."""
    days = {clock.local(start).date() for start in starts}
    soon = {first + timedelta(days=n) for n in range(SOON)}
    left = clients_left(purpose.pk, office.pk, sorted(soon | days))
    return [(day, left) for day, left in left.items() if day in days or left.left <= 0]


def _over(starts: list[datetime], **asked) -> frozenset[datetime]:
    within = offer(**asked)
    return frozenset(start for start in starts if start not in within.days.get(clock.local(start).date(), []))


def _offices(purpose, mode, now, day, allowed, among) -> list[Office]:
    found = list(offices_for(purpose, mode, now, day, channel="staff", among=among).filter(pk__in=allowed))
    if among is not None and not any(office.first_free for office in found):
        return list(offices_for(purpose, mode, now, day, channel="staff").filter(pk__in=allowed))
    return found


def _first_with_time(offices: list[Office]) -> Office | None:
    return next((office for office in offices if office.first_free), None) or next(iter(offices), None)
