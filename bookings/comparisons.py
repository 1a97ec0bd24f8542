"""Stored facts that could be derived, compared with what they derive from."""

from datetime import timedelta

from django.db.models import F, Max, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from socialservice import clock

from .actions import allowances
from .lifecycle import State
from .models import Allowance, Appointment, AppointmentEvent
from .models.slots import RigaDate

LATELY = timedelta(hours=36)
AT_MOST = 100  # of each kind: whoever reads it looks for the cause, not for every row


def compare() -> list[str]:
    """One sentence for each fact that does not agree; rows are named by number, never by person."""
    return [
        sentence % {"number": number}
        for sentence, found in (
            (_("Appointment %(number)d: its day is not the day of its time."), _other_day()),
            (_("Appointment %(number)d: its time is not that of its slots."), _other_time()),
            (_("Appointment %(number)d: it is cancelled and still holds a slot."), _cancelled_with_slot()),
            (_("Appointment %(number)d: it belongs to another municipality than its office."), _strangers()),
            (_("Appointment %(number)d: its history tells another state, day or office."), _other_history()),
        )
        for number in found.order_by("pk").values_list("pk", flat=True)[:AT_MOST]
    ] + _counters()


def _other_day():
    return Appointment.objects.filter(starts_at__isnull=False).exclude(day=RigaDate("starts_at"))


def _other_time():
    """Of visits still to come: a walk-in who was called may be served without a slot, an activity has its own."""
    booked = Appointment.objects.filter(state=State.CONFIRMED, activity=None).annotate(
        first=Min("slots__starts_at"), last=Max("slots__ends_at")
    )
    return booked.exclude(first=F("starts_at"), last=F("ends_at"), first__isnull=False)


def _cancelled_with_slot():
    cancelled = [State.CANCELLED_CLIENT, State.CANCELLED_OFFICE]
    return Appointment.objects.filter(state__in=cancelled, slots__isnull=False).distinct()


def _other_history():
    """Of what changed since the comparison before: the last event says where the appointment stands."""
    last = AppointmentEvent.objects.filter(appointment=OuterRef("pk")).order_by("-at", "-pk")
    told = {name: Subquery(last.values(name)[:1]) for name in ("to_state", "day", "office")}
    lately = Appointment.objects.filter(changed_at__gte=clock.now() - LATELY).annotate(
        told_state=told["to_state"], told_day=told["day"], told_office=told["office"]
    )
    agrees = Q(told_state=F("state"), told_day=F("day"), told_office=F("office"))
    return lately.filter(~agrees, told_state__isnull=False)


def _strangers():
    return Appointment.objects.filter(~Q(office__municipality=F("municipality")))


def _counters() -> list[str]:
    """Of the days to come: a counter that says another number than what it counts, now or by its clients' rows."""
    wrong = []
    coming = Allowance.objects.filter(day__gt=clock.today()).order_by("pk")
    for counter in coming.iterator():
        key = allowances.key_of(counter)
        counted = allowances.counted_afresh(key)
        if counter.used != counted:
            told = {"number": counter.pk, "used": counter.used, "counted": counted}
            wrong.append(_("Allowance %(number)d: it says %(used)d where %(counted)d are counted.") % told)
        elif counter.kind == Allowance.Kind.CLIENTS and not allowances.clients_agree(key):
            wrong.append(
                _("Allowance %(number)d: the rows of its clients are not those of the appointments.")
                % {"number": counter.pk}
            )
        if len(wrong) >= AT_MOST:
            break
    return wrong
