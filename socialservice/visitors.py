"""An anonymous visitor, known by a random cookie and nothing else: who holds a time, who waits for a code."""

import secrets

COOKIE = "apmekletajs"
A_DAY = 24 * 3600


def visitor_of(request) -> str:
    """The visitor's key; a new one for a new visitor, to be kept by `remember`."""
    if not hasattr(request, "visitor"):
        known = request.COOKIES.get(COOKIE, "")
        request.visitor = known if len(known) == 43 and known.isascii() else secrets.token_urlsafe(32)
    return request.visitor


def remember(request, response):
    response.set_cookie(
        COOKIE, visitor_of(request), max_age=A_DAY, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
