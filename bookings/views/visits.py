"""What the desk does with one visit beside its plain course: how it ended, to whom it goes on, what is noted."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import clock
from socialservice.access import may, right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number
from socialservice.letters import reachable_by
from socialservice.roles import Right

from ..actions import visits as acts
from ..desk_forms import AdviceForm, CameForm, IncidentForm, ToCallForm
from ..lifecycle import Event, State
from ..models import Outcome, SentAway
from ..waiting import away_now, receiving
from .doors import appointment_or_404, back, show_refusal


@require_POST
@right_required(Right.RUN_DAY)
def finish(request, pk):
    """/darbs/pieraksts/<appointment>/pabeigt/ ?iznakums=<outcome>"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    seen, outcome = request.POST.get("seen"), _one_of(Outcome, request.GET.get("iznakums"))
    try:
        if outcome and seen == State.DONE:
            acts.note_outcome(appointment=found, outcome=outcome, by=request.user, seen=seen)
        else:
            acts.finish(appointment=found, outcome=outcome, by=request.user, seen=seen)
    except Refusal as refusal:
        show_refusal(request, refusal)
    else:
        if outcome == Outcome.NEXT and may(request.user, Right.BOOK, request.municipality, found.office):
            return redirect(f"{reverse('caller')}?pieraksts={found.pk}")
    return back(request, found)


@require_POST
@right_required(Right.RUN_DAY)
def certificate_shown(request, pk):
    """/darbs/pieraksts/<appointment>/sertifikats/"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    try:
        acts.certificate_shown(appointment=found, by=request.user)
    except Refusal as refusal:
        show_refusal(request, refusal)
    return back(request, found)


@right_required(Right.SEE_STATUS)
def advice(request, pk):
    """/darbs/pieraksts/<appointment>/ieteikums/"""
    found = appointment_or_404(request, pk, Right.SEE_STATUS)
    competence = acts.competence_for(request.user, found)
    if competence is None or not {Event.FINISH, Event.OUTCOME} & found.allowed:
        show_refusal(request, Refusal(_("Advice is written by who serves the visit, once it has begun.")))
        return back(request, found)
    choices = request.municipality.advice.for_competence(competence)
    note = found.visit_notes.filter(competence=competence).first()
    form = AdviceForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        initial={"advice": [row.pk for row in note.advice.all()], "text": note.text} if note else {},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            acts.give_advice(
                appointment=found,
                advice=choices.filter(pk__in=told["advice"]),
                text=told["text"],
                by=request.user,
                seen=request.POST.get("seen"),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The advice is noted."))
            return back(request, found)
    return render(request, "desk/advice.html", {"appointment": found, "form": form, "competence": competence})


@right_required(Right.RUN_DAY)
def hand_over(request, pk):
    """/darbs/pieraksts/<appointment>/nodot/"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    others = receiving(found.office, found.day).exclude(pk=found.resource_id)
    if request.method == "POST":
        chosen = others.filter(pk=row_number(request.POST.get("pie", ""))).first()
        try:
            if chosen is None:
                raise Refusal(_("Choose who receives this visitor."))
            acts.hand_over(appointment=found, to=chosen, by=request.user, seen=request.POST.get("seen"))
        except Refusal as refusal:
            show_refusal(request, refusal)
        return back(request, found)
    serving = set(others.filter(purposes=found.purpose_id).values_list("pk", flat=True))
    away, waiting = away_now(found.office), _waiting(found.office)
    resources = sorted(others, key=lambda row: (row.pk in away, row.pk not in serving, row.order, row.name))
    context = {
        "appointment": found,
        "resources": [(row, row.pk in serving, waiting[row.pk]) for row in resources],
        "away": away,
    }
    return render(request, "desk/hand_over.html", context)


@require_POST
@right_required(Right.RUN_DAY)
def to_queue(request, pk):
    """/darbs/pieraksts/<appointment>/dzivaja-rinda/"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    try:
        found = acts.to_queue(appointment=found, by=request.user, seen=request.POST.get("seen"))
    except Refusal as refusal:
        show_refusal(request, refusal)
    else:
        messages.success(request, _("Queue number: %(ticket)s.") % {"ticket": found.ticket})
    return back(request, found)


@require_POST
@right_required(Right.RUN_DAY)
def came_in_person(request, pk):
    """/darbs/pieraksts/<appointment>/atnaca/: asks only where visits in person are restricted."""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    form = CameForm(request.POST if "why_in_person" in request.POST else None)
    asking = {"appointment": found, "form": form, "seen": request.POST.get("seen")}
    if form.is_bound and not form.is_valid():
        return render(request, "desk/came.html", asking)
    why = form.cleaned_data["why_in_person"] if form.is_bound else ""
    try:
        acts.came_in_person(appointment=found, why=why, by=request.user, seen=asking["seen"])
    except Refusal as refusal:
        if refusal.code == "why_in_person":
            return render(request, "desk/came.html", asking)
        show_refusal(request, refusal)
    return back(request, found)


@right_required(Right.RUN_DAY)
def to_call(request, pk):
    """/darbs/pieraksts/<appointment>/pa-talruni/"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    form = ToCallForm(request.POST if request.method == "POST" else None, initial={"phone": found.phone})
    if request.method == "POST" and form.is_valid():
        try:
            found = acts.to_call(
                appointment=found,
                phone=form.cleaned_data["phone"],
                by=request.user,
                seen=request.POST.get("seen"),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The visit is turned into a call."))
            return back(request, found)
    context = {"appointment": found, "form": form, "told_by": reachable_by(found)}
    return render(request, "desk/to_call.html", context)


@require_POST
@right_required(Right.RUN_DAY)
def send_away(request, pk):
    """/darbs/pieraksts/<appointment>/aizsutit/ ?iemesls=<reason>"""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    reason = _one_of(SentAway.Reason, request.GET.get("iemesls"))
    try:
        if not reason:
            raise Refusal(_("Say why the visitor is sent away."))
        found = acts.send_away(appointment=found, reason=reason, by=request.user, seen=request.POST.get("seen"))
    except Refusal as refusal:
        show_refusal(request, refusal)
    return back(request, found)


@right_required(Right.SEE_DAY)
def incident(request, pk):
    """/darbs/pieraksts/<appointment>/starpgadijums/"""
    found = appointment_or_404(request, pk, Right.SEE_DAY)
    form = IncidentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acts.note_incident(office=found.office, text=form.cleaned_data["text"], by=request.user, appointment=found)
        messages.success(request, _("The incident is noted. The manager reads it."))
        return back(request, found)
    return render(request, "desk/incident.html", {"appointment": found, "office": found.office, "form": form})


# Pieces


def _one_of(choices, value) -> str:
    return value if value in choices.values else ""


def _waiting(office) -> Counter[int]:
    """How many wait for each resource of the office just now."""
    rows = office.appointments.filter(day=clock.today(), state=State.ARRIVED, resource__isnull=False)
    return Counter(rows.values_list("resource", flat=True))
