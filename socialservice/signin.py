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
        """Where the work is: the desk, the access log for who has no day to see but that, or the settings.

        Who signs in outside any municipality comes to the first one where they work today.
        """
        municipality = request.municipality or self._first_place(request.user)
        if municipality is None:
            return "/"
        doors = [(Right.SEE_DAY, "desk"), (Right.SEE_LOG, "access_log")]
        found = (name for right, name in doors if access.may(request.user, right, municipality))
        with within(municipality):
            return reverse(next(found, "admin:index"), urlconf="socialservice.urls")

    def _first_place(self, user):
        posting = user.postings.on(clock.today()).select_related("municipality").order_by("pk").first()
        return posting and posting.municipality
