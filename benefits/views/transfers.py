"""What is to be transferred, taken away as a file. Accounts stand in it alone: in no address, in no log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import access
from socialservice.access import Right, right_required
from socialservice.errors import Refusal

from ..actions import transfers as actions
from ..giving_forms import TakeAgainForm
from ..models import Payment
from ..payable import chosen, due
from ..transfers import as_csv

CHOICE = ("maksajums", "visas", "lidz")  # of the page of payments, kept on the page that asks why again


@right_required(Right.GIVE)
@require_POST
def csv_file(request):
    """/darbs/pabalsti/parskaitijumi/ — the chosen transfers, or all that are due where none is chosen.

    Where somebody has taken some of them, the page says who and when: take the others (`tikai-jaunie`), or all again
    (`velreiz`) with a reason.
    """
    rows = chosen(request.municipality, request.POST)
    rows = due(request.municipality) if rows is None else rows
    asked = list(rows.filter(method=Payment.Method.TRANSFER).values_list("pk", flat=True))
    if not asked:
        messages.warning(request, _("No transfer is due."))
        return redirect("payments")
    form = TakeAgainForm(request.POST if "velreiz" in request.POST else None)
    if form.is_bound and not form.is_valid():
        return _asked_why(request, asked, form)
    reason = form.cleaned_data["reason"] if form.is_bound else ""
    told = {"municipality": request.municipality, "payments": asked, "by": request.user}
    try:
        transfers = actions.take(**told, reason=reason, only_new="tikai-jaunie" in request.POST)
    except Refusal:
        return _asked_why(request, asked, TakeAgainForm())
    if not transfers:
        messages.warning(request, _("Somebody was quicker: no transfer is left that is in no file yet."))
        return redirect("payments")
    return _file(request, transfers)


def _asked_why(request, asked: list[int], form):
    takings = actions.takings(asked)
    kept = [(name, value) for name in CHOICE for value in request.POST.getlist(name)]
    left = len(asked) - actions.taken_of(asked)
    context = {"form": form, "takings": takings, "kept": kept, "all": len(asked), "left": left}
    return render(request, "giving/transfers_again.html", context, status=409)


def _file(request, transfers: list[Payment]) -> HttpResponse:
    access.log_views(request.user, request.municipality, "bank account", {row.award.person for row in transfers})
    response = HttpResponse(as_csv(transfers), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="parskaitijumi.csv"'
    response["Cache-Control"] = "no-store"
    return response
