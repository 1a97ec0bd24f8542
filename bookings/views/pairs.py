"""The second time of a booking with two: when it is collected. By staff, or by the client with the own link."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from socialservice import clock
from socialservice.access import right_required
from socialservice.errors import Refusal
from socialservice.roles import Right
from socialservice.words import date_short

from ..actions import pairs
from ..pair_forms import CollectForm
from .doors import appointment_or_404
from .own import own_or_404

AHEAD = timedelta(days=21)


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def collect(request, pk):
    """/darbs/pieraksts/<appointment>/sanemsana/"""
    found = appointment_or_404(request, pk, Right.BOOK)
    if pairs.collects(found) is None:
        messages.warning(request, _("There is nothing to collect for this appointment."))
        return redirect("appointment", found.pk)
    form, done = _asked(request, found, by=request.user)
    if done:
        return redirect("appointment", found.pk)
    return render(request, "desk/collect.html", {"appointment": found, "form": form})


@login_not_required
@require_http_methods(["GET", "POST"])
def own_collect(request, token):
    """/p/<token>/sanemsana/"""
    found = own_or_404(request, token)
    if pairs.collects(found) is None:
        return redirect("appointment_link", token)
    form, done = _asked(request, found, by=None)
    if done:
        return redirect("appointment_link", token)
    return render(request, "client/collect.html", {"appointment": found, "form": form})


def _asked(request, row, *, by):
    """The form, and whether the time was taken."""
    starts = pairs.times(row, clock.now(), row.day + AHEAD, by=by)
    labels = [
        (start.isoformat(), f"{date_short(clock.local(start).date())} {clock.local(start):%H:%M}") for start in starts
    ]
    form = CollectForm(request.POST or None, times=labels)
    if request.method == "POST" and form.is_valid():
        try:
            pairs.collect_at(appointment=row, starts_at=form.cleaned_data["time"], by=by)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return form, True
    return form, False
