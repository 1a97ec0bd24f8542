"""What managers see of the specialists: workload and coverage; and what everybody sees: “your specialist”."""

import csv
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from socialservice import access, clock, routing
from socialservice.access import right_required
from socialservice.roles import Right

from ..availability import purposes_on
from ..coverage import changes, coverage
from ..leading import served
from ..models import Resource
from ..workload import Load, by_competence, by_purpose, by_week, monday_of
from .mine import day_of

WEEKS = 4
WEEK = timedelta(days=7)


@right_required(Right.PLAN)
@require_safe
def workload(request):
    """/darbs/noslodze/ ?diena=<day> — four weeks from that day's: booked and offered hours of everybody."""
    first = monday_of(day_of(request))
    last = first + WEEKS * WEEK - timedelta(days=1)
    offices = access.offices(request.user, Right.PLAN, request.municipality)
    resources = list(
        Resource.objects.filter(active=True, office__in=offices)
        .select_related("office")
        .order_by("office__order", "name")
    )
    found, mondays = by_week(resources, first, last), [first + n * WEEK for n in range(WEEKS)]
    rows = [(resource, [found[resource.pk].get(day, Load()) for day in mondays]) for resource in resources]
    rows = [(resource, loads, sum(loads, Load())) for resource, loads in rows]
    shares = by_purpose(resources, first, last)
    context = {
        "mondays": [(day, day + timedelta(days=6)) for day in mondays],
        "rows": rows,
        "total": sum((total for _resource, _loads, total in rows), Load()),
        "shares": shares,
        "competences": by_competence(shares),
        "before": first - WEEKS * WEEK,
        "after": first + WEEKS * WEEK,
        "may_see_survey": _may_see_survey(request),
    }
    return render(request, "mine/workload.html", context)


@right_required(Right.PLAN)
@require_safe
def coverage_report(request):
    """/darbs/parklajums/ ?diena=<day> &csv"""
    day = day_of(request)
    found = coverage(request.municipality, day)
    if "csv" in request.GET:
        return _as_csv(found)
    context = {"coverage": found, "day": day, "changes": changes(request.municipality, day)}
    context["may_see_survey"] = _may_see_survey(request)
    return render(request, "mine/coverage.html", context)


@login_not_required
@require_safe
def your_specialist(request):
    """/jusu-specialists/ ?rajons=<district> &diena=<day> — who, when, where, and how to reach them."""
    day, municipality = day_of(request), request.municipality
    districts = list(municipality.districts.on(day))
    chosen = next((row for row in districts if str(row.pk) == request.GET.get("rajons")), None)
    context = {
        "day": day,
        "today": day == clock.today(),
        "districts": districts,
        "district": chosen,
        "served": _with_purposes(municipality, served(chosen, day), day) if chosen else [],
        "line": routing.line(municipality, chosen, None, day),
    }
    return render(request, "pages/your_specialist.html", context)


# Pieces


def _may_see_survey(request) -> bool:
    return access.may(request.user, Right.SEE_SURVEY, request.municipality)


def _with_purposes(municipality, found, day):
    """Each with the purposes of its competence that can be booked on the web."""
    purposes = list(purposes_on(municipality, day))
    return [(one, [row for row in purposes if routing.competence_of(row) == one.competence]) for one in found]


def _as_csv(found) -> HttpResponse:
    """For a spreadsheet: the mark at the beginning tells it how the letters are written."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="parklajums-{found.day.isoformat()}.csv"'
    table = csv.writer(response, delimiter=";")
    table.writerow([_("District"), *(competence.label for competence in found.competences)])
    for line in found.lines:
        table.writerow([line.district.label, *(user.name if user else "" for user in line.users)])
    return response
