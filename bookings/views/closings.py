"""Closing: read as a proposal with nothing changed yet, then done; its progress, whom to phone, and reopening.

A specialist's rest of today is closed from the day's list by whoever may cancel appointments there; all else is for
those who plan.
"""

from datetime import time, timedelta

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access, clock
from socialservice.access import Right, office_required, right_required
from socialservice.errors import Refusal

from ..actions import closings as actions
from ..closing_forms import CloseForm, ReopenForm, TodayForm, choices_of
from ..models import Absence, Closing, Resource
from ..offered import times_of_each
from ..proposals import Stretch, propose

SHOWN = 50  # closings, the newest
AT_ONCE = 20  # appointments dealt with while somebody waits for the page


@right_required(Right.PLAN)
@require_http_methods(["GET", "POST"])
def close(request):
    """/darbs/slegt/ — the button says the step: without one the proposal, "edit" back, "apply" does it."""
    offices = access.offices(request.user, Right.PLAN, request.municipality)
    resources = Resource.objects.filter(office__in=offices, active=True).select_related("office").order_by("name")
    form = CloseForm(
        request.POST if request.method == "POST" else None,
        offices=list(offices.prefetch_related("names")),
        resources=list(resources),
    )
    step = request.POST.get("step", "")
    if request.method == "POST" and step != "edit" and form.is_valid():
        stretch, told = form.stretch(), form.cleaned_data
        try:
            if step == "apply":
                done = _do(request, stretch, told["reason"], told["kind"] or Absence.Kind.SICKNESS)
                return redirect("closing", done.pk)
            return _proposal(request, stretch, decided=form, may_edit=True)
        except Refusal as refusal:
            form.refuse(refusal)
    found = _of_offices(offices).select_related("office", "resource", "by")
    return render(request, "closings/closings.html", {"form": form, "closings": found[:SHOWN]})


@office_required(Right.CANCEL)
@require_http_methods(["GET", "POST"])
def close_today(request, office, pk):
    """/darbs/<office>/slegt/<resource>/ — ill at ten: two clicks from the day's list."""
    resource = get_object_or_404(office.resources.filter(active=True).select_related("office__municipality"), pk=pk)
    now = clock.now()
    stretch = Stretch(now, clock.at(clock.today() + timedelta(days=1), time.min), resource=resource)
    form = TodayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = _do(request, stretch, form.cleaned_data["reason"], form.cleaned_data["kind"])
            return redirect("desk_closing", office.code, done.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return _proposal(request, stretch, form=form, office=office)


@right_required(Right.PLAN)
@require_GET
def closing(request, pk):
    """/darbs/slegt/<closing>/"""
    return _page(request, _planned_or_404(request, pk))


@right_required(Right.PLAN)
@require_POST
def go_on(request, pk):
    return _go_on(request, _planned_or_404(request, pk))


@right_required(Right.PLAN)
@require_POST
def called(request, pk):
    return _called(request, _planned_or_404(request, pk))


@right_required(Right.PLAN)
@require_POST
def reopen(request, pk):
    return _reopen(request, _planned_or_404(request, pk))


@office_required(Right.CANCEL)
@require_GET
def closing_here(request, office, pk):
    """/darbs/<office>/slegts/<closing>/"""
    return _page(request, _here_or_404(office, pk), office)


@office_required(Right.CANCEL)
@require_POST
def go_on_here(request, office, pk):
    return _go_on(request, _here_or_404(office, pk), office)


@office_required(Right.CANCEL)
@require_POST
def called_here(request, office, pk):
    return _called(request, _here_or_404(office, pk), office)


@office_required(Right.CANCEL)
@require_POST
def reopen_here(request, office, pk):
    return _reopen(request, _here_or_404(office, pk), office)


# Reaching rows


def _of_offices(offices):
    return Closing.objects.filter(Q(office__in=offices) | Q(resource__office__in=offices))


def _planned_or_404(request, pk) -> Closing:
    offices = access.offices(request.user, Right.PLAN, request.municipality)
    return get_object_or_404(_of_offices(offices).select_related("office", "resource__office", "by"), pk=pk)


def _here_or_404(office, pk) -> Closing:
    """Of a specialist of the office; closing the office itself is for those who plan."""
    rows = Closing.objects.filter(resource__office=office).select_related("resource__office", "by")
    return get_object_or_404(rows, pk=pk)


# Steps


def _do(request, stretch, reason, kind) -> Closing:
    choices = choices_of(propose(stretch, clock.now()), request.POST)
    return actions.close(stretch=stretch, reason=reason, kind=kind, by=request.user, choices=choices)


def _proposal(request, stretch, *, decided=None, form=None, office=None, may_edit=False):
    actions.refuse(stretch)
    proposal = propose(stretch, clock.now())
    context = {
        "stretch": stretch,
        "proposal": proposal,
        "decided": decided,
        "form": form,
        "office": office,
        "may_edit": may_edit,
        "now": clock.now(),
        "sees_names": _sees_names(request, stretch.office or stretch.resource.office),
    }
    return render(request, "closings/proposal.html", context)


def _page(request, found: Closing, office=None):
    items = found.items.select_related("appointment__resource", "appointment__office", "appointment__person")
    items = list(items.prefetch_related("appointment__offers__purpose"))
    to_call, now = [item for item in items if item.to_call], clock.now()
    _tell_held(to_call, now)
    done = sum(item.done_at is not None for item in items)
    context = {
        "closing": found,
        "stretch": Stretch.of(found),
        "office": office,
        "items": items,
        "done": done,
        "to_call": to_call,
        "sees_names": _sees_names(request, found.office or found.resource.office),
        "reopen": ReopenForm() if found.office_id and found.ends_at is None else None,
        "now": now,
    }
    part = "closings/_progress.html" if request.GET.get("tikai") == "norise" else "closings/closing.html"
    return render(request, part, context)


def _tell_held(items, now) -> None:
    """Beside whom to phone, the times to be told; who phones need not open anything for that."""
    offers = {offer.pk: offer for item in items for offer in item.appointment.offers.all()}
    times = times_of_each(list(offers.values()), now)
    for item in items:
        item.held = [one for offer in item.appointment.offers.all() for one in times[offer.pk]]


def _go_on(request, found, office=None):
    """Some more while the page is waited for, beside whatever works in the background."""
    actions.work(closing=found, limit=AT_ONCE)
    return _back(found, office)


def _called(request, found, office=None):
    number = request.POST.get("kam", "")
    item = get_object_or_404(found.items, pk=number if number.isdecimal() and len(number) < 18 else 0)
    actions.called(item=item, by=request.user)
    return _back(found, office)


def _reopen(request, found, office=None):
    form = ReopenForm(request.POST) if found.office_id and found.ends_at is None else None
    try:
        day = form.cleaned_data["day"] if form and form.is_valid() else None
        if form and day is None:
            raise Refusal(_("There is no such date."))
        actions.reopen(closing=found, by=request.user, day=day)
        messages.success(request, _("The times are offered again. The appointments stay where they went."))
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return _back(found, office)


def _back(found: Closing, office):
    return redirect("desk_closing", office.code, found.pk) if office else redirect("closing", found.pk)


def _sees_names(request, office) -> bool:
    return access.may(request.user, Right.SEE_DAY, request.municipality, office)
