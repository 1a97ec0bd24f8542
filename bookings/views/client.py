"""The client books: where, when, who, check, done.

Nothing is kept on the server but the held time; what was typed travels along.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import CalendarDay, Submission
from socialservice.models.dated import localized
from socialservice.visitors import remember, visitor_of

from ..actions import booking
from ..availability import Offer, offer, special_days_beside
from ..errors import LimitReached, TimeTaken
from ..forms import DetailsForm
from ..models import Slot
from ..weeks import weeks
from . import pace
from .where import STEPS, Choice, choice_or_404, earlier_elsewhere, last_day

OFF = {CalendarDay.Kind.HOLIDAY, CalendarDay.Kind.MOVED_OFF, CalendarDay.Kind.CLOSED}


@login_not_required
@require_http_methods(["GET", "POST"])
def time(request, purpose):
    """/pieteikt/<purpose>/laiks/ — day and time. POST holds the chosen time."""
    choice = choice_or_404(request, purpose)
    if choice is None:
        return redirect("booking_where", purpose)
    if request.method == "GET" or "diena" in request.POST:  # another day, with what was typed
        return _time_page(request, choice)
    starts_at = _moment(request.POST.get("laiks"))
    if starts_at is None:
        return _time_page(request, choice, error=_("Choose a time."), status=400)
    try:
        booking.hold(
            purpose=choice.purpose,
            office=choice.office,
            mode=choice.mode,
            starts_at=starts_at,
            among=choice.among,
            visitor=visitor_of(request),
        )
    except Refusal as refused:
        return _time_page(request, choice, wish=starts_at, refused=refused, status=409)
    if "name" in request.POST:  # typed before the first time was lost
        return remember(request, _checked(request, choice, starts_at))
    return remember(request, redirect(choice.url("booking_details")))


@login_not_required
@require_http_methods(["GET", "POST"])
def details(request, purpose):
    """/pieteikt/<purpose>/dati/ — who comes. POST leads to the check, or back here from it to change something."""
    choice = choice_or_404(request, purpose)
    if choice is None:
        return redirect("booking_where", purpose)
    held = _held(request, choice)
    starts_at = held or _moment(request.POST.get("laiks"))
    if request.method == "GET":
        if held is None:
            messages.info(
                request, _("The time was held for 20 minutes and has been given back. Please choose a time again.")
            )
            return redirect(choice.url("booking_time"))
        form = DetailsForm(mode=choice.mode, small_room=choice.small_room, initial={"language": get_language()})
        return _details_page(request, choice, starts_at, form)
    if starts_at is None:
        return _time_page(request, choice, error=_("Choose a time."), status=400)
    if "labot" in request.POST:
        return _details_page(
            request,
            choice,
            starts_at,
            DetailsForm(
                mode=choice.mode, small_room=choice.small_room, initial=_typed(request, DetailsForm.base_fields)
            ),
        )
    return _checked(request, choice, starts_at)


@login_not_required
@require_POST
def confirm(request, purpose):
    """/pieteikt/<purpose>/apstiprinat/ — take the held time. Sent twice, it shows the same confirmation."""
    choice = choice_or_404(request, purpose)
    if choice is None:
        return redirect("booking_where", purpose)
    form, starts_at = (
        DetailsForm(request.POST, mode=choice.mode, small_room=choice.small_room),
        _moment(request.POST.get("laiks")),
    )
    if starts_at is None:
        return _time_page(request, choice, error=_("Choose a time."), status=400)
    if not form.is_valid():
        return _details_page(request, choice, starts_at, form)
    if (stopped := _too_fast(request, choice, starts_at, form)) is not None:
        return stopped
    try:
        appointment = booking.book(
            purpose=choice.purpose,
            office=choice.office,
            mode=choice.mode,
            contact=replace(form.contact(), district=choice.district),
            came_from=Submission.Way.WEB,
            starts_at=starts_at,
            among=choice.among,
            visitor=visitor_of(request),
            form_key=form.cleaned_data["form_key"],
        )
    except Refusal as refused:
        return remember(request, _time_page(request, choice, wish=starts_at, refused=refused, status=409))
    response = redirect("appointment_link", appointment.link)
    response.set_cookie(
        "tikko", appointment.link, max_age=600, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


# Pieces


def _moment(text: str | None) -> datetime | None:
    """An aware moment as our own forms write it, or None."""
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment and moment.tzinfo and abs(moment - clock.now()) < timedelta(days=400) else None


def _held(request, choice: Choice) -> datetime | None:
    held = Slot.objects.held_by(visitor_of(request), clock.now()).filter(office=choice.office).first()
    return held.starts_at if held else None


def _time_page(request, choice: Choice, *, wish=None, refused=None, error="", status=200) -> HttpResponse:
    now, first = clock.now(), clock.today()
    last = last_day(request.municipality, first)
    found = offer(
        purpose=choice.purpose,
        office=choice.office,
        mode=choice.mode,
        now=now,
        first=first,
        last=last,
        visitor=request.COOKIES.get("apmekletajs"),
        among=choice.among,
    )
    nearest = found.nearest_to(wish) if isinstance(refused, TimeTaken | LimitReached) else []
    day = _chosen_day(request, found, wish)
    context = {
        "choice": choice,
        "step": 2,
        "steps": STEPS,
        "offer": found,
        "weeks": _weeks(special_days_beside(choice.office), found, first, last),
        "day": day,
        "times": found.days.get(day, []),
        "gone": wish if refused else None,
        "nearest": nearest,
        "error": refused.sentence if refused else error,
        "others": earlier_elsewhere(choice, found.first),
        "typed": _typed_pairs(request),
        "last": last,
    }
    return render(request, "client/time.html", context, status=status)


def _chosen_day(request, found: Offer, wish):
    """The day asked for; after a lost race that of the wish; else the first with free times."""
    asked = request.POST.get("diena") or request.GET.get("diena", "")
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    if wish:
        return clock.local(wish).date()
    return day if day in found.days else min(found.days, default=None)


def _weeks(special: dict, found: Offer, first, last):
    def closed(day):
        row = special.get(day)
        if row is not None:
            return (localized(row, "name") or row.get_kind_display()) if row.kind in OFF else None
        return _("weekend") if day.weekday() > 4 else None

    return weeks(found, first, last, closed)


def _typed(request, fields) -> dict:
    """What was typed, as initial values: a form not sent for good is not judged."""
    return {name: request.POST[name] for name in fields if name in request.POST}


def _typed_pairs(request) -> list[tuple[str, str]]:
    """What was typed before the time was lost, to travel along in hidden fields."""
    if "name" not in request.POST:
        return []
    return [(name, request.POST[name]) for name in DetailsForm.base_fields if name in request.POST]


def _details_page(request, choice: Choice, starts_at, form: DetailsForm) -> HttpResponse:
    context = {"choice": choice, "starts_at": starts_at, "form": form, "step": 3, "steps": STEPS}
    return render(request, "client/details.html", context)


def _checked(request, choice: Choice, starts_at) -> HttpResponse:
    form = DetailsForm(request.POST, mode=choice.mode, small_room=choice.small_room)
    if not form.is_valid():
        return _details_page(request, choice, starts_at, form)
    return _check_page(request, choice, starts_at, form)


def _check_page(request, choice: Choice, starts_at, form: DetailsForm, **more) -> HttpResponse:
    context = {
        "choice": choice,
        "starts_at": starts_at,
        "form": form,
        "data": form.cleaned_data,
        "typed": [(name, request.POST[name]) for name in form.fields if name in request.POST],
        **pace.to_prove(request),
        "step": 4,
        "steps": STEPS,
        **more,
    }
    return render(request, context.pop("template", "client/check.html"), context)


def _too_fast(request, choice: Choice, starts_at, form: DetailsForm) -> HttpResponse | None:
    """None where the booking may go on; else the page that asks for a proof or says to call."""
    if pace.too_many_today(request):
        form.add_error(None, _("You have booked many times today. Please call us."))
        return _details_page(request, choice, starts_at, form)
    if (asked := pace.by_code(request, form)) is None:
        return None
    asked |= {"template": "client/code.html", "confirm": choice.url("booking_confirm")}
    return remember(request, _check_page(request, choice, starts_at, form, **asked))
