"""Round birthdays: who is near, who goes there, who does not want it."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from socialservice import access, clock
from socialservice.access import Right, right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number
from socialservice.models import SpecialistDistrict, User

from .. import jubilees
from ..actions import jubilees as actions
from ..ages import ROUND_AGES, birthday
from ..giving_forms import JubileeForm


@right_required(Right.GIVE)
@require_GET
def index(request):
    """/darbs/jubilejas/ ?no=<day> &lidz=<day> &novads=<district> &manas"""
    form = JubileeForm(request.GET, districts=request.municipality.districts.on(clock.today()))
    first, last, district = form.asked()
    rows = jubilees.coming(request.municipality, first, last, district)
    if "manas" in request.GET:
        rows = [row for row in rows if row.jubilee and row.jubilee.assignee_id == request.user.pk]
    serves = _by_district(request)
    rows = [replace(row, proposed=serves.get(row.person.district_id)) for row in rows]
    access.log_views(request.user, request.municipality, "jubilee", [row.person for row in rows])
    context = {"form": form, "rows": rows, "first": first, "last": last, "specialists": _specialists(request)}
    context["sees_spending"] = access.may(request.user, Right.SEE_SPENDING, request.municipality)
    return render(request, "giving/jubilees.html", context)


@right_required(Right.GIVE)
@require_POST
def assign(request, pk):
    """/darbs/jubilejas/personas/<person>/uzdevums/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    age, assignee = row_number(request.POST.get("vecums", "")), row_number(request.POST.get("kam", ""))
    going = next((user for user in _specialists(request) if user.pk == assignee), None)
    try:
        if going is None or age not in ROUND_AGES or person.birth_date is None:
            raise Refusal(_("Choose who goes there."))
        actions.assign(person=person, age=age, day=birthday(person.birth_date, age), assignee=going, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("%(name)s goes there.") % {"name": going.name})
    return _back(request)


@right_required(Right.GIVE)
@require_POST
def settle(request, pk):
    """/darbs/jubilejas/<jubilee>/nokartots/"""
    found = get_object_or_404(request.municipality.jubilees, pk=pk)
    try:
        actions.settle(jubilee=found, visited="apsveikts" in request.POST, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Saved."))
    return _back(request)


@right_required(Right.GIVE)
@require_POST
def opt_out(request, pk):
    """/darbs/jubilejas/personas/<person>/nesveikt/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    actions.opt_out(person=person, by=request.user)
    messages.success(request, _("The person is not greeted any more. This can be changed on the person's page."))
    return _back(request)


@right_required(Right.GIVE)
@require_POST
def opt_in(request, pk):
    """/darbs/jubilejas/personas/<person>/sveikt/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    actions.opt_in(person=person, by=request.user)
    messages.success(request, _("The person is greeted on jubilees again."))
    return redirect("person", person.pk)


def _specialists(request) -> list[User]:
    """Who may be asked to go: whoever gives benefits here today."""
    held = request.municipality.postings.on(clock.today()).select_related("user").order_by("user__name")
    users = {posting.user_id: posting.user for posting in held if Right.GIVE in access.RIGHTS[posting.role]}
    return list(users.values())


def _by_district(request) -> dict[int, int]:
    """District → the specialist who serves it today, proposed first."""
    served = SpecialistDistrict.objects.on(clock.today()).filter(district__municipality=request.municipality)
    return dict(served.order_by("-competence").values_list("district", "user"))


def _back(request):
    """To the list as it was filtered."""
    there = request.POST.get("atpakal", "")
    safe = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}) and there.startswith("/")
    return redirect(there if safe else "jubilees")
