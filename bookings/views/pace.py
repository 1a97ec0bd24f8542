"""How fast the web may book: never a refusal for a whole address, never a puzzle."""

from django.conf import settings

from socialservice import proof, ratelimit
from socialservice.actions import verification
from socialservice.errors import Refusal
from socialservice.visitors import visitor_of

from ..forms import CodeForm, DetailsForm

A_VISITORS_DAY = 10  # bookings of one browser in a day


def too_many_today(request) -> bool:
    """One more booking of this browser: has it had its share of the day?"""
    return ratelimit.count("visitor", visitor_of(request), seconds=24 * 3600) > A_VISITORS_DAY


def to_prove(request) -> dict[str, object]:
    """For the page with the last button: the work a browser is asked for, if any."""
    return {"challenge": proof.challenge() if _crowded(request, peek=True) else "", "bits": proof.BITS}


def by_code(request, form: DetailsForm) -> dict[str, object] | None:
    """One more booking of this network. None where it may go on; else what the page of the code needs.

    Without scripts the contact confirms by a code.
    """
    if not _crowded(request) or proof.holds(request.POST.get("proof_asked", ""), request.POST.get("proof", "")):
        return None
    contact = form.cleaned_data["phone"] if form.cleaned_data["letters_by"] == "sms" else form.cleaned_data["email"]
    contact = contact or form.cleaned_data["email"] or form.cleaned_data["phone"]
    asked = {"municipality": request.municipality, "visitor": visitor_of(request), "purpose": "book"}
    code_form = CodeForm(request.POST if "sent_code" in request.POST else None)
    try:
        if code_form.is_bound and code_form.is_valid():
            verification.check(**asked, code=code_form.cleaned_data["sent_code"])
            return None
        if not code_form.is_bound:
            verification.send(**asked, contact=contact, language=form.cleaned_data["language"])
    except Refusal as refused:
        code_form.add_error("sent_code" if code_form.is_bound else None, refused.sentence)
    return {"code_form": code_form, "contact": contact}


def _crowded(request, *, peek=False) -> bool:
    """Have there been more bookings from this network lately than people sitting there would make?"""
    network = ratelimit.network_of(request)
    seen = ratelimit.seen("book", network, seconds=600) if peek else ratelimit.count("book", network, seconds=600)
    return seen > settings.FREE_OF_PROOF
