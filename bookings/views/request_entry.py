"""What staff enter: letters, calls, visits, electronic submissions, and what lay in the drop boxes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock
from socialservice.access import Right, right_required
from socialservice.errors import Refusal
from socialservice.models import Emptying, Submission

from ..actions import inbox as actions
from ..handling_forms import EmptyForm, EntryForm, EnvelopeForm

LOG = 50  # emptyings on a page


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def enter(request):
    """/darbs/pieprasijumi/jauns/"""
    form = EntryForm(request.POST or None, request.FILES or None, municipality=request.municipality)
    if form.is_bound and form.is_valid():
        try:
            row = actions.enter(
                municipality=request.municipality, by=request.user, codes=form.hidden_codes, **form.told()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Request No. %(number)d is entered.") % {"number": row.number})
            return redirect("request", row.pk)
    return render(request, "requests/enter.html", {"form": form})


@right_required(Right.SEE_REQUESTS)
@require_GET
def boxes(request):
    """/darbs/pieprasijumi/kastites/ — the boxes and the log of their emptying."""
    rows = Emptying.objects.filter(box__municipality=request.municipality).select_related("box", "by")
    page = Paginator(rows.annotate(entered=Count("submissions")).order_by("-at", "-pk"), LOG).get_page(
        request.GET.get("lapa")
    )
    own = request.municipality.drop_boxes.filter(active=True).annotate(last=Max("emptyings__day")).order_by("name")
    return render(request, "requests/boxes.html", {"boxes": own, "page": page})


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def empty(request, pk):
    """/darbs/pieprasijumi/kastites/<box>/iztuksot/"""
    box = get_object_or_404(request.municipality.drop_boxes.select_related("municipality"), pk=pk)
    form = EmptyForm(request.POST or None, initial={"day": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            row = actions.empty(box=box, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("emptying", row.pk)
    return render(request, "requests/empty.html", {"box": box, "form": form})


@right_required(Right.SEE_REQUESTS)
@require_http_methods(["GET", "POST"])
def emptying(request, pk):
    """/darbs/pieprasijumi/iztuksosana/<emptying>/ — envelope after envelope."""
    rows = Emptying.objects.filter(box__municipality=request.municipality)
    found = get_object_or_404(rows.select_related("box__municipality", "box__department", "by"), pk=pk)
    form = EnvelopeForm(
        request.POST or None,
        request.FILES or None,
        municipality=request.municipality,
        initial={"department": found.box.department_id},
    )
    if form.is_bound and form.is_valid():
        told = {"way": Submission.Way.DROP_BOX, "emptying": found, "codes": form.hidden_codes, **form.told()}
        try:
            row = actions.enter(municipality=request.municipality, by=request.user, **told)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Request No. %(number)d is entered.") % {"number": row.number})
            return redirect("emptying", found.pk)
    entered = request.municipality.requests.filter(submission__emptying=found).order_by("-pk")
    form.fields["name"].widget.attrs["autofocus"] = True
    return render(request, "requests/emptying.html", {"emptying": found, "entered": entered, "form": form})
