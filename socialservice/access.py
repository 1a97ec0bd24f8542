"""Doors: which staff member may do what, and where. A missing right answers 403, somebody else's row 404."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404

from . import clock
from .models import AccessLog, Municipality, Office, Posting, User
from .roles import RIGHTS, Right, Role


def postings(user: User, municipality: Municipality) -> list[Posting]:
    """Roles the user holds in the municipality today; asked once per request."""
    key = f"_postings_{municipality.pk}"
    if not hasattr(user, key):
        held = user.postings.on(clock.today()).filter(municipality=municipality) if user.is_authenticated else []
        setattr(user, key, list(held))
    return getattr(user, key)


def roles(user: User, municipality: Municipality) -> set[str]:
    return {posting.role for posting in postings(user, municipality)}


def may(user: User, right: Right, municipality: Municipality, office: Office | None = None) -> bool:
    """Does a role of today carry the right: anywhere in the municipality, or at this office?"""
    return any(
        right in RIGHTS[posting.role] and (office is None or posting.office_id in (None, office.pk))
        for posting in postings(user, municipality)
    )


def offices(user: User, right: Right, municipality: Municipality):
    """The offices at which the user has the right."""
    places = {posting.office_id for posting in postings(user, municipality) if right in RIGHTS[posting.role]}
    found = municipality.offices.all()
    return found if None in places else found.filter(pk__in=places)


def office_or_404(user: User, right: Right, municipality: Municipality, code: str) -> Office:
    """The office by its code: 404 where it is not one of the user's, 403 where only the right is missing."""
    mine = {posting.office_id for posting in postings(user, municipality)}
    office = municipality.offices.filter(code=code).first()
    if office is None or not mine & {None, office.pk}:
        raise Http404
    if not may(user, right, municipality, office):
        raise PermissionDenied
    return office


def belongs(user: User, municipality: Municipality | None) -> bool:
    """Is the user staff of this municipality today?"""
    return municipality is not None and bool(postings(user, municipality))


def right_required(right: Right):
    """The view is for staff who hold the right somewhere in this municipality; staff of another one meet 404."""

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not belongs(request.user, request.municipality):
                raise Http404
            if not may(request.user, right, request.municipality):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.right = right
        return guarded

    return decorator


def office_required(right: Right):
    """As `right_required`, at the office named by the path's `office`; the view receives the Office."""

    def decorator(view):
        @wraps(view)
        def guarded(request, office, *args, **kwargs):
            if not belongs(request.user, request.municipality):
                raise Http404
            request.office = office_or_404(request.user, right, request.municipality, office)
            return view(request, request.office, *args, **kwargs)

        guarded.right = right
        return guarded

    return decorator


def log_view(user: User, municipality: Municipality, what: str, *, person=None, reason: str = "") -> None:
    """Write down that somebody looked at somebody's data."""
    log_views(user, municipality, what, [person], reason=reason)


def log_views(user: User, municipality: Municipality, what: str, people: list, *, reason: str = "") -> None:
    """The same for everybody on a list, in one statement."""
    now = clock.now()
    AccessLog.objects.bulk_create(
        AccessLog(
            at=now,
            user_id=user.pk,
            user_name=user.name,
            municipality=municipality,
            person_id=person.pk if person else None,
            what=what,
            reason=reason[:200],
        )
        for person in people
    )


__all__ = [
    "Right",
    "Role",
    "belongs",
    "log_view",
    "log_views",
    "may",
    "office_or_404",
    "office_required",
    "offices",
    "postings",
    "right_required",
    "roles",
]
