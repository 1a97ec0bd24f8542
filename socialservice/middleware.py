"""Whose page it is, in which language, and who looks."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation

from . import clock, prepared
from .cards import ReasonFirst
from .models import Municipality


def municipality(get_response):
    """Find the municipality in the first part of the path and put it into the script prefix: `reverse` then needs
    no argument.

    Without one, the list of municipalities answers. A merged municipality leads to its successor.
    """

    def middleware(request):
        outer = get_script_prefix()
        try:
            if (moved := _place(request)) is not None:
                return moved
            return get_response(request)
        finally:
            set_script_prefix(outer)

    return middleware


def _place(request):
    """Set `request.municipality` and the script prefix, or return where a merged municipality's address leads."""
    request.municipality = None
    code, rest = _split(request.path_info)
    found = _by_code(code) if code else None
    if found is None and settings.SINGLE_MUNICIPALITY:
        found, rest, code = _by_code(settings.SINGLE_MUNICIPALITY), request.path_info, ""
    if found is None:
        request.urlconf = "socialservice.root_urls"
        set_script_prefix("/")
        return None
    if found.successor_id:
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        return HttpResponsePermanentRedirect(f"/{found.last_successor().code}{rest}{query}")
    request.municipality = found
    request.path_info = rest
    set_script_prefix(f"/{code}/" if code else "/")
    return None


def _split(path: str) -> tuple[str, str]:
    """("liepaja", "/pieteikt/") of "/liepaja/pieteikt/"; ("", path) where the first part cannot be a municipality."""
    first, slash, rest = path.lstrip("/").partition("/")
    return (first, f"/{rest}") if slash and first != "static" else ("", path)


def _by_code(code: str) -> Municipality | None:
    found = prepared.rows(_frame_query, clock.today(), code)
    return found[0] if found else None


def _frame_query(day, code: str):
    return Municipality.objects.with_frame(day).filter(code=code)


def language(get_response):
    """Latvian unless the reader chose: by cookie, or staff by their profile. The browser's wish is not asked."""

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        with translation.override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response

    return middleware


def staff(get_response):
    """Pages of signed-in staff are never kept by anybody on the way, nor shown by Back after signing out."""

    def middleware(request):
        response = get_response(request)
        if request.municipality is not None and not request.path_info.startswith("/static/"):
            response.headers.setdefault(
                "Cache-Control", "no-store" if request.user.is_authenticated else "private, no-cache"
            )
        return response

    return middleware


def own_password(get_response):
    """Whoever came in by a one-time password chooses an own one before anything else."""

    def middleware(request):
        if request.user.is_authenticated and request.user.password_once and _elsewhere_than_account(request):
            return HttpResponseRedirect(reverse("account_change_password"))
        return get_response(request)

    return middleware


def reasons(get_response):
    """A card that is not one's own case is asked a reason for first, wherever it was to be opened."""

    def middleware(request):
        return get_response(request)

    def ask(request, exception):
        return HttpResponseRedirect(exception.where) if isinstance(exception, ReasonFirst) else None

    middleware.process_exception = ask
    return middleware


def _elsewhere_than_account(request) -> bool:
    return not request.path_info.startswith(("/konts/", "/static/"))
