"""What is done about a request: each act has its own address and is POST only; writing an answer asks first."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from socialservice import cards
from socialservice.access import Right, log_views, right_required
from socialservice.errors import Refusal
from socialservice.finding import find, row_number
from socialservice.letters import recipient_in_writing
from socialservice.models import Channel

from .. import inbox
from ..actions import handling as acts
from ..actions import requests as actions
from ..actions.inbox import add_papers
from ..handling_forms import (
    AnswerForm,
    ApplicationForm,
    CallForm,
    CloseForm,
    HandOverForm,
    MergeForm,
    PapersForm,
    SortForm,
)
from ..models import Request
from ..request_wording import about_answer
from .requests import page, request_or_404

PREVIEW = "paraugs"


# Who answers


@require_POST
@right_required(Right.SEE_REQUESTS)
def take(request, pk):
    """/darbs/pieprasijumi/<request>/nemt/"""
    return _pressed(request, pk, acts.take, _("The request is yours."))


@require_POST
@right_required(Right.SEE_REQUESTS)
def release(request, pk):
    """/darbs/pieprasijumi/<request>/atdot/"""
    return _pressed(request, pk, acts.release, _("The request is back in the queue."))


@require_POST
@right_required(Right.SEE_REQUESTS)
def hand_over(request, pk):
    """/darbs/pieprasijumi/<request>/nodot/"""
    found = request_or_404(request, pk)
    form = HandOverForm(request.POST, municipality=request.municipality)
    response = _typed(request, found, "hand_over_form", form, acts.hand_over, form.told, _("Handed over."))
    still_seen = inbox.visible(request.municipality, request.user).filter(pk=found.pk).exists()
    return response if still_seen else redirect("requests")


# What it is about


@require_POST
@right_required(Right.SEE_REQUESTS)
def sort(request, pk):
    """/darbs/pieprasijumi/<request>/skirot/"""
    found = request_or_404(request, pk)
    form = SortForm.of(found, request.POST)
    return _typed(request, found, "sort_form", form, acts.sort, lambda: form.cleaned_data, _("Saved."))


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def person(request, pk):
    """/darbs/pieprasijumi/<request>/persona/ — who it is about: found by words, linked by a button, or taken back."""
    found = request_or_404(request, pk)
    if "persona" in request.POST:
        number = request.POST["persona"]
        people = request.municipality.people
        chosen = get_object_or_404(people, pk=row_number(number)) if number else None
        told = _("The request is linked to the person.") if chosen else _("The request is linked to nobody.")
        return _pressed(request, pk, acts.link_person, told, person=chosen)
    text = request.POST.get("q", "").replace("\x00", "")[:150]
    people = find(request.municipality, text) if text.strip() else None
    if people:
        log_views(request.user, request.municipality, "person search", people.people)
    return render(request, "requests/person.html", {"found": found, "q": text, "people": people})


@require_POST
@right_required(Right.SEE_REQUESTS)
def papers(request, pk):
    """/darbs/pieprasijumi/<request>/faili/"""
    found = request_or_404(request, pk)
    form = PapersForm(request.POST, request.FILES)
    return _typed(
        request, found, "papers_form", form, add_papers, lambda: {"papers": form.cleaned_data["files"]}, _("Saved.")
    )


@require_POST
@right_required(Right.SEE_REQUESTS)
def merge(request, pk):
    """/darbs/pieprasijumi/<request>/apvienot/ — into the one whose number is given; leads there."""
    found = request_or_404(request, pk)
    form, into = MergeForm(request.POST), None
    if form.is_valid():
        into = inbox.visible(request.municipality, request.user).filter(number=form.cleaned_data["into"]).first()
        if into is None:
            form.add_error("into", _("There is no such request."))
    try:
        if into is None:
            actions.refuse_closed(found)
            return page(request, found, merge_form=form)
        kept = acts.merge(request=found, into=into, by=request.user)
    except Refusal as refusal:
        return _refused(request, found, refusal)
    told = {"number": found.number, "into": kept.number}
    messages.success(request, _("Request No. %(number)d is merged into No. %(into)d.") % told)
    return redirect("request", kept.pk)


# Calls and answers


@require_POST
@right_required(Right.SEE_REQUESTS)
def call(request, pk):
    """/darbs/pieprasijumi/<request>/zvans/"""
    found = request_or_404(request, pk)
    form = CallForm(request.POST)
    return _typed(request, found, "call_form", form, acts.called, form.told, _("The call is noted."))


@require_POST
@right_required(Right.SEE_REQUESTS)
def give_up(request, pk):
    """/darbs/pieprasijumi/<request>/nesasniegt/"""
    found = request_or_404(request, pk)
    try:
        told_by = acts.give_up(request=found, by=request.user)
    except Refusal as refusal:
        return _refused(request, found, refusal)
    if told_by == Channel.NONE:
        messages.warning(request, _("The request is closed. No letter could be sent: there is no address for it."))
    else:
        messages.success(request, _("The request is closed, and a letter asks the client to call us."))
    return redirect("requests")


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def answer(request, pk):
    """/darbs/pieprasijumi/<request>/atbilde/ — in writing; the first button shows the letter, the second sends it."""
    found = request_or_404(request, pk)
    if found.closed_at is not None:
        messages.warning(request, _("This request is closed already."))
        return redirect("request", found.pk)
    form = AnswerForm(request.POST or None)
    to, letter = recipient_in_writing(found), None
    if form.is_bound and form.is_valid():
        told = {"subject": form.cleaned_data["subject"], "text": form.cleaned_data["text"]}
        if request.POST.get("do") != PREVIEW:
            try:
                acts.answer(request=found, by=request.user, closes=not form.cleaned_data["keep_open"], **told)
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("The answer will be sent."))
                return redirect("request", found.pk)
        elif to.channel != Channel.NONE:
            letter = about_answer(found, to, **told)
    context = {"found": found, "form": form, "to": to, "letter": letter}
    return render(request, "requests/answer.html", context)


# The end


@require_POST
@right_required(Right.SEE_REQUESTS)
def close(request, pk):
    """/darbs/pieprasijumi/<request>/slegt/"""
    found = request_or_404(request, pk)
    form = CloseForm(request.POST, booked=found.appointments.exists())
    told = _("Request No. %(number)d is closed.") % {"number": found.number}
    return _typed(
        request, found, "close_form", form, actions.close, lambda: form.cleaned_data, told, where=("requests",)
    )


@require_POST
@right_required(Right.SEE_REQUESTS)
def application(request, pk):
    """/darbs/pieprasijumi/<request>/iesniegums/ — to those who decide about benefits."""
    found = request_or_404(request, pk)
    form = ApplicationForm(request.POST)
    told = _("Handed over as an application.")
    return _typed(request, found, "application_form", form, acts.hand_to_benefits, lambda: form.cleaned_data, told)


@require_POST
@right_required(Right.SEE_REQUESTS)
def reopen(request, pk):
    """/darbs/pieprasijumi/<request>/atvert/"""
    return _pressed(request, pk, actions.reopen, _("The request is open again."))


# Pieces


def _pressed(request, pk, act: Callable, told: str, **more):
    """A button without a form."""
    found = request_or_404(request, pk)
    try:
        act(request=found, by=request.user, **more)
    except Refusal as refusal:
        return _refused(request, found, refusal)
    messages.success(request, told)
    return _onwards(request, found)


def _onwards(request, found: Request):
    """To the request, or to the list where it was one's own only as long as one was to answer it."""
    found.refresh_from_db(fields=["assignee"])
    is_open = found.person is None or cards.opens(found.person, request.user, request.municipality)
    return redirect("request", found.pk) if is_open else redirect("requests")


def _typed(request, found: Request, name: str, form, act: Callable, values: Callable, told: str, where=None):
    """A form of the request's page; with faults, or refused at a field of its own, it comes back there."""
    try:
        if not form.is_valid():
            actions.refuse_closed(found)
            return page(request, found, **{name: form})
        act(request=found, by=request.user, **values())
    except Refusal as refusal:
        if refusal.field is None or found.closed_at is not None:
            return _refused(request, found, refusal)
        form.refuse(refusal)
        return page(request, found, status=409, **{name: form})
    messages.success(request, told)
    return redirect(*where) if where else _onwards(request, found)


def _refused(request, found: Request, refusal: Refusal):
    """Somebody was first, or it cannot be: the page says so."""
    messages.warning(request, refusal.sentence)
    return redirect("request", found.pk)
