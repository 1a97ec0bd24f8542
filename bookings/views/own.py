"""An own appointment: by its link, or by code and a code sent to the contact. Opening a page changes nothing."""

from contextlib import suppress
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock, ratelimit
from socialservice.actions import verification
from socialservice.errors import Refusal
from socialservice.identifiers import PhoneError, parse_phone
from socialservice.visitors import remember, visitor_of

from .. import letters, screens, waiting
from ..actions import booking, desk
from ..actions.door import HERE
from ..actions.pairs import collects
from ..availability import offer, special_days
from ..errors import LimitReached, TimeTaken
from ..forms import CodeForm, FindOwnForm
from ..leading import slots_to_move
from ..lifecycle import Event, State
from ..models import Appointment, WaitingWish
from ..visit_rules import asked_of
from .client import _chosen_day, _moment, _weeks
from .where import last_day

UNCHANGED = 204
RELOAD = 205  # it is no longer about the queue: the whole page is to be asked for


@login_not_required
@require_GET
def appointment(request, token):
    """/p/<token>/ — the confirmation, and later the state of the appointment."""
    now = clock.now()
    if request.GET.get("stavoklis") and request.GET["stavoklis"] == _stamp(request, token, now):
        return HttpResponse(status=UNCHANGED)
    row = own_or_404(request, token)
    if row.ticket and row.state in HERE:
        return _in_the_queue(request, row, now)
    if "tikai" in request.GET:
        return HttpResponse(status=RELOAD)
    context = {
        "appointment": row,
        "just_booked": request.COOKIES.get("tikko") == row.link,
        **possible(row),
        "wish": WaitingWish.objects.filter(appointment=row).first(),
        "asked": asked_of(row).sentences,
        "collects": collects(row),
    }
    return render(request, "client/appointment.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def move(request, token):
    """/p/<token>/parcelt/ — another day and time, at the same office and for the same purpose."""
    row = own_or_404(request, token)
    if not possible(row)["can_move"]:
        return redirect("appointment_link", token)
    if request.method == "GET":
        return _move_page(request, row)
    starts_at = _moment(request.POST.get("laiks"))
    if starts_at is None:
        return _move_page(request, row, error=_("Choose a time."), status=400)
    try:
        day = clock.local(starts_at).date()
        booking.move(appointment=row, starts_at=starts_at, among=slots_to_move(row, day, day))
    except Refusal as refused:
        # Of anything else somebody of the staff was the cause: the page says how it stands.
        if refused.code not in ("taken", "closed", "full", "too_many"):
            return redirect("appointment_link", token)
        return _move_page(request, row, wish=starts_at, refused=refused, status=409)
    return redirect("appointment_link", token)


@login_not_required
@require_http_methods(["GET", "POST"])
def cancel(request, token):
    """/p/<token>/atcelt/ — asks first; the button cancels."""
    row = own_or_404(request, token)
    if not possible(row)["can_cancel"]:
        return redirect("appointment_link", token)
    if request.method == "POST":
        with suppress(Refusal):  # somebody of the staff was quicker: the page says how it stands
            booking.cancel(appointment=row)
        return redirect("appointment_link", token)
    return render(request, "client/cancel.html", {"appointment": row, "collects": collects(row)})


@login_not_required
@require_http_methods(["GET", "POST"])
def leave(request, token):
    """/p/<token>/aiziet/ — out of the queue; asks first, the button leaves."""
    row = own_or_404(request, token)
    if Event.LEAVE not in row.allowed:
        return redirect("appointment_link", token)
    if request.method == "POST":
        with suppress(Refusal):  # somebody of the staff was quicker: the page says how it stands
            desk.apply(row, Event.LEAVE, by=None)
        return redirect("appointment_link", token)
    return render(request, "client/leave.html", {"appointment": row})


@login_not_required
@require_GET
def calendar(request, token):
    """/p/<token>/pieraksts.ics"""
    row = own_or_404(request, token)
    response = HttpResponse(letters.calendar_file(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pieraksts.ics"'
    return response


@login_not_required
@require_http_methods(["GET", "POST"])
def my_appointments(request):
    """/mani-pieraksti/ — code and contact. The answer is the same whether such an appointment exists or not."""
    form = FindOwnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ratelimit.count("find", visitor_of(request), seconds=900) > 10:
            form.add_error(None, _("Too many attempts. Try again in 15 minutes."))
        else:
            _send_code(request, form.cleaned_data["code"], form.cleaned_data["contact"])
            return remember(request, redirect("my_appointments_code"))
    return render(request, "client/my_appointments.html", {"form": form})


@login_not_required
@require_http_methods(["GET", "POST"])
def my_appointments_code(request):
    """/mani-pieraksti/kods/ — the code that was sent opens the own link."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = verification.check(
                municipality=request.municipality,
                visitor=visitor_of(request),
                purpose="own",
                code=form.cleaned_data["sent_code"],
            )
            row = Appointment.objects.get(pk=found.subject_id, municipality=request.municipality)
            return redirect("appointment_link", row.link)
        except Refusal as refused:
            form.add_error("sent_code", refused.sentence)
    return render(request, "client/my_appointments_code.html", {"form": form})


def _in_the_queue(request, row: Appointment, now) -> HttpResponse:
    """Whoever is here follows the queue by the own link."""
    queue = waiting.read(row.office, now) if row.state == State.ARRIVED else None
    context = {
        "appointment": row,
        "wait": queue and queue.of(row),
        "place": screens.place(row.resource, row.office),
        "can_leave": Event.LEAVE in row.allowed,
        "stamp": _stamp(request, row.link, now),
        "now": now,
    }
    return render(request, "client/_queue.html" if "tikai" in request.GET else "client/queue.html", context)


def _stamp(request, token: str, now) -> str | None:
    """One query."""
    own = request.municipality.appointments.by_link(token).annotate(seen=screens.seen("office"))
    seen = own.values_list("seen", flat=True).first()
    return screens.stamp(seen, now)


def own_or_404(request, token) -> Appointment:
    row = booking.of_municipality(request.municipality, token)
    if row is None:
        raise Http404
    return row


def possible(row: Appointment) -> dict:
    """What the client may still do. After the beginning the phone is the way."""
    coming = row.state == State.CONFIRMED and row.starts_at > clock.now()
    return {
        "can_move": coming and Event.MOVE in row.allowed,
        "can_cancel": coming and Event.CANCEL_CLIENT in row.allowed,
        "can_wait": coming and row.activity_id is None and row.day > clock.today() + timedelta(days=1),
    }


def _send_code(request, code: str, contact: str) -> None:
    try:
        contact = contact.strip() if "@" in contact else parse_phone(contact).e164
    except PhoneError:
        return
    field = "email__iexact" if "@" in contact else "phone"
    row = request.municipality.appointments.open().filter(code=code, **{field: contact}).first()
    if row is None:
        return
    try:
        verification.send(
            municipality=request.municipality,
            visitor=visitor_of(request),
            purpose="own",
            contact=contact,
            language=get_language(),
            subject_id=row.pk,
        )
    except Refusal:
        return  # saying so would tell that the appointment exists


def _move_page(request, row: Appointment, *, wish=None, refused=None, error="", status=200):
    first = clock.today()
    last = last_day(request.municipality, first)
    asked = {"purpose": row.purpose, "office": row.office, "mode": row.mode, "now": clock.now()}
    found = offer(**asked, first=first, last=last, among=slots_to_move(row, first, last))
    day = _chosen_day(request, found, wish)
    context = {
        "appointment": row,
        "offer": found,
        "weeks": _weeks(special_days(request.municipality, first, last), found, first, last),
        "day": day,
        "times": found.days.get(day, []),
        "gone": wish if refused else None,
        "nearest": found.nearest_to(wish) if isinstance(refused, TimeTaken | LimitReached) else [],
        "error": refused.sentence if refused else error,
    }
    return render(request, "client/move.html", context, status=status)
