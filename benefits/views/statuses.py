"""The look-up of terms, and what a specialist does with a person's statuses."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access, cards, clock, finding
from socialservice.access import Right, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal

from .. import lookup, panels
from ..actions import households, status_decisions
from ..actions import statuses as actions
from ..forms import CloseForm, GrantForm, LookupForm, today_as_initial
from ..models import Status


@right_required(Right.SEE_TERM)
@require_http_methods(["GET", "POST"])
def search(request):
    """/darbs/statusi/ — the words are posted: a name or a code does not belong into an address."""
    form = LookupForm(request.POST or None)
    context = {"form": form, "may_review": access.may(request.user, Right.SEE_STATUS, request.municipality)}
    if request.method == "POST" and form.is_valid():
        found = finding.find(request.municipality, form.cleaned_data["q"])
        if found.problem:
            form.add_error("q", found.problem)
        else:
            context |= _answer(request, found)
    return render(request, "benefits/statuses.html", context)


def _answer(request, found: finding.Found) -> dict:
    in_full = access.may(request.user, Right.SEE_STATUS, request.municipality)
    access.log_views(request.user, request.municipality, "term", found.people)
    answer = {
        "asked": True,
        "in_full": in_full,
        "more": found.more,
        "rows": lookup.rows(found.people, clock.today(), with_kind=in_full),
    }
    if in_full and len(found.people) == 1 and cards.opens(found.people[0], request.user, request.municipality):
        person = found.people[0]
        answer |= {"person": person} | _panels(request, person)
    return answer


@right_required(Right.SEE_STATUS)
@card_required
@require_GET
def person(request, pk):
    """/darbs/statusi/<person>/"""
    person = _person_or_404(request, pk)
    access.log_view(request.user, request.municipality, "statuses", person=person)
    return render(request, "benefits/person.html", {"person": person} | _panels(request, person))


def _panels(request, person) -> dict:
    asked = (person, request.user, request.municipality)
    return {"panel": panels.statuses(*asked), "household": panels.household(*asked)}


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def grant(request, pk):
    """/darbs/statusi/<person>/pieskirt/ — somebody without a household becomes one."""
    person = _person_or_404(request, pk)
    form = GrantForm(request.POST or None, initial=today_as_initial("granted_from", "decided_on"))
    if request.method == "POST" and form.is_valid():
        try:
            status = _grant(person, form.cleaned_data, request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            number = status.last_certificate.number
            messages.success(request, _("The status is granted. Certificate No. %(number)s.") % {"number": number})
            return redirect("status_person", person.pk)
    return render(request, "benefits/grant.html", {"form": form, "person": person})


@transaction.atomic
def _grant(person, decision: dict, by) -> Status:
    status_decisions.refuse_alone(by=by, municipality_id=person.municipality_id)
    household = panels.household_of(person, decision["granted_from"])
    if household is None:
        household = households.found(contact_person=person, since=decision["granted_from"], by=by)
    return actions.grant(household=household, by=by, **decision)


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def close(request, pk, status):
    """/darbs/statusi/<person>/<status>/izbeigt/"""
    person = _person_or_404(request, pk)
    status = _status_or_404(person, status)
    form = CloseForm(request.POST or None, initial=today_as_initial("on"))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(status=status, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The status is terminated."))
            return redirect("status_person", person.pk)
    return render(request, "benefits/close.html", {"form": form, "person": person, "status": status})


@right_required(Right.DECIDE_STATUS)
@card_required
@require_POST
def duplicate(request, pk, status):
    """/darbs/statusi/<person>/<status>/dublikats/"""
    person = _person_or_404(request, pk)
    try:
        certificate = actions.issue_duplicate(status=_status_or_404(person, status), by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Duplicate No. %(number)s is issued.") % {"number": certificate.number})
    return redirect("status_person", person.pk)


def _person_or_404(request, pk):
    return get_object_or_404(request.municipality.people, pk=pk)


def _status_or_404(person, pk) -> Status:
    household = panels.household_of(person, clock.today())
    if household is None:
        raise Http404
    return get_object_or_404(household.statuses.whole(), pk=pk)
