"""What the frame of every page needs: whose page it is, how it is to look, and what the staff menu offers."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from . import access, registry
from .models.dated import localized

TEXT_COOKIE, TEXT_SIZES = "teksts", ("", "l", "xl")
CONTRAST_COOKIE, CONTRASTS = "kontrasts", ("", "high")


def frame(request) -> dict:
    municipality = getattr(request, "municipality", None)
    return {
        "municipality": municipality,
        "institution": institution(municipality),
        "text_size": chosen(request, TEXT_COOKIE, TEXT_SIZES),
        "contrast": chosen(request, CONTRAST_COOKIE, CONTRASTS),
        "other_languages": [
            {"code": code, "name": name} for code, name in settings.LANGUAGES if code != get_language()
        ],
        "desk_menu": SimpleLazyObject(lambda: desk_menu(request)),
    }


def institution(municipality) -> dict:
    """Name of the institution and what stands above it, as read with the municipality; Latvian has the line above."""
    if municipality is None:
        return {}
    name = localized(municipality, "institution_name") or municipality.label
    over = municipality.institution_over if name == municipality.institution_name else municipality.label
    return {"name": name, "over": over or "", "title": f"{name}, {municipality.label}"}


def chosen(request, cookie: str, allowed) -> str:
    value = request.COOKIES.get(cookie, "")
    return value if value in allowed else ""


def desk_menu(request) -> list[dict]:
    """The entries the staff member may open; the one this page belongs to is the current one."""
    municipality = getattr(request, "municipality", None)
    if municipality is None or not request.user.is_authenticated:
        return []
    current = _entry(request)
    return [
        {"label": label, "url": reverse(name), "current": name == current}
        for label, name, right in registry.DESK_MENU
        if access.may(request.user, right, municipality) and _has_something(name, request.user, municipality)
    ]


def _has_something(name: str, user, municipality) -> bool:
    condition = registry.MENU_ONLY_FOR.get(name)
    return condition is None or registry.load(condition)(user, municipality)


def _entry(request) -> str | None:
    """The menu entry a page belongs to, by its name or by its address; None where it belongs to no entry."""
    page = request.resolver_match and request.resolver_match.url_name
    if page in registry.UNDER_ENTRY:
        return registry.UNDER_ENTRY[page]
    names = [name for _label, name, _right in registry.DESK_MENU if request.path.startswith(reverse(name))]
    return max(names, key=lambda name: len(reverse(name)), default=None)
