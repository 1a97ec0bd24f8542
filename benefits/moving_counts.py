"""Counters of what has been given: what the two had counts together, and apart again when they are two."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from socialservice.errors import Refusal, refusing
from socialservice.models import Person
from socialservice.moving import Pair, Rows

from . import counting, units
from .actions.allotments import CEILING, TIMES
from .models import Allotment, Award, Payment


class Counters(Rows):
    """Not reached by a foreign key: a counter names its unit. Moves after households and awards."""

    @property
    def label(self) -> str:
        return Award._meta.verbose_name_plural

    def count(self, person: Person) -> int:
        return 0  # nobody looks at counters

    def left(self, gone: list[int]) -> list[Allotment]:
        return []  # they move whatever they count

    def move(self, pair: Pair) -> list[dict[str, Any]]:
        """Of each unit that is another one now: its counters, and the months its awards counted for."""
        found = []
        for old, new in _units(pair):
            rows = Allotment.objects.filter(unit=old, service__municipality=pair.kept.municipality_id)
            counters = [_add(row, new, pair) for row in rows.select_for_update().order_by("service", "period")]
            awards = Award.objects.filter(decision__worked_out__give__unit=old).filter(_of(pair.kept))
            found.append({"old": old, "new": new, "counters": counters, "months": _months(awards)})
        return [one for one in found if one["counters"]]

    def back(self, pair: Pair, moved: list[dict[str, Any]]) -> None:
        for one in moved:
            changed = _changed_since(one["months"])
            for counter in one["counters"]:
                _take_away(counter, one["old"], one["new"], changed.pop(_key(counter), (0, Decimal(0))))
            for (service, period), (times, used) in changed.items():
                fresh = {"service": service, "period": period, "times": 0, "used": "0", "limits": [None, None]}
                _take_away(fresh | {"awards": []}, one["old"], one["new"], (times, used))


def _of(person: Person) -> Q:
    return Q(person=person) | Q(partner=person) | Q(household__members__person=person)


def _units(pair: Pair) -> list[tuple[str, str]]:
    """Those in which the one who is gone, or a household that was joined to another, is still named."""
    given = Award.objects.filter(_of(pair.kept)).values_list("decision__worked_out__give__unit", flat=True)
    named = {counting.unit(counting.PERSON, person=pair.gone.pk), *filter(None, given)}
    return [(old, new) for old in sorted(named) if (new := units.standing(old)) != old]


def _add(row: Allotment, unit: str, pair: Pair) -> dict[str, Any]:
    """What `row` counts is counted under the other unit; it stays behind empty, so that it can be filled again."""
    moved = {"service": row.service_id, "period": row.period, "times": row.times, "used": str(row.used)}
    limits = [row.most_times, str(row.ceiling) if row.ceiling is not None else None]
    Allotment.objects.bulk_create(
        [
            Allotment(
                service=row.service,
                unit=unit,
                period=row.period,
                most_times=row.most_times,
                ceiling=row.ceiling,
            )
        ],
        ignore_conflicts=True,
    )
    other = Allotment.objects.select_for_update().get(service=row.service_id, unit=unit, period=row.period)
    _fill(other, row, pair)
    awards = list(Award.objects.filter(allotment=row).values_list("pk", flat=True))
    Award.objects.filter(pk__in=awards).update(allotment=other)
    Allotment.objects.filter(pk=row.pk).update(times=0, used=0)
    return moved | {"limits": limits, "awards": awards}


def _fill(other: Allotment, row: Allotment, pair: Pair) -> None:
    other.times += row.times
    other.used += row.used
    if pair.exceed and other.most_times is not None:
        other.most_times = max(other.most_times, other.times)
    if pair.exceed and other.ceiling is not None:
        other.ceiling = max(other.ceiling, other.used)
    with refusing(dict.fromkeys((TIMES, CEILING), lambda: _more_than_allowed(other))):
        other.save(update_fields=["times", "used", "most_times", "ceiling"])


def _more_than_allowed(row: Allotment) -> Refusal:
    if row.period == counting.EVER:
        sentence = _("Together the two have had “%(name)s” more often than is allowed.")
    else:
        sentence = _("Together the two have had more of “%(name)s” than is allowed in %(period)s.")
    year, _dash, month = row.period.partition("-")
    told = {"name": row.service.label, "period": f"{month}.{year}." if month else year}
    return Refusal(sentence % told, field="exceed", code="too_much")


def _months(awards: Iterable[Award]) -> dict[str, list]:
    return {str(award.pk): sorted(_counted(award).items()) for award in awards.distinct()}


def _counted(award: Award) -> dict[str, str]:
    """Month → amount of what is paid or due."""
    rows = award.payments.exclude(state=Payment.State.CANCELLED).values_list("month", "amount")
    return {str(month): str(amount) for month, amount in rows}


def _changed_since(months: dict[str, list]) -> dict[tuple[int, str], tuple[int, Decimal]]:
    """What the awards that go back have counted or given back since they moved, by service and period."""
    found = defaultdict(lambda: (0, Decimal(0)))
    for award in Award.objects.filter(pk__in=months).select_related("service"):
        before, now = dict(months[str(award.pk)]), _counted(award)
        never = award.state == Award.State.STOPPED and not now
        for sign, paid, begins in (
            (-1, {month: before[month] for month in before.keys() - now}, never),
            (1, {month: now[month] for month in now.keys() - before}, False),
        ):
            for one in _counts(paid, begins):
                times, used = found[award.service_id, one.period]
                found[award.service_id, one.period] = (times + sign * one.times, used + sign * one.amount)
    return dict(found)


def _counts(paid: dict[str, str], begins: bool) -> list[counting.Count]:
    if not paid:
        return []
    amounts = [(date.fromisoformat(month), Decimal(amount)) for month, amount in paid.items()]
    return counting.counts(amounts, often="any", ceiling=None, begins=begins)


def _key(counter: dict[str, Any]) -> tuple[int, str]:
    return counter["service"], counter["period"]


def _take_away(counter: dict[str, Any], old: str, new: str, changed: tuple[int, Decimal]) -> None:
    times, used = max(counter["times"] + changed[0], 0), max(Decimal(counter["used"]) + changed[1], Decimal(0))
    which = {"service_id": counter["service"], "period": counter["period"]}
    Allotment.objects.filter(**which, unit=new).update(
        times=Greatest(F("times") - times, 0), used=Greatest(F("used") - used, Decimal(0))
    )
    most, ceiling = counter["limits"]
    row, _created = Allotment.objects.get_or_create(**which, unit=old)
    row.most_times = None if most is None else max(most, times)
    row.ceiling = None if ceiling is None else max(Decimal(ceiling), used)
    row.times, row.used = times, used
    row.save(update_fields=["times", "used", "most_times", "ceiling"])
    Award.objects.filter(pk__in=counter["awards"]).update(allotment=row)
