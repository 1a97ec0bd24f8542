"""The catalogue on a day, and what a benefit gives by date."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice.access import Right, may, right_required
from socialservice.actions import catalogue as actions
from socialservice.errors import Refusal
from socialservice.offered import offered, state_on

from ..giving_forms import DayForm, ProlongForm


@right_required(Right.SEE_STATUS)
@require_GET
def catalogue(request):
    """/darbs/katalogs/ ?diena=<day>"""
    form = DayForm(request.GET)
    day = form.day()
    facilities = request.municipality.facilities.prefetch_related("services__names")
    context = {"form": form, "day": day, "offered": offered(request.municipality, day), "facilities": facilities}
    return render(request, "giving/catalogue.html", context)


@right_required(Right.SEE_STATUS)
@require_GET
def service(request, pk):
    """/darbs/katalogs/<service>/ ?diena=<day>"""
    found = _service_or_404(request, pk)
    day = DayForm(request.GET).day()
    context = {
        "found": found,
        "day": day,
        "name": found.name_on(day),
        "state": state_on(found, day),
        "names": found.names.order_by("valid_from"),
        "rules": found.benefit_rules.order_by("valid_from").prefetch_related("groups"),
        "prolongations": found.prolongations.select_related("by"),
        "partners": [partner.strip() for partner in found.partner.split(";") if partner.strip()],
        "may_prolong": found.valid_until is not None and may(request.user, Right.PLAN, request.municipality),
    }
    return render(request, "giving/service.html", context)


@right_required(Right.PLAN)
@require_http_methods(["GET", "POST"])
def prolong(request, pk):
    """/darbs/katalogs/<service>/pagarinat/"""
    found = _service_or_404(request, pk)
    form = ProlongForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.prolong(service=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The service goes on until the new day."))
            seen = may(request.user, Right.SEE_STATUS, request.municipality)
            return redirect("catalogue_service" if seen else "catalogue_prolong", found.pk)
    seen = may(request.user, Right.SEE_STATUS, request.municipality)
    return render(request, "giving/prolong.html", {"form": form, "found": found, "seen": seen})


def _service_or_404(request, pk):
    return get_object_or_404(request.municipality.services.prefetch_related("names", "facilities"), pk=pk)
