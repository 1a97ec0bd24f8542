"""Beside the day's list: files and paper of it, visits of past days without an end, who was sent away, incidents."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socialservice import clock
from socialservice.access import log_view, office_or_404, office_required, right_required
from socialservice.roles import Right

from .. import buttons, dayfiles, daylist
from ..actions import visits as acts
from ..dayrows import Row
from ..desk_forms import IncidentForm, SendAwayForm
from ..history import said
from ..lifecycle import Event
from ..models import SentAway
from ..sight import busy, hide, purpose_shown
from .asked import Asked
from .doors import rights, to_day

PAGE = 50
BY_SPECIALIST = "pa-specialistiem"  # in the address of paper


# Files and paper: never more than the reader sees in the list


@office_required(Right.SEE_DAY)
def print_day(request, office, day):
    read, asked = _read(request, office, day)
    context = {
        "office": office,
        "day": day,
        "paper": dayfiles.paper(read, asked.only, by_specialist=BY_SPECIALIST in request.GET),
        "list": read,
        "asked": asked,
        "printed_at": read.now,
    }
    return render(request, "desk/print.html", context)


@office_required(Right.SEE_DAY)
def csv_file(request, office, day):
    return _download(request, office, day, dayfiles.csv_file, "csv", "text/csv; charset=utf-8")


@office_required(Right.SEE_DAY)
def xlsx_file(request, office, day):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(request, office, day, dayfiles.xlsx_file, "xlsx", kind)


@office_required(Right.SEE_DAY)
def pdf_file(request, office, day):
    """The whole office, or ?pa-specialistiem: each specialist on a page of its own."""
    written = partial(dayfiles.pdf_file, by_specialist=BY_SPECIALIST in request.GET)
    return _download(request, office, day, written, "pdf", "application/pdf")


# Visits of past days that nobody has brought to an end


@office_required(Right.SEE_DAY)
def left(request, office):
    mine = rights(request, office)
    found = (
        daylist.unfinished(office, clock.today())
        .annotate(purpose_shown=purpose_shown(mine, request.user), busy=busy(mine, request.user))
        .select_related("resource")
        .order_by("day", "starts_at", "pk")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("lapa"))
    last = daylist.last_ended(request.user, office, clock.today()) if Right.RUN_DAY in mine else None
    context = {
        "office": office,
        "page": page,
        "rows": _left_rows(office, page, mine),
        "last": last,
        "last_said": said(last) if last else "",
    }
    return render(request, "desk/left.html", context)


def _left_rows(office, page, mine) -> list[Row]:
    rows = []
    for visit in page:
        if visit.busy:
            hide(visit)
        row = Row(office, clock.now(), visit.resource, appointment=visit)
        ends = [act for event, act in buttons.acts(row) if event in (Event.FINISH, Event.NO_SHOW)]
        row.more = [act.button(visit.pk) for act in ends if act.right in mine]
        rows.append(row)
    return rows


# Sent away without an appointment


@office_required(Right.RUN_DAY)
def send_away(request, office):
    """/darbs/<office>/aizsutit/: a reason is enough."""
    form = SendAwayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        gone = acts.send_stranger_away(office=office, reason=told["reason"], by=request.user, name=told["name"])
        reason = SentAway.Reason(told["reason"]).label
        # The tag is for the button beside the sentence that takes it back.
        messages.success(request, _("Sent away: %(reason)s.") % {"reason": reason}, extra_tags=str(gone.pk))
        return to_day(request, office, clock.today())
    return render(request, "desk/send_away.html", {"office": office, "form": form, "day": clock.today()})


@require_POST
@right_required(Right.RUN_DAY)
def stranger_back(request, pk):
    """/darbs/aizsutits/<sent away>/atsaukt/"""
    code = request.municipality.offices.filter(sent_away=pk).values_list("code", flat=True).first()
    if code is None:
        raise Http404
    office = request.office = office_or_404(request.user, Right.RUN_DAY, request.municipality, code)
    found = office.sent_away.get(pk=pk)
    if acts.take_back(sent_away=found):
        messages.success(request, _("Taken back: nobody was sent away."))
    else:
        messages.warning(request, _("There is nothing to take back."))
    return to_day(request, office, found.day)


# Incidents


@office_required(Right.SEE_DAY)
def incident(request, office):
    form = IncidentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acts.note_incident(office=office, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The incident is noted. The manager reads it."))
        return to_day(request, office, clock.today())
    return render(request, "desk/incident.html", {"office": office, "form": form, "day": clock.today()})


@office_required(Right.SEE_INCIDENTS)
def incidents(request, office):
    found = office.incidents.select_related("by", "appointment")
    page = Paginator(found, PAGE).get_page(request.GET.get("lapa"))
    log_view(request.user, request.municipality, "incidents")
    return render(request, "desk/incidents.html", {"office": office, "page": page, "day": clock.today()})


# Pieces


def _read(request, office, day):
    read = daylist.read(office, day, user=request.user, rights=rights(request, office))
    return read, Asked.of(request.GET, today=False)


def _download(request, office, day, written, ending: str, kind: str) -> HttpResponse:
    read, asked = _read(request, office, day)
    log_view(request.user, request.municipality, "day file")
    answer = HttpResponse(written(read, asked.only), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{office.code}-{day:%Y-%m-%d}.{ending}"'
    answer["Cache-Control"] = "no-store"
    return answer
