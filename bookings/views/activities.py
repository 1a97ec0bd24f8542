"""Group activities: at the desk, and a place taken on the web."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock
from socialservice.access import office_or_404, office_required, right_required
from socialservice.errors import Refusal
from socialservice.identifiers import can_receive_sms
from socialservice.models import Channel, Submission
from socialservice.roles import Right
from socialservice.visitors import remember

from .. import buttons
from ..actions import activities
from ..actions.booking import Contact
from ..dayrows import Row
from ..forms import DetailsForm
from ..limit_forms import ActivityForm, CancelActivityForm, ParticipantForm, PlacesForm
from ..models import GroupActivity, Mode
from ..sight import busy, hide, purpose_shown
from . import pace
from .doors import rights


@office_required(Right.RUN_DAY)
def create(request, office, day):
    """/darbs/<office>/diena/<day>/nodarbiba/"""
    purposes = {str(row.pk): row for row in request.municipality.purposes.on(day).filter(modes__contains=["in_person"])}
    resources = {str(row.pk): row for row in office.resources.filter(active=True)}
    form = ActivityForm(
        request.POST if request.method == "POST" else None, purposes=purposes.values(), resources=resources.values()
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = activities.create(
                office=office,
                resource=resources[told["resource"]],
                purpose=purposes[told["purpose"]],
                name=told["name"],
                name_en=told["name_en"],
                starts_at=clock.at(day, told["starts"]),
                minutes=told["minutes"],
                places=told["places"],
                online=told["online"],
                by=request.user,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The group activity is made."))
            return redirect("desk_activity", made.pk)
    return render(request, "desk/activity_new.html", {"office": office, "day": day, "form": form})


@right_required(Right.SEE_DAY)
@require_http_methods(["GET", "POST"])
def activity(request, pk):
    """/darbs/nodarbiba/<activity>/ — its participants; POST gives somebody a place."""
    found = _activity_or_404(request, pk, Right.SEE_DAY if request.method == "GET" else Right.BOOK)
    mine = rights(request, found.office)
    may_exceed = Right.GO_BEYOND in mine and found.left <= 0
    form = ParticipantForm(request.POST if request.method == "POST" else None, beyond=may_exceed)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        beyond = told.pop("beyond", "")
        by_sms = Channel.SMS if can_receive_sms(told["phone"]) else None
        letters_by = by_sms or (Channel.EMAIL if told["email"] else Channel.NONE)
        try:
            activities.join(
                activity=found,
                contact=Contact(**told, letters_by=letters_by),
                came_from=Submission.Way.DESK,
                by=request.user,
                beyond=beyond,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The place is given."))
            return redirect("desk_activity", found.pk)
    rows = _participants(request, found, mine)
    context = {
        "activity": found,
        "rows": rows,
        "taken": sum(row.on_paper for row in rows),
        "form": form if Right.BOOK in mine and found.cancelled_at is None else None,
        "may_cancel": Right.CANCEL in mine and found.cancelled_at is None,
        "may_change": Right.RUN_DAY in mine and found.cancelled_at is None,
    }
    return render(request, "desk/activity.html", context)


@right_required(Right.RUN_DAY)
@require_http_methods(["GET", "POST"])
def places(request, pk):
    """/darbs/nodarbiba/<activity>/vietas/ — more places, or fewer."""
    found = _activity_or_404(request, pk, Right.RUN_DAY)
    form = PlacesForm(request.POST if request.method == "POST" else None, initial={"places": found.places})
    if request.method == "POST" and form.is_valid():
        try:
            activities.set_places(activity=found, places=form.cleaned_data["places"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The number of places is changed."))
            return redirect("desk_activity", found.pk)
    return render(request, "desk/activity_places.html", {"activity": found, "form": form})


@right_required(Right.CANCEL)
def cancel(request, pk):
    """/darbs/nodarbiba/<activity>/atcelt/ — asks first and says how many are told."""
    found = _activity_or_404(request, pk, Right.CANCEL)
    form = CancelActivityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = activities.cancel(activity=found, by=request.user, reason=form.cleaned_data["reason"])
        sentence = ngettext(
            "The activity is cancelled. %(count)d participant had a place.",
            "The activity is cancelled. %(count)d participants had a place.",
            told,
        )
        messages.success(request, sentence % {"count": told})
        return redirect("desk_activity", found.pk)
    context = {"activity": found, "form": form, "taken": found.participants.open().count()}
    return render(request, "desk/activity_cancel.html", context)


@login_not_required
@require_GET
def offered(request):
    """/nodarbibas/ — what is coming, and where places are left."""
    return render(
        request, "client/activities.html", {"activities": _offered(request).with_left().order_by("starts_at")}
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def take_place(request, pk):
    """/nodarbibas/<activity>/ — a client takes a place."""
    found = _offered_or_404(request, pk)
    form = DetailsForm(request.POST if request.method == "POST" else None, mode=Mode.IN_PERSON)
    if request.method == "POST" and form.is_valid():
        if pace.too_many_today(request):
            form.add_error(None, _("You have booked many times today. Please call us."))
            return remember(request, _place_page(request, found, form))
        if (asked := pace.by_code(request, form)) is not None:
            return remember(request, _code_page(request, found, form, asked))
        try:
            row = activities.join(
                activity=found,
                contact=form.contact(),
                came_from=Submission.Way.WEB,
                form_key=form.cleaned_data["form_key"],
            )
        except Refusal as refusal:
            form.refuse(refusal)
            return remember(request, _place_page(request, found, form, status=409))
        return remember(request, redirect("appointment_link", row.link))
    return _place_page(request, found, form)


# Pieces


def _activity_or_404(request, pk: int, right: Right) -> GroupActivity:
    code = request.municipality.offices.filter(activities=pk).values_list("code", flat=True).first()
    if code is None:
        raise Http404
    office = office_or_404(request.user, right, request.municipality, code)
    return office.activities.select_related("resource", "purpose", "office").with_left().get(pk=pk)


def _offered(request):
    coming = GroupActivity.objects.coming(clock.now()).filter(online=True, office__municipality=request.municipality)
    return coming.select_related("office", "purpose", "resource")


def _offered_or_404(request, pk: int) -> GroupActivity:
    found = _offered(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _place_page(request, found: GroupActivity, form, *, status=200):
    context = {"activity": found, "form": form, **pace.to_prove(request)}
    return render(request, "client/activity.html", context, status=status)


def _code_page(request, found: GroupActivity, form, asked):
    typed = [(name, request.POST[name]) for name in form.fields if name in request.POST]
    return render(request, "client/code.html", {"activity": found, "typed": typed, "confirm": request.path, **asked})


def _participants(request, found: GroupActivity, mine) -> list[Row]:
    people = found.participants.annotate(
        purpose_shown=purpose_shown(mine, request.user), busy=busy(mine, request.user)
    ).order_by("search_name", "pk")
    rows = []
    for person in people:
        if person.busy:
            hide(person)
        row = Row(found.office, clock.now(), found.resource, appointment=person)
        row.button = buttons.own(row, mine)
        rows.append(row)
    return rows
