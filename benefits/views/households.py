"""Who belongs to a person's household."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from socialservice import access, clock
from socialservice.access import Right, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal

from .. import panels
from ..actions import deaths, households
from ..forms import DiedForm, JoinForm, LeaveForm, today_as_initial


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def join(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/pievienot/ — by the whole personal code: names are too alike."""
    person, household = _household_or_404(request, pk)
    form = JoinForm(request.POST or None, initial=today_as_initial("since"))
    if request.method == "POST" and form.is_valid():
        member = request.municipality.people.with_code(form.cleaned_data["code"]).first()
        try:
            if member is None:
                raise Refusal(_("No person has this personal code. Create the person first."), field="code")
            access.log_view(request.user, request.municipality, "household", person=member)
            households.join(household=household, person=member, since=form.cleaned_data["since"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The person has joined the household."))
            return redirect("status_person", person.pk)
    return render(request, "benefits/join.html", {"form": form, "person": person})


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def leave(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/aiziet/"""
    person, household = _household_or_404(request, pk)
    members = list(household.members.on(clock.today()).exclude(person=household.contact_person_id).by_name())
    form = LeaveForm(request.POST or None, members=members, initial=today_as_initial("last_day"))
    if request.method == "POST" and form.is_valid():
        member = get_object_or_404(household.members, pk=form.cleaned_data["member"])
        try:
            households.leave(member=member, last_day=form.cleaned_data["last_day"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The person has left the household."))
            return redirect("status_person", person.pk)
    return render(request, "benefits/leave.html", {"form": form, "person": person, "members": members})


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def died(request, pk):
    """/darbs/statusi/<person>/miris/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    household = panels.household_of(person, clock.today())
    is_contact = household is not None and household.contact_person_id == person.pk
    others = deaths.left_behind(household, person, clock.today()) if is_contact else []
    form = DiedForm(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid():
        try:
            deaths.record(person=person, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is written down that the person has died."))
            return redirect("status_person", person.pk)
    return render(request, "benefits/died.html", {"form": form, "person": person, "others": others})


def _household_or_404(request, pk):
    person = get_object_or_404(request.municipality.people, pk=pk)
    household = panels.household_of(person, clock.today())
    if household is None:
        raise Http404
    return person, household
