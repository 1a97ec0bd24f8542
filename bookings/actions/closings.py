"""Close a day, a specialist, an office: the times go at once, each appointment one by one afterwards.

The work is rows written with the decision: any number of workers deal with them, each with another one, and one that
dies leaves its row to the next.
"""

from datetime import datetime, time, timedelta
from functools import partial

import pghistory
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.letters import reachable_by
from socialservice.models import OfficeOpening, User

from .. import alternatives
from ..closed import keep_closed
from ..errors import TimeTaken, TooMany
from ..lifecycle import Event, State
from ..models import Absence, Appointment, Closing, ClosingItem, GroupActivity, Mode, Slot
from ..proposals import Stretch, activities, propose, to_be_phoned
from . import absences, booking, offers, visits
from .desk import apply
from .publishing import follow

Choice = ClosingItem.Choice


@transaction.atomic
def close(
    *,
    stretch: Stretch,
    reason: str,
    by: User,
    kind: str = Absence.Kind.SICKNESS,
    choices: dict[int, str] | None = None,
) -> Closing:
    """Take the times off and write down what is to become of each appointment: as chosen, else as proposed.

    `choices`: by appointment. What was booked since the proposal was read is among them too.
    """
    from ..tasks import finish_closings

    now = clock.now()
    if not reason.strip():
        raise Refusal(_("Please say why."), field="reason")
    refuse(stretch)
    stretch = Stretch(max(stretch.starts_at, now), stretch.ends_at, stretch.resource, stretch.office)
    _keep_publishers_out(stretch)
    _refuse_double(stretch)
    with pghistory.context(user=by.pk):
        closing = Closing.objects.create(
            municipality=stretch.resource.office.municipality if stretch.resource else stretch.office.municipality,
            office=stretch.office,
            resource=stretch.resource,
            starts_at=stretch.starts_at,
            ends_at=stretch.ends_at,
            reason=reason.strip().rstrip(".")[:200],
            by=by,
            created_at=now,
        )
        if stretch.resource:
            _write_absences(closing, kind)
        elif stretch.ends_at is None:
            _end_opening(closing)
    stretch = Stretch.of(closing)
    _cancel_activities(stretch, now)
    keep_closed(stretch.slots().filter(appointment__isnull=True))
    _write_items(closing, stretch, choices or {}, now)
    transaction.on_commit(partial(_hurry, finish_closings), robust=True)
    return closing


def work(*, closing: Closing, limit: int | None = None) -> int:
    """Deal with appointments that nobody has dealt with; how many. Safe beside others who do the same."""
    done = 0
    while (limit is None or done < limit) and _work_one(closing):
        done += 1
    left = ClosingItem.objects.filter(closing=closing, done_at__isnull=True)
    if not left.exists():
        offers.withdraw_empty(closing.municipality)
        Closing.objects.filter(pk=closing.pk, finished_at__isnull=True).update(finished_at=clock.now())
    return done


def reopen(*, closing: Closing, by: User, day=None) -> Closing:
    """Give the times back; appointments stay where they went. An office closed for good opens anew from the day."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        row = Closing.objects.select_for_update(of=("self",)).get(pk=closing.pk)
        if row.reopened_at is not None:
            return row
        if row.finished_at is None:
            raise Refusal(_("Appointments are still being dealt with. Wait until that is done."), code="unfinished")
        stretch = Stretch.of(row)
        _keep_publishers_out(stretch)
        row.reopened_at, row.reopened_by = clock.now(), by
        row.save(update_fields=["reopened_at", "reopened_by"])
        given = stretch.slots()
        if row.office_id and row.ends_at is None:
            day = max(filter(None, [day, stretch.day, clock.today()]))
            _open_anew(row, day)
            given = given.filter(day__gte=day)
            if day > stretch.day:
                row.ends_at = clock.at(day, time.min)
                row.save(update_fields=["ends_at"])
        given.filter(withdrawn_at=row.created_at).update(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
    _publish_again(row, stretch, by)
    return row


@transaction.atomic
def called(*, item: ClosingItem, by: User) -> ClosingItem:
    """Somebody has phoned whom no letter reaches."""
    ClosingItem.objects.filter(pk=item.pk, to_call=True, called_at__isnull=True).update(
        called_at=clock.now(), called_by=by
    )
    item.refresh_from_db()
    return item


# Closing


def refuse(stretch: Stretch) -> None:
    """What cannot be closed cannot be proposed either."""
    now = clock.now()
    if stretch.ends_at is not None and stretch.ends_at <= stretch.starts_at:
        raise Refusal(_("The end is before the beginning."), field="last_day")
    if stretch.ends_at is not None and stretch.ends_at <= now:
        raise Refusal(_("This time has passed."), field="day")
    if stretch.ends_at is None and stretch.day < clock.today():
        raise Refusal(_("This day has passed."), field="day")


def _refuse_double(stretch: Stretch) -> None:
    whole = Q(ends_at__isnull=True)
    if stretch.ends_at is not None:
        whole |= Q(ends_at__gte=stretch.ends_at)
    same = Closing.objects.standing().filter(
        whole, resource=stretch.resource, office=stretch.office, starts_at__lte=stretch.starts_at
    )
    if same.exists():
        raise Refusal(_("This is closed already."), code="closed")


def _keep_publishers_out(stretch: Stretch) -> None:
    """Until this is over nobody publishes times of those concerned; two closings of them take turns."""
    with connection.cursor() as cursor:
        for pk in sorted(stretch.resources().values_list("pk", flat=True)):
            cursor.execute("SELECT pg_advisory_xact_lock(2, %s)", [pk % 2**31])


def _write_absences(closing: Closing, kind: str) -> None:
    """The specialist is away, but where an absence says so already."""
    reached = closing.starts_at
    there = Absence.objects.touching(closing.starts_at, closing.ends_at).filter(resource=closing.resource)
    gaps = []
    for absence in there.order_by("starts_at"):
        gaps.append((reached, absence.starts_at))
        reached = max(reached, absence.ends_at)
    for starts_at, ends_at in [*gaps, (reached, closing.ends_at)]:
        if starts_at < ends_at:
            Absence.objects.create(
                resource=closing.resource,
                kind=kind,
                starts_at=starts_at,
                ends_at=ends_at,
                by=closing.by,
                created_at=closing.created_at,
            )


def _end_opening(closing: Closing) -> None:
    """The period in which the office is open ends the day before; a later one stays, and with it its times."""
    day = Stretch.of(closing).day
    later = closing.office.openings.filter(valid_from__gt=day).order_by("valid_from").first()
    if later is not None:
        closing.ends_at = clock.at(later.valid_from, time.min)
        closing.save(update_fields=["ends_at"])
    opening = closing.office.openings.on(day).first()
    if opening is None:
        raise Refusal(_("The office is closed on this day."), field="day")
    if opening.valid_from == day:
        opening.delete()
    else:
        opening.valid_until = day - timedelta(days=1)
        opening.save(update_fields=["valid_until"])


def _cancel_activities(stretch: Stretch, now: datetime) -> None:
    """Nobody joins any more; who has a place is dealt with as everybody else."""
    rows = list(activities(stretch).select_for_update(of=("self",)))
    Slot.objects.filter(activity__in=rows).delete()
    GroupActivity.objects.filter(pk__in=[row.pk for row in rows]).update(cancelled_at=now)


def _write_items(closing: Closing, stretch: Stretch, choices: dict[int, str], now: datetime) -> None:
    proposal = propose(stretch, now)
    ClosingItem.objects.bulk_create(
        ClosingItem(
            closing=closing,
            appointment=case.appointment,
            choice=chosen if case.may(chosen := choices.get(case.appointment.pk, "")) else case.best,
            was_at=case.appointment.starts_at,
        )
        for case in proposal.cases
    )


def _hurry(task) -> None:
    task.apply_async(retry=False)


# Each appointment


@transaction.atomic
def _work_one(closing: Closing) -> bool:
    item = (
        ClosingItem.objects.filter(closing=closing, done_at__isnull=True)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("closing__by", "closing__resource", "closing__office")
        .order_by("pk")
        .first()
    )
    if item is None:
        return False
    _deal_with(item)
    item.done_at = clock.now()
    item.save(update_fields=["choice", "done_at", "failure", "to_call"])
    return True


def _deal_with(item: ClosingItem) -> None:
    """As was chosen; where that is no longer possible the office cancels, and offers other times."""
    row = Appointment.objects.select_related("purpose", "office", "resource", "person", "municipality").get(
        pk=item.appointment_id
    )
    if row.state not in (State.CONFIRMED, State.ARRIVED) or row.starts_at != item.was_at:
        item.failure = _("Somebody has changed this appointment meanwhile. Nothing was done.")
        return
    told_by = reachable_by(row)
    try:
        with transaction.atomic():
            ACTS[item.choice](item, row)
    except Refusal as refusal:
        item.failure, item.choice = refusal.sentence[:300], Choice.CANCEL
        _cancel(item, row)
    item.to_call = to_be_phoned(told_by, item.choice, item.was_at, clock.now())


def _move(item: ClosingItem, row: Appointment) -> None:
    """How many appointments one client may have does not stand in the way: it is the office that moves them.

    Others book meanwhile, and other workers want the same first free time: a time lost to them is not tried again.
    """
    beyond, lost = "", []
    while way := alternatives.nearest(row, item.choice, now=clock.now(), without=lost):
        if way.slot is None:
            break
        try:
            booking.move(
                appointment=row,
                starts_at=way.starts_at,
                office=way.slot.office,
                resource=way.resource,
                by=item.closing.by,
                channel="staff",
                beyond=beyond,
            )
            return
        except TimeTaken:
            lost.append(way.slot.pk)
        except TooMany:
            if beyond:
                raise
            beyond = item.closing.reason
    raise Refusal(_("There was no available time left."), code="no_time")


def _to_deputy(item: ClosingItem, row: Appointment) -> None:
    """Who waits already is not sent home: the queue goes on without the one who is away."""
    if row.state != State.ARRIVED:
        _move(item, row)
        return
    way = alternatives.nearest(row, item.choice, now=clock.now())
    if way is None:
        raise Refusal(_("Nobody else receives for this purpose."), code="nobody")
    if way.resource and way.resource.office_id == row.office_id:
        visits.hand_over(appointment=row, to=way.resource, by=item.closing.by)
    else:
        apply(row, Event.HAND_OVER, by=item.closing.by, changes={"resource": None})


def _to_phone(item: ClosingItem, row: Appointment) -> None:
    if row.mode != Mode.PHONE:
        visits.to_call(appointment=row, phone=row.phone, by=item.closing.by)


def _cancel(item: ClosingItem, row: Appointment) -> None:
    booking.cancel(appointment=row, by=item.closing.by, reason=item.closing.reason)


ACTS = {Choice.SAME: _move, Choice.DEPUTY: _to_deputy, Choice.PHONE: _to_phone, Choice.CANCEL: _cancel}


# Reopening


def _open_anew(closing: Closing, day) -> None:
    later = closing.office.openings.filter(valid_from__gt=day).order_by("valid_from").first()
    if not closing.office.openings.on(day).exists():
        OfficeOpening.objects.create(
            office=closing.office,
            valid_from=day,
            valid_until=later.valid_from - timedelta(days=1) if later else None,
        )


def _publish_again(closing: Closing, stretch: Stretch, by: User) -> None:
    if closing.resource_id:
        written = Absence.objects.standing().filter(resource=closing.resource_id, created_at=closing.created_at)
        for absence in written:
            absences.cancel(absence=absence, by=by)
    ends_at = stretch.ends_at or clock.now() + timedelta(days=366)
    for resource in stretch.resources().select_related("office__municipality"):
        follow(resource=resource, first=stretch.day, last=stretch.last_day, within=(closing.starts_at, ends_at))
