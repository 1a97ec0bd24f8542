"""Times offered to one client: the client's own page behind a link, where looking changes nothing, and the staff's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from socialservice import access, cards, clock
from socialservice.access import Right, log_view, office_or_404, right_required
from socialservice.errors import Refusal
from socialservice.letters import reachable_by

from ..actions import offers as actions
from ..individual import Choosing
from ..models import TimeOffer
from ..offered import MOST, times_of
from ..request_forms import DeclineForm, OfferForm

# The client


@login_not_required
@require_GET
def own(request, token):
    """/l/<token>/"""
    found = _own_or_404(request, token)
    if found.state == TimeOffer.State.TAKEN:
        return redirect("appointment_link", found.led_to.link)
    return _own_page(request, found)


@login_not_required
@require_POST
def own_accept(request, token):
    """/l/<token>/pienemt/"""
    found = _own_or_404(request, token)
    chosen = request.POST.get("laiks", "")
    if not chosen:
        return _own_page(request, found, error=_("Choose a time."), status=400)
    try:
        appointment = actions.accept(offer=found, chosen=chosen)
    except Refusal as refusal:
        found.refresh_from_db()
        return _own_page(request, found, error=refusal.sentence, status=409)
    return redirect("appointment_link", appointment.link)


@login_not_required
@require_http_methods(["GET", "POST"])
def own_decline(request, token):
    """/l/<token>/noraidit/ — asks first."""
    found = _own_or_404(request, token)
    if not _is_open(found):
        return redirect("offer_link", token)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline(offer=found, words=form.cleaned_data["words"])
        except Refusal as refusal:
            found.refresh_from_db()
            return _own_page(request, found, error=refusal.sentence, status=409)
        return redirect("offer_link", token)
    return render(request, "client/offer_decline.html", {"offer": found, "form": form})


def _own_or_404(request, token) -> TimeOffer:
    rows = request.municipality.offers.by_link(token).select_related(
        "purpose", "appointment", "request", "instead_of", "wish__appointment"
    )
    return get_object_or_404(rows)


def _is_open(found: TimeOffer) -> bool:
    return found.state == TimeOffer.State.OPEN and found.until > clock.now()


def _own_page(request, found: TimeOffer, *, error="", status=200):
    times = times_of(found, clock.now()) if _is_open(found) else []
    context = {"offer": found, "times": times, "error": error, "declined": found.state == TimeOffer.State.DECLINED}
    return render(request, "client/offer.html", context, status=status)


# Staff


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def of_request(request, pk):
    """/darbs/pieprasijumi/<request>/laiki/ ?merkis=<purpose> ?kas=<resource> — one to three times for who asked."""
    if not access.may(request.user, Right.SEE_REQUESTS, request.municipality):
        raise Http404
    rows = request.municipality.requests.select_related("municipality", "submission", "purpose", "district", "person")
    asked = get_object_or_404(rows, pk=pk)
    cards.require(request, asked.person)
    if asked.closed_at is not None or asked.offers.open(clock.now()).exists():
        return redirect("request", pk)
    named = {"purpose": request.GET.get("merkis", ""), "resource": request.GET.get("kas", "")}
    choosing = Choosing.of(asked, request.user, **named)
    form = OfferForm(request.POST if request.method == "POST" else None, choosing=choosing)
    if request.method == "POST" and choosing.resource and form.is_valid():
        try:
            actions.offer_times(
                request=asked,
                purpose=choosing.purpose,
                mode=form.cleaned_data["mode"],
                times=form.times(),
                until=form.until(),
                by=request.user,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The times are held, and the client is written to."))
            return redirect("request", pk)
    context = {"found": asked, "form": form, "choosing": choosing, "told_by": reachable_by(asked), "most": MOST}
    return render(request, "requests/offer_times.html", context)


@right_required(Right.BOOK)
@require_GET
def offer(request, pk):
    """/darbs/piedavajumi/<offer>/"""
    found = _offer_or_404(request, pk)
    log_view(request.user, request.municipality, "offer")
    return _offer_page(request, found)


@right_required(Right.BOOK)
@require_POST
def accept(request, pk):
    """…/pienemt/ — the client has phoned."""
    found = _offer_or_404(request, pk)
    try:
        appointment = actions.accept(offer=found, chosen=request.POST.get("laiks", ""), by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("offer", pk)
    return redirect("caller_done", appointment.pk)


@right_required(Right.BOOK)
@require_POST
def decline(request, pk):
    """…/noraidit/"""
    return _end(request, pk, actions.decline, _("It is noted that none of the times suits."))


@right_required(Right.BOOK)
@require_POST
def withdraw(request, pk):
    """…/atsaukt/"""
    return _end(request, pk, actions.withdraw, _("The times are no longer offered."))


def _end(request, pk, act, sentence):
    found = _offer_or_404(request, pk)
    try:
        act(offer=found, by=request.user)
        messages.success(request, sentence)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("request", found.request_id) if found.request_id else redirect("offer", pk)


def _offer_or_404(request, pk) -> TimeOffer:
    """An individual time is everybody's who answers requests; one about an appointment that of its office."""
    rows = request.municipality.offers.select_related(
        *("purpose", "appointment", "by", "request__person"),
        *("instead_of__office", "instead_of__person"),
        *("wish__appointment__office", "wish__appointment__person"),
    )
    found = get_object_or_404(rows, pk=pk)
    visit = found.wish.appointment if found.wish_id else found.instead_of
    if visit is not None:
        office_or_404(request.user, Right.BOOK, request.municipality, visit.office.code)
    elif not access.may(request.user, Right.SEE_REQUESTS, request.municipality):
        raise Http404
    cards.require(request, (visit or found.request).person)
    return found


def _offer_page(request, found):
    contact = actions.contact_of(found)
    context = {
        "offer": found,
        "open": _is_open(found),
        "times": times_of(found, clock.now()) if _is_open(found) else [],
        "contact": contact,
        "told_by": reachable_by(contact),
    }
    return render(request, "requests/offer.html", context)
