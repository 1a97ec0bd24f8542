"""From incomes to the decision on an application."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from socialservice.access import Right, log_view, right_required
from socialservice.errors import Refusal

from ..actions import applications, benefit_decisions, income_tests, status_decisions
from ..application_forms import GrantForm, IncomesForm, RefuseForm, SecondForm, WeighForm, proposed_start
from ..income import IRREGULAR_MONTHS, USUAL_MONTHS, months_counted
from ..models import Application, Decision
from ..terms import in_force_until
from .applications import application_or_404

CHOSEN = {"needy": "needy", "low_income": "low_income"}


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def incomes(request, number):
    """/darbs/statusi/iesniegumi/<number>/ienakumi/?menesi=12"""
    found = application_or_404(request, number)
    if found.person is None:
        messages.warning(request, _("Say first whose application it is."))
        return redirect("application_whose", found.number)
    count = IRREGULAR_MONTHS if request.GET.get("menesi") == str(IRREGULAR_MONTHS) else USUAL_MONTHS
    months = months_counted(found.applied_on, count)
    form = IncomesForm(request.POST or None, people=_people(found), months=months)
    if request.method == "POST" and form.is_valid():
        try:
            applications.add_incomes(application=found, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The incomes are entered."))
            return redirect("application", found.number)
    if request.method == "GET":
        log_view(request.user, request.municipality, "application", person=found.person)
    context = {"form": form, "found": found, "months": months, "twelve": count == IRREGULAR_MONTHS}
    return render(request, "benefits/application_incomes.html", context)


@right_required(Right.DECIDE_STATUS)
@require_POST
def income_remove(request, number, income):
    """/darbs/statusi/iesniegumi/<number>/ienakumi/<income>/dzest/"""
    found = application_or_404(request, number)
    row = get_object_or_404(found.incomes.select_related("application"), pk=income)
    try:
        applications.remove_income(income=row, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Deleted."))
    return redirect("application", found.number)


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def weigh(request, number):
    """/darbs/statusi/iesniegumi/<number>/parbaude/"""
    found = application_or_404(request, number)
    members = len(_people(found)) or 1
    form = WeighForm(request.POST or None, initial={"members": members, "composition": "any"})
    if request.method == "POST" and form.is_valid():
        try:
            income_tests.run(application=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("application", found.number)
    return render(request, "benefits/application_weigh.html", {"form": form, "found": found})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def grant(request, number):
    """/darbs/statusi/iesniegumi/<number>/pieskirt/"""
    found = application_or_404(request, number)
    form = GrantForm(request.POST or None, municipality=request.municipality, initial=_proposed(found))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        first_day = told.pop("granted_from")
        try:
            decision = status_decisions.grant(application=found, first_day=first_day, by=request.user, **told)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _decided(request, decision)
    context = {"form": form, "found": found, "untested": income_tests.why_untested(found)}
    return render(request, "benefits/application_grant.html", context)


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def refuse(request, number):
    """/darbs/statusi/iesniegumi/<number>/atteikt/"""
    found = application_or_404(request, number)
    form = RefuseForm(request.POST or None, municipality=request.municipality)
    if request.method == "POST" and form.is_valid():
        try:
            decision = status_decisions.refuse(application=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _decided(request, decision)
    return render(request, "benefits/application_refuse.html", {"form": form, "found": found})


@right_required(Right.DECIDE_STATUS)
@require_POST
def agree(request, number):
    """/darbs/statusi/iesniegumi/<number>/piekrist/"""
    found = application_or_404(request, number)
    try:
        decision = benefit_decisions.agree(decision=_proposal_or_404(found), by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("application", found.number)
    return _decided(request, decision)


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def disagree(request, number):
    """/darbs/statusi/iesniegumi/<number>/nepiekrist/"""
    found = application_or_404(request, number)
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            benefit_decisions.disagree(decision=_proposal_or_404(found), why=form.cleaned_data["why"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("You have not agreed. The application is to be decided again."))
            return redirect("application", found.number)
    return render(request, "benefits/application_disagree.html", {"form": form, "found": found})


def _people(found: Application) -> list:
    """Of the household on the day of the application; the applicant alone where there is none."""
    if found.household is None:
        return [found.person] if found.person else []
    return [member.person for member in found.household.members.on(found.applied_on).by_name()]


def _proposed(found: Application) -> dict:
    test = found.tests.first()
    until = in_force_until(found.person, found.applied_on) if found.person else None
    return proposed_start(found, until) | {"kind": CHOSEN.get(test.says) if test else None}


def _proposal_or_404(found: Application) -> Decision:
    return get_object_or_404(found.decisions.select_related("application"), state=Decision.State.PROPOSED)


def _decided(request, decision: Decision):
    number = {"number": decision.number}
    if decision.state == Decision.State.PROPOSED:
        messages.warning(request, _("Decision No. %(number)s is proposed. It awaits a second person.") % number)
    elif decision.status_id:
        certificate = decision.status.last_certificate.number
        told = number | {"certificate": certificate}
        messages.success(
            request, _("Decision No. %(number)s: the status is granted. Certificate No. %(certificate)s.") % told
        )
    elif decision.outcome == Decision.Outcome.REFUSED:
        messages.success(request, _("Decision No. %(number)s: the application is refused.") % number)
    else:
        messages.success(request, _("Decision No. %(number)s is in force.") % number)
    return redirect("application", decision.application.number)
