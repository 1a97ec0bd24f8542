"""What is to be transferred, taken away as a file. Accounts stand in it alone: in no address, in no log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import access
from socialservice.access import Right, right_required

from ..models import Payment
from ..payable import chosen, due
from ..transfers import as_csv


@right_required(Right.GIVE)
@require_POST
def csv_file(request):
    """/darbs/pabalsti/parskaitijumi/ — the chosen transfers, or all that are due where none is chosen."""
    rows = chosen(request.municipality, request.POST)
    rows = due(request.municipality) if rows is None else rows
    transfers = list(
        rows.filter(method=Payment.Method.TRANSFER).select_related("award__person", "award__decision", "account")
    )
    if not transfers:
        messages.warning(request, _("No transfer is due."))
        return redirect("payments")
    access.log_views(request.user, request.municipality, "bank account", {row.award.person for row in transfers})
    response = HttpResponse(as_csv(transfers), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="parskaitijumi.csv"'
    response["Cache-Control"] = "no-store"
    return response
