"""Who came without an appointment, and the queue in which all who are here wait."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.access import may, office_required, right_required
from socialservice.errors import Refusal
from socialservice.latvian import sort_key
from socialservice.models import Channel, ReceptionMode
from socialservice.roles import Right
from socialservice.routing import competence_of

from .. import waiting
from ..actions import desk as acts
from ..actions.booking import Contact
from ..dayrows import Row
from ..desk_forms import WalkInForm
from ..errors import LimitReached
from ..lifecycle import State
from ..models import Mode
from ..qr import svg
from ..sight import busy, hide
from ..visit_rules import needs_why
from .doors import appointment_or_404, back, rights, show_refusal, to_day


@office_required(Right.RUN_DAY)
def walk_in(request, office):
    today = clock.today()
    mode, queue = office.mode_on(today), waiting.read(office)
    posted = request.POST if request.method == "POST" else None
    asked = {
        "purposes": [
            (group, purpose, waiting.in_words(estimate) if (estimate := queue.estimate_of_newcomer(purpose)) else "")
            for group, purpose in purposes(office, today)
        ],
        "restricted": needs_why(request.municipality.pk, office.pk, Mode.IN_PERSON, today),
        "reason_needed": mode is not None and mode.mode == ReceptionMode.Mode.APPOINTMENT,
    }
    may_go_beyond = may(request.user, Right.GO_BEYOND, request.municipality, office)
    form = WalkInForm(posted, **asked, beyond=may_go_beyond and "beyond" in request.POST)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            ticket = acts.walk_in(
                office=office,
                purpose=request.municipality.purposes.get(pk=told["purpose"]),
                by=request.user,
                contact=Contact(
                    name=told["name"],
                    phone=told["phone"],
                    language=told["language"],
                    letters_by=Channel.SMS if told["phone"] else Channel.NONE,
                    companions=told["companions"] or 0,
                ),
                reason=told.get("reason", ""),
                form_key=told["form_key"],
                beyond=told.get("beyond", ""),
                why_in_person=told.get("why_in_person", ""),
            )
        except LimitReached as refusal:
            form = WalkInForm(posted, **asked, beyond=may_go_beyond)
            form.refuse(refusal)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Queue number: %(ticket)s.") % {"ticket": ticket.ticket})
            return back(request, ticket)
    context = {"office": office, "form": form, "day": today, "waiting": len(queue.waiting)}
    return render(request, "desk/walk_in.html", context)


@office_required(Right.RUN_DAY)
def call_next(request, office):
    """The specialist calls to the own room, the desk to the one it has chosen; where neither is clear, it is asked."""
    resources = list(waiting.receiving(office, clock.today()))
    if request.method == "POST":
        named = request.POST.get("kas", "")
        resource = next((row for row in resources if str(row.pk) == named), None) or _own(resources, request.user)
        if resource is not None:
            return _call(request, office, resource)
    context = {"office": office, "day": clock.today(), "resources": resources, "away": waiting.away_now(office)}
    return render(request, "desk/call_next.html", context)


@office_required(Right.SEE_DAY)
def queue(request, office):
    """All who wait, in the order in which “next” will probably call them, and how long each still waits."""
    read = waiting.read(office)
    shown = _seen(request, office, read.waiting)
    rows = [(Row(office, read.now, None, appointment=row), read.of(row)) for row in shown]
    context = {
        "office": office,
        "day": clock.today(),
        "rows": rows,
        "newcomers": waiting.in_words(read.of_walk_ins) if read.of_walk_ins else "",
        "may_run": Right.RUN_DAY in rights(request, office),
    }
    return render(request, "desk/queue.html", context)


@right_required(Right.RUN_DAY)
def ticket(request, pk):
    """The slip of somebody with a queue number, to print or to show."""
    found = appointment_or_404(request, pk, Right.RUN_DAY)
    read = waiting.read(found.office)
    context = {
        "ticket": found,
        "office": found.office,
        "wait": read.of(found) if found.state == State.ARRIVED else None,
        "qr": svg(found),
        "printed_at": read.now,
    }
    return render(request, "desk/ticket.html", context)


def purposes(office, day):
    """Pairs of group and purpose for all that somebody at the office serves."""
    found = (
        office.municipality.purposes.on(day)
        .filter(resources__in=waiting.receiving(office, day))
        .select_related("competence", "department__competence")
        .prefetch_related("department__names")
        .distinct()
    )
    pairs = [(str(competence_of(purpose) or purpose.department), purpose) for purpose in found]
    return sorted(pairs, key=lambda pair: (sort_key(pair[0]), pair[1].order, sort_key(pair[1].label)))


# Pieces


def _seen(request, office, rows):
    """The same rows; of those of another competence no more than that somebody waits."""
    found = office.appointments.filter(pk__in=[row.pk for row in rows])
    hidden = set(
        found.annotate(busy=busy(rights(request, office), request.user)).filter(busy=True).values_list("pk", flat=True)
    )
    for row in rows:
        row.busy = row.pk in hidden
        if row.busy:
            hide(row)
    return rows


def _own(resources, user):
    """The resource that is the user, if there is exactly one."""
    own = [row for row in resources if row.user_id == user.pk]
    return own[0] if len(own) == 1 else None


def _call(request, office, resource):
    try:
        called = acts.call_next(resource=resource, office=office, by=request.user)
    except Refusal as refusal:
        show_refusal(request, refusal)
        return to_day(request, office, clock.today())
    if called is None:
        messages.info(request, _("Nobody waits for %(resource)s.") % {"resource": resource.label})
        return to_day(request, office, clock.today())
    return back(request, called)
