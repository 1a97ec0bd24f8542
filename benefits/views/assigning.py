"""Who works on an application: taken by oneself, or given to a colleague who decides."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import cards
from socialservice.access import Right, right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number

from ..actions import assigning as actions
from ..deciders import deciders
from .applications import application_or_404


@right_required(Right.DECIDE_STATUS)
@require_POST
def take(request, number):
    """/darbs/statusi/iesniegumi/<number>/uznemties/ — whoever comes second learns who was first."""
    found = application_or_404(request, number)
    try:
        actions.take(application=found, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The application is yours."))
    return redirect("application", found.number)


@right_required(Right.DECIDE_STATUS)
@require_POST
def hand_over(request, number):
    """/darbs/statusi/iesniegumi/<number>/nodot/"""
    found = application_or_404(request, number)
    chosen = row_number(request.POST.get("kam", ""))
    to = next((user for user in deciders(request.municipality) if user.pk == chosen), None)
    try:
        if to is None:
            raise Refusal(_("Choose who is to decide."))
        actions.hand_over(application=found, to=to, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The application is handed to %(name)s.") % {"name": to.name})
        if found.person and not cards.opens(found.person, request.user, request.municipality):
            return redirect("applications")  # it was one's own by this application alone
    return redirect("application", found.number)
