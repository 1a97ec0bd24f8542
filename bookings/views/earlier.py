"""“Tell me if an earlier time comes free”: behind the client's own link, and at the desk for whoever asks there."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from socialservice.access import Right, right_required
from socialservice.errors import Refusal

from ..actions import earlier as actions
from ..wish_forms import WishForm
from .doors import appointment_or_404, show_refusal
from .own import own_or_404, possible

# The client


@login_not_required
@require_http_methods(["GET", "POST"])
def own(request, token):
    """/p/<token>/agrak/"""
    row = own_or_404(request, token)
    if not possible(row)["can_wait"]:
        return redirect("appointment_link", token)
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.wait(appointment=row, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("appointment_link", token)
    return render(request, "client/earlier.html", {"appointment": row, "form": form})


@login_not_required
@require_POST
def own_leave(request, token):
    """/p/<token>/agrak/beigt/"""
    row = own_or_404(request, token)
    with suppress(Refusal):  # an answer was quicker: the page says how it stands
        actions.leave(appointment=row)
    return redirect("appointment_link", token)


# Staff


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def of_client(request, pk):
    """/darbs/pieraksts/<appointment>/agrak/"""
    found = appointment_or_404(request, pk, Right.BOOK)
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.wait(appointment=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The client will be told when an earlier time comes free."))
            return redirect("appointment", found.pk)
    return render(request, "desk/earlier.html", {"appointment": found, "form": form})


@right_required(Right.BOOK)
@require_POST
def leave(request, pk):
    """/darbs/pieraksts/<appointment>/agrak/beigt/"""
    found = appointment_or_404(request, pk, Right.BOOK)
    try:
        actions.leave(appointment=found, by=request.user)
        messages.success(request, _("The client waits for no earlier time any more."))
    except Refusal as refusal:
        show_refusal(request, refusal)
    return redirect("appointment", found.pk)
