"""How pages are to look and in which language: kept in cookies, and with the profile of whoever is signed in."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ..context import CONTRAST_COOKIE, CONTRASTS, TEXT_COOKIE, TEXT_SIZES
from ..forms import ModelForm, PhoneField
from ..models import User

A_YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def appearance(request):
    """/izskats/ — text size and contrast, then back to the page."""
    response = HttpResponseRedirect(_next(request))
    if request.POST.get("text") in TEXT_SIZES:
        _keep(response, TEXT_COOKIE, request.POST["text"])
    if request.POST.get("contrast") in CONTRASTS:
        _keep(response, CONTRAST_COOKIE, request.POST["contrast"])
    return response


@login_not_required
@require_POST
def language(request):
    """/valoda/ — then back to the page."""
    response = HttpResponseRedirect(_next(request))
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        keep_language(response, chosen)
        if request.user.is_authenticated and request.user.language != chosen:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
    return response


class OwnSettingsForm(ModelForm):
    phone = PhoneField(label=gettext_lazy("Work phone"), required=False)

    class Meta:
        model = User
        fields = ["language", "phone", "keys_off"]
        widgets = {"language": forms.RadioSelect}


def own_settings(request):
    """/mani-iestatijumi/ — what staff choose for themselves."""
    form = OwnSettingsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save(commit=False)
        user.save(update_fields=form.changed_data)
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return keep_language(redirect("own_settings"), user.language)
    return render(request, "account/own_settings.html", {"form": form})


def keep_language(response, chosen: str):
    _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


def _keep(response, cookie: str, value: str) -> None:
    """An empty choice is the default and leaves no cookie."""
    if value:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(cookie, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=secure)
    else:
        response.delete_cookie(cookie, samesite="Lax")


def _next(request) -> str:
    """The page the reader was on; never another site."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    if ours and asked.startswith("/"):
        return asked
    return reverse("start") if request.municipality else "/"
