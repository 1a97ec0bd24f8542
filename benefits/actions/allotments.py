"""Counters of what has been given: taken from in the transaction of what is given. The database has the last word."""

from django.db.models import F
from django.utils.translation import gettext as _

from socialservice.errors import Refusal, refusing
from socialservice.models import Service
from socialservice.words import money

from .. import units
from ..counting import EVER, Count
from ..models import Allotment

TIMES, CEILING = "allotment_times_kept", "allotment_ceiling_kept"


def take(*, service: Service, unit: str, counts: list[Count]) -> list[Allotment]:
    """Count what is given now, or refuse in words. Counters are locked in one order, so that nobody waits crosswise."""
    unit = units.standing(unit)
    return [_take(service, unit, count) for count in counts]


def give_back(*, service: Service, unit: str, counts: list[Count]) -> None:
    unit = units.standing(unit)
    for count in counts:
        _rows(service, unit, count).update(times=F("times") - count.times, used=F("used") - count.amount)


def _take(service: Service, unit: str, count: Count) -> Allotment:
    fresh = Allotment(service=service, unit=unit, period=count.period)
    Allotment.objects.bulk_create([fresh], ignore_conflicts=True)
    rows = _rows(service, unit, count)
    sentences = {TIMES: lambda: _given_already(service, count), CEILING: lambda: _too_much(rows.get(), count)}
    with refusing(sentences):
        rows.update(
            times=F("times") + count.times,
            used=F("used") + count.amount,
            most_times=count.most_times,
            ceiling=count.ceiling,
        )
    return rows.get()


def _rows(service: Service, unit: str, count: Count):
    return Allotment.objects.filter(service=service, unit=unit, period=count.period)


def _given_already(service: Service, count: Count) -> Refusal:
    if count.period == EVER:
        sentence = _("“%(name)s” is given once, and it has been given already.")
    elif len(count.period) == len("2026"):
        sentence = _("“%(name)s” is given once in a calendar year, and it has been given in %(period)s already.")
    else:
        sentence = _("“%(name)s” is given once a month, and it has been given for %(period)s already.")
    year, _dash, month = count.period.partition("-")
    told = {"name": service.label, "period": f"{month}.{year}." if month else year}
    return Refusal(sentence % told, field="first_day", code=TIMES)


def _too_much(row: Allotment, count: Count) -> Refusal:
    told = {
        "year": count.period,
        "ceiling": money(count.ceiling),
        "used": money(row.used),
        "left": money(max(count.ceiling - row.used, 0)),
    }
    sentence = _("In %(year)s at most %(ceiling)s may be given. %(used)s have been given, %(left)s remain.")
    return Refusal(sentence % told, field="amount", code=CEILING)
