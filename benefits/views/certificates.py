"""Certificates: on paper for staff, and until when one is valid for whoever holds it."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock, ratelimit
from socialservice.access import Right, log_view, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal
from socialservice.models.fields import blind_index
from socialservice.visitors import remember, visitor_of

from .. import certificate_paper
from ..actions import own_terms
from ..certificate_forms import CheckForm, OwnTermForm, SentCodeForm
from ..models import Certificate

QUARTER, HOUR = 15 * 60, 60 * 60
OF_NETWORK, OF_NUMBER, OF_VISITOR = 60, 20, 10  # tries in a quarter, an hour, a quarter


@right_required(Right.DECIDE_STATUS)
@card_required
@require_GET
def pdf(request, pk, certificate):
    """/darbs/statusi/<person>/izzinas/<certificate>/ — as it was issued, as often as need be."""
    person = get_object_or_404(request.municipality.people, pk=pk)
    rows = request.municipality.certificates.select_related("status__household", "municipality", "duplicate_of")
    found = get_object_or_404(rows.filter(status__household__members__person=person).distinct(), pk=certificate)
    log_view(request.user, request.municipality, "certificate printed", person=person)
    response = HttpResponse(certificate_paper.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="izzina-{found.number.replace("/", "-")}.pdf"'
    return response


@login_not_required
@require_http_methods(["GET", "POST"])
def check(request):
    """/izzinas/ — number and check code, posted: until when, and nothing else."""
    form = CheckForm(request.POST or None)
    context = {"form": form, "asked": False}
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        if _too_often(request, "certificate", number):
            form.add_error(None, _("Too many attempts. Try again in 15 minutes."))
        else:
            index = blind_index(form.cleaned_data["check_code"])
            rows = request.municipality.certificates.select_related("status")
            context |= {"asked": True, "until": _until(rows.filter(number=number, check_index=index).first())}
    return render(request, "benefits/certificate_check.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def own_term(request):
    """/mans-termins/ — the answer is the same whether such a certificate exists or not."""
    form = OwnTermForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        if asks_too_often(request, number):
            form.add_error(None, _("Too many attempts. Try again in 15 minutes."))
        else:
            own_terms.ask(
                municipality=request.municipality,
                visitor=visitor_of(request),
                number=number,
                personal_code=form.cleaned_data["code"],
            )
            return remember(request, redirect("own_term_code"))
    return render(request, "benefits/own_term.html", {"form": form})


@login_not_required
@require_http_methods(["GET", "POST"])
def own_term_code(request):
    """/mans-termins/kods/"""
    form = SentCodeForm(request.POST or None)
    context = {"form": form, "asked": False}
    if request.method == "POST" and form.is_valid():
        try:
            found = own_terms.answer(
                municipality=request.municipality, visitor=visitor_of(request), code=form.cleaned_data["sent_code"]
            )
        except Refusal as refused:
            form.refuse(refused)
        else:
            context |= {"asked": True, "until": _until(found)}
    return render(request, "benefits/own_term_code.html", context)


def _until(certificate: Certificate | None) -> date | None:
    """None where it is not in force today, or is none."""
    if certificate is None or not certificate.status.in_force_on(clock.today()):
        return None
    return certificate.status.ends_on


def asks_too_often(request, number: str) -> bool:
    """Of all pages that send a code for a certificate together."""
    visitor = ratelimit.count("term", visitor_of(request), seconds=QUARTER) > OF_VISITOR
    return _too_often(request, "term", number) or visitor


def _too_often(request, what: str, number: str) -> bool:
    """Counted by network and by number: who tries many numbers, and who tries one from many places."""
    network = ratelimit.count(what, ratelimit.network_of(request), seconds=QUARTER) > OF_NETWORK
    one = ratelimit.count(f"{what}-number", f"{request.municipality.pk}:{number}", seconds=HOUR) > OF_NUMBER
    return network or one
