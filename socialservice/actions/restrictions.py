"""Switch restrictions on and off; each change publishes the list anew, in the same transaction."""

from datetime import date

import pghistory
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from .. import clock, registry
from ..errors import Refusal, refusing
from ..models import Emergency, Municipality, Office, Restriction, RestrictionNotice, User
from ..periods import day_before
from ..restrictions import as_published

Code = Restriction.Code
ONCE = ("restriction_of_all_once", "restriction_of_office_once")


@transaction.atomic
def switch_on(
    *,
    municipality: Municipality,
    code: str,
    valid_from: date,
    by: User | None,
    valid_until: date | None = None,
    office: Office | None = None,
    places: int | None = None,
    text: str = "",
    text_en: str = "",
    emergency: Emergency | None = None,
    publishes: bool = True,
) -> Restriction:
    """`publishes`: not where several are switched in one act, which publishes once."""
    check(valid_from, valid_until)
    if (code == Code.FEWER_PLACES) != (places is not None):
        raise Refusal(_("Say how many places there are, for this restriction only."), field="places")
    row = Restriction(
        municipality=municipality,
        emergency=emergency,
        office=office,
        code=code,
        places=places,
        text=text.strip(),
        text_en=text_en.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    with _history(by), refusing(dict.fromkeys(ONCE, _already)):
        row.save(force_insert=True)
    _follow(row)
    if publishes:
        publish(municipality=municipality)
    return row


@transaction.atomic
def set_end(*, restriction: Restriction, last_day: date | None, by: User | None, publishes: bool = True) -> None:
    """Until another day; one that would end before it begins goes away, and its history stays."""
    row = Restriction.objects.select_for_update(of=("self",)).filter(pk=restriction.pk).first()
    if row is None or row.valid_until == last_day:
        return
    with _history(by), refusing(dict.fromkeys(ONCE, _already)):
        if last_day is not None and last_day < row.valid_from:
            row.delete()
        else:
            row.valid_until = last_day
            row.save(update_fields=["valid_until"])
    _follow(row)
    if publishes:
        publish(municipality=row.municipality)


def switch_off(*, restriction: Restriction, by: User) -> None:
    """At once: today it is no longer in force."""
    yesterday = day_before(clock.today())
    if restriction.valid_until is not None and restriction.valid_until <= yesterday:
        return
    set_end(restriction=restriction, last_day=yesterday, by=by)


@transaction.atomic
def publish(*, municipality: Municipality) -> RestrictionNotice | None:
    """A new version of the public list, where it says something else than the one before."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('socialservice.restrictions'), %s)", [municipality.pk])
    today = clock.today()
    standing = Restriction.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))
    rows = standing.filter(municipality=municipality).select_related("office").order_by("valid_from", "code", "pk")
    lines = [as_published(row) for row in rows]
    before = municipality.restriction_notices.first()
    if lines == (before.lines if before else []):
        return before
    return RestrictionNotice.objects.create(
        municipality=municipality,
        number=before.number + 1 if before else 1,
        published_at=clock.now(),
        lines=lines,
    )


def check(valid_from: date, valid_until: date | None) -> None:
    if valid_until is not None and valid_until < valid_from:
        raise Refusal(_("The end date may not be before the start date."), field="valid_until")
    if valid_until is not None and valid_until < clock.today():
        raise Refusal(_("This day has passed."), field="valid_until")


def _already() -> Refusal:
    return Refusal(_("This restriction is in force on these days already."), field="code", code="already")


def _history(by: User | None):
    return pghistory.context(user=by.pk if by else None)


def _follow(row: Restriction) -> None:
    """The places in the waiting room are counted by others."""
    if row.code == Code.FEWER_PLACES:
        for name in registry.ROOM_CHANGED:
            registry.load(name)(row.municipality, office=row.office)
