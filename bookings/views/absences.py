"""Absences: one's own, and for managers everybody's; what stands in their way is listed to be moved."""

from datetime import time, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from socialservice import access, clock
from socialservice.access import log_views, right_required
from socialservice.errors import Refusal
from socialservice.roles import Right

from ..actions import absences as acts
from ..closing_forms import What
from ..lifecycle import OPEN_STATES
from ..mine import own_resources
from ..mine_forms import AbsenceForm
from ..models import Absence, Resource
from .doors import show_refusal

SHOWN = 200


@right_required(Right.PLAN)
@require_safe
def absences(request):
    """/darbs/prombutnes/ — everybody's, from today on."""
    found = _of_planned(request).filter(ends_at__gt=clock.now())
    rows = [(row, _inside(row).count()) for row in found.order_by("starts_at")[:SHOWN]]
    may_see_survey = access.may(request.user, Right.SEE_SURVEY, request.municipality)
    return render(request, "mine/absences.html", {"rows": rows, "may_see_survey": may_see_survey})


@right_required(Right.PLAN)
def enter(request):
    """/darbs/prombutnes/jauna/"""
    resources = Resource.objects.filter(active=True, office__in=_planned_offices(request)).order_by("name")
    return _form_page(request, list(resources), back="absences")


@right_required(Right.SEE_DAY)
def enter_own(request):
    """/darbs/mans/prombutne/"""
    resources = own_resources(request.user, request.municipality)
    if not resources:
        messages.info(request, _("Nobody receives under your name here."))
        return redirect("mine")
    return _form_page(request, resources, back="mine")


@right_required(Right.SEE_DAY)
@require_safe
def absence(request, pk):
    """/darbs/prombutnes/<absence>/ — the appointments in it, to be moved one by one or all at once."""
    found = _absence_or_404(request, pk)
    inside = list(_inside(found).select_related("office", "person"))
    people = [row.person for row in inside if row.person]
    log_views(request.user, request.municipality, "absence", people)
    context = {
        "absence": found,
        "inside": inside,
        "own": _is_own(request, found),
        "may_plan": access.may(request.user, Right.PLAN, request.municipality, found.resource.office),
        "may_book": access.may(request.user, Right.BOOK, request.municipality, found.resource.office),
        "closing": _as_closing(found),
    }
    return render(request, "mine/absence.html", context)


@require_POST
@right_required(Right.PLAN)
def cancel(request, pk):
    """/darbs/prombutnes/<absence>/atcelt/"""
    return _cancelled(request, get_object_or_404(_of_planned(request), pk=pk), "absences")


@require_POST
@right_required(Right.SEE_DAY)
def cancel_own(request, pk):
    """/darbs/mans/prombutne/<absence>/atcelt/"""
    return _cancelled(request, get_object_or_404(_of_own(request), pk=pk), "mine")


# Pieces


def _form_page(request, resources, *, back):
    initial = {"resource": request.GET.get("kas"), "starts_on": clock.today()}
    form = AbsenceForm(request.POST if request.method == "POST" else None, resources=resources, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            written = acts.enter(**form.told(), by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _told(request, written, back)
    return render(request, "mine/absence_form.html", {"form": form, "back": back})


def _told(request, written: Absence, back: str):
    """To what stands in the way, if there is something and the user may see it."""
    inside = _inside(written).count()
    messages.success(request, _("The absence is entered. No free time is offered in it."))
    if inside:
        sentence = ngettext(
            "%(n)d appointment stands in this time and waits to be moved.",
            "%(n)d appointments stand in this time and wait to be moved.",
            inside,
        )
        messages.warning(request, sentence % {"n": inside})
    if inside and access.may(request.user, Right.SEE_DAY, request.municipality, written.resource.office):
        return redirect("absence", written.pk)
    return redirect(back)


def _cancelled(request, found: Absence, back: str):
    try:
        if acts.cancel(absence=found, by=request.user):
            messages.success(request, _("The absence is cancelled. The times are offered again."))
    except Refusal as refusal:
        show_refusal(request, refusal)
    return redirect(back)


def _as_closing(found: Absence) -> dict[str, str]:
    """The absence as the form that closes a stretch of a specialist asks for it; only the reason is missing."""
    starts, ends = clock.local(found.starts_at), clock.local(found.ends_at)
    whole = ends.time() == time.min
    last = (ends - timedelta(seconds=1)).date() if whole else ends.date()
    return {
        "what": What.SPECIALIST,
        "resource": str(found.resource_id),
        "kind": found.kind,
        "day": f"{starts:%d.%m.%Y.}",
        "starts": "" if starts.time() == time.min else f"{starts:%H:%M}",
        "last_day": f"{last:%d.%m.%Y.}",
        "ends": "" if whole else f"{ends:%H:%M}",
    }


def _inside(found: Absence):
    """Open appointments that share a moment with the absence."""
    rows = found.resource.appointments.filter(state__in=OPEN_STATES)
    return rows.filter(starts_at__lt=found.ends_at, ends_at__gt=found.starts_at).order_by("starts_at")


def _planned_offices(request):
    return access.offices(request.user, Right.PLAN, request.municipality)


def _of_planned(request):
    return _rows().filter(resource__office__in=_planned_offices(request))


def _of_own(request):
    return _rows().filter(resource__in=own_resources(request.user, request.municipality))


def _rows():
    return Absence.objects.standing().select_related("resource__office__municipality", "by")


def _is_own(request, found: Absence) -> bool:
    return found.resource.user_id == request.user.pk


def _absence_or_404(request, pk: int) -> Absence:
    """One's own, or of an office for which one plans."""
    found = _rows().filter(resource__office__municipality=request.municipality, pk=pk).first()
    if found is None:
        raise Http404
    if not _is_own(request, found) and not _of_planned(request).filter(pk=pk).exists():
        raise Http404
    return found
