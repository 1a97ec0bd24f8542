"""One appointment: its page, and the acts of the desk, each with an address of its own."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import cards, clock
from socialservice.access import log_view, right_required
from socialservice.errors import Refusal
from socialservice.finding import suggest
from socialservice.letters import reachable_by
from socialservice.roles import Right

from .. import buttons, waiting
from ..actions import booking
from ..actions import desk as acts
from ..actions.pairs import collects
from ..dayrows import Row
from ..desk_forms import CancelForm
from ..history import told_in_full
from ..letters import ABOUT
from ..lifecycle import Event, State
from ..models import WaitingWish
from .doors import appointment_or_404, back, rights, show_refusal
from .own import possible


@right_required(Right.SEE_DAY)
def appointment(request, pk):
    found = appointment_or_404(request, pk, Right.SEE_DAY)
    mine = rights(request, found.office)
    log_view(request.user, request.municipality, "appointment", person=found.person)
    row = Row(found.office, clock.now(), found.resource, appointment=found)
    row.button, row.more = buttons.own(row, mine), buttons.others(row, mine)
    row.endings = buttons.endings(row, mine)
    notes = list(found.visit_notes.readable_by(request.user, clock.today()).prefetch_related("advice"))
    if notes:
        log_view(request.user, request.municipality, "visit note", person=found.person)
    context = {
        "appointment": found,
        "row": row,
        "wait": waiting.read(found.office).of(found) if found.state == State.ARRIVED and row.today else None,
        "history": told_in_full(found),
        "notes": notes,
        "letters": request.municipality.letters.filter(about=ABOUT, about_id=found.pk)
        if Right.SEE_LETTERS in mine
        else [],
        "suggested": suggest(request.municipality, phone=found.phone, name=found.name)
        if Right.EDIT_PEOPLE in mine and not found.person
        else [],
        "may_see_people": Right.SEE_PEOPLE in mine,
        "sees_need": Right.SEE_STATUS in mine and _is_open(request, found),
        "wish": WaitingWish.objects.filter(appointment=found).first(),
        "can_wait": Right.BOOK in mine and possible(found)["can_wait"],
        "may_book": Right.BOOK in mine,
        "collects": collects(found),
    }
    return render(request, "desk/appointment.html", context)


@require_POST
@right_required(Right.RUN_DAY)
def act(request, pk, event):
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    resource = _chosen_resource(request, found) if event == Event.CALL else None
    try:
        found = acts.apply(found, event, by=request.user, seen=request.POST.get("seen"), resource=resource)
    except Refusal as refusal:
        if refusal.field == "resource":
            return redirect("desk_call_to", found.pk)
        show_refusal(request, refusal)
    return back(request, found)


@right_required(Right.RUN_DAY)
def call_to(request, pk):
    """Asked where nobody is named to receive the visitor."""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    resources = found.office.resources.filter(active=True)
    context = {"appointment": found, "resources": resources, "away": waiting.away_now(found.office)}
    return render(request, "desk/call_to.html", context)


@require_POST
@right_required(Right.RUN_DAY)
def undo(request, pk):
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    try:
        found = acts.undo(found, by=request.user, seen=request.POST.get("seen"))
    except Refusal as refusal:
        show_refusal(request, refusal)
    return back(request, found)


@right_required(Right.CANCEL)
def cancel(request, pk):
    found = appointment_or_404(request, pk, Right.CANCEL)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            booking.cancel(
                appointment=found,
                by=request.user,
                reason=form.cleaned_data["reason"],
                seen=request.POST.get("seen"),
                for_client=form.cleaned_data["who"] == CancelForm.CLIENT,
            )
        except Refusal as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("The appointment is cancelled."))
        return back(request, found)
    context = {"appointment": found, "form": form, "told_by": reachable_by(found), "collects": collects(found)}
    return render(request, "desk/cancel.html", context)


@require_POST
@right_required(Right.EDIT_PEOPLE)
def link_person(request, pk):
    found = appointment_or_404(request, pk, Right.EDIT_PEOPLE)
    named = request.POST.get("person", "")
    person = get_object_or_404(request.municipality.people, pk=named if named.isdecimal() else 0)
    booking.link_person(appointment=found, person=person, by=request.user)
    messages.success(request, _("The appointment is linked to the person."))
    return redirect("appointment", found.pk)


# Pieces


def _is_open(request, found) -> bool:
    """The visit is the day's work of whoever runs it; what the client needs help with is for whose case it is."""
    return found.person is None or cards.opens(found.person, request.user, request.municipality)


def _chosen_resource(request, found):
    """Named on the page that asks; the list filtered by somebody names them for who has nobody yet."""
    named = request.POST.get("pie") or ("" if found.resource_id else request.POST.get("kas", ""))
    return found.office.resources.filter(active=True, pk=named).first() if named.isdecimal() else None
