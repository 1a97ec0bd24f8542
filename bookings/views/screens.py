"""Screens without a sign-in: the wall of the waiting room, and the tablet by the door. No name is on any of them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock, ratelimit
from socialservice.errors import Refusal
from socialservice.models import ReceptionMode

from .. import screens, waiting
from ..actions import door as acts
from ..lifecycle import State
from ..models import Screen
from ..qr import svg
from ..screen_forms import DoorForm, TicketForm
from .walk_ins import purposes

UNCHANGED = 204
TEN_MINUTES = 600
MISSES = 20  # wrong digits at one tablet in ten minutes
TICKETS = 40  # taken at one tablet in ten minutes: more is somebody playing
SHOWN_FOR = 60  # seconds; then the tablet has forgotten whose number it gave
GIVEN = "numurs"  # cookie of the number just given


@login_not_required
@require_GET
def wall(request, key):
    """/ekrans/<key>/ — asked again and again; an unchanged answer costs one query."""
    found, now = _screen(request, Screen.Kind.WALL, key), clock.now()
    stamp = screens.stamp(found.seen, now)
    if request.GET.get("stavoklis") == stamp:
        return HttpResponse(status=UNCHANGED)
    queue, calls = waiting.read(found.office, now), screens.calls(found.office)
    context = {
        "office": found.office,
        "now": now,
        "stamp": stamp,
        "calls": calls,
        "waits": waiting.in_words(queue.of_walk_ins) if queue.of_walk_ins else "",
        "takes_walk_ins": (taken := _takes_walk_ins(found.office)),
        "shows_walk_ins": taken or any(call.is_walk_in for call in calls),
    }
    return render(request, "screens/_wall.html" if "tikai" in request.GET else "screens/wall.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def door(request, key):
    """/durvis/<key>/ — code or phone number; the answer is a queue number."""
    found = _screen(request, Screen.Kind.DOOR, key)
    form = DoorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _refuse_guessing(found)
            return _given(request, key, acts.check_in(office=found.office, digits=form.cleaned_data["digits"]))
        except Refusal as refusal:
            if refusal.code == "miss":
                ratelimit.count("door", str(found.pk), seconds=TEN_MINUTES)
            form.refuse(refusal)
    return render(request, "screens/door.html", {"key": key, "office": found.office, "form": form})


@login_not_required
@require_http_methods(["GET", "POST"])
def door_ticket(request, key):
    """/durvis/<key>/bez-pieraksta/ — a queue number where the office takes people without an appointment."""
    found = _screen(request, Screen.Kind.DOOR, key)
    context = {"key": key, "office": found.office, "form": None}
    if _takes_walk_ins(found.office):
        offered = [purpose for _group, purpose in purposes(found.office, clock.today())]
        form = context["form"] = TicketForm(request.POST if request.method == "POST" else None, purposes=offered)
        if request.method == "POST" and form.is_valid():
            chosen = next(one for one in offered if str(one.pk) == form.cleaned_data["purpose"])
            try:
                _refuse_playing(found)
                ticket = acts.take_ticket(
                    office=found.office,
                    purpose=chosen,
                    contact=form.contact,
                    form_key=form.cleaned_data["form_key"],
                )
                return _given(request, key, ticket)
            except Refusal as refusal:
                form.refuse(refusal)
    return render(request, "screens/door_ticket.html", context)


@login_not_required
@require_GET
def door_done(request, key):
    """/durvis/<key>/numurs/ — the number just given, for a minute; then the tablet is ready for the next one."""
    found = _screen(request, Screen.Kind.DOOR, key)
    given = request.get_signed_cookie(GIVEN, "", salt=key, max_age=SHOWN_FOR)
    row = found.office.appointments.on(clock.today()).select_related("resource").filter(pk=given or None).first()
    if row is None:
        return redirect("door", key)
    waits = row.state == State.ARRIVED
    context = {
        "key": key,
        "office": found.office,
        "ticket": row,
        "place": screens.place(row.resource, found.office),
        "wait": waiting.read(found.office).of(row) if waits else None,
        "qr": svg(row),
    }
    return render(request, "screens/door_done.html", context)


# Pieces


def _screen(request, kind: str, key: str) -> Screen:
    found = screens.screen(request.municipality, kind, key)
    if found is None:
        raise Http404
    return found


def _takes_walk_ins(office) -> bool:
    mode = office.mode_on(clock.today())
    return mode is not None and mode.mode != ReceptionMode.Mode.APPOINTMENT


def _given(request, key: str, row) -> HttpResponse:
    answer = redirect("door_done", key)
    answer.set_signed_cookie(
        GIVEN,
        row.pk,
        salt=key,
        max_age=SHOWN_FOR,
        path=answer.url,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer


def _refuse_guessing(found: Screen) -> None:
    if ratelimit.seen("door", str(found.pk), seconds=TEN_MINUTES) >= MISSES:
        raise Refusal(_("Too many attempts. Please go to the desk."), code="too_many")


def _refuse_playing(found: Screen) -> None:
    if ratelimit.count("door_ticket", str(found.pk), seconds=TEN_MINUTES) > TICKETS:
        raise Refusal(_("Too many numbers have been taken here. Please go to the desk."), code="too_many")
