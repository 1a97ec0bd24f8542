"""What runs have left for a person to look at, and what the person does about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import access, cards
from socialservice.access import Right, right_required
from socialservice.errors import Refusal

from ..actions import statuses as actions
from ..actions import told_dates
from ..forms import ResolveForm
from ..models import ReviewItem
from ..review_forms import ChooseForm, ShortenForm

PAGE = 50
Reason = ReviewItem.Reason

# What else than “reviewed” may be done about a reason → the name of its page.
MORE = {
    Reason.TOLD_DATE_KEPT: "status_shorten",
    Reason.TWO_OPEN: "status_choose",
    Reason.DOCUMENTS_MISSING: "status_documents",
}


@right_required(Right.SEE_STATUS)
@require_GET
def reviews(request):
    """/darbs/statusi/parskatamie/?iemesls="""
    waiting = ReviewItem.objects.of(request.municipality).open().select_related("status__household__contact_person")
    reason = request.GET.get("iemesls", "")
    if reason in Reason.values:
        waiting = waiting.filter(reason=reason)
    context = {
        "page": Paginator(waiting, PAGE).get_page(request.GET.get("lapa")),
        "may_decide": access.may(request.user, Right.DECIDE_STATUS, request.municipality),
        "reasons": Reason.choices,
        "reason": reason if reason in Reason.values else "",
    }
    return render(request, "benefits/reviews.html", context)


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def resolve(request, pk):
    """/darbs/statusi/parskatamie/<item>/"""
    item = _item_or_404(request, pk)
    form = ResolveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.resolve(item=item, note=form.cleaned_data["note"], by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Saved."))
        return redirect("status_reviews")
    return render(request, "benefits/review.html", {"form": form, "item": item, "more": MORE.get(item.reason)})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def shorten(request, pk):
    """/darbs/statusi/parskatamie/<item>/saisinat/ — a letter tells the new date."""
    item = _item_or_404(request, pk, Reason.TOLD_DATE_KEPT)
    if reviewed := _reviewed_already(request, item):
        return reviewed
    form = ShortenForm(request.POST or None, initial={"until": told_dates.earliest(item.status)})
    if request.method == "POST" and form.is_valid():
        try:
            told_dates.shorten(item=item, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The term is shortened, and a letter tells it."))
            return redirect("status_reviews")
    return render(request, "benefits/shorten.html", {"form": form, "item": item})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def choose(request, pk):
    """/darbs/statusi/parskatamie/<item>/izveleties/"""
    item = _item_or_404(request, pk, Reason.TWO_OPEN)
    if reviewed := _reviewed_already(request, item):
        return reviewed
    found = told_dates.doubles(item)
    form = ChooseForm(request.POST or None, statuses=found)
    if request.method == "POST" and form.is_valid():
        keep = next(status for status in found if str(status.pk) == form.cleaned_data["keep"])
        try:
            told_dates.choose(item=item, keep=keep, note=form.cleaned_data["note"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("One status stays, the other is terminated."))
            return redirect("status_reviews")
    return render(request, "benefits/choose.html", {"form": form, "item": item})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def documents(request, pk):
    """/darbs/statusi/parskatamie/<item>/dokumenti/"""
    item = _item_or_404(request, pk, Reason.DOCUMENTS_MISSING)
    if reviewed := _reviewed_already(request, item):
        return reviewed
    form = ResolveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told_dates.documents_found(item=item, note=form.cleaned_data["note"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The documents are on file."))
            return redirect("status_reviews")
    return render(request, "benefits/documents.html", {"form": form, "item": item})


def _reviewed_already(request, item: ReviewItem):
    """Nothing is left to be filled in."""
    if request.method == "POST" and item.resolved_at:
        messages.error(request, _("Somebody has reviewed this record already."))
        return redirect("status_reviews")
    return None


def _item_or_404(request, pk, *reasons) -> ReviewItem:
    found = ReviewItem.objects.of(request.municipality).select_related("status__household__contact_person")
    item = get_object_or_404(found.filter(reason__in=reasons) if reasons else found, pk=pk)
    cards.require(request, item.status.household.contact_person)
    return item
