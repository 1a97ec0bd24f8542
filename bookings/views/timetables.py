"""Hours: who receives when, what a change would do, and publishing it. What no longer fits is moved from here."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access, clock
from socialservice.access import office_or_404, right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number
from socialservice.letters import reachable_by
from socialservice.models import Channel
from socialservice.roles import Right

from .. import previews, rule_history, why
from ..actions import moving
from ..actions.publishing import publish
from ..hours import told
from ..models import Resource
from ..plan_forms import RuleForm, WhyForm
from ..rule_wording import told as rule_told
from ..sight import busy, hide
from ..timetables import hours_of
from .doors import rights
from .mine import day_of


@right_required(Right.PLAN)
@require_GET
def index(request):
    """/darbs/laiki/"""
    mine = access.offices(request.user, Right.PLAN, request.municipality)
    found = previews.listed(mine)
    hours = hours_of([row.resource for row in found], clock.today())
    context = {"rows": [(row, hours.get(row.resource.pk, ())) for row in found]}
    context["waiting"] = sum(row.waits for row in found)
    context["to_move"] = previews.to_move(mine).count()
    context["may_move"] = access.may(request.user, Right.BOOK, request.municipality)
    context["may_ask"] = access.may(request.user, Right.SEE_DAY, request.municipality)
    return render(request, "timetables/index.html", context)


@right_required(Right.PLAN)
@require_GET
def timetable(request, pk):
    """/darbs/laiki/<resource>/"""
    return _page(request, _resource_or_404(request, pk))


@require_POST
@right_required(Right.PLAN)
def publish_hours(request, pk):
    """/darbs/laiki/<resource>/publicet/ — what was seen, and nothing else."""
    resource = _resource_or_404(request, pk)
    if previews.preview(resource).stamp != request.POST.get("seen"):
        messages.warning(request, _("The hours have been changed meanwhile. Look at what follows again."))
        return redirect("timetable", resource.pk)
    for sentence in told(publish(resource=resource)):
        messages.success(request, sentence)
    return redirect("timetable", resource.pk)


@right_required(Right.PLAN)
@require_GET
def history(request, pk):
    """/darbs/laiki/<resource>/vesture/"""
    resource = _resource_or_404(request, pk)
    return render(request, "timetables/history.html", {"resource": resource, "changes": rule_history.changes(resource)})


@right_required(Right.PLAN)
@require_http_methods(["GET", "POST"])
def rule(request, pk, rule=None):
    """/darbs/laiki/<resource>/jaunas/, /darbs/laiki/<resource>/stundas/<rule>/ — nothing is published by it."""
    resource = _resource_or_404(request, pk)
    found = get_object_or_404(resource.rules, pk=rule) if rule else None
    form = RuleForm(
        request.POST if request.method == "POST" else None,
        instance=found,
        resource=resource,
        offices=access.offices(request.user, Right.PLAN, request.municipality).prefetch_related("names"),
        initial={} if found else {"office": resource.office_id, "valid_from": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
        messages.success(request, _("Saved. Look at what changes, then publish."))
        return redirect("timetable", resource.pk)
    return render(request, "timetables/rule.html", {"resource": resource, "form": form, "rule": found})


@require_POST
@right_required(Right.PLAN)
def delete_rule(request, pk, rule):
    """/darbs/laiki/<resource>/stundas/<rule>/dzest/"""
    resource = _resource_or_404(request, pk)
    get_object_or_404(resource.rules, pk=rule).delete()
    messages.success(request, _("Deleted. Look at what changes, then publish."))
    return redirect("timetable", resource.pk)


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def to_move(request):
    """/darbs/japarcel/ — appointments outside the hours; each one or many at once to the nearest time."""
    offices = access.offices(request.user, Right.BOOK, request.municipality)
    failures = {}
    if request.method == "POST":
        chosen = {int(pk) for pk in request.POST.getlist("pieraksts") if pk.isdecimal() and len(pk) < MANY_DIGITS}
        failures, moved = _move(request, [row for row in previews.to_move(offices) if row.pk in chosen])
        if moved:
            said = ngettext("%(n)d appointment is moved.", "%(n)d appointments are moved.", moved) % {"n": moved}
            messages.success(request, said)
        elif not failures:
            messages.warning(request, _("Choose at least one appointment."))
        if not failures:
            return redirect("to_move")
    rows = [row for office in offices for row in _seen(request, office, previews.to_move([office]))]
    for row in rows:
        row.failure = failures.get(row.pk, "")
    return render(request, "timetables/to_move.html", {"rows": rows})


@right_required(Right.SEE_DAY)
@require_GET
def why_no_time(request):
    """/darbs/kapec/?merkis=<purpose>&iestade=<office>&diena=<day>; a link may say office and day only."""
    asks = "merkis" in request.GET
    form = WhyForm(
        request.GET if asks else None,
        purposes=request.municipality.purposes.all(),
        offices=access.offices(request.user, Right.SEE_DAY, request.municipality).prefetch_related("names"),
        initial={"diena": day_of(request), "iestade": row_number(request.GET.get("iestade", ""))},
    )
    context = {"form": form}
    if asks and form.is_valid():
        asked = form.cleaned_data
        context |= {"asked": asked, "answer": why.explain(asked["merkis"], asked["iestade"], asked["diena"])}
    return render(request, "timetables/why.html", context)


# Pieces

MANY_DIGITS = 16  # no row has such a number


def _move(request, appointments) -> tuple[dict[int, str], int]:
    """Each for itself: what failed, with why, and how many are moved."""
    failures = {}
    for row in appointments:
        try:
            moving.to_nearest(appointment=row, by=request.user)
        except Refusal as refusal:
            failures[row.pk] = refusal.sentence
    return failures, len(appointments) - len(failures)


def _resource_or_404(request, pk: int) -> Resource:
    found = Resource.objects.filter(office__municipality=request.municipality).select_related("office__municipality")
    resource = found.filter(pk=pk).first()
    if resource is None:
        raise Http404
    resource.office = office_or_404(request.user, Right.PLAN, request.municipality, resource.office.code)
    return resource


def _seen(request, office, appointments) -> list:
    """What the reader may know of them, and whether a letter will reach the client."""
    mine = rights(request, office)
    rows = list(appointments.annotate(busy=busy(mine, request.user)))
    for row in rows:
        row.unreachable = reachable_by(row) == Channel.NONE
        if row.busy or Right.SEE_DAY not in mine:
            hide(row)
    return rows


def _page(request, resource):
    found = previews.preview(resource)
    rules = resource.rules.select_related("office").prefetch_related("office__names", "purposes")
    context = {
        "resource": resource,
        "preview": found,
        "unfit": _seen(request, resource.office, found.appointments()),
        "may_move": access.may(request.user, Right.BOOK, request.municipality, resource.office),
        "rules": [
            (row, rule_told(row, office=row.office.label, purposes=[one.label for one in row.purposes.all()]))
            for row in rules
            if row.valid_until is None or row.valid_until >= clock.today()
        ],
    }
    return render(request, "timetables/timetable.html", context)
