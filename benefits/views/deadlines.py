"""Reassessments and home visits by their day, and statements that nothing has changed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import access, cards, clock
from socialservice.access import Right, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal
from socialservice.words import date_short

from .. import panels
from ..actions import deadlines as actions
from ..deadline_forms import DeadlineForm, DoneForm, UnchangedForm
from ..forms import today_as_initial

PAGE = 50

# Which part of the list → the word on its tab.
PARTS = {
    "nokavetas": pgettext_lazy("deadlines", "Overdue"),
    "gaidamas": pgettext_lazy("deadlines", "Due"),
    "izpilditas": pgettext_lazy("deadlines", "Done"),
}


@right_required(Right.SEE_STATUS)
@require_GET
def deadlines(request):
    """/darbs/statusi/parvertesanas/?rada="""
    part = request.GET.get("rada", "gaidamas")
    part = part if part in PARTS else "gaidamas"
    page = Paginator(_rows(request.municipality, part), PAGE).get_page(request.GET.get("lapa"))
    access.log_views(
        request.user, request.municipality, "deadlines", [row.household.contact_person for row in page.object_list]
    )
    context = {
        "page": page,
        "part": part,
        "parts": PARTS.items(),
        "may_decide": access.may(request.user, Right.DECIDE_STATUS, request.municipality),
    }
    return render(request, "benefits/deadlines.html", context)


def _rows(municipality, part: str):
    rows = municipality.deadlines.select_related("household__contact_person", "emergency", "done_by")
    if part == "izpilditas":
        return rows.filter(done_on__isnull=False).order_by("-done_on", "-pk")
    waiting, today = rows.filter(done_on__isnull=True), clock.today()
    return waiting.filter(due_on__lt=today) if part == "nokavetas" else waiting.filter(due_on__gte=today)


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def new(request, pk):
    """/darbs/statusi/<person>/parvertesana/"""
    person, household = _household_or_404(request, pk)
    form = DeadlineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.enter(household=household, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Due on %(day)s.") % {"day": date_short(row.due_on)})
            return redirect("status_person", person.pk)
    return render(request, "benefits/deadline_new.html", {"form": form, "person": person})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def done(request, pk):
    """/darbs/statusi/parvertesanas/<deadline>/"""
    rows = request.municipality.deadlines.select_related("household__contact_person")
    deadline = get_object_or_404(rows, pk=pk)
    cards.require(request, deadline.household.contact_person)
    access.log_view(request.user, request.municipality, "deadlines", person=deadline.household.contact_person)
    if request.method == "POST" and deadline.done_on:  # nothing is left to be filled in
        messages.error(request, actions.done_already(deadline).sentence)
        return redirect("deadline", deadline.pk)
    form = DoneForm(request.POST or None, initial=today_as_initial("on"))
    if request.method == "POST" and form.is_valid():
        try:
            actions.done(deadline=deadline, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("deadlines")
    return render(request, "benefits/deadline.html", {"form": form, "deadline": deadline})


@right_required(Right.SEE_TERM)
@require_http_methods(["GET", "POST"])
def unchanged(request, pk):
    """/darbs/statusi/<person>/nav-mainijies/ — whoever takes the call writes it down, and sees nothing more."""
    person, household = _household_or_404(request, pk)
    access.log_view(request.user, request.municipality, "unchanged", person=person)
    form = UnchangedForm(request.POST or None, initial=today_as_initial("stated_on"))
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_unchanged(household=household, person=person, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is written down that nothing has changed."))
            return redirect("person", person.pk)
    return render(request, "benefits/unchanged.html", {"form": form, "person": person})


def _household_or_404(request, pk):
    person = get_object_or_404(request.municipality.people, pk=pk)
    household = panels.household_of(person, clock.today())
    if household is None:
        raise Http404
    cards.require(request, person)
    return person, household
