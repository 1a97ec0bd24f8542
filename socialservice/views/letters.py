from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from .. import access, cards, outbox, standing
from ..access import Right, right_required
from ..actions import letters
from ..errors import Refusal
from ..letter_forms import LetterFilter
from ..models import Channel, Letter

ON_A_PAGE = 50


@right_required(Right.SEE_LETTERS)
@require_GET
def index(request):
    """/darbs/vestules/ — the newest first; ?pirms=<letter> goes on with older ones."""
    form = LetterFilter(request.GET)
    mine = outbox.readable(request.user, request.municipality)
    found = mine.filter(**form.asked())
    if (before := request.GET.get("pirms", "")).isdecimal():
        found = found.filter(pk__lt=int(before))
    rows = list(found[: ON_A_PAGE + 1])
    context = {
        "form": form,
        "filtered": bool(form.asked()),
        "rows": rows[:ON_A_PAGE],
        "older_than": rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None,
        "first_page": not before,
        "failed": outbox.in_trouble(mine),
        "to_print": outbox.to_print(request.user, request.municipality).count(),
        "may_configure": access.may(request.user, Right.CONFIGURE, request.municipality),
        "may_mass": access.may(request.user, Right.MASS_LETTERS, request.municipality),
        "without_gateway": outbox.without_gateway(request.municipality),
    }
    return render(request, "socialservice/letters.html", context)


@right_required(Right.SEE_LETTERS)
@require_GET
def letter(request, pk):
    """/darbs/vestules/<letter>/"""
    found = _letter_or_404(request, pk)
    access.log_view(request.user, request.municipality, "letter", person=found.person)
    context = {
        "letter": found,
        "may_see_people": access.may(request.user, Right.SEE_PEOPLE, request.municipality),
        "is_task": request.municipality.letters.tasks().filter(pk=pk).exists(),
        "may_go_again": letters.may_go_again(found),
        "to_post": found.state == Letter.State.KEPT and found.note == Letter.Note.TO_POST,
    }
    return render(request, "socialservice/letter.html", context)


@right_required(Right.SEE_LETTERS)
@require_GET
def on_paper(request, pk):
    """/darbs/vestules/<letter>/druka/ — a letter by post, as it goes into the envelope."""
    found = _letter_or_404(request, pk)
    if found.channel != Channel.POST or not found.text:
        raise Http404
    access.log_view(request.user, request.municipality, "letter printed", person=found.person)
    return render(request, "socialservice/letter_print.html", {"letter": found})


@right_required(Right.SEE_LETTERS)
@require_POST
def again(request, pk):
    """/darbs/vestules/<letter>/sutit/"""
    found = _letter_or_404(request, pk)
    try:
        letters.send_again(letter=found, by=request.user)
        messages.success(request, _("The letter is queued again."))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("letter", found.pk)


@right_required(Right.SEE_LETTERS)
@require_POST
def posted(request, pk):
    """/darbs/vestules/<letter>/nosutita/"""
    found = _letter_or_404(request, pk)
    try:
        letters.posted(letter=found, by=request.user)
        messages.success(request, _("The letter is marked as posted."))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("letter", found.pk)


@right_required(Right.SEE_LETTERS)
@require_GET
def status(request):
    """/darbs/vestules/stavoklis/ — whether letters leave, channel by channel."""
    municipality, last = request.municipality, standing.last_round()
    context = {
        "channels": standing.standing(municipality, municipality.letters.all()),
        "last_round": last,
        "is_silent": standing.is_silent(last),
        "mailboxes": municipality.mailboxes.filter(active=True),
        "failed": outbox.in_trouble(outbox.readable(request.user, municipality)),
        "may_configure": access.may(request.user, Right.CONFIGURE, municipality),
    }
    return render(request, "socialservice/letters_status.html", context)


def _letter_or_404(request, pk: int) -> Letter:
    mine = outbox.readable(request.user, request.municipality)
    found = get_object_or_404(mine.select_related("person", "municipality", "gateway", "task_by"), pk=pk)
    cards.require(request, found.person)
    return found
