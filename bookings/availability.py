"""Which times are free: the questions of the client's calendar and of the caller's screen."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from socialservice import clock, prepared
from socialservice.models import CalendarDay, Municipality, Office, OfficeName, OfficeOpening

from .limits import OneOf, within
from .models import Purpose, Resource, Slot, TimetableRule
from .slotting import starts_with_room
from .suited import suited

FEW = 2  # so many free times of a day are drawn as "few"
MOST_OTHERS = 3  # other offices named beside the times
SPECIAL = ("day", "kind", "name", "name_en")  # what a calendar tells of a special day


class Seconds(Func):
    """A list of moments as whole seconds since 1970, which cost less to read."""

    template = "ARRAY(SELECT date_part('epoch', unnest(%(expressions)s))::bigint)"
    output_field = ArrayField(BigIntegerField())


class Days(Mapping):
    """Free starts by day, sorted. Kept as seconds since 1970: of a month's starts a page shows one day's."""

    def __init__(self, seconds: dict[date, list[int]]):
        self._seconds = seconds

    def __getitem__(self, day: date) -> list[datetime]:
        return [datetime.fromtimestamp(second, UTC) for second in self._seconds[day]]

    def __iter__(self):
        return iter(self._seconds)

    def __len__(self) -> int:
        return len(self._seconds)

    def count(self, day: date) -> int:
        return len(self._seconds.get(day, ()))


class Offer:
    """What is free between two days; days without a free start are left out."""

    def __init__(self, seconds: dict[date, list[int]]):
        self.days = Days(seconds)

    @property
    def first(self) -> datetime | None:
        return self.days[min(self.days)][0] if self.days else None

    def nearest_to(self, wish: datetime, most: int = 3) -> list[datetime]:
        """The free starts closest to the wish."""
        return closest((start for day in self.days.values() for start in day), wish, most)


def closest(starts: Iterable[datetime], wish: datetime, most: int) -> list[datetime]:
    """In order of time; of two equally close ones the later day loses."""
    return sorted(sorted(starts, key=lambda start: (abs(start - wish), start))[:most])


def purposes_on(municipality, day):
    """Purposes on offer that day, each with its policy and whether a visit may take several slots."""
    rules = TimetableRule.objects.filter(resource__purposes=OuterRef("pk"), slot_minutes__lt=OuterRef("minutes"))
    return (
        municipality.purposes.on(day)
        .with_policy(day)
        .annotate(has_shorter_slots=Exists(rules))
        .select_related("department", "competence")
    )


def purpose_on(municipality, code: str, day: date) -> Purpose | None:
    """One of `purposes_on`."""
    found = prepared.rows(_purpose_query, municipality.pk, code, day)
    for purpose in found:
        purpose.municipality = municipality
    return found[0] if found else None


def _purpose_query(municipality: int, code: str, day: date):
    return purposes_on(Municipality(pk=municipality), day).filter(code=code)


def offices_serving(purpose: Purpose, mode: str, now: datetime, day: date) -> list[Office]:
    """As `offices_for` on the web, in one list."""
    return prepared.rows(_offices_query, purpose.pk, purpose.municipality_id, mode, now, day)


def office_serving(purpose: Purpose, code: str, day: date, last: date) -> Office | None:
    """Of `offices_serving` the one with that code; with the calendar's special days until the last one."""
    found = prepared.rows(_named_query, purpose.pk, purpose.municipality_id, day, last, code)
    return found[0] if found else None


def _named_query(purpose: int, municipality: int, day: date, last: date, code: str):
    special = CalendarDay.objects.filter(municipality=municipality, day__range=(day, last))
    facts = JSONObject(**{name: name for name in SPECIAL})
    found = _serving_query(purpose, municipality, day).filter(code=code)
    return found.annotate(special_list=ArraySubquery(special.values(json=facts)))


def special_days_beside(office: Office) -> dict[date, CalendarDay]:
    """The `special_days` that came with an office from `office_serving`."""
    rows = [CalendarDay(**{**row, "day": date.fromisoformat(row["day"])}) for row in office.special_list]
    return {row.day: row for row in rows}


def special_days(municipality: Municipality, first: date, last: date) -> dict[date, CalendarDay]:
    return {row.day: row for row in CalendarDay.objects.filter(municipality=municipality, day__range=(first, last))}


def free_before(
    purpose: Purpose, office: Office, mode: str, now: datetime, before: datetime | None, among: Q | None = None
) -> list[Office]:
    """Other offices that have a free time before that moment, the earliest first; None: at any time.

    As from `offices_for`; at most MOST_OTHERS.
    """
    day = clock.local(now).date()
    last = before and clock.local(before).date()
    asked = (office.pk, before, last, purpose.pk, purpose.municipality_id, mode, now, day)
    found = prepared.rows(_before_query, *asked) if among is None else _before_query(*asked, "web", among)
    return [office for office in found if office.first_free]


def _before_query(office: int, before: datetime | None, last: date | None, *asked):
    within_days = {} if before is None else {"day__lte": last, "starts_at__lt": before}
    found = _offices_query(*asked, **within_days).exclude(pk=office)
    return found.order_by(F("first_free").asc(nulls_last=True), "order", "pk")[:MOST_OTHERS]


def offices_for(purpose: Purpose, mode: str, now: datetime, day: date, *, channel="web", among: Q | None = None):
    """Offices at which somebody serves the purpose.

    Each comes with its name on that day, its opening periods and its first free time, of the slots `among` which it is
    looked for.
    """
    return _offices_query(purpose.pk, purpose.municipality_id, mode, now, day, channel, among)


def _offices_query(
    purpose: int, municipality: int, mode: str, now: datetime, day: date, channel="web", among=None, **within_days
):
    slots = Slot.objects.filter(office=OuterRef("pk"), **within_days)
    free = _candidates(slots, purpose, mode, now, channel)
    free = free if among is None else free.filter(among)
    first = free.order_by("day", "starts_at").values("starts_at")[:1]
    return _serving_query(purpose, municipality, day).annotate(first_free=Subquery(first))


def _serving_query(purpose: int, municipality: int, day: date):
    name = OfficeName.objects.on(day).filter(office=OuterRef("pk"))
    opening = OfficeOpening.objects.filter(office=OuterRef("pk")).order_by("valid_from")
    serving = Resource.objects.filter(active=True, purposes=purpose)
    here = Exists(serving.filter(office=OuterRef("pk"))) | Exists(serving.filter(rules__office=OuterRef("pk")))
    return (
        Office.objects.filter(here, municipality=municipality)
        .annotate(
            name_today=Subquery(name.values("name")[:1]),
            name_today_en=Subquery(name.values("name_en")[:1]),
            opening_list=ArraySubquery(opening.values(json=JSONObject(start="valid_from", end="valid_until"))),
        )
        .order_by("order", "pk")
    )


def offer(
    *,
    purpose: Purpose,
    office: Office,
    mode: str,
    now: datetime,
    first: date,
    last: date,
    channel="web",
    visitor=None,
    resource=None,
    among: Q | None = None,
    beyond=False,
) -> Offer:
    """The free starts between two days, both included, at which a visit of the purpose's length can begin.

    `among`: only these slots. With `beyond`, also those that staff may give only by going beyond a limit.
    """
    serves = resource and resource.pk
    asked = (office.pk, purpose.pk, mode, now, first, last, channel == "web", visitor, serves, beyond)
    if among is None and fits_one_slot(purpose):
        found = dict(prepared.tuples(_starts_query, *asked))
    else:
        slots = _free_query(*asked) if among is None else _free_query(*asked).filter(among)
        one = fits_one_slot(purpose)
        found = dict(_by_day(slots)) if one else _chained(slots, timedelta(minutes=purpose.minutes))
    return Offer({day: starts for day, starts in found.items() if is_open(office, day)})


def _starts_query(*asked):
    return _by_day(_free_query(*asked))


def _by_day(slots):
    starts = Seconds(ArrayAgg("starts_at", distinct=True))
    return slots.order_by("day").values_list("day").annotate(starts=starts)


def _free_query(office: int, purpose: int, mode, now, first, last, web: bool, visitor, resource: int | None, beyond):
    slots = Slot.objects.filter(office=office, day__range=(first, last))
    if resource is not None:
        slots = slots.filter(resource=resource)
    same = {"office": office, "day__range": (first, last)}
    return _candidates(slots, purpose, mode, now, "web" if web else "staff", visitor, beyond, same)


def fits_one_slot(purpose: Purpose) -> bool:
    if hasattr(purpose, "has_shorter_slots"):
        return not purpose.has_shorter_slots
    return not TimetableRule.objects.filter(resource__purposes=purpose, slot_minutes__lt=purpose.minutes).exists()


def _candidates(slots, purpose: int, mode, now, channel, visitor=None, beyond=False, same=None):
    serving = Resource.purposes.through.objects.filter(purpose=purpose, resource__active=True).values("resource_id")
    served = Q(resource__in=serving) if same is None else OneOf([F("resource")], serving)
    found = slots.free(now, channel, visitor).filter(served, modes__contains=[mode])
    found = suited(found.fit_for(purpose, now, beyond=beyond), purpose, mode, channel)
    return found if beyond else within(found, purpose, mode, channel, same)


def _chained(slots, length: timedelta) -> dict[date, list[int]]:
    rows = list(slots.order_by("resource_id", "starts_at").values_list("resource_id", "starts_at", "ends_at", "day"))
    fitting = starts_with_room(((resource, start, end) for resource, start, end, _day in rows), length)
    days: dict[date, set[datetime]] = {}
    for resource, start, _end, day in rows:
        if (resource, start) in fitting:
            days.setdefault(day, set()).add(start)
    return {day: [int(start.timestamp()) for start in sorted(starts)] for day, starts in sorted(days.items())}


def is_open(office: Office, day: date) -> bool:
    """Inside an opening period; from the annotated list where the office came with one."""
    if hasattr(office, "opening_list"):
        iso = day.isoformat()
        return any(o["start"] <= iso and (o["end"] is None or iso <= o["end"]) for o in office.opening_list)
    return office.open_on(day)
