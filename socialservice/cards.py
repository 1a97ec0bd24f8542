"""Whose card opens at once: that of one's own case. Any other opens with a reason, which holds for the rest of the day.

It concerns whoever may read statuses and so has cases of their own; front desk and telephone centre serve everybody
and see no more than that takes.
"""

from datetime import date, time
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from . import access, accesslog, clock, registry
from .models import AccessLog, CaseAssignment, Municipality, Person, SpecialistDistrict, Submission, User
from .roles import Right

RECENT = 90  # days for which what was assigned to somebody makes the person their case


def opens(person: Person, user: User, municipality: Municipality) -> bool:
    """False: a reason is asked first."""
    if not access.may(user, Right.SEE_STATUS, municipality):
        return True
    today = clock.today()
    return is_own(person, user, today) or explained(person, user, today)


def is_own(person: Person, user: User, day: date) -> bool:
    return any(registry.load(name)(person, user, day) for name in registry.OWN_CASES)


def assigned(person: Person, user: User, day: date) -> bool:
    """The case is theirs, or the person's district in a competence."""
    if CaseAssignment.objects.on(day).filter(person=person, user=user).exists():
        return True
    return SpecialistDistrict.objects.on(day).filter(district=person.district_id, user=user).exists()


def explained(person: Person, user: User, day: date) -> bool:
    """Whether a reason was given on that day."""
    begun = clock.at(day, time.min)
    told = AccessLog.objects.filter(municipality=person.municipality_id, person_id=person.pk, at__gte=begun)
    return told.filter(user_id=user.pk, what=accesslog.OUTSIDE).exists()


def explain(*, person: Person, reason: str, by: User) -> None:
    access.log_view(by, person.municipality, accesslog.OUTSIDE, person=person, reason=reason)


class ReasonFirst(Exception):
    """The card does not open yet; `where` asks for the reason. The middleware leads there."""

    def __init__(self, where: str):
        super().__init__(where)
        self.where = where


def require(request, person: Person | None) -> None:
    """The one gate of every page that shows somebody: by the person's number or by that of a row of theirs."""
    if person is None or opens(person, request.user, request.municipality):
        return
    asked = reverse("person_reason", args=[person.pk])
    raise ReasonFirst(f"{asked}?{urlencode({'uz': _back(request, person)})}")


def require_submission(request, submission: Submission | None) -> None:
    """The same for what came in: a message, a file, what stood in it."""
    if submission is not None:
        for name in registry.WHOSE_SUBMISSION:
            require(request, registry.load(name)(submission))


def _back(request, person: Person) -> str:
    """The page itself; for what was pressed, the page it was pressed on."""
    if request.method == "GET":
        return request.get_full_path()
    left = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(left, allowed_hosts={request.get_host()})
    return urlsplit(left).path if ours else reverse("person", args=[person.pk])


def card_required(view):
    """For views of the person `pk`; one merged into another leads to that other."""

    @wraps(view)
    def guarded(request, pk, *args, **kwargs):
        person = get_object_or_404(Person.everyone.filter(municipality=request.municipality), pk=pk)
        if person.merged_into_id:
            return redirect("person", person.became.pk)
        require(request, person)
        return view(request, pk, *args, **kwargs)

    return guarded
