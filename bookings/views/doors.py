"""Rows of the desk by their number, and the way back to the list they were pressed in."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from socialservice.access import may, office_or_404
from socialservice.errors import Refusal
from socialservice.models import Office
from socialservice.roles import Right

from ..models import Appointment, Slot
from ..sight import busy, purpose_shown

OF_ACTS = {"rinda"}  # set anew by each act; the rest of the list's address is kept


def rights(request, office: Office) -> set[Right]:
    """What the user may do at the office."""
    return {right for right in Right if may(request.user, right, request.municipality, office)}


def appointment_or_404(request, pk: int, right: Right) -> Appointment:
    """Of one of the user's offices, with `purpose_shown`: 404 elsewhere, 403 where the right is missing there.

    403 too for a visit of another competence, of which the user may only know that the time is taken.
    """
    office = _place(request, right, appointments=pk)
    mine = rights(request, office)
    found = (
        office.appointments.annotate(purpose_shown=purpose_shown(mine, request.user), busy=busy(mine, request.user))
        .select_related("office", "resource", "person", "district")
        .get(pk=pk)
    )
    if found.busy:
        raise PermissionDenied
    return found


def slot_or_404(request, pk: int, right: Right) -> Slot:
    return _place(request, right, slots=pk).slots.select_related("office", "resource").get(pk=pk)


def _place(request, right: Right, **holding) -> Office:
    code = request.municipality.offices.filter(**holding).values_list("code", flat=True).first()
    if code is None:
        raise Http404
    request.office = office_or_404(request.user, right, request.municipality, code)
    return request.office


def back(request, row: Appointment | Slot) -> HttpResponseRedirect:
    """To the page the button stood on, with the row chosen; else to the row's day."""
    key = str(row.pk) if isinstance(row, Appointment) else f"s{row.pk}"
    path, kept = _origin(request) or (reverse("desk_day", args=[row.office.code, row.day]), QueryDict(mutable=True))
    if path.endswith("/diena/" + f"{row.day:%Y-%m-%d}/"):
        kept["rinda"] = key
        return redirect(f"{path}?{kept.urlencode()}#r{key}")
    return redirect(path)


def to_day(request, office: Office, day) -> HttpResponseRedirect:
    path, kept = _origin(request) or (reverse("desk_day", args=[office.code, day]), QueryDict())
    return redirect(f"{path}?{kept.urlencode()}" if kept else path)


def show_refusal(request, refusal: Refusal) -> None:
    messages.warning(request, refusal.sentence)


def _origin(request) -> tuple[str, QueryDict] | None:
    """Path and query of the list that was left, as the form told; nothing where it is not one of ours."""
    told = request.POST.get("atpakal") or request.GET.get("atpakal") or ""
    if not told.startswith(reverse("desk")) or not url_has_allowed_host_and_scheme(told, allowed_hosts=None):
        return None
    parts = urlsplit(told)
    kept = QueryDict(parts.query, mutable=True)
    for name in OF_ACTS:
        kept.pop(name, None)
    return parts.path, kept
