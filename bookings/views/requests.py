"""What waits for an answer: the list, the search, and one request with all that is known of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import cards, clock
from socialservice.access import Right, log_view, log_views, may, right_required
from socialservice.finding import suggest
from socialservice.models import StoredFile
from socialservice.workdays import add_working_days

from .. import inbox
from ..actions.handling import calls_missed
from ..handling_forms import (
    ApplicationForm,
    CallForm,
    CloseForm,
    HandOverForm,
    MergeForm,
    PapersForm,
    SortForm,
    next_call,
)
from ..models import Request, TimeOffer
from ..receiving import why_no_application
from ..request_history import history

SUBJECT_SHOWN = 120  # of the need, where an application's subject is proposed


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def requests(request):
    """/darbs/pieprasijumi/ ?cilne= &dala= &iestade= — POST searches: no name stands in an address."""
    if request.method == "POST":
        return _search(request, request.POST.get("q", "").replace("\x00", "")[:150])
    asked = inbox.Asked.of(request.GET)
    context = {"inbox": inbox.read(request.municipality, request.user, asked), "most": inbox.SHOWN, **_head(request)}
    return render(request, "requests/requests.html", context)


@right_required(Right.SEE_REQUESTS)
@require_GET
def request(request, pk):
    """/darbs/pieprasijumi/<request>/"""
    found = request_or_404(request, pk)
    log_view(request.user, request.municipality, "request", person=found.person)
    return page(request, found)


@right_required(Right.SEE_REQUESTS)
@require_GET
def by_number(request, number):
    """/darbs/pieprasijumi/nr/<number>/ — as an application knows it."""
    found = get_object_or_404(inbox.visible(request.municipality, request.user).only("pk"), number=number)
    return redirect("request", found.pk)


def request_or_404(request, pk) -> Request:
    rows = inbox.visible(request.municipality, request.user).select_related(
        *("municipality", "submission__emptying__box", "submission__signature_by", "purpose__department"),
        *("department", "office", "district", "assignee", "person", "closed_by", "merged_into"),
    )
    found = get_object_or_404(rows, pk=pk)
    cards.require(request, found.person)
    return found


def page(request, found: Request, *, status=200, **bound) -> HttpResponse:
    """The request's page; `bound`: a form that came back, by its name."""
    offers = list(found.offers.all())
    booked = list(found.appointments.select_related("office", "purpose").order_by("starts_at"))
    inbox.add_deadlines([found], request.municipality)
    missed = calls_missed(found)
    context = {
        "found": found,
        "offers": offers,
        "waits_for_answer": any(offer.state == TimeOffer.State.OPEN for offer in offers),
        "booked": booked,
        "merged": list(found.merged.select_related("submission")),
        "messages_in": _messages(found),
        "files": _files(found),
        "history": history(found),
        "similar": [] if found.closed_at else inbox.similar(found, request.user),
        "suggested": [] if found.person_id or found.closed_at else _suggested(request, found),
        "missed": missed,
        "enough_calls": missed >= request.municipality.call_attempts,
        "no_application": why_no_application(found.submission),
        "form": next(iter(bound.values()), None),
        "may_book": may(request.user, Right.BOOK, request.municipality),
        "sees_applications": may(request.user, Right.SEE_STATUS, request.municipality),
        "sees_people": may(request.user, Right.SEE_PEOPLE, request.municipality),
        "may_see_codes": may(request.user, Right.EDIT_PEOPLE, request.municipality),
        **({} if found.closed_at else _forms(found, booked)),
        **bound,
    }
    return render(request, "requests/request.html", context, status=status)


# Pieces


def _search(request, text: str) -> HttpResponse:
    rows = inbox.search(request.municipality, request.user, text) if text.strip() else []
    if len(rows) == 1:
        return redirect("request", rows[0].pk)
    log_views(request.user, request.municipality, "request search", [row.person for row in rows])
    context = {"rows": rows, "q": text, "most": inbox.SHOWN, **_head(request)}
    return render(request, "requests/found.html", context)


def _head(request) -> dict:
    return {
        "sees_figures": may(request.user, Right.SEE_FIGURES, request.municipality),
        "may_book": may(request.user, Right.BOOK, request.municipality),
        "now": clock.now(),
    }


def _forms(found: Request, booked: list) -> dict:
    again = next_call(clock.local(clock.now()))
    other_day = again.date() != clock.today()
    day = add_working_days(found.municipality, clock.today(), 1) if other_day else None
    return {
        "call_form": CallForm(initial={"again_on": day, "again_at": again.time()}),
        "hand_over_form": HandOverForm(municipality=found.municipality),
        "sort_form": SortForm.of(found),
        "close_form": CloseForm(booked=bool(booked)),
        "merge_form": MergeForm(),
        "papers_form": PapersForm(),
        "application_form": ApplicationForm(initial={"subject": _first_line(found.need)}),
    }


def _first_line(need: str) -> str:
    return (need.strip().splitlines() or [""])[0][:SUBJECT_SHOWN]


def _messages(found: Request) -> list:
    """All that was written, that of merged requests too, in order."""
    submissions = [found.submission_id, *found.merged.values_list("submission", flat=True)]
    rows = found.municipality.mail.filter(submission__in=submissions)
    return list(rows.select_related("mailbox").prefetch_related("files").order_by("received_at", "pk"))


def _files(found: Request) -> list[StoredFile]:
    """Those that came without a message: on paper, uploaded by staff."""
    submissions = [found.submission_id, *found.merged.values_list("submission", flat=True)]
    return list(found.municipality.files.filter(submission__in=submissions, message__isnull=True))


def _suggested(request, found: Request) -> list:
    if not may(request.user, Right.SEE_PEOPLE, request.municipality):
        return []
    people = suggest(request.municipality, phone=found.phone, email=found.email, name=found.name)
    log_views(request.user, request.municipality, "person search", people)
    return people
