"""After the visit: the page behind the link, sheets of paper typed in, and what managers read."""

import csv

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from socialservice import access
from socialservice.access import Right, log_view, right_required
from socialservice.errors import Refusal
from socialservice.models.fields import blind_index

from .. import surveys
from ..actions import surveys as actions
from ..models import SurveyInvitation
from ..survey_forms import PaperForm, PeriodForm, SurveyForm

ON_A_PAGE = 30

# The visitor


@login_not_required
@require_http_methods(["GET", "POST"])
def survey(request, token):
    """/aptauja/<token>/"""
    rows = SurveyInvitation.objects.select_related(
        "appointment__municipality", "appointment__office", "appointment__purpose"
    )
    found = get_object_or_404(rows, link_hash=blind_index(token), appointment__municipality=request.municipality)
    if found.answered:
        return redirect("survey_thanks")
    form = SurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(invitation=found, **form.cleaned_data)
        except Refusal as refusal:
            if refusal.code == "empty":
                form.refuse(refusal)
                return render(request, "client/survey.html", {"form": form, "link": found.link})
        return redirect("survey_thanks")
    return render(request, "client/survey.html", {"form": form, "link": found.link})


@login_not_required
@require_GET
def thanks(request):
    """/aptauja/paldies/"""
    return render(request, "client/survey_thanks.html")


# Staff


@right_required(Right.SEE_SURVEY)
@require_safe
def results(request):
    """/darbs/aptauja/ ?no=<month> &lidz=<month> &csv"""
    form = PeriodForm(request.GET)
    first, last = form.months()
    found = surveys.results(request.municipality, first, last)
    if "csv" in request.GET:
        return _as_csv(found)
    context = {"form": form, "found": found, "marks": surveys.MARKS.values(), "fewest": surveys.FEWEST}
    return render(request, "survey/results.html", context)


@right_required(Right.SEE_SURVEY)
@require_GET
def words(request):
    """/darbs/aptauja/vardi/ ?no=<month> &lidz=<month> &lapa=<number>"""
    form = PeriodForm(request.GET)
    answers = surveys.words(request.municipality, *form.months())
    page = Paginator(answers, ON_A_PAGE).get_page(request.GET.get("lapa"))
    log_view(request.user, request.municipality, "survey words")
    return render(request, "survey/words.html", {"form": form, "page": page})


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def on_paper(request):
    """/darbs/aptauja/papirs/ — one sheet after another."""
    offices = access.offices(request.user, Right.BOOK, request.municipality)
    form = PaperForm(request.POST or None, municipality=request.municipality, offices=offices)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_on_paper(municipality=request.municipality, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The sheet is entered. Here is the next one."))
            return redirect("survey_paper")
    may_read = access.may(request.user, Right.SEE_SURVEY, request.municipality)
    return render(request, "survey/paper.html", {"form": form, "may_read": may_read})


@right_required(Right.SEE_SURVEY)
@require_POST
def forward(request, answer):
    """/darbs/aptauja/<answer>/parsutit/"""
    found = get_object_or_404(request.municipality.survey_answers, pk=answer)
    try:
        actions.forward(answer=found, by=request.user)
        messages.success(request, _("The thanks go to the e-mail address of the municipality."))
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("survey_words")


def _as_csv(found) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="aptauja.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("What is counted"), pgettext("column of a file", "Name"), _("Answers"), *surveys.MARKS.values()])
    writer.writerows(surveys.rows(found))
    return response
