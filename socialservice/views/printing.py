"""Letters by post: how many wait, batches of them, and what has been printed and posted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from .. import access, outbox, paper
from ..access import Right, right_required
from ..actions import printing
from ..errors import Refusal

SHOWN = 50


@right_required(Right.SEE_LETTERS)
@require_GET
def index(request):
    """/darbs/vestules/druka/"""
    batches = outbox.batches(request.user, request.municipality).select_related("by", "printed_by", "posted_by")
    context = {
        "waiting": outbox.to_print(request.user, request.municipality).count(),
        "most": printing.MOST,
        "batches": batches[:SHOWN],
    }
    return render(request, "socialservice/print_batches.html", context)


@right_required(Right.SEE_LETTERS)
@require_POST
def make(request):
    """/darbs/vestules/druka/jauna/"""
    try:
        made = printing.make(municipality=request.municipality, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("print_batches")
    return redirect("print_batch", made.number)


@right_required(Right.SEE_LETTERS)
@require_GET
def batch(request, batch):
    """/darbs/vestules/druka/<batch>/"""
    found = _batch_or_404(request, batch)
    letters = list(found.letters.order_by("pk"))
    context = {"batch": found, "rows": letters, "waiting": any(letter.state == "kept" for letter in letters)}
    return render(request, "socialservice/print_batch.html", context)


@right_required(Right.SEE_LETTERS)
@require_GET
def pdf(request, batch):
    """/darbs/vestules/druka/<batch>/pdf/ — as often as need be; what was taken back meanwhile is left out."""
    found = _batch_or_404(request, batch)
    letters = list(found.letters.exclude(state="dropped").select_related("person", "municipality").order_by("pk"))
    access.log_views(request.user, request.municipality, "letter printed", [letter.person for letter in letters])
    response = HttpResponse(paper.pdf(found, letters), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="vestules-{found.number}.pdf"'
    return response


@right_required(Right.SEE_LETTERS)
@require_POST
def printed(request, batch):
    """/darbs/vestules/druka/<batch>/izdrukata/"""
    found = _batch_or_404(request, batch)
    try:
        printing.printed(batch=found, by=request.user)
        messages.success(request, _("The batch is marked as printed."))
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("print_batch", found.number)


@right_required(Right.SEE_LETTERS)
@require_POST
def posted(request, batch):
    """/darbs/vestules/druka/<batch>/nosutita/"""
    found = _batch_or_404(request, batch)
    try:
        count = printing.posted(batch=found, by=request.user)
        messages.success(
            request,
            ngettext("%(n)d letter is marked as posted.", "%(n)d letters are marked as posted.", count) % {"n": count},
        )
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("print_batch", found.number)


def _batch_or_404(request, number: int):
    mine = outbox.batches(request.user, request.municipality)
    return get_object_or_404(mine.select_related("municipality", "by", "printed_by", "posted_by"), number=number)
