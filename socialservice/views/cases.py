"""Whose case a person is: taken over by a specialist, assigned by a manager."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from .. import clock
from ..access import log_view, may, right_required
from ..actions import cases as actions
from ..cards import card_required
from ..case_forms import CaseForm
from ..errors import Refusal
from ..models import CaseAssignment, Posting, User
from ..models.dated import on
from ..roles import Right, Role


@right_required(Right.SEE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def case(request, pk):
    """/darbs/personas/<person>/lieta/ — a specialist takes over, who plans assigns to anybody."""
    person = get_object_or_404(request.municipality.people, pk=pk)
    users = _users(request)
    initial = {"since": clock.today(), "user": request.user.pk if request.user in users else None}
    competences = _competences(request)
    if len(competences) == 1:
        initial["competence"] = competences[0].pk
    form = CaseForm(request.POST or None, competences=competences, users=users, initial=initial)
    if request.method == "GET":
        log_view(request.user, request.municipality, "person", person=person)
    elif form.is_valid():
        try:
            written = actions.assign(person=person, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The case is %(name)s's.") % {"name": written.user.name})
            return redirect("person", pk)
    return render(request, "people/case.html", {"form": form, "person": person})


@require_POST
@right_required(Right.SEE_STATUS)
def end(request, pk):
    """/darbs/lietas/<assignment>/beigt/ — one's own, or any for who plans."""
    rows = CaseAssignment.objects.on(clock.today()).filter(person__municipality=request.municipality)
    found = get_object_or_404(rows, pk=pk)
    if found.user_id != request.user.pk and not may(request.user, Right.PLAN, request.municipality):
        raise Http404
    actions.end(assignment=found, by=request.user)
    messages.success(request, _("The case ends today."))
    return redirect("person", found.person_id)


# Pieces


def _users(request):
    """Whom the user may assign: who plans, every specialist of today; others themselves."""
    if not may(request.user, Right.PLAN, request.municipality):
        return User.objects.filter(pk=request.user.pk)
    posted = Posting.objects.filter(on(clock.today()), municipality=request.municipality, role=Role.SPECIALIST)
    return User.objects.filter(pk__in=posted.values("user"), is_active=True)


def _competences(request):
    held = request.municipality.competences.filter(on(clock.today()))
    if may(request.user, Right.PLAN, request.municipality):
        return held
    return held.filter(on(clock.today(), "holders__"), holders__user=request.user)
