"""One visit of the emergency switch: to the phone, to another day, cancelled, kept with a reason; and the way back."""

from datetime import datetime

from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import SwitchStep

from .. import letters
from ..alternatives import Alternatives
from ..errors import TimeTaken, TooMany
from ..lifecycle import State
from ..models import Appointment, ClosingItem, Resource, TimeOffer
from ..offered import times_of
from . import booking, offers, visits

ABOUT = "bookings.Appointment"
KEEP = "keep_"


class Choice(TextChoices):
    PHONE = "phone", pgettext_lazy("emergency", "turn into a call")
    SAME = "same", pgettext_lazy("emergency", "move to after the emergency, same specialist")
    CANCEL = "cancel", pgettext_lazy("emergency", "cancel and offer three times")
    IN_PERSON = "in_person", pgettext_lazy("emergency", "back to a visit in person, with a letter")
    OLD_TIME = "old_time", pgettext_lazy("emergency", "back to the time before, with a letter")
    OFFER = "offer", pgettext_lazy("emergency", "offer times anew, with a letter")
    LEAVE = "leave", pgettext_lazy("emergency", "leave as it is")


AWAY = [Choice.PHONE, Choice.SAME, Choice.CANCEL]
BACK = [Choice.LEAVE]


def carry_out(step: SwitchStep) -> bool:
    row = _row(step)
    if row.state != State.CONFIRMED or not _as_before(row, step):
        raise Refusal(_("Somebody has changed this appointment meanwhile. Nothing was done."), code="changed")
    if step.choice.startswith(KEEP):
        Appointment.objects.filter(pk=row.pk).update(why_in_person=step.choice.removeprefix(KEEP))
        return True
    ACTS[step.choice](row, step)
    return True


def bring_back(step: SwitchStep) -> bool:
    row = _row(step)
    if row.state != (State.CANCELLED_OFFICE if step.choice == Choice.OFFER else State.CONFIRMED) or not _as_before(
        row, step
    ):
        raise Refusal(_("Somebody has changed this appointment meanwhile. Nothing was done."), code="changed")
    WAYS_BACK[step.choice](row, step)
    return True


# Away


def _to_phone(row: Appointment, step: SwitchStep) -> None:
    visits.to_call(appointment=row, phone=row.phone, by=step.command.by)


def _move(row: Appointment, step: SwitchStep) -> None:
    """To the first free time of the same specialist after the emergency. A time lost to others is not tried again."""
    during = Q(day__lte=step.command.emergency.ends_on)
    beyond, lost = "", []
    while (slot := _slot_after(row, during | Q(pk__in=lost))) is not None:
        try:
            booking.move(
                appointment=row,
                starts_at=slot.starts_at,
                office=slot.office,
                resource=row.resource,
                by=step.command.by,
                channel="staff",
                beyond=beyond,
            )
            return
        except TimeTaken:
            lost.append(slot.pk)
        except TooMany:
            if beyond:
                raise
            beyond = str(step.command.emergency)
    raise Refusal(_("There was no available time left."), code="no_time")


def _slot_after(row: Appointment, closed: Q):
    ways = Alternatives([row], now=clock.now(), closed=closed).of(row)
    return next((way.slot for way in ways if way.choice == ClosingItem.Choice.SAME and way.slot), None)


def _cancel(row: Appointment, step: SwitchStep) -> None:
    booking.cancel(appointment=row, by=step.command.by, reason=step.command.emergency.name)


ACTS = {Choice.PHONE: _to_phone, Choice.SAME: _move, Choice.CANCEL: _cancel}


# Back


def _to_visit(row: Appointment, step: SwitchStep) -> None:
    """The same time, in person again."""
    booking.move(
        appointment=row,
        starts_at=row.starts_at,
        office=row.office,
        resource=row.resource,
        mode=step.back_of.before["mode"],
        why_in_person="",
        by=step.command.by,
        channel="staff",
        beyond=str(step.command.emergency),
    )


def _to_old_time(row: Appointment, step: SwitchStep) -> None:
    before = step.back_of.before
    try:
        booking.move(
            appointment=row,
            starts_at=datetime.fromisoformat(before["starts_at"]),
            office=row.municipality.offices.get(pk=before["office"]),
            resource=Resource.objects.filter(pk=before["resource"]).first(),
            by=step.command.by,
            channel="staff",
            beyond=str(step.command.emergency),
        )
    except TimeTaken:
        raise Refusal(_("The time before is taken by somebody else. Nothing was done."), code="taken") from None


def _offer(row: Appointment, step: SwitchStep) -> None:
    if TimeOffer.objects.filter(instead_of=row, state=TimeOffer.State.OPEN).exists():
        raise Refusal(_("Times are offered to the client already."), code="offered")
    offer = offers.offer_instead(appointment=row, by=step.command.by)
    if offer is None:
        raise Refusal(_("There was no available time left."), code="no_time")
    letters.times_offered(offer, row, times_of(offer, clock.now()))


WAYS_BACK = {Choice.IN_PERSON: _to_visit, Choice.OLD_TIME: _to_old_time, Choice.OFFER: _offer}


# Pieces


def _row(step: SwitchStep) -> Appointment:
    rows = Appointment.objects.select_related("purpose", "office", "resource", "person", "municipality")
    return rows.get(pk=step.about_id)


def _as_before(row: Appointment, step: SwitchStep) -> bool:
    start = row.starts_at.isoformat() if row.starts_at else ""
    return (start, row.mode) == (step.before["starts_at"], step.before["mode"])
