"""Signing in and one's own account: allauth's pages but one."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    # The address by which somebody signs in is given and changed by the administrator.
    path("email/", RedirectView.as_view(pattern_name="account_change_password"), name="account_email"),
    path("", include("allauth.urls")),
]
