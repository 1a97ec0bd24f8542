"""Group activities: made by staff on a specialist's time, joined place by place."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialservice import clock
from socialservice.errors import Refusal, constraint_of, refusing
from socialservice.models import Office, User

from .. import letters
from ..availability import is_open
from ..lifecycle import OPEN_STATES, Event, State
from ..limits import KIND
from ..models import Appointment, GroupActivity, Mode, Purpose, Resource, Slot
from ..models.appointments import CODE_ONCE
from ..models.slots import NEVER_OVERLAP
from . import booking
from .allowances import Key, counted_afresh, settle
from .beyond import admit
from .booking import CODE_TRIES, Contact, _event
from .clients import counts_as, same_client, take_turns
from .lengths import is_somebodys
from .publishing import follow as publish_again


@transaction.atomic
def create(
    *,
    office: Office,
    resource: Resource,
    purpose: Purpose,
    name: str,
    starts_at: datetime,
    minutes: int,
    places: int,
    by: User,
    name_en: str = "",
    online: bool = True,
) -> GroupActivity:
    """It takes the resource's free times of these hours. A taken one is moved first."""
    now, ends_at, day = clock.now(), starts_at + timedelta(minutes=minutes), clock.local(starts_at).date()
    if starts_at <= now:
        raise Refusal(_("This time has passed."), field="starts")
    if not is_open(office, day):
        raise Refusal(_("The office is closed on this day."), field="starts", code="closed")
    around = Slot.objects.filter(resource=resource, starts_at__lt=ends_at, ends_at__gt=starts_at)
    slots = list(around.select_for_update(of=("self",)))
    if any(is_somebodys(slot, now) for slot in slots):
        raise _overlaps()
    Slot.objects.filter(pk__in=[slot.pk for slot in slots]).delete()
    activity = GroupActivity.objects.create(
        office=office,
        resource=resource,
        purpose=purpose,
        name=name,
        name_en=name_en,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        places=places,
        online=online,
        created_by=by,
        created_at=now,
    )
    with refusing({NEVER_OVERLAP: _overlaps}):
        Slot.objects.create(
            resource=resource,
            office=office,
            day=day,
            starts_at=starts_at,
            ends_at=ends_at,
            online=False,
            opened_by_hand=True,
            activity=activity,
        )
    return activity


def join(
    *,
    activity: GroupActivity,
    contact: Contact,
    came_from: str,
    by: User | None = None,
    form_key=None,
    beyond: str = "",
) -> Appointment:
    """One place: an appointment of the activity's time with its own code and letters. The same form sent twice gives
    the same one. `beyond`: why staff give one place more than there are. Raises LimitReached where none is left."""
    for attempt in range(CODE_TRIES):
        try:
            return _join(activity, contact, came_from, by, form_key, beyond)
        except (IntegrityError, Refusal) as refused:
            if form_key and (already := Appointment.objects.filter(form_key=form_key).first()):
                return already
            if constraint_of(refused) != CODE_ONCE or attempt + 1 == CODE_TRIES:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def set_places(*, activity: GroupActivity, places: int, by: User) -> GroupActivity:
    """More places, or fewer, but never fewer than are taken."""
    row = GroupActivity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    _refuse_unless_open(row, by)
    counter = Key(KIND.PLACES, row.office_id, row.day, activity_id=row.pk)
    if places < (taken := counted_afresh(counter)):
        raise Refusal(
            ngettext("%(n)d place is taken already.", "%(n)d places are taken already.", taken) % {"n": taken},
            field="places",
            code="taken",
        )
    row.places = places
    row.save(update_fields=["places"])
    settle([counter])
    return row


@transaction.atomic
def cancel(*, activity: GroupActivity, by: User, reason: str = "") -> int:
    """Everybody who has a place is told; the specialist's times are offered again. Returns how many had a place."""
    row = GroupActivity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if row.cancelled_at is not None:
        return 0
    row.cancelled_at = clock.now()
    row.save(update_fields=["cancelled_at"])
    Slot.objects.filter(activity=row).delete()
    confirmed = list(row.participants.filter(state=State.CONFIRMED).order_by("pk"))
    for participant in confirmed:
        booking.cancel(appointment=participant, by=by, reason=reason)
    publish_again(resource=row.resource, first=row.day, last=row.day, within=(row.starts_at, row.ends_at))
    return len(confirmed)


@transaction.atomic
def _join(activity, contact: Contact, came_from, by, form_key, beyond) -> Appointment:
    take_turns(contact)
    of = GroupActivity.objects.select_related("purpose__municipality").select_for_update(of=("self",))
    activity = of.get(pk=activity.pk)
    _refuse_unless_open(activity, by)
    if by and activity.participants.filter(same_client(contact), state__in=OPEN_STATES).exists():
        raise Refusal(_("This client has a place already."), field="name", code="has_place")
    row = booking.new_row(activity.purpose, Mode.IN_PERSON, contact, came_from, None, form_key)
    row.activity, row.office_id, row.resource_id, row.day = (
        activity,
        activity.office_id,
        activity.resource_id,
        activity.day,
    )
    row.starts_at, row.ends_at = activity.starts_at, activity.ends_at
    row.counts_as = counts_as(row)
    row.save(force_insert=True)
    admit(row, by=by, beyond=beyond)
    _event(row, Event.BOOK, "", by, {})
    letters.confirmed(row)
    return row


def _refuse_unless_open(activity: GroupActivity, by: User | None) -> None:
    if activity.cancelled_at is not None:
        raise Refusal(_("This activity is cancelled."), code="cancelled")
    if activity.starts_at <= clock.now() and by is None:
        raise Refusal(_("This activity has already begun. Please call us."), code="past")
    if not activity.online and by is None:
        raise Refusal(_("Places in this activity are given by phone and at the desk."), code="not_online")


def _overlaps() -> Refusal:
    return Refusal(
        _("A time of this specialist in these hours is taken or blocked. Move or free it first."),
        field="starts",
        code="overlap",
    )
