"""Times without an appointment: blocked, offered again, opened by hand."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from socialservice import clock
from socialservice.access import office_required, right_required
from socialservice.errors import Refusal
from socialservice.roles import Right

from ..actions import slots as acts
from ..desk_forms import BlockForm, OpenForm
from ..models import Resource
from .doors import back, show_refusal, slot_or_404


@right_required(Right.RUN_DAY)
def block(request, pk):
    slot = slot_or_404(request, pk, Right.RUN_DAY)
    form = BlockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rest = form.cleaned_data["reach"] == BlockForm.Reach.REST
        try:
            count = acts.block(
                slots=_free_from(slot) if rest else [slot], by=request.user, reason=form.cleaned_data["reason"]
            )
        except Refusal as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(
                request,
                ngettext("%(count)d time is blocked.", "%(count)d times are blocked.", count) % {"count": count},
            )
        return back(request, slot)
    return render(request, "desk/block.html", {"slot": slot, "form": form})


@require_POST
@right_required(Right.RUN_DAY)
def unblock(request, pk):
    slot = slot_or_404(request, pk, Right.RUN_DAY)
    if acts.unblock(slots=[slot], by=request.user):
        messages.success(request, _("The time is offered again."))
    return back(request, slot)


@office_required(Right.RUN_DAY)
def open_slot(request, office, day):
    resources = Resource.objects.filter(office=office, active=True)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        resources=resources,
        initial={"resource": request.GET.get("kas")},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            slot = acts.open_slot(
                resource=next(row for row in resources if str(row.pk) == told["resource"]),
                office=office,
                starts_at=clock.at(day, told["time"]),
                minutes=told["minutes"],
                online=told["online"],
                by=request.user,
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, _("The time is offered."))
            return back(request, slot)
    return render(request, "desk/open.html", {"office": office, "day": day, "form": form})


def _free_from(slot):
    """The times of the slot's resource and day, from it on, that nobody has."""
    return slot.office.slots.filter(
        resource=slot.resource,
        day=slot.day,
        starts_at__gte=slot.starts_at,
        appointment__isnull=True,
        withdrawn_at__isnull=True,
    )
