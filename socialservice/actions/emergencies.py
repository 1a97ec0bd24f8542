"""Declare an emergency, prolong it, end it, widen what it covers, void it.

Each act is a change of the record that can be tried on a copy (`propose`) before it is done: what it brings about is
then shown from the copy, and done from the record.
"""

import copy
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import clock
from ..errors import Refusal
from ..models import Emergency, EmergencyChange, Municipality, User
from ..words import date_short
from . import switching

What = EmergencyChange.What

# Days outside these are slips of the hand: no emergency on record is older, none has lasted or reached so far.
EARLIEST = date(2000, 1, 1)
LONGEST = timedelta(days=5 * 366)
WIDEST = timedelta(days=366)
CHECK_YEAR = gettext_lazy("Check the year.")


@transaction.atomic
def declare(*, emergency: Emergency, decided_on: date, by: User | None = None, **switched) -> Emergency:
    """Record a new emergency, given unsaved. The same one declared twice is refused.

    `switched`: the `municipality` in which it is declared and what is `chosen` there, see `switching.start`.
    """
    check_new(emergency)
    _one_at_a_time()
    _refuse_double(emergency)
    emergency.save(force_insert=True)
    _write(emergency, What.DECLARED, decided_on, by, new_end=emergency.ends_on, reason=emergency.legal_reference)
    switching.start(emergency=emergency, what=What.DECLARED, by=by, **switched)
    return emergency


@transaction.atomic
def change(
    *,
    emergency: Emergency,
    what: str,
    decided_on: date,
    by: User | None = None,
    municipality: Municipality | None = None,
    chosen: dict | None = None,
    **facts,
) -> Emergency:
    """Prolong, end, widen or void. `facts` are those of the act: see `ACTS`; the others as of `declare`."""
    emergency = Emergency.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
    old_end = emergency.ends_on
    reason = _act(emergency, what, facts)
    emergency.save()
    _write(emergency, what, decided_on, by, old_end=old_end, new_end=emergency.ends_on, reason=reason)
    switching.start(emergency=emergency, what=what, ended=old_end, by=by, municipality=municipality, chosen=chosen)
    return emergency


def propose(*, emergency: Emergency, what: str, **facts) -> Emergency:
    """The emergency as it would be after the act; the record stays as it is."""
    proposed = copy.copy(emergency)
    _act(proposed, what, facts)
    return proposed


def new(
    *,
    municipality: Municipality,
    name: str,
    legal_reference: str,
    starts_on: date,
    planned_end: date,
    nationwide: bool = True,
    extends_statuses: bool = True,
    name_en: str = "",
    is_demo: bool = False,
) -> Emergency:
    """An emergency not recorded yet: nationwide, or of the municipality that declares it."""
    return Emergency(
        name=name,
        name_en=name_en,
        legal_reference=legal_reference,
        starts_on=starts_on,
        planned_end=planned_end,
        nationwide=nationwide,
        municipality=None if nationwide else municipality,
        extends_statuses=extends_statuses,
        is_demo=is_demo,
    )


def check_new(emergency: Emergency) -> None:
    if emergency.planned_end < emergency.starts_on:
        raise Refusal(_("The end date may not be before the start date."), field="planned_end")
    if not EARLIEST <= emergency.starts_on <= clock.today() + WIDEST:
        raise Refusal(CHECK_YEAR, field="starts_on")
    _check_end(emergency, emergency.planned_end, "planned_end")


def _check_end(emergency: Emergency, end: date, field: str) -> None:
    if end > emergency.starts_on + LONGEST:
        raise Refusal(CHECK_YEAR, field=field)


def _prolong(emergency: Emergency, *, new_end: date, reason: str = "") -> str:
    if new_end <= emergency.ends_on:
        day = date_short(emergency.ends_on)
        raise Refusal(
            _("The emergency lasts until %(day)s already: choose a later day.") % {"day": day}, field="new_end"
        )
    _check_end(emergency, new_end, "new_end")
    emergency.planned_end, emergency.actual_end = new_end, None
    return reason


def _end(emergency: Emergency, *, last_day: date, reason: str = "") -> str:
    if last_day < emergency.starts_on:
        raise Refusal(_("The end date may not be before the start date."), field="last_day")
    if last_day > emergency.ends_on:
        day = date_short(emergency.ends_on)
        sentence = _("The emergency lasts until %(day)s. To make it longer, choose “Prolong”.")
        raise Refusal(sentence % {"day": day}, field="last_day")
    if last_day == emergency.actual_end:
        raise Refusal(_("This end is recorded already."), field="last_day")
    emergency.actual_end = last_day
    return reason


def _widen(
    emergency: Emergency, *, reason: str, covers_from: date | None = None, covers_until: date | None = None
) -> str:
    first, last = emergency.covers_from or emergency.starts_on, emergency.covers_until or emergency.ends_on
    if covers_from and covers_from > first:
        raise Refusal(
            _("Coverage can only be widened: choose %(day)s or an earlier day.") % {"day": date_short(first)},
            field="covers_from",
        )
    if covers_until and covers_until < last:
        raise Refusal(
            _("Coverage can only be widened: choose %(day)s or a later day.") % {"day": date_short(last)},
            field="covers_until",
        )
    if covers_from and covers_from < emergency.starts_on - WIDEST:
        raise Refusal(CHECK_YEAR, field="covers_from")
    if covers_until and covers_until > emergency.ends_on + WIDEST:
        raise Refusal(CHECK_YEAR, field="covers_until")
    wider = covers_from or emergency.covers_from, covers_until or emergency.covers_until
    if wider == (emergency.covers_from, emergency.covers_until):
        raise Refusal(_("Name at least one day that is not covered yet."), field="covers_from")
    emergency.covers_from, emergency.covers_until = wider
    emergency.covers_reason = reason
    return reason


def _void(emergency: Emergency, *, reason: str) -> str:
    emergency.voided_at, emergency.void_reason = clock.now(), reason
    return reason


ACTS = {What.PROLONGED: _prolong, What.ENDED: _end, What.WIDENED: _widen, What.VOIDED: _void}


def _act(emergency: Emergency, what: str, facts: dict) -> str:
    if emergency.voided_at:
        raise Refusal(_("This emergency is void: nothing more can be done with it."))
    return ACTS[what](emergency, **facts)


def _one_at_a_time() -> None:
    """Two who declare the same emergency at once: the second waits, and sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('socialservice.emergencies'), 0)")


def _refuse_double(emergency: Emergency) -> None:
    same = Emergency.objects.standing().filter(
        starts_on=emergency.starts_on, nationwide=emergency.nationwide, municipality=emergency.municipality
    )
    if same.exists():
        day = date_short(emergency.starts_on)
        raise Refusal(
            _("An emergency that starts on %(day)s is recorded already: open it and prolong it.") % {"day": day},
            field="starts_on",
        )


def check_decided(decided_on: date) -> None:
    if decided_on > clock.today():
        raise Refusal(_("The decision cannot be dated in the future."), field="decided_on")
    if decided_on < EARLIEST:
        raise Refusal(CHECK_YEAR, field="decided_on")


def _write(emergency: Emergency, what: str, decided_on: date, by, *, new_end, old_end=None, reason="") -> None:
    check_decided(decided_on)
    EmergencyChange.objects.create(
        emergency=emergency,
        what=what,
        decided_on=decided_on,
        old_end=old_end,
        new_end=new_end,
        reason=reason,
        at=clock.now(),
        by=by,
    )
