"""Runs of extensions: how far each is, and the two buttons of whoever must stop one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from socialservice.access import Right, right_required
from socialservice.errors import Refusal

from ..actions import extensions

LATEST = 50


@right_required(Right.EMERGENCY)
@require_GET
def runs(request):
    """/darbs/statusi/pagarinasana/ — the latest, those under way among them; reload to see how far they are."""
    found = request.municipality.extension_runs.select_related("emergency", "by", "stopped_by")[:LATEST]
    return render(request, "benefits/runs.html", {"runs": found})


@right_required(Right.EMERGENCY)
@require_POST
def stop(request, pk):
    """/darbs/statusi/pagarinasana/<run>/apturet/"""
    run = get_object_or_404(request.municipality.extension_runs, pk=pk)
    return _act(request, extensions.stop, run, _("The run is stopped. What is written stays."))


@right_required(Right.EMERGENCY)
@require_POST
def go_on(request, pk):
    """/darbs/statusi/pagarinasana/<run>/turpinat/"""
    run = get_object_or_404(request.municipality.extension_runs, pk=pk)
    return _act(request, extensions.go_on, run, _("The run goes on."))


def _act(request, act, run, done: str):
    try:
        act(run=run, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect("extension_runs")
