"""Who is speaking: the checklist before anything personal is said on the phone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from .. import registry
from ..access import log_view, right_required
from ..actions import identity as actions
from ..cards import card_required
from ..people_forms import IdentityForm
from ..roles import Right

SHOWN = 5  # earlier checks


@right_required(Right.SEE_PEOPLE)
@card_required
@require_http_methods(["GET", "POST"])
def check(request, pk):
    """/darbs/personas/<person>/parbaude/"""
    found = _person_or_404(request, pk)
    form = IdentityForm(request.POST or None, person=found)
    if request.method == "GET":
        log_view(request.user, request.municipality, "person", person=found)
    elif (nothing := "nothing" in request.POST) or form.is_valid():
        agreed = [] if nothing else form.cleaned_data["agreed"]
        made = actions.check(person=found, agreed=agreed, by=request.user)
        if made.passed:
            messages.success(request, _("Checked: you may speak about personal matters."))
            return redirect("person", found.pk)
        messages.warning(request, _("Not enough agrees. Say nothing personal; offer to call back or to meet."))
        return redirect("person_check", found.pk)
    return _page(request, found, form)


@require_POST
@right_required(Right.SEE_PEOPLE)
@card_required
def word(request, pk):
    """/darbs/personas/<person>/parbaude/vards/ — the agreed word, once; looking is written down."""
    found = _person_or_404(request, pk)
    log_view(request.user, request.municipality, "agreed word", person=found)
    return _page(request, found, IdentityForm(person=found), word=found.agreed_word)


def _person_or_404(request, pk):
    return get_object_or_404(request.municipality.people.select_related("municipality", "district"), pk=pk)


def _page(request, found, form, *, word=""):
    checks = found.identity_checks.select_related("by")[:SHOWN]
    last_visit = registry.load(registry.LAST_VISIT)(found)
    context = {"person": found, "form": form, "word": word, "checks": checks, "last_visit": last_visit}
    return render(request, "people/check.html", context)
