"""Applications: as they came in, what they are about, and whose they are."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import cards, clock
from socialservice.access import Right, log_view, may, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal

from .. import decision_letters
from ..actions import applications as actions
from ..application_forms import ApplicationForm, NewApplicationForm, WhoseForm
from ..deciders import deciders
from ..income_wording import sentences
from ..models import Application, Decision

PAGE = 50
SHOWN = ("jalemj", "mani", "visi")
EDITED = ("wants", "service", "subject", "register_only")


@right_required(Right.SEE_STATUS)
@require_GET
def applications(request):
    """/darbs/statusi/iesniegumi/?cilne=visi — those to be decided first, the longest waiting on top."""
    rows = request.municipality.applications.select_related("submission", "person", "service", "assignee")
    shown = request.GET.get("cilne") if request.GET.get("cilne") in SHOWN else SHOWN[0]
    rows = rows if shown == "visi" else rows.open().order_by("applied_on", "number")
    rows = rows.filter(assignee=request.user) if shown == "mani" else rows
    page = Paginator(rows.prefetch_related("decisions"), PAGE).get_page(request.GET.get("lapa"))
    return render(request, "benefits/applications.html", {"page": page, "shown": shown})


@right_required(Right.SEE_STATUS)
@require_GET
def application(request, number):
    """/darbs/statusi/iesniegumi/<number>/"""
    found = application_or_404(request, number)
    log_view(request.user, request.municipality, "application", person=found.person)
    decisions = list(found.decisions.select_related("by", "second_by", "reason", "status"))
    told = decision_letters.of(decisions)
    for decision in decisions:
        decision.letter = told.get(decision.pk)
    proposed = next((one for one in decisions if one.state == Decision.State.PROPOSED), None)
    may_decide = may(request.user, Right.DECIDE_STATUS, request.municipality)
    context = {
        "found": found,
        "files": list(found.submission.files.all()),
        "decisions": decisions,
        "proposed": proposed,
        "may_agree": may_decide and proposed and proposed.by_id != request.user.pk,
        "deciders": deciders(request.municipality) if may_decide and found.state == Application.State.RECEIVED else [],
        "may_decide": may_decide and found.state == Application.State.RECEIVED and proposed is None,
        "sees_requests": may(request.user, Right.SEE_REQUESTS, request.municipality),
        **_weighed(found),
    }
    return render(request, "benefits/application.html", context)


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def new(request, pk):
    """/darbs/statusi/<person>/iesniegums/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    initial = {"received_on": clock.today(), "way": "desk", "wants": "status"}
    form = NewApplicationForm(
        request.POST or None, request.FILES or None, municipality=request.municipality, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            written = actions.enter(person=person, by=request.user, codes=form.hidden_codes, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Application No. %(number)d is entered.") % {"number": written.number})
            return redirect("application", written.number)
    return render(request, "benefits/application_new.html", {"form": form, "person": person})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def edit(request, number):
    """/darbs/statusi/iesniegumi/<number>/labot/"""
    found = application_or_404(request, number)
    initial = {name: getattr(found, name) for name in EDITED} | {"missing": "\n".join(found.missing)}
    form = ApplicationForm(request.POST or None, municipality=request.municipality, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(application=found, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("application", found.number)
    return render(request, "benefits/application_edit.html", {"form": form, "found": found})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def whose(request, number):
    """/darbs/statusi/iesniegumi/<number>/persona/ — by the whole personal code: names are too alike."""
    found = application_or_404(request, number)
    form = WhoseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.municipality.people.with_code(form.cleaned_data["code"]).first()
        try:
            actions.name_person(application=found, person=person, by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            log_view(request.user, request.municipality, "application", person=person)
            messages.success(request, _("Saved."))
            return redirect("application", found.number)
    return render(request, "benefits/application_whose.html", {"form": form, "found": found})


@right_required(Right.DECIDE_STATUS)
@require_POST
def withdraw(request, number):
    """/darbs/statusi/iesniegumi/<number>/atsaukt/"""
    found = application_or_404(request, number)
    try:
        actions.withdraw(application=found, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The application is withdrawn."))
    return redirect("application", found.number)


def application_or_404(request, number) -> Application:
    rows = request.municipality.applications.select_related(
        "municipality",
        "submission__emptying__box",
        "submission__signature_by",
        "person",
        "service",
        "household",
        "assignee",
    )
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    cards.require(request, found.person)
    return found


def _weighed(found: Application) -> dict:
    test = found.tests.select_related("threshold", "line", "by").first()
    return {
        "incomes": list(found.incomes.select_related("person")),
        "test": test,
        "reasons": sentences(test.reasons) if test else [],
        "for_status": found.wants == Application.Wants.STATUS,
    }
