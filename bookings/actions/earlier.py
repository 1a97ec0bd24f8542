"""Earlier times for those who wait for one: on the list, off it, and offered in the order in which they came.

Whoever changes a place on the list or its offer locks the appointment first, and then the offer.
"""

from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.daytime import EVENING, is_daytime
from socialservice.errors import Refusal
from socialservice.letters import reachable_by
from socialservice.models import Channel, Municipality, User

from .. import letters
from ..availability import Offer, offer
from ..errors import TimeTaken
from ..leading import slots_to_move
from ..lifecycle import State
from ..limits import below
from ..models import Appointment, TimeOffer, WaitingWish
from ..models.slots import reached
from ..offered import times_of
from ..suited import in_person_or_call
from .offers import hold_for, withdraw_one, write_offer
from .taking import lock

MOST_OFFERS = 3  # the database says so too
TO_COME = timedelta(hours=1)  # at least so long from the last moment to answer until the visit
MOST_TRIED = 5

Wish = WaitingWish.State


@transaction.atomic
def wait(*, appointment: Appointment, first_day: date, by: User | None = None) -> WaitingWish:
    """Tell me if an earlier time comes free. Whoever comes back to the list stands at its end."""
    row = _locked(appointment)
    if row.state != State.CONFIRMED or row.starts_at <= clock.now() or row.activity_id:
        raise Refusal(_("This appointment can no longer be moved."), code="not_coming")
    if reachable_by(row) not in (Channel.SMS, Channel.EMAIL):
        raise Refusal(
            _("An earlier time can be told only by text message or e-mail, and we have neither."), code="unreachable"
        )
    if not clock.today() <= first_day < row.day:
        raise Refusal(_("Choose a day before that of the appointment."), field="first_day")
    wish, _made = WaitingWish.objects.get_or_create(
        appointment=row, defaults={"municipality": row.municipality, "first_day": first_day, "created_at": clock.now()}
    )
    if wish.offers_made >= MOST_OFFERS:
        raise Refusal(_("Three earlier times have been offered for this appointment."), code="over")
    if wish.state != Wish.WAITING:
        wish.created_at = clock.now()
    wish.state, wish.first_day = Wish.WAITING, first_day
    wish.save(update_fields=["state", "first_day", "created_at"])
    return wish


@transaction.atomic
def leave(*, appointment: Appointment, by: User | None = None) -> None:
    """Off the list; an offer that awaits an answer is withdrawn."""
    row = _locked(appointment)
    wish = WaitingWish.objects.filter(appointment=row, state=Wish.WAITING).first()
    if wish is not None:
        wish.state = Wish.LEFT
        wish.save(update_fields=["state"])
        for offered in wish.offers.filter(state=TimeOffer.State.OPEN):
            withdraw_one(offered)


def offer_all() -> int:
    """Offer what has come free to those who wait, each the first time that suits. How many were offered."""
    withdraw_outdated()
    now = clock.now()
    waiting = Municipality.objects.filter(waiting_wishes__state=Wish.WAITING).distinct()
    return sum(_offer_in(municipality, now) for municipality in waiting)


def withdraw_outdated() -> None:
    """Offers to people whose appointment is cancelled, over, or as early by now; and lists that are at their end."""
    for offered in TimeOffer.objects.filter(state=TimeOffer.State.OPEN, wish__isnull=False).select_related(
        "wish__appointment", "purpose"
    ):
        appointment = offered.wish.appointment
        earlier = [time for time in times_of(offered, clock.now()) if time.starts_at < appointment.starts_at]
        if appointment.state != State.CONFIRMED or not earlier:
            with transaction.atomic():
                _locked(appointment)
                withdraw_one(offered)
    awaiting = TimeOffer.objects.filter(wish=OuterRef("pk"), state=TimeOffer.State.OPEN)
    done = WaitingWish.objects.filter(~Exists(awaiting), state=Wish.WAITING, offers_made=MOST_OFFERS)
    done.update(state=Wish.OVER)


def _offer_in(municipality: Municipality, now: datetime) -> int:
    until = now + timedelta(minutes=municipality.earlier_minutes)
    if not is_daytime(clock.local(now)) or until > clock.at(clock.local(now).date(), EVENING):
        return 0
    seen: dict[tuple, Offer] = {}
    return sum(_offer(wish, now, until, seen) for wish in _due(municipality, now))


def _due(municipality: Municipality, now: datetime):
    """Whose turn may be today, in the order in which they came."""
    today = clock.local(now).date()
    awaiting = TimeOffer.objects.filter(wish=OuterRef("pk"), state=TimeOffer.State.OPEN)
    found = WaitingWish.objects.filter(~Exists(awaiting), municipality=municipality, state=Wish.WAITING)
    found = found.filter(offers_made__lt=MOST_OFFERS, appointment__state=State.CONFIRMED, appointment__day__gt=today)
    found = found.filter(appointment__day__gt=F("first_day")).exclude(last_offer_on=today)
    return found.select_related("appointment__purpose", "appointment__office", "appointment__district").order_by(
        "created_at", "pk"
    )


def _offer(wish: WaitingWish, now: datetime, until: datetime, seen: dict[tuple, Offer]) -> bool:
    """Of people who wait for the same at the same office, the free times are looked up once."""
    visit = wish.appointment
    first, last = max(wish.first_day, clock.local(now).date()), visit.day - timedelta(days=1)
    led = slots_to_move(visit, first, last)
    among = _for_the_web(visit, now) if led is None else _for_the_web(visit, now) & led
    asked = {"purpose": visit.purpose, "office": visit.office, "mode": visit.mode, "among": among, "now": now}
    same = (visit.purpose_id, visit.office_id, visit.mode, first, last)
    found = seen.get(same) if led is None else None
    if found is None:
        found = offer(**asked, first=first, last=last, channel="staff")
        if led is None:
            seen[same] = found
    starts = (start for day in sorted(found.days) for start in found.days[day] if start >= until + TO_COME)
    return any(_hold(wish.pk, start, asked, until) for start in islice(starts, MOST_TRIED))


def _for_the_web(visit: Appointment, now: datetime) -> Q:
    """What the web may give away, except that those who wait need not wait for a cancelled time to return to it."""
    open_now = Q(online=True) & reached("crisis_until", now) & below(visit.purpose_id, visit.mode, "web")
    return open_now & in_person_or_call(visit.purpose_id, visit.mode)


@transaction.atomic
def _hold(pk: int, starts_at: datetime, asked: dict, until: datetime) -> bool:
    """Hold the time and write to whoever waits; False where somebody else is at it just now."""
    wish = WaitingWish.objects.select_related("appointment").get(pk=pk)
    rows = Appointment.objects.select_for_update(of=("self",), skip_locked=True)
    visit = rows.select_related("municipality", "person", "purpose", "office").filter(pk=wish.appointment_id).first()
    if visit is None or visit.state != State.CONFIRMED or visit.starts_at <= starts_at:
        return False
    today = clock.local(asked["now"]).date()
    mine = WaitingWish.objects.filter(pk=pk, state=Wish.WAITING, offers_made__lt=MOST_OFFERS)
    if not mine.exclude(last_offer_on=today).update(offers_made=F("offers_made") + 1, last_offer_on=today):
        return False
    try:
        slots = lock(**asked, starts_at=starts_at, resource=None, channel="staff", wait=False)
    except (TimeTaken, Refusal):
        transaction.set_rollback(True)
        return False
    wish.appointment = visit
    row = write_offer(
        why=TimeOffer.Why.EARLIER,
        purpose=visit.purpose,
        mode=visit.mode,
        wish=wish,
        until=until,
        is_demo=visit.is_demo,
    )
    hold_for(row, slots)
    letters.earlier_time(row, times_of(row, asked["now"]))
    return True


def _locked(appointment: Appointment) -> Appointment:
    rows = Appointment.objects.select_related("municipality", "person")
    return rows.select_for_update(of=("self",)).get(pk=appointment.pk)
