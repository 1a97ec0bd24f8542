"""Emergencies: the record, and each act in three steps on one address: what is decided, what would follow, done.

The steps are told apart by the button: without one the consequences are shown, "edit" leads back, "apply" does it.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from .. import clock, consequences
from ..access import Right, right_required
from ..actions import emergencies
from ..emergency_forms import FORMS, ConfirmForm, DeclareForm
from ..errors import Refusal
from ..models import Emergency, EmergencyChange, Municipality

What = EmergencyChange.What

TITLES = {
    What.DECLARED: gettext_lazy("Declare an emergency"),
    What.PROLONGED: gettext_lazy("Prolong the emergency"),
    What.ENDED: gettext_lazy("End the emergency"),
    What.WIDENED: gettext_lazy("Widen which terms are covered"),
    What.VOIDED: gettext_lazy("Void the emergency"),
}
DONE = {
    What.DECLARED: gettext_lazy("The emergency is declared."),
    What.PROLONGED: gettext_lazy("The emergency is prolonged."),
    What.ENDED: gettext_lazy("The end of the emergency is recorded."),
    What.WIDENED: gettext_lazy("The coverage is widened."),
    What.VOIDED: gettext_lazy("The emergency is void."),
}


@right_required(Right.EMERGENCY)
@require_GET
def index(request):
    """/darbs/arkarteja/"""
    found = Emergency.objects.of(request.municipality).order_by("-starts_on", "-pk")
    return render(request, "emergencies/index.html", {"emergencies": found, "today": clock.today()})


@right_required(Right.EMERGENCY)
@require_GET
def emergency(request, pk):
    """/darbs/arkarteja/<emergency>/"""
    found = _emergency_or_404(request, pk)
    context = {
        "emergency": found,
        "today": clock.today(),
        "changes": found.changes.select_related("by"),
        "report": consequences.report(found, request.municipality),
    }
    return render(request, "emergencies/emergency.html", context)


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def declare(request):
    """/darbs/arkarteja/izsludinat/"""
    form = DeclareForm(request.POST or None)

    def propose():
        proposed = emergencies.new(municipality=request.municipality, **form.facts)
        emergencies.check_new(proposed)
        return proposed

    def do(proposed):
        decided_on = form.cleaned_data["decided_on"]
        return emergencies.declare(emergency=proposed, decided_on=decided_on, by=request.user)

    return _in_steps(request, What.DECLARED, form, propose, do)


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def change(request, pk, what):
    """/darbs/arkarteja/<emergency>/pagarinat/, …/beigt/, …/paplasinat/, …/anulet/"""
    found = _emergency_or_404(request, pk)
    form = FORMS[what](request.POST or None)

    def propose():
        return emergencies.propose(emergency=found, what=what, **form.facts)

    def do(_proposed):
        decided_on = form.cleaned_data["decided_on"]
        return emergencies.change(emergency=found, what=what, decided_on=decided_on, by=request.user, **form.facts)

    return _in_steps(request, what, form, propose, do, found)


def _in_steps(request, what, form, propose, do, found: Emergency | None = None):
    context = {"form": form, "title": TITLES[what], "emergency": found, "what": what}
    step = request.POST.get("step", "")
    if request.method == "GET" or step == "edit" or not form.is_valid():
        return render(request, "emergencies/form.html", context)
    confirm = ConfirmForm(request.POST if step == "apply" else None)
    try:
        emergencies.check_decided(form.cleaned_data["decided_on"])
        proposed = propose()
        if step == "apply" and confirm.is_valid():
            done = do(proposed)
            messages.success(request, DONE[what])
            return redirect("emergency", done.pk)
    except Refusal as refusal:
        form.refuse(refusal)
        return render(request, "emergencies/form.html", context)
    return render(request, "emergencies/preview.html", context | _preview(request, proposed, form, confirm))


def _preview(request, proposed: Emergency, form, confirm) -> dict:
    return {
        "form": confirm,
        "decided": form,
        "proposed": proposed,
        "lines": consequences.preview(proposed, request.municipality),
        "now": clock.now(),
        "others": proposed.nationwide and Municipality.objects.filter(successor__isnull=True).count() > 1,
    }


def _emergency_or_404(request, pk) -> Emergency:
    return get_object_or_404(Emergency.objects.of(request.municipality), pk=pk)
