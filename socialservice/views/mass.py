"""Mass letters: a list, one written down, counted, started, followed, stopped and gone on with."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import access, mass_figures
from ..access import Right, right_required
from ..actions import mass as actions
from ..audiences import in_words
from ..errors import Refusal
from ..mass_forms import MassForm
from ..models import MassLetter

ON_A_PAGE = 50


@right_required(Right.MASS_LETTERS)
@require_GET
def index(request):
    """/darbs/vestules/masveida/ ?lapa=<number>"""
    rows = request.municipality.mass_letters.select_related("by")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("lapa"))
    return render(request, "mass/index.html", {"page": page})


@right_required(Right.MASS_LETTERS)
@require_http_methods(["GET", "POST"])
def new(request):
    """/darbs/vestules/masveida/jauna/"""
    form = MassForm(request.POST or None, municipality=request.municipality)
    if request.method == "POST" and form.is_valid():
        made = actions.write(municipality=request.municipality, by=request.user, **form.told())
        actions.count(mass=made, by=request.user)
        return redirect("mass_letter", made.pk)
    return render(request, "mass/form.html", {"form": form})


@right_required(Right.MASS_LETTERS)
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """/darbs/vestules/masveida/<mass letter>/labot/"""
    found = _mass_or_404(request, pk)
    if found.state != MassLetter.State.DRAFT:
        return redirect("mass_letter", found.pk)
    form = MassForm(request.POST or None, municipality=request.municipality, mass=found)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change(mass=found, by=request.user, **form.told())
            actions.count(mass=changed, by=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
        return redirect("mass_letter", found.pk)
    return render(request, "mass/form.html", {"form": form, "mass": found})


@right_required(Right.MASS_LETTERS)
@require_GET
def letter(request, pk):
    """/darbs/vestules/masveida/<mass letter>/ — the preview, and later how far it has gone."""
    found = _mass_or_404(request, pk)
    context = {
        "mass": found,
        "to_whom": in_words(found),
        "progress": mass_figures.progress(found),
        "days": mass_figures.days(found),
        "samples": mass_figures.samples(found),
    }
    return render(request, "mass/letter.html", context)


@right_required(Right.MASS_LETTERS)
@require_GET
def unreachable(request, pk):
    """/darbs/vestules/masveida/<mass letter>/nesasniedzami/ — whom to phone."""
    found = _mass_or_404(request, pk)
    page = Paginator(mass_figures.unreachable(found), ON_A_PAGE).get_page(request.GET.get("lapa"))
    people = [row.person for row in page if row.person]
    access.log_views(request.user, request.municipality, "mass letter", people)
    return render(request, "mass/unreachable.html", {"mass": found, "page": page})


@right_required(Right.MASS_LETTERS)
@require_POST
def count(request, pk):
    """…/skaitit/"""
    return _act(request, pk, actions.count, _("Counted anew."))


@right_required(Right.MASS_LETTERS)
@require_POST
def start(request, pk):
    """…/sakt/"""
    return _act(request, pk, actions.start, _("The letter is being sent."))


@right_required(Right.MASS_LETTERS)
@require_POST
def stop(request, pk):
    """…/apturet/"""
    return _act(request, pk, actions.stop, _("Stopped. Nobody else gets the letter until you go on."))


@right_required(Right.MASS_LETTERS)
@require_POST
def go_on(request, pk):
    """…/turpinat/"""
    return _act(request, pk, actions.go_on, _("The letter goes to those who have not got it yet."))


@right_required(Right.MASS_LETTERS)
@require_POST
def discard(request, pk):
    """…/izmest/"""
    found = _mass_or_404(request, pk)
    try:
        actions.discard(mass=found)
        messages.success(request, _("The draft is thrown away."))
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("mass_letters")


def _act(request, pk, act, sentence):
    found = _mass_or_404(request, pk)
    try:
        done = act(mass=found, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, sentence)
        if number := mass_figures.progress(done).unreachable:
            told = ngettext("%(n)d person cannot be written to.", "%(n)d people cannot be written to.", number)
            messages.warning(request, told % {"n": number})
    return redirect("mass_letter", found.pk)


def _mass_or_404(request, pk) -> MassLetter:
    return get_object_or_404(request.municipality.mass_letters.select_related("municipality", "by"), pk=pk)
