"""Emergencies: the record, and each act in three steps on one address: what is decided, what would follow, done.

The steps are told apart by the button: without one the consequences are shown, "edit" leads back, "apply" does it.
"""

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import access, clock, consequences, switch_steps
from ..access import Right, right_required
from ..actions import emergencies, switching
from ..consequences import Act
from ..emergency_forms import FORMS, ConfirmForm, DeclareForm, RehearseForm
from ..errors import Refusal
from ..finding import row_number
from ..models import Emergency, EmergencyChange, Municipality, SwitchCommand

What = EmergencyChange.What

MOST_STEPS = 500  # shown on one page
GROWING = (SwitchCommand.What.DECLARE, SwitchCommand.What.PROLONG)
AT_ONCE = 20  # steps done while the manager waits
NOT_KEPT = {"csrfmiddlewaretoken", "step", "checked", "saraksts", "aiz"}  # of the preview, on the lists behind it
TOLD = ("phone", "same", "cancel", "in_person", "old_time", "offer")  # of which the client has to hear
REHEARSAL = gettext_lazy("Rehearse an emergency")
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
    commands = found.commands.filter(municipality=request.municipality).select_related("by")
    steps = Count("steps")
    context = {
        "emergency": found,
        "today": clock.today(),
        "changes": found.changes.select_related("by"),
        "report": consequences.report(found, request.municipality),
        "to_carry_out": _to_carry_out(request, found, commands),
        "to_bring_back": _to_bring_back(request, found),
        "commands": commands.annotate(all=steps, done=Count("steps", filter=Q(steps__done_at__isnull=False))).order_by(
            "at", "pk"
        ),
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

    def do(proposed, **switched):
        decided_on = form.cleaned_data["decided_on"]
        return emergencies.declare(emergency=proposed, decided_on=decided_on, by=request.user, **switched)

    return _in_steps(request, What.DECLARED, form, propose, do)


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def change(request, pk, what):
    """/darbs/arkarteja/<emergency>/pagarinat/, …/beigt/, …/paplasinat/, …/anulet/"""
    found = _emergency_or_404(request, pk)
    form = FORMS[what](request.POST or None)

    def propose():
        return emergencies.propose(emergency=found, what=what, **form.facts)

    def do(_proposed, **switched):
        told = {"emergency": found, "what": what, "decided_on": form.cleaned_data["decided_on"], "by": request.user}
        return emergencies.change(**told, **switched, **form.facts)

    return _in_steps(request, what, form, propose, do, found)


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def here(request, pk):
    """/darbs/arkarteja/<emergency>/seit/ — visits and restrictions of this municipality, whoever declared it."""
    found = _emergency_or_404(request, pk)
    applies = request.POST.get("step") == "apply"
    confirm = ConfirmForm(request.POST if applies else None)
    chosen = {name: part.read(request.POST) for name, part in consequences.parts().items()}
    acts = _acts(request, switching.here(found), found, None, chosen)
    missing = _missing(acts)
    try:
        if applies and confirm.is_valid() and not missing:
            told = {"emergency": found, "municipality": request.municipality, "chosen": chosen, "by": request.user}
            command = switching.carry_out_here(**told)
            messages.success(request, _("What you have chosen is being carried out."))
            return redirect("switch_command", command.pk)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("emergency", found.pk)
    context = {"form": confirm, "title": _("Carry out here"), "proposed": found, "missing": missing, "here": found}
    return render(request, "emergencies/preview.html", context | _of_parts(acts) | {"now": clock.now()})


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def rehearse(request):
    """/darbs/arkarteja/meginajums/ — what would happen if an emergency were declared; nothing can be confirmed."""
    form = RehearseForm(request.POST or None)

    def propose():
        proposed = emergencies.new(municipality=request.municipality, **form.facts)
        emergencies.check_new(proposed)
        return proposed

    return _in_steps(request, What.DECLARED, form, propose, do=None)


@right_required(Right.EMERGENCY)
@require_GET
def command(request, pk):
    """/darbs/arkarteja/darbiba/<command>/ — how far it is, each step, and who is to be phoned."""
    found = get_object_or_404(request.municipality.switch_commands.select_related("emergency", "by"), pk=pk)
    called = found.steps.filter(before__to_call=True, failure="", choice__in=TOLD)
    context = {
        "command": found,
        "groups": switch_steps.groups(found),
        "all": found.steps.count(),
        "done": found.steps.filter(done_at__isnull=False).count(),
        "failed": switch_steps.named(found.steps.exclude(failure="").order_by("pk")[:MOST_STEPS]),
        "to_call": switch_steps.named(called.order_by("pk")[:MOST_STEPS]),
    }
    return render(request, "emergencies/command.html", context)


@right_required(Right.EMERGENCY)
@require_POST
def go_on(request, pk):
    """/darbs/arkarteja/darbiba/<command>/turpinat/ — some steps at once, where the background is slow."""
    found = get_object_or_404(request.municipality.switch_commands, pk=pk)
    switching.work(command=found, limit=AT_ONCE)
    return redirect("switch_command", found.pk)


def _in_steps(request, what, form, propose, do, found: Emergency | None = None):
    title = TITLES[what] if do else REHEARSAL
    context = {"form": form, "title": title, "emergency": found, "what": what, "rehearsal": do is None}
    step = request.POST.get("step", "")
    if request.method == "GET" or step == "edit" or not form.is_valid():
        return render(request, "emergencies/form.html", context)
    applies = step == "apply" and do is not None
    key = request.POST.get("saraksts", "")
    confirm = ConfirmForm(request.POST if applies else None)
    chosen = {name: part.read(request.POST) for name, part in consequences.parts().items()}
    try:
        emergencies.check_decided(form.cleaned_data["decided_on"])
        proposed = propose()
        if key:
            return _listed(request, proposed, key, title)
        acts = _acts(request, what, proposed, found, chosen)
        missing = _missing(acts)
        if applies and confirm.is_valid() and not missing:
            done = do(proposed, municipality=request.municipality, chosen=chosen)
            messages.success(request, DONE[what])
            return redirect("emergency", done.pk)
    except Refusal as refusal:
        form.refuse(refusal)
        return render(request, "emergencies/form.html", context)
    shown = {
        "form": confirm,
        "decided": form,
        "proposed": proposed,
        "missing": missing,
        "reference": _reference(what, form),
    }
    return render(request, "emergencies/preview.html", context | shown | _preview(request, proposed, acts))


def _reference(what: str, form) -> str:
    """Of an act that is not the declaration itself: each has its own."""
    return form.cleaned_data["reason"] if what in (What.PROLONGED, What.ENDED) else ""


def _listed(request, proposed: Emergency, key: str, title: str):
    """Whom a number counts. It comes from the preview and leads back to it, so that all that was typed goes along."""
    shown = consequences.listed(proposed, request.municipality, key, row_number(request.POST.get("aiz", "")))
    if shown is None:
        raise Http404
    access.log_views(
        request.user, request.municipality, "emergency list", [person for person, _pk, _cells in shown.rows]
    )
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_KEPT]
    context = {"shown": shown, "kept": kept, "key": key, "title": title}
    return render(request, "emergencies/list.html", context)


def _acts(request, what, proposed: Emergency, found: Emergency | None, chosen: dict[str, dict]) -> dict[str, Act]:
    """By part: the act with what is chosen of it."""
    about = {
        "what": what,
        "emergency": proposed,
        "ended": found.ends_on if found else None,
        "municipality": request.municipality,
    }
    return {name: Act(**about, chosen=of_part) for name, of_part in chosen.items()}


def _missing(acts: dict[str, Act]) -> list[Refusal]:
    """What is to be added before it can be confirmed."""
    found = []
    for name, act in acts.items():
        try:
            consequences.parts()[name].check(act)
        except Refusal as refusal:
            found.append(refusal)
    return found


def _preview(request, proposed: Emergency, acts: dict[str, Act]) -> dict:
    of_parts = _of_parts(acts)
    return {
        **of_parts,
        "lines": [*consequences.preview(proposed, request.municipality), *of_parts["lines"]],
        "now": clock.now(),
        "others": proposed.nationwide and Municipality.objects.filter(successor__isnull=True).count() > 1,
    }


def _to_carry_out(request, found: Emergency, commands) -> bool:
    """It lasts, and since it was declared or prolonged nobody of this municipality has seen what could be chosen."""
    if found.voided_at or found.ends_on < clock.today():
        return False
    grown = found.changes.filter(what__in=(What.DECLARED, What.PROLONGED)).aggregate(at=Max("at"))["at"]
    since = commands.filter(at__gte=grown) if grown else commands
    ours = request.municipality.postings.values("user")
    seen = Q(what=SwitchCommand.What.HERE) | Q(what__in=GROWING, by__in=ours)
    return not since.filter(seen).exists()


def _to_bring_back(request, found: Emergency) -> bool:
    """It is over, and visits changed here have been left neither as they are nor put back."""
    what = switching.here(found)
    if what != consequences.HERE_BACK:
        return False
    acts = _acts(request, what, found, None, {name: {} for name in consequences.parts()})
    return any(consequences.parts()[name].preview(act) for name, act in acts.items())


def _of_parts(acts: dict[str, Act]) -> dict:
    parts = consequences.parts()
    return {
        "lines": [line for name, act in acts.items() for line in parts[name].preview(act)],
        "parts": [(parts[name].template, parts[name].choices(act)) for name, act in acts.items()],
    }


def _emergency_or_404(request, pk) -> Emergency:
    return get_object_or_404(Emergency.objects.of(request.municipality), pk=pk)
