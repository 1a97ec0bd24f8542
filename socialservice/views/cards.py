"""A card that is not one's own case opens with a reason; who looked at whom, read and printed for that person."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from .. import accesslog, cards, looks_paper
from ..access import log_view, log_views, may, right_required
from ..card_forms import USUAL, ReasonForm
from ..finding import Found, find, row_number
from ..models import Person
from ..people_forms import FindForm
from ..roles import Right


@right_required(Right.SEE_STATUS)
@require_http_methods(["GET", "POST"])
def reason(request, pk):
    """/darbs/personas/<person>/iemesls/?uz=<path> — then on to that page."""
    person = get_object_or_404(request.municipality.people.select_related("municipality"), pk=pk)
    if cards.opens(person, request.user, request.municipality):
        return redirect(_onwards(request, person))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cards.explain(person=person, reason=form.cleaned_data["reason"], by=request.user)
        return redirect(_onwards(request, person))
    return render(request, "people/reason.html", {"form": form, "person": person, "usual_reasons": USUAL})


@right_required(Right.SEE_LOG)
@require_http_methods(["GET", "POST"])
def access_log(request):
    """/darbs/zurnals/?persona=<person>&pirms=<entry> — a person is looked for by POST."""
    form = FindForm(request.POST or None)
    found = _find(request, form) if request.method == "POST" else None
    if found and len(found.people) == 1:
        return redirect(f"{reverse('access_log')}?persona={found.people[0].pk}")
    asked, before = request.GET.get("persona", ""), request.GET.get("pirms", "")
    about = _whose(request, asked) if asked else None
    if about:
        log_view(request.user, request.municipality, "access log", person=about)
    entries, older = accesslog.page(request.municipality, person=about, before=row_number(before) if before else None)
    context = {
        "form": form,
        "found": found,
        "entries": entries,
        "older": older,
        "person": about,
        "may_see": may(request.user, Right.SEE_PEOPLE, request.municipality),
    }
    return render(request, "people/access_log.html", context)


def _whose(request, asked: str) -> Person:
    """The person named; who was merged into another is that other now."""
    return get_object_or_404(Person.everyone.filter(municipality=request.municipality), pk=row_number(asked)).became


def _find(request, form) -> Found | None:
    if not form.is_valid():
        return None
    found = find(request.municipality, form.cleaned_data["q"])
    if found.problem:
        form.add_error("q", found.problem)
        return None
    log_views(request.user, request.municipality, "person search", found.people)
    return found


@require_POST
@right_required(Right.SEE_LOG)
def log_paper(request, pk):
    """/darbs/zurnals/<person>/izdruka/ — for the person, in the person's language."""
    person = get_object_or_404(request.municipality.people.select_related("municipality"), pk=pk)
    log_view(request.user, request.municipality, "access log printed", person=person)
    response = HttpResponse(looks_paper.pdf(person), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="zurnals.pdf"'
    return response


def _onwards(request, person) -> str:
    """The page that asked for the reason, where it is one of the staff's; else the person's."""
    asked = request.GET.get("uz", "")
    ours = asked.startswith(reverse("desk")) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else reverse("person", args=[person.pk])
