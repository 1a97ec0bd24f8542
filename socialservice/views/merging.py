"""One person written down twice: suggested, compared, merged, taken back; a personal code that was changed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import cards, comparing
from ..access import log_views, right_required
from ..actions import codes as codes_actions
from ..actions import merging as actions
from ..actions import twins as twins_actions
from ..cards import card_required
from ..errors import Refusal
from ..finding import find
from ..merging_forms import MergeForm, NewCodeForm
from ..models import PersonMerge
from ..people_forms import FindForm
from ..roles import Right

SHOWN = 50


@right_required(Right.MERGE_PEOPLE)
@require_GET
def twins(request):
    """/darbs/dublikati/"""
    pairs = list(twins_actions.open_pairs(request.municipality)[: SHOWN + 1])
    log_views(
        request.user,
        request.municipality,
        "person search",
        [person for pair in pairs[:SHOWN] for person in (pair.first, pair.second)],
    )
    merges = PersonMerge.objects.filter(kept__municipality=request.municipality, undone_at=None)
    context = {
        "pairs": pairs[:SHOWN],
        "more": len(pairs) > SHOWN,
        "merges": merges.select_related("kept", "gone", "by")[:SHOWN],
    }
    return render(request, "people/twins.html", context)


@right_required(Right.MERGE_PEOPLE)
@card_required
@require_http_methods(["GET", "POST"])
def choose(request, pk):
    """/darbs/personas/<person>/apvienot/ — the other is looked for by POST."""
    person = _person(request, pk)
    form = FindForm(request.POST or None)
    others = twins_actions.of_person(person) if request.method == "GET" else _found(request, form, person)
    context = {"person": person, "form": form, "others": others, "asked": request.method == "POST"}
    return render(request, "people/merge_choose.html", context)


@right_required(Right.MERGE_PEOPLE)
@card_required
@require_http_methods(["GET", "POST"])
def compare(request, pk, other):
    """/darbs/personas/<person>/apvienot/<other>/ — side by side; which of the two stays is chosen."""
    people = [_person(request, pk), _person(request, other)]
    if pk == other:
        raise Http404
    cards.require(request, people[1])
    form = MergeForm(request.POST or None, people=people)
    if request.method == "GET":
        log_views(request.user, request.municipality, "person compared", people)
    elif form.is_valid():
        try:
            merged = actions.merge(by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The two are one now. This can be taken back on this page."))
            return redirect("person", merged.kept_id)
    context = {
        "form": form,
        "people": people,
        "lines": comparing.lines(*people),
        "counts": comparing.counts(*people),
    }
    return render(request, "people/merge.html", context)


@require_POST
@right_required(Right.MERGE_PEOPLE)
@card_required
def tell_apart(request, pk, other):
    """/darbs/personas/<person>/nav-tas-pats/<other>/"""
    twins_actions.tell_apart(first=_person(request, pk), second=_person(request, other), by=request.user)
    messages.success(request, _("They are two people: they are not suggested again."))
    return redirect("twins")


@require_POST
@right_required(Right.MERGE_PEOPLE)
def undo(request, pk):
    """/darbs/apvienosanas/<merge>/atcelt/"""
    merged = get_object_or_404(PersonMerge, pk=pk, kept__municipality=request.municipality)
    try:
        actions.undo(merged=merged, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("person", merged.kept.became.pk)
    messages.success(
        request,
        _("They are two people again. What was written since the merge stays with %(name)s.")
        % {"name": merged.kept.name},
    )
    return redirect("person", merged.gone_id)


@right_required(Right.MERGE_PEOPLE)
@card_required
@require_http_methods(["GET", "POST"])
def new_code(request, pk):
    """/darbs/personas/<person>/jauns-kods/"""
    person = _person(request, pk)
    form = NewCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes_actions.change_code(person=person, personal_code=form.cleaned_data["personal_code"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The new personal code is written down; the former one finds the person too."))
            return redirect("person", pk)
    return render(request, "people/new_code.html", {"person": person, "form": form})


# Pieces


def _person(request, pk):
    return get_object_or_404(request.municipality.people.select_related("district", "municipality"), pk=pk)


def _found(request, form, person) -> list:
    if not form.is_valid():
        return []
    found = find(request.municipality, form.cleaned_data["q"])
    if found.problem:
        form.add_error("q", found.problem)
    log_views(request.user, request.municipality, "person search", found.people)
    return [one for one in found.people if one.pk != person.pk]
