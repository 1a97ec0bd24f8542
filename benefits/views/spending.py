"""What is spent on benefits, as a page and as CSV."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from socialservice.access import Right, right_required

from .. import spending
from ..giving_forms import MonthsForm


@right_required(Right.SEE_SPENDING)
@require_GET
def report(request):
    """/darbs/pabalsti/parskats/ ?no=<day> &lidz=<day> &csv"""
    form = MonthsForm(request.GET)
    first, last = form.months()
    found = spending.read(request.municipality, first, last)
    if "csv" in request.GET:
        return _as_csv(found)
    return render(request, "giving/report.html", {"form": form, "found": found, "sees_spending": True})


def _as_csv(found: spending.Report) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pabalsti.csv"'
    csv.writer(response, delimiter=";").writerows(spending.as_rows(found))
    return response
