"""The length of one appointment."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from socialservice.access import right_required
from socialservice.errors import Refusal
from socialservice.roles import Right

from ..actions import lengths
from ..limit_forms import LengthForm
from .doors import appointment_or_404, back


@right_required(Right.RUN_DAY)
def resize(request, pk):
    """/darbs/pieraksts/<appointment>/ilgums/"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    least, most = lengths.bounds(found.purpose)
    form = LengthForm(
        request.POST if request.method == "POST" else None,
        least=least,
        most=most,
        initial={"minutes": found.minutes},
    )
    if request.method == "POST" and form.is_valid():
        minutes = form.cleaned_data["minutes"]
        try:
            lengths.resize(appointment=found, minutes=minutes, by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The visit is planned for %(minutes)d minutes.") % {"minutes": minutes})
            return back(request, found)
    context = {"appointment": found, "form": form, "fixed": least == most}
    return render(request, "desk/length.html", context)
