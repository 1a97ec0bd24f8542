"""How long people wait for an answer, and by which ways they write: for the manager."""

import csv
import io

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from socialservice import clock
from socialservice.access import Right, right_required
from socialservice.periods import last_day_of_month

from .. import figures

SPANS = (0, 1, 3, 12)  # this month, the last one, the last three, the last twelve
SHARES = "kanali"


@right_required(Right.SEE_FIGURES)
@require_GET
def request_figures(request):
    """/darbs/pieprasijumi/raditaji/ ?menesi="""
    span, first, last = _span(request)
    ways, months = figures.channel_shares(request.municipality, clock.today())
    context = {
        "span": span,
        "spans": SPANS,
        "first": first,
        "last": last,
        "found": figures.responses(request.municipality, first, last),
        "overdue": figures.overdue(request.municipality),
        "ways": ways,
        "months": months,
    }
    return render(request, "requests/figures.html", context)


@right_required(Right.SEE_FIGURES)
@require_GET
def csv_file(request):
    """/darbs/pieprasijumi/raditaji/csv/ ?menesi= ?tabula=kanali"""
    lines = _shares(request) if request.GET.get("tabula") == SHARES else _responses(request)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pieprasijumi.csv"'
    return response


def _responses(request) -> list[list]:
    _number, first, last = _span(request)
    found = figures.responses(request.municipality, first, last)
    head = [
        pgettext("column", "Channel or department"),
        _("Came in"),
        _("Answered"),
        _("Median, working days"),
        _("90 % within, working days"),
        _("In time, %"),
        _("Visits avoided"),
    ]
    found.whole.label = _("All together")
    return [head, *figures.lines([found.whole, *found.by_way, *found.by_department])]


def _shares(request) -> list[list]:
    ways, months = figures.channel_shares(request.municipality, clock.today())
    rows = [[f"{row.month:%Y-%m}", row.total, *row.counts.values()] for row in months]
    return [[_("Month"), _("Came in"), *ways], *rows]


def _span(request):
    asked = request.GET.get("menesi", "")
    span = int(asked) if asked in {str(number) for number in SPANS} else 3
    today = clock.today()
    if span == 1:  # the whole last month
        first = figures.months_back(today, 1)
        return span, first, last_day_of_month(first)
    return span, figures.months_back(today, max(span - 1, 0)), today
