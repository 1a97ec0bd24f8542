"""Times offered to one client and held until an answer: agreed individually, or instead of one the office cancelled.

Whoever changes an offer locks its request first, or the appointment of whoever waits for an earlier time, and then the
offer; one answer counts.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.identifiers import can_receive_sms, new_token
from socialservice.models import Channel, Municipality, Office, User
from socialservice.words import moment_head, moment_in

from .. import availability, letters
from ..closed import keep_closed
from ..errors import TimeTaken
from ..models import Appointment, Purpose, Request, Resource, Slot, TimeOffer, WaitingWish
from ..models.offers import OFFERED
from ..offered import MOST, Offered, spread, times_of
from . import booking, requests
from .booking import Contact
from .slots import open_slot
from .taking import lock

ANSWER_WITHIN = timedelta(hours=24)  # to a replacement: the letter promises it
AHEAD = timedelta(days=60)  # replacements are looked for so far

State, Why = TimeOffer.State, TimeOffer.Why


@dataclass(frozen=True)
class Wanted:
    """A time to be offered: published and free, or outside the hours and opened for this offer."""

    resource: Resource
    office: Office
    starts_at: datetime


@transaction.atomic
def offer_times(
    *, request: Request, purpose: Purpose, mode: str, times: list[Wanted], until: datetime, by: User
) -> TimeOffer:
    """Hold up to three times for whoever asked, and write to them. All are held or none."""
    asked = Request.objects.select_for_update(of=("self",)).select_related("submission", "district").get(pk=request.pk)
    if asked.closed_at is not None:
        raise Refusal(_("This request is closed already."), code="closed")
    now = clock.now()
    if not times:
        raise Refusal(_("Choose at least one time."), field="times")
    if len(times) > MOST:
        raise Refusal(_("Choose three times at most."), field="times")
    if until <= now:
        raise Refusal(_("The time to answer has passed."), field="until")
    _expire_overdue(asked, now)
    row = write_offer(
        why=Why.INDIVIDUAL,
        purpose=purpose,
        mode=mode,
        request=asked,
        until=min(until, max(time.starts_at for time in times)),  # a nearer one passes by itself
        by=by,
        is_demo=asked.is_demo,
    )
    for time in times:
        hold_for(row, _published_or_opened(row, time, by))
    requests.note(asked, requests.Kind.OFFERED, by, offer=row.pk)
    requests.answered(asked)
    letters.times_offered(row, contact_of(row), times_of(row, now))
    return row


@transaction.atomic
def offer_instead(*, appointment: Appointment, by: User) -> TimeOffer | None:
    """Up to three times for whom the office cancels, held for a day; None where there are none, or it was a group."""
    now = clock.now()
    if appointment.starts_at is None or appointment.activity_id:
        return None
    row = write_offer(
        why=Why.REPLACEMENT,
        purpose=appointment.purpose,
        mode=appointment.mode,
        instead_of=appointment,
        until=now + ANSWER_WITHIN,
        by=by,
        is_demo=appointment.is_demo,
    )
    found = 0
    for office, resource, start in _candidates(appointment, row.until, now):
        try:
            hold_for(row, _free_without_waiting(row, office, resource, start))
        except Refusal:  # somebody is taking it just now
            continue
        found += 1
        if found == MOST:
            break
    if not found:
        row.delete()
        return None
    return row


@transaction.atomic
def accept(*, offer: TimeOffer, chosen: str, by: User | None = None) -> Appointment:
    """Book the chosen time (`Offered.key`) and free the others. The same answer twice gives the same appointment."""
    row, now = _locked(offer), clock.now()
    if row.state == State.TAKEN and (by is None or row.led_to.slots.filter(pk=chosen).exists()):
        return row.led_to
    _refuse_unless_open(row, now)
    time = next((one for one in times_of(row, now) if one.key == chosen), None)
    if time is None:
        raise Refusal(_("This time is no longer held. Choose another."), field="times", code="gone")
    _release(row, keep=time)
    if row.wish_id:
        return _move_earlier(row, time, now, by)
    appointment = booking.book(
        purpose=row.purpose,
        office=time.office,
        mode=row.mode,
        contact=contact_of(row),
        came_from=row.request.submission.way if row.request_id else row.instead_of.came_from,
        starts_at=time.starts_at,
        visitor=row.holder,
        wished_at=row.request.submission.received_at if row.request_id else row.instead_of.wished_at,
        by=by,
        channel="staff",
    )
    _answer(row, State.TAKEN, now, appointment=appointment)
    if row.request_id:
        requests.booked(request=row.request, appointment=appointment, by=by)
    return appointment


@transaction.atomic
def decline(*, offer: TimeOffer, words: str = "", by: User | None = None) -> TimeOffer:
    """None of them suits. The request goes back to those who answer it, with what the client says."""
    row, now = _locked(offer), clock.now()
    if row.state == State.DECLINED:
        return row
    _refuse_unless_open(row, now)
    _release(row)
    return _answer(row, State.DECLINED, now, words=words.strip()[:300])


@transaction.atomic
def withdraw(*, offer: TimeOffer, by: User) -> TimeOffer:
    row, now = _locked(offer), clock.now()
    if row.state == State.WITHDRAWN:
        return row
    _refuse_unless_open(row, now)
    _release(row)
    return _answer(row, State.WITHDRAWN, now)


def withdraw_one(offer: TimeOffer) -> None:
    """Of somebody who waits no longer. Called with the appointment locked."""
    row = _locked(offer)
    if row.state == State.OPEN:
        _release(row)
        _answer(row, State.WITHDRAWN, clock.now())


def withdraw_of(request: Request) -> None:
    """The request is answered otherwise: what was offered is free again. Called with the request locked."""
    now = clock.now()
    for row in TimeOffer.objects.filter(request=request, state=State.OPEN).select_for_update(of=("self",)):
        _release(row)
        _answer(row, State.WITHDRAWN, now)


def withdraw_empty(municipality: Municipality) -> int:
    """Offers of which a closing has taken every time; how many."""
    held = Slot.objects.filter(held_for=Concat(Value(OFFERED), Cast(OuterRef("pk"), CharField())))
    empty = TimeOffer.objects.filter(~Exists(held), municipality=municipality, state=State.OPEN)
    done = 0
    for offer in list(empty):
        with transaction.atomic():
            row = _locked(offer)
            if row.state == State.OPEN and not times_of(row, clock.now()):
                _answer(row, State.WITHDRAWN, clock.now())
                done += 1
    return done


def expire() -> int:
    """Offers whose time to answer is over; their requests are to be answered anew. How many."""
    now, done = clock.now(), 0
    for pk in TimeOffer.objects.filter(state=State.OPEN, until__lte=now).values_list("pk", flat=True):
        with transaction.atomic():
            row = TimeOffer.objects.filter(pk=pk, state=State.OPEN).select_for_update(skip_locked=True).first()
            if row is not None:
                _release(row)
                _answer(row, State.EXPIRED, now)
                done += 1
    return done


def contact_of(offer: TimeOffer) -> Contact:
    """Who is offered the times, as the request or the cancelled appointment tells."""
    visit = offer.wish.appointment if offer.wish_id else offer.instead_of
    if visit is not None:
        return Contact(**{field.name: getattr(visit, field.name) for field in fields(Contact)})
    asked = offer.request
    return Contact(
        name=asked.name,
        phone=asked.phone,
        language=asked.language,
        letters_by=Channel.SMS if can_receive_sms(asked.phone) else Channel.NONE,
        need=asked.need,
        district=asked.district,
    )


# Pieces


def _move_earlier(row: TimeOffer, time: Offered, now: datetime, by: User | None) -> Appointment:
    """The same appointment at the time that came free; its own time is given back, perhaps for the next who waits."""
    if time.starts_at >= row.wish.appointment.starts_at:
        raise Refusal(_("Your appointment is as early by now."), code="gone")
    moved = booking.move(
        appointment=row.wish.appointment,
        starts_at=time.starts_at,
        office=time.office,
        resource=time.resource,
        visitor=row.holder,
        by=by,
        channel="staff",
    )
    WaitingWish.objects.filter(pk=row.wish_id).update(state=WaitingWish.State.MOVED)
    _answer(row, State.TAKEN, now)
    return moved


def _locked(offer: TimeOffer) -> TimeOffer:
    if offer.request_id:
        Request.objects.select_for_update(of=("self",)).get(pk=offer.request_id)
    if offer.wish_id:
        Appointment.objects.select_for_update(of=("self",)).get(waiting_wish=offer.wish_id)
    return (
        TimeOffer.objects.select_for_update(of=("self",))
        .select_related("purpose", "request__submission", "request__district", "instead_of", "appointment")
        .select_related("wish__appointment")
        .get(pk=offer.pk)
    )


def _refuse_unless_open(row: TimeOffer, now: datetime) -> None:
    sentences = {
        State.TAKEN: _("These times have been answered already: one of them was accepted."),
        State.DECLINED: _("These times have been declined."),
        State.WITHDRAWN: _("These times are no longer offered."),
    }
    if row.state in sentences:
        raise Refusal(sentences[row.state], code="answered")
    if row.state == State.EXPIRED or row.until <= now:
        raise Refusal(
            _("The times were held until %(when)s and have been given back.")
            % {"when": moment_head(clock.local(row.until))},
            code="expired",
        )


def write_offer(**what) -> TimeOffer:
    with refusing({"one_open_offer_of_request": _is_offered, "one_open_offer_instead": _is_offered}):
        return TimeOffer.objects.create(
            municipality_id=what["purpose"].municipality_id, link=new_token(), created_at=clock.now(), **what
        )


def _is_offered() -> Refusal:
    return Refusal(_("Times have been offered already and await an answer. Withdraw them first."), code="offered")


def _answer(row: TimeOffer, state: str, now: datetime, **more) -> TimeOffer:
    row.state, row.answered_at = state, now
    for name, value in more.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "answered_at", *more])
    letters.drop_offered(row)
    return row


def hold_for(row: TimeOffer, slots: list[Slot]) -> None:
    Slot.objects.filter(pk__in=[slot.pk for slot in slots]).update(held_until=row.until, held_for=row.holder)


def _release(row: TimeOffer, *, keep: Offered | None = None) -> None:
    """Give the times back, but the one to keep; those opened for the offer go away."""
    kept = [slot.pk for slot in keep.slots] if keep else []
    held = Slot.objects.filter(held_for=row.holder, appointment__isnull=True).exclude(pk__in=kept)
    held.filter(pk__in=row.opened).delete()
    keep_closed(held)
    held.update(held_until=None, held_for="")


def _published_or_opened(row: TimeOffer, time: Wanted, by: User) -> list[Slot]:
    if not row.purpose.resources.filter(pk=time.resource.pk, active=True).exists():
        raise Refusal(_("This specialist does not serve this purpose."), field="resource")
    ends_at = time.starts_at + timedelta(minutes=row.purpose.minutes)
    there = Slot.objects.filter(resource=time.resource, starts_at__lt=ends_at, ends_at__gt=time.starts_at)
    if not there.exists():
        return [_opened(row, time, by)]
    try:
        return lock(
            purpose=row.purpose,
            office=time.office,
            mode=row.mode,
            starts_at=time.starts_at,
            resource=time.resource,
            channel="staff",
            now=clock.now(),
        )
    except TimeTaken as taken:
        raise Refusal(
            _("%(when)s is not available. Choose another time.")
            % {"when": capfirst(moment_in(clock.local(time.starts_at)))},
            field="times",
            code="taken",
        ) from taken


def _opened(row: TimeOffer, time: Wanted, by: User) -> Slot:
    slot = open_slot(
        resource=time.resource, office=time.office, starts_at=time.starts_at, minutes=row.purpose.minutes, by=by
    )
    Slot.objects.filter(pk=slot.pk).update(modes=[row.mode])
    row.opened.append(slot.pk)
    row.save(update_fields=["opened"])
    return slot


def _free_without_waiting(row: TimeOffer, office, resource, start) -> list[Slot]:
    return lock(
        purpose=row.purpose,
        office=office,
        mode=row.mode,
        starts_at=start,
        resource=resource,
        channel="web",
        now=clock.now(),
        wait=False,
    )


def _candidates(appointment: Appointment, until: datetime, now: datetime):
    """Where and when else: at the same office with the same specialist, with others, then elsewhere. The client may
    answer until the last moment, so nothing begins before it."""
    wish, tried = max(appointment.starts_at, until), set()
    for office, resource in _places(appointment, now):
        day = clock.local(until).date()
        found = availability.offer(
            purpose=appointment.purpose,
            office=office,
            mode=appointment.mode,
            now=now,
            first=day,
            last=day + AHEAD,
            resource=resource,
        )
        starts = [start for several in found.days.values() for start in several if start > until]
        for start in spread(starts, wish):
            if (office.pk, start) not in tried:
                tried.add((office.pk, start))
                yield office, resource, start


def _places(appointment: Appointment, now: datetime):
    own = appointment.office
    if appointment.resource_id:
        yield own, appointment.resource
    yield own, None
    day = clock.local(now).date()
    for office in availability.offices_for(appointment.purpose, appointment.mode, now, day).filter(
        first_free__isnull=False
    ):
        if office.pk != own.pk and availability.is_open(office, clock.local(office.first_free).date()):
            yield office, None


def _expire_overdue(request: Request, now: datetime) -> None:
    for row in request.offers.filter(state=State.OPEN, until__lte=now).select_for_update(of=("self",)):
        _release(row)
        _answer(row, State.EXPIRED, now)
