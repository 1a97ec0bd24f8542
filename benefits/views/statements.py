"""“Nothing has changed”, stated by a client on the web."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from socialservice.errors import Refusal
from socialservice.visitors import remember, visitor_of

from ..actions import own_statements
from ..certificate_forms import OwnTermForm, SentCodeForm
from .certificates import asks_too_often


@login_not_required
@require_http_methods(["GET", "POST"])
def state(request):
    """/nekas-nav-mainijies/ — the answer is the same whether such a certificate exists or not."""
    form = OwnTermForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        if asks_too_often(request, number):
            form.add_error(None, _("Too many attempts. Try again in 15 minutes."))
        else:
            own_statements.ask(
                municipality=request.municipality,
                visitor=visitor_of(request),
                number=number,
                personal_code=form.cleaned_data["code"],
            )
            return remember(request, redirect("own_statement_code"))
    return render(request, "benefits/own_statement.html", {"form": form})


@login_not_required
@require_http_methods(["GET", "POST"])
def code(request):
    """/nekas-nav-mainijies/kods/"""
    form = SentCodeForm(request.POST or None)
    context = {"form": form, "stated": False}
    if request.method == "POST" and form.is_valid():
        try:
            own_statements.state(
                municipality=request.municipality, visitor=visitor_of(request), code=form.cleaned_data["sent_code"]
            )
        except Refusal as refused:
            form.refuse(refused)
        else:
            context["stated"] = True
    return render(request, "benefits/own_statement_code.html", context)
