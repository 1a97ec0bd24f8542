"""Terms by the day on which they end, and the reception times that are missing for those who will come."""

import csv
import io

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from socialservice import clock
from socialservice.access import Right, right_required
from socialservice.words import date_short

from .. import endings


@right_required(Right.SEE_STATUS)
@require_GET
def by_day(request):
    """/darbs/statusi/beigsies/"""
    rows = endings.by_day(request.municipality, clock.today())
    return render(request, "benefits/endings.html", {"rows": rows, "short": [row for row in rows if row.missing]})


@right_required(Right.SEE_STATUS)
@require_GET
def csv_file(request):
    """/darbs/statusi/beigsies/csv/"""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(_lines(endings.by_day(request.municipality, clock.today())))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="termini.csv"'
    return response


def _lines(rows: list[endings.Ending]):
    yield [
        _("Ends on"),
        _("Office"),
        _("Needy"),
        _("Low-income"),
        _("Of these extended"),
        _("An emergency covers it"),
        _("Reminders by turns"),
        _("Free times in these weeks"),
        _("Times missing"),
    ]
    for row in rows:
        yield [
            date_short(row.day),
            str(row.office or "–"),
            row.needy,
            row.low_income,
            row.extended,
            _("yes") if row.covered else _("no"),
            row.reminders,
            row.times,
            row.missing_in_all,
        ]
