"""The municipality's first page, and the plain questions that lead to a purpose."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render

from socialservice import clock
from socialservice.models import Emergency, Restriction
from socialservice.routing import routing

from ..availability import purposes_on


@login_not_required
def start(request):
    """/<municipality>/ — what do you need; which phone line is mine; where we receive."""
    day, municipality = clock.today(), request.municipality
    districts = municipality.districts.on(day)
    chosen = next((d for d in districts if str(d.pk) == request.GET.get("rajons")), None)
    context = {
        "often": municipality.purposes.on(day).filter(asked_often=True),
        "offices": municipality.offices.open_on(day).prefetch_related("names"),
        "lines": municipality.phone_lines.on(day).prefetch_related("districts"),
        "districts": districts,
        "district": chosen,
        "route": routing(chosen, None, day) if chosen else None,
        "emergencies": Emergency.objects.of(municipality).on(day),
        "restricted": Restriction.objects.on(day).filter(municipality=municipality).exists(),
    }
    return render(request, "client/start.html", context)


@login_not_required
def needs(request):
    """/pieteikt/ — one question at a time, by links; an answer leads on or to its purpose."""
    answers = request.municipality.needs
    chosen = None
    if answer := request.GET.get("atbilde"):
        chosen = get_object_or_404(answers.select_related("purpose", "under"), pk=answer if answer.isdecimal() else 0)
        if chosen.purpose_id:
            return redirect("booking_where", chosen.purpose.code)
    below = answers.filter(under=chosen)
    if not below:
        return redirect("booking_all")
    return render(request, "client/needs.html", {"chosen": chosen, "answers": below})


@login_not_required
def all_purposes(request):
    """/pieteikt/visi/ — every purpose, by department."""
    purposes = purposes_on(request.municipality, clock.today()).prefetch_related("department__names")
    groups = {}
    for purpose in purposes:
        groups.setdefault(purpose.department, []).append(purpose)
    return render(request, "client/all_purposes.html", {"groups": groups.items()})
