from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from . import clock
from .links import within
from .views.prefs import keep_language


class AccountAdapter(DefaultAccountAdapter):
    """Staff accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Chosen by its owner: no longer the one-time password."""
        user.password_once = False
        super().set_password(user, password)

    def post_login(self, request, user, **kwargs):
        """The profile's language, unless this browser has one already."""
        response = super().post_login(request, user, **kwargs)
        return response if settings.LANGUAGE_COOKIE_NAME in request.COOKIES else keep_language(response, user.language)

    def get_login_redirect_url(self, request):
        """The desk; for who signs in outside any municipality, the desk of the first one where they work today."""
        if request.municipality is not None:
            return super().get_login_redirect_url(request)
        posting = request.user.postings.on(clock.today()).select_related("municipality").order_by("pk").first()
        if posting is None:
            return "/"
        with within(posting.municipality):
            return reverse("desk", urlconf="socialservice.urls")
