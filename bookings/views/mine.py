"""A specialist's own page, and the calendar it gives to other programs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from socialservice import clock, links
from socialservice.access import log_view, right_required
from socialservice.forms import DateField
from socialservice.roles import Right

from .. import calendars
from ..actions import calendars as acts
from ..mine import Mine, own_cases, own_resources


@right_required(Right.SEE_DAY)
@require_safe
def mine(request):
    """/darbs/mans/ ?diena=<day>"""
    now = clock.now()
    own = Mine(own_resources(request.user, request.municipality), day_of(request), now)
    if own.next:
        log_view(request.user, request.municipality, "own next client", person=own.next.person)
    context = {
        "mine": own,
        "cases": own_cases(request.user, request.municipality, now),
        "feeds": [(resource, _address(request, resource)) for resource in own.resources],
    }
    return render(request, "mine/mine.html", context)


@require_POST
@right_required(Right.SEE_DAY)
def calendar(request, pk):
    """/darbs/mans/kalendars/<resource>/ — a new secret address, or none any more."""
    resource = next((row for row in own_resources(request.user, request.municipality) if row.pk == pk), None)
    if resource is None:
        raise Http404
    if "atsaukt" in request.POST:
        acts.revoke(resource=resource, by=request.user)
        messages.success(request, _("The calendar's address opens nothing any more."))
    else:
        acts.renew(resource=resource, by=request.user)
        messages.success(request, _("The calendar has a new address. A former one opens nothing any more."))
    return redirect("mine")


@login_not_required
@require_safe
def calendar_feed(request, key):
    """/kalendars/<key>.ics — times without names, for whoever was given the address."""
    resource = calendars.by_key(request.municipality, key)
    if resource is None:
        raise Http404
    response = HttpResponse(calendars.feed(resource), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="kalendars.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def day_of(request):
    """The day the address names, as a link or a person writes it; else today."""
    try:
        return DateField(required=False).clean(request.GET.get("diena", "")) or clock.today()
    except ValidationError:
        return clock.today()


def _address(request, resource) -> str:
    if not resource.calendar_key:
        return ""
    return links.absolute(request.municipality, "calendar_feed", resource.calendar_key)
