"""Letters that failed, to be dealt with by a person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import access, cards, outbox
from ..access import Right, right_required
from ..actions import failed
from ..errors import Refusal
from ..letter_forms import OFFERED, CorrectForm, OutcomeForm, PostForm
from ..models import Letter

ON_A_PAGE = 50


@right_required(Right.SEE_LETTERS)
@require_GET
def index(request):
    """/darbs/vestules/neizdevusas/ — the oldest first: they have waited longest."""
    tasks = outbox.readable(request.user, request.municipality).tasks()
    rows = list(tasks.select_related("person").order_by("pk")[:ON_A_PAGE])
    access.log_views(request.user, request.municipality, "failed letters", [row.person for row in rows if row.person])
    context = {
        "rows": [(row, failed.may_be_corrected(row)) for row in rows],
        "count": tasks.count(),
        "outcomes": [(value.value, value.label) for value in OFFERED],
        "may_see_people": access.may(request.user, Right.SEE_PEOPLE, request.municipality),
    }
    return render(request, "socialservice/letters_failed.html", context)


@right_required(Right.SEE_LETTERS)
@require_POST
def settle(request, pk):
    """/darbs/vestules/neizdevusas/<letter>/darits/"""
    letter, form = _letter_or_404(request, pk), OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what was done."))
        return redirect("letters_failed")
    try:
        failed.settle(letter=letter, outcome=form.cleaned_data["outcome"], by=request.user)
        messages.success(request, _("Written down: the letter is dealt with."))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("letters_failed")


@right_required(Right.SEE_LETTERS)
@require_http_methods(["GET", "POST"])
def correct(request, pk):
    """/darbs/vestules/neizdevusas/<letter>/labot/"""
    letter = _letter_or_404(request, pk)
    form = CorrectForm(request.POST or None, letter=letter)
    if request.method == "POST" and form.is_valid():
        try:
            failed.correct(letter=letter, to=form.cleaned_data["to"], by=request.user)
            messages.success(request, _("Corrected. The letter goes to the new one."))
            return redirect("letters_failed")
        except Refusal as refusal:
            form.add_error("to" if refusal.field == "to" else None, refusal.sentence)
    access.log_view(request.user, request.municipality, "letter", person=letter.person)
    status = 400 if form.errors else 200
    return render(request, "socialservice/letter_correct.html", {"letter": letter, "form": form}, status=status)


@right_required(Right.SEE_LETTERS)
@require_http_methods(["GET", "POST"])
def by_post(request, pk):
    """/darbs/vestules/neizdevusas/<letter>/pa-pastu/ — shows what will be printed."""
    letter = _letter_or_404(request, pk)
    form = PostForm(request.POST or None, letter=letter)
    if request.method == "POST" and form.is_valid():
        try:
            failed.by_post(letter=letter, address=form.cleaned_data["address"], by=request.user)
            messages.success(request, _("The letter waits to be printed with the others."))
            return redirect("letters_failed")
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    access.log_view(request.user, request.municipality, "letter", person=letter.person)
    context = {"letter": letter, "form": form, "paper": failed.on_paper(letter, "")}
    return render(request, "socialservice/letter_by_post.html", context, status=400 if form.errors else 200)


def _letter_or_404(request, pk: int) -> Letter:
    mine = outbox.readable(request.user, request.municipality).exclude(kind=Letter.Kind.VERIFICATION_CODE)
    found = get_object_or_404(mine.select_related("person", "municipality"), pk=pk)
    cards.require(request, found.person)
    return found
