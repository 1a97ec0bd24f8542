"""Who asked to be called: by the day on which an answer is due, each led to a time or closed with what came of it."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock
from socialservice.access import Right, log_view, may, right_required
from socialservice.errors import Refusal

from ..actions import requests as actions
from ..models import TimeOffer
from ..request_forms import CloseRequestForm

SHOWN = 200  # of the open ones the most urgent, of the closed ones the newest


@right_required(Right.SEE_REQUESTS)
@require_GET
def requests(request):
    """/darbs/pieprasijumi/ ?slegti=1"""
    newest = TimeOffer.objects.order_by("request_id", "-pk").distinct("request_id")
    rows = request.municipality.requests.select_related("submission", "purpose", "district").prefetch_related(
        Prefetch("offers", newest, to_attr="last_offers")
    )
    closed = request.GET.get("slegti") == "1"
    rows = rows.filter(closed_at__isnull=False).order_by("-closed_at") if closed else rows.open()
    waiting = request.municipality.requests.open().count()
    context = {"rows": rows[:SHOWN], "closed": closed, "waiting": waiting, "today": clock.today(), "most": SHOWN}
    return render(request, "requests/requests.html", context)


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def request(request, pk):
    """/darbs/pieprasijumi/<request>/ — POST closes it."""
    rows = request.municipality.requests.select_related("submission", "purpose", "district", "closed_by")
    found = get_object_or_404(rows, pk=pk)
    form = CloseRequestForm(request.POST or None)
    if request.method == "GET":
        log_view(request.user, request.municipality, "request")
    elif form.is_valid():
        try:
            actions.close(request=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return redirect("request", pk)
        messages.success(request, _("Request No. %(number)d is closed.") % {"number": found.number})
        return redirect("requests")
    offers = list(found.offers.all())
    context = {
        "found": found,
        "offers": offers,
        "waits_for_answer": any(offer.state == TimeOffer.State.OPEN for offer in offers),
        "form": form,
        "today": clock.today(),
        "may_book": may(request.user, Right.BOOK, request.municipality),
    }
    return render(request, "requests/request.html", context)
