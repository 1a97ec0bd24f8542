"""What runs have left for a person to look at."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import access
from socialservice.access import Right, right_required
from socialservice.errors import Refusal

from ..actions import statuses as actions
from ..forms import ResolveForm
from ..models import ReviewItem

PAGE = 50


@right_required(Right.SEE_STATUS)
@require_GET
def reviews(request):
    """/darbs/statusi/parskatamie/"""
    waiting = ReviewItem.objects.of(request.municipality).open().select_related("status__household__contact_person")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("lapa"))
    may_decide = access.may(request.user, Right.DECIDE_STATUS, request.municipality)
    return render(request, "benefits/reviews.html", {"page": page, "may_decide": may_decide})


@right_required(Right.DECIDE_STATUS)
@require_http_methods(["GET", "POST"])
def resolve(request, pk):
    """/darbs/statusi/parskatamie/<item>/"""
    waiting = ReviewItem.objects.of(request.municipality).select_related("status__household__contact_person")
    item = get_object_or_404(waiting, pk=pk)
    form = ResolveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.resolve(item=item, note=form.cleaned_data["note"], by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Saved."))
        return redirect("status_reviews")
    return render(request, "benefits/review.html", {"form": form, "item": item})
