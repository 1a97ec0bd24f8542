"""Entitlements: tickets at the desk, cards, groups, what ends soon, and extension by decision."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access, cards, clock
from socialservice.access import Right, log_view, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal
from socialservice.words import date_short

from ..actions import entitlements as actions
from ..giving_forms import CardForm, EndForm, EndingForm, ExtensionForm, GroupForm
from ..models import BenefitRule, Entitlement, Group, GroupMembership

ON_A_PAGE = 100


@right_required(Right.ISSUE_TICKETS)
@card_required
@require_POST
def ticket(request, pk, service):
    """/darbs/tiesibas/personas/<person>/<service>/bilete/ — pressed twice it is one ticket."""
    person = get_object_or_404(request.municipality.people, pk=pk)
    offered = get_object_or_404(request.municipality.services, pk=service)
    try:
        issued = actions.hand_out(service=offered, person=person, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        told = {"number": issued.number, "day": date_short(issued.valid_until)}
        messages.success(request, _("Ticket No. %(number)s is issued, valid until %(day)s.") % told)
    return redirect("person", person.pk)


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def entitlement(request, pk):
    """/darbs/tiesibas/<entitlement>/ — the card's number, and an end before its term."""
    found = _entitlement_or_404(request, pk)
    if request.method == "POST" and found.closed_on:  # nothing is left to be filled in
        messages.error(request, actions.ended_already(found).sentence)
        return redirect("entitlement", found.pk)
    card = CardForm(request.POST if "number" in request.POST else None, initial={"number": found.card_number})
    end = EndForm(request.POST if "on" in request.POST else None, initial={"on": clock.today()})
    form = card if card.is_bound else end
    if request.method == "POST" and form.is_valid():
        try:
            if form is card:
                actions.set_card(entitlement=found, by=request.user, **form.cleaned_data)
            else:
                actions.close(entitlement=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved.") if form is card else _("The entitlement is ended."))
            return redirect("person", found.person_id)
    if request.method == "GET":
        log_view(request.user, request.municipality, "entitlement", person=found.person)
    context = {"found": found, "until": actions.ends_on(found), "card": card, "end": end, "form": form}
    return render(request, "giving/entitlement.html", context)


@right_required(Right.GIVE)
@require_GET
def ending(request):
    """/darbs/tiesibas/ ?lidz=<day> &veids=<service> &lapa=<number> — whose tickets are to be renewed."""
    today = clock.today()
    form = EndingForm(request.GET, services=_ticket_services(request))
    until, service = form.asked()
    rows = request.municipality.entitlements.filter(closed_on__isnull=True, last_day__range=(today, until))
    if service:
        rows = rows.filter(service=service)
    ends = rows.order_by("last_day").values("service", "last_day").annotate(number=Count("pk"))
    services = {row.pk: row for row in _ticket_services(request)}
    summary = [(services.get(row["service"]), row["last_day"], row["number"]) for row in ends]
    listed = rows.select_related("person__district", "service").prefetch_related("service__names")
    page = Paginator(listed.order_by("last_day", "person__sort_key", "pk"), ON_A_PAGE).get_page(request.GET.get("lapa"))
    access.log_views(request.user, request.municipality, "entitlement", [row.person for row in page])
    bulks = request.municipality.bulk_extensions.select_related("service").prefetch_related("service__names")
    context = {"form": form, "page": page, "summary": summary, "until": until, "bulks": list(bulks[:ON_A_PAGE])}
    context["sees_spending"] = access.may(request.user, Right.SEE_SPENDING, request.municipality)
    return render(request, "giving/ending.html", context)


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def extend(request):
    """/darbs/tiesibas/pagarinat/ — first the numbers, then the act."""
    form = ExtensionForm(request.POST or None, services=_ticket_services(request))
    number = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rows = actions.covered(municipality=request.municipality, service=told["service"], old_end=told["old_end"])
        number = rows.count()
        if "pagarinat" in request.POST and number:
            try:
                bulk = actions.begin_extension(municipality=request.municipality, by=request.user, **told)
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                return _carried_on(request, bulk)
    return render(request, "giving/extend.html", {"form": form, "number": number})


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def extension(request, pk):
    """/darbs/tiesibas/pagarinajumi/<extension>/ — goes on where it was interrupted."""
    found = get_object_or_404(request.municipality.bulk_extensions.select_related("service", "by"), pk=pk)
    if request.method == "POST":
        return _carried_on(request, found)
    left = 0
    if not found.finished_at:
        left = actions.covered(municipality=request.municipality, service=found.service, old_end=found.old_end).count()
    return render(request, "giving/extension.html", {"found": found, "left": left})


@right_required(Right.GIVE)
@card_required
@require_http_methods(["GET", "POST"])
def join(request, pk):
    """/darbs/tiesibas/personas/<person>/grupa/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    groups = request.municipality.groups.filter(proof=Group.Proof.DOCUMENT)
    form = GroupForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        try:
            actions.join_group(person=person, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The person belongs to the group from today."))
            return redirect("person", person.pk)
    return render(request, "giving/group.html", {"form": form, "person": person})


@right_required(Right.GIVE)
@require_POST
def leave(request, pk):
    """/darbs/tiesibas/dalibas/<membership>/beigt/"""
    rows = GroupMembership.objects.select_related("person")
    found = get_object_or_404(rows, pk=pk, person__municipality=request.municipality)
    cards.require(request, found.person)
    actions.leave_group(membership=found, by=request.user)
    messages.success(request, _("The person no longer belongs to the group."))
    return redirect("person", found.person_id)


# Pieces


def _carried_on(request, bulk):
    """One portion in the request; what is left goes on in the background, and by a press."""
    bulk = actions.go_on(bulk=bulk)
    if not bulk.finished_at:
        messages.info(request, _("The first of them are extended. The rest goes on by itself."))
    return redirect("entitlements_extension", bulk.pk)


def _ticket_services(request):
    given = BenefitRule.objects.filter(gives=BenefitRule.Gives.TICKET).values("service")
    return request.municipality.services.filter(pk__in=given).prefetch_related("names")


def _entitlement_or_404(request, pk) -> Entitlement:
    rows = request.municipality.entitlements.select_related("service", "person", "depends_on", "group")
    found = get_object_or_404(rows.prefetch_related("service__names", "tickets__by"), pk=pk)
    cards.require(request, found.person)
    return found
