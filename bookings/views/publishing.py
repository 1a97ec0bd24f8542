"""Publishing the hours of many at once: what it would change for each, then the work and how far it is."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access
from socialservice.access import right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number
from socialservice.forms import tidy
from socialservice.roles import Right

from .. import previews
from ..actions import publishing_runs
from ..models import PublishingRun, Resource

AT_ONCE = 5  # published while somebody waits for the page
SHOWN = 10  # runs, the newest


@right_required(Right.PLAN)
@require_http_methods(["GET", "POST"])
def publish_many(request):
    """/darbs/publicet/ — a few at once, many in the background."""
    offices = access.offices(request.user, Right.PLAN, request.municipality)
    if request.method == "POST":
        try:
            run = publishing_runs.begin(
                municipality=request.municipality, chosen=_chosen(request, offices), by=request.user
            )
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return redirect("publish_many")
        if run.items.count() <= AT_ONCE:
            publishing_runs.work(run=run)
        return redirect("publishing_run", run.pk)
    context = {"waiting": previews.waiting(offices), "runs": _of_offices(offices).select_related("by")[:SHOWN]}
    return render(request, "timetables/publish.html", context)


@right_required(Right.PLAN)
@require_GET
def publishing_run(request, pk):
    """/darbs/publicet/<run>/"""
    run = _run_or_404(request, pk)
    items = list(run.items.select_related("resource__office"))
    context = {
        "run": run,
        "items": items,
        "done": sum(item.done_at is not None for item in items),
        "changed_since": any(item.changed_since for item in items),
        "no_longer_fit": sum(item.no_longer_fit for item in items),
        "may_move": access.may(request.user, Right.BOOK, request.municipality),
    }
    part = "timetables/_run_progress.html" if request.GET.get("tikai") == "norise" else "timetables/run.html"
    return render(request, part, context)


@right_required(Right.PLAN)
@require_POST
def go_on(request, pk):
    """/darbs/publicet/<run>/turpinat/ — some more while the page is waited for, beside what works in the background."""
    run = _run_or_404(request, pk)
    publishing_runs.work(run=run, limit=AT_ONCE)
    return redirect("publishing_run", run.pk)


# Pieces


def _chosen(request, offices) -> dict[Resource, str]:
    numbers = [row_number(number) for number in request.POST.getlist("kas")]
    found = Resource.objects.filter(office__in=offices, pk__in=numbers).order_by("pk")
    return {resource: tidy(request.POST.get(f"redzets-{resource.pk}", ""))[:16] for resource in found}


def _of_offices(offices):
    return PublishingRun.objects.filter(items__resource__office__in=offices).distinct()


def _run_or_404(request, pk) -> PublishingRun:
    offices = access.offices(request.user, Right.PLAN, request.municipality)
    return get_object_or_404(_of_offices(offices).select_related("by"), pk=pk)
