"""Counts of what somebody did lately, kept in the shared cache.

Without the cache nothing is counted, and nobody is refused.
"""

import ipaddress

from django.conf import settings
from django.core.cache import cache


def count(what: str, who: str, *, seconds: int) -> int:
    """One more; how many in the current window."""
    key = f"rate:{what}:{seconds}:{who}"
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # the window ended between the two
        return 1


def network_of(request) -> str:
    """The network a request comes from: a library or a shelter is one. Behind proxies, what the nearest of them saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = forwarded[-min(settings.TRUSTED_PROXIES, len(forwarded))].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((parsed, 24 if parsed.version == 4 else 56), strict=False))


def seen(what: str, who: str, *, seconds: int) -> int:
    """How many in the current window, without counting one more."""
    return cache.get(f"rate:{what}:{seconds}:{who}") or 0
