from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from . import access, clock
from .links import within
from .roles import Right
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
        """Where the work is: the desk, or the settings for who has no day to see.

        Who signs in outside any municipality comes to the first one where they work today.
        """
        municipality = request.municipality or self._first_place(request.user)
        if municipality is None:
            return "/"
        sees_days = access.may(request.user, Right.SEE_DAY, municipality)
        with within(municipality):
            return reverse("desk" if sees_days else "admin:index", urlconf="socialservice.urls")

    def _first_place(self, user):
        posting = user.postings.on(clock.today()).select_related("municipality").order_by("pk").first()
        return posting and posting.municipality
