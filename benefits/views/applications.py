"""Applications as they came in, to be decided."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from socialservice.access import Right, log_view, may, right_required

PAGE = 50


@right_required(Right.SEE_STATUS)
@require_GET
def applications(request):
    """/darbs/statusi/iesniegumi/"""
    rows = request.municipality.applications.select_related("submission", "person")
    page = Paginator(rows, PAGE).get_page(request.GET.get("lapa"))
    return render(request, "benefits/applications.html", {"page": page})


@right_required(Right.SEE_STATUS)
@require_GET
def application(request, number):
    """/darbs/statusi/iesniegumi/<number>/"""
    rows = request.municipality.applications.select_related(
        "submission__emptying__box", "submission__signature_by", "person"
    )
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    log_view(request.user, request.municipality, "application", person=found.person)
    context = {
        "found": found,
        "files": list(found.submission.files.all()),
        "sees_requests": may(request.user, Right.SEE_REQUESTS, request.municipality),
    }
    return render(request, "benefits/application.html", context)
