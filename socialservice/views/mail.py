"""Mail that made no request, and files as they were received."""

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from .. import cards, postboxes, registry
from ..access import Right, log_view, may, right_required
from ..actions import files, ingest
from ..errors import Refusal
from ..files import UNKNOWN
from ..mail_forms import MailFilter, SignatureForm

ON_A_PAGE = 50


@right_required(Right.SEE_REQUESTS)
@require_GET
def index(request):
    """/darbs/pieprasijumi/e-pasts/ — the newest first; ?pirms=<message> goes on with older ones."""
    form = MailFilter(request.GET)
    found = request.municipality.mail.without_request().filter(**form.asked()).order_by("-pk")
    if (before := request.GET.get("pirms", "")).isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    rows = list(found.select_related("mailbox")[: ON_A_PAGE + 1])
    context = {
        "form": form,
        "filtered": bool(form.asked()),
        "rows": rows[:ON_A_PAGE],
        "older_than": rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None,
        "first_page": not before,
        "mailboxes": postboxes.standing(request.municipality),
    }
    return render(request, "mail/mail.html", context)


@right_required(Right.SEE_REQUESTS)
@require_GET
def message(request, pk):
    """/darbs/pieprasijumi/e-pasts/<message>/"""
    found = _message_or_404(request, pk)
    log_view(request.user, request.municipality, "message")
    return _message_page(request, found)


@right_required(Right.EDIT_PEOPLE)
@require_POST
def codes(request, pk):
    """/darbs/pieprasijumi/e-pasts/<message>/kodi/ — personal codes that stood in it, once; looking is written down."""
    found = _message_or_404(request, pk)
    log_view(request.user, request.municipality, "codes of a message")
    return _message_page(request, found, codes=found.hidden_codes)


@right_required(Right.SEE_REQUESTS)
@require_POST
def make_request(request, pk):
    """/darbs/pieprasijumi/e-pasts/<message>/pieprasijums/"""
    found = _message_or_404(request, pk)
    try:
        made = ingest.make_request(message=found, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("mail_message", found.pk)
    messages.success(request, _("Request No. %(number)d has been made of the message.") % {"number": made.number})
    return redirect("request", made.pk)


@right_required(Right.SEE_REQUESTS)
@require_GET
def file(request, pk):
    """/darbs/datnes/<file>/ — to be saved and opened outside: a browser never shows what strangers have sent."""
    files_in_sight = request.municipality.files.exclude(submission__in=_out_of_sight(request))
    found = get_object_or_404(files_in_sight.select_related("submission", "message__submission"), pk=pk)
    cards.require_submission(request, found.submission or found.message.submission)
    log_view(request.user, request.municipality, "file")
    response = StreamingHttpResponse(found.read(), content_type=UNKNOWN)
    response["Content-Length"] = found.size
    name = found.shown_name.replace("*", "_").replace("/", "_")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@right_required(Right.SEE_REQUESTS)
@require_POST
def signature(request, pk):
    """/darbs/iesniegtais/<submission>/paraksts/ — what a program for signatures said of it."""
    submission = _submission_or_404(request, pk)
    form = SignatureForm(request.POST)
    if form.is_valid():
        try:
            files.check_signature(submission=submission, outcome=form.cleaned_data["outcome"], by=request.user)
            messages.success(request, _("The signature check is written down."))
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
    else:
        messages.error(request, _("Choose whether the signature is valid."))
    return redirect(_back(request) or "mail")


@right_required(Right.EDIT_PEOPLE)
@require_POST
def submission_codes(request, pk):
    """/darbs/iesniegtais/<submission>/kodi/ — personal codes that stood in what was typed; looking is written down."""
    found = _submission_or_404(request, pk)
    log_view(request.user, request.municipality, "codes of a submission")
    return render(
        request, "mail/codes.html", {"submission": found, "codes": found.hidden_codes, "back": _back(request)}
    )


def _submission_or_404(request, pk: int):
    found = get_object_or_404(request.municipality.submissions.exclude(pk__in=_out_of_sight(request)), pk=pk)
    cards.require_submission(request, found)
    return found


def _back(request) -> str:
    """The page of ours that the form came from; nothing where it names none."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else ""


def _message_or_404(request, pk: int):
    in_sight = request.municipality.mail.exclude(submission__in=_out_of_sight(request))
    found = get_object_or_404(in_sight.select_related("mailbox", "submission"), pk=pk)
    cards.require_submission(request, found.submission)
    return found


def _out_of_sight(request):
    return registry.load(registry.OUT_OF_SIGHT)(request.municipality, request.user)


def _message_page(request, found, codes=()):
    context = {
        "message": found,
        "files": found.files.all(),
        "codes": codes,
        "may_see_codes": may(request.user, Right.EDIT_PEOPLE, request.municipality),
    }
    return render(request, "mail/message.html", context)
