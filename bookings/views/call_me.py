"""“Please call me”: a need, a name and a number; where the municipality wants it, confirmed by a code."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import clock, ratelimit, words
from socialservice.actions import verification
from socialservice.errors import Refusal
from socialservice.models import Submission
from socialservice.routing import routing
from socialservice.visitors import remember, visitor_of

from ..actions.requests import ask
from ..forms import CallMeForm, CodeForm
from .client import _typed
from .pace import A_VISITORS_DAY
from .where import needs_consultation, purpose_or_404

A_DAY = 24 * 3600
CODES_A_DAY = 20  # of one browser


@login_not_required
@require_http_methods(["GET", "POST"])
def call_me(request, purpose):
    """/pieteikt/<purpose>/zvanit/ — the right line, and “please call me” for what needs a consultation first."""
    purpose = purpose_or_404(request, purpose)
    asked = {
        "districts": request.municipality.districts.on(clock.today()),
        "by_code": request.municipality.verify_requests,
    }
    if "labot" in request.POST:  # from a booking that found no time, or from the code: what was typed comes along
        return _form_page(request, purpose, CallMeForm(initial=_typed(request, CallMeForm.base_fields), **asked))
    form = CallMeForm(request.POST or None, **asked)
    if not (form.is_bound and form.is_valid()):
        return _form_page(request, purpose, form)
    if already := _sent_before(request, form):
        return redirect("booking_call_me_done", already.number)
    if form.by_code and (response := _unless_confirmed(request, purpose, form)):
        return response
    if ratelimit.count("ask", visitor_of(request), seconds=A_DAY) > A_VISITORS_DAY:
        form.add_error(None, _("You have sent many requests today. Please call us."))
        return _form_page(request, purpose, form)
    row = ask(
        municipality=request.municipality,
        purpose=purpose,
        language=get_language(),
        way=Submission.Way.WEB,
        codes=form.hidden_codes,
        **form.cleaned_data,
    )
    return remember(request, redirect("booking_call_me_done", row.number))


@login_not_required
@require_GET
def call_me_done(request, number):
    """/pieprasits/<number>/ — received; by when we call. Tells nothing about whose it is."""
    row = request.municipality.requests.filter(number=number).only("number", "due_on").first()
    if row is None:
        raise Http404
    return render(request, "client/call_me_done.html", {"number": row.number, "due_on": row.due_on})


# Pieces


def _form_page(request, purpose, form: CallMeForm) -> HttpResponse:
    context = {
        "purpose": purpose,
        "form": form,
        "route": routing(None, purpose, clock.today()),
        "direct": not needs_consultation(purpose),
    }
    return render(request, "client/call_me.html", context)


def _sent_before(request, form: CallMeForm):
    """The request that this form has made already: its code is used up."""
    key = form.cleaned_data["form_key"]
    return request.municipality.requests.filter(form_key=key).only("number").first() if key else None


def _unless_confirmed(request, purpose, form: CallMeForm) -> HttpResponse | None:
    """None once the code that was sent to the contact has been typed; else the page that asks for it."""
    contact = form.code_goes_to()
    asked = {"municipality": request.municipality, "visitor": visitor_of(request), "purpose": "ask"}
    code_form = CodeForm(request.POST if "sent_code" in request.POST else None)
    try:
        if code_form.is_bound and code_form.is_valid():
            if verification.check(**asked, code=code_form.cleaned_data["sent_code"]).contact == contact:
                return None
            code_form.add_error("sent_code", _("The code is wrong or has expired."))
        elif not code_form.is_bound:
            if ratelimit.count("ask-code", visitor_of(request), seconds=A_DAY) > CODES_A_DAY:
                raise Refusal(_("You have sent many requests today. Please call us."), code="too_many")
            verification.send(**asked, contact=contact, language=get_language())
    except Refusal as refused:
        if not code_form.is_bound:
            form.add_error(None, refused.sentence)
            return _form_page(request, purpose, form)
        code_form.add_error("sent_code", refused.sentence)
    context = {
        "purpose": purpose,
        "code_form": code_form,
        "contact": words.phone(contact) if contact.startswith("+") else contact,
        "typed": [(name, request.POST[name]) for name in form.fields if name in request.POST],
    }
    return remember(request, render(request, "client/call_me_code.html", context))
