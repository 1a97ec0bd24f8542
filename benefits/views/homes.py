"""A household on a day, and what changes it as a whole: a new one, another contact person, a split."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import access, clock
from socialservice.access import Right, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal

from .. import home_history, panels
from ..actions import households
from ..forms import today_as_initial
from ..home_forms import ContactForm, DayForm, FoundForm, SplitForm


@right_required(Right.SEE_STATUS)
@card_required
@require_GET
def household(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/?diena=<day> — as it was on that day."""
    person = get_object_or_404(request.municipality.people, pk=pk)
    form = DayForm(request.GET if "diena" in request.GET else None, initial=today_as_initial("diena"))
    day = form.cleaned_data["diena"] if form.is_bound and form.is_valid() else clock.today()
    found = panels.home_on(person, day)
    access.log_view(request.user, request.municipality, "household", person=person)
    context = {
        "form": form,
        "person": person,
        "day": day,
        "members": list(found.members.on(day).by_name()) if found else [],
        "contact": found.contact_person_id if found else None,
        "history": home_history.of(found) if found else [],
    }
    return render(request, "benefits/household.html", context)


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def found(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/jauna/"""
    person = get_object_or_404(request.municipality.people, pk=pk)
    form = FoundForm(request.POST or None, initial=today_as_initial("since"))
    if request.method == "POST" and form.is_valid():
        try:
            households.found(contact_person=person, since=form.cleaned_data["since"], by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The household is written down."))
            return redirect("person", person.pk)
    return render(request, "benefits/household_new.html", {"form": form, "person": person})


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def contact(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/kontaktpersona/"""
    person, home = _home_or_404(request, pk)
    form = ContactForm(request.POST or None, members=_others(home))
    if request.method == "POST" and form.is_valid():
        try:
            written = households.change_contact(household=home, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            told = {"name": written.contact_person.name}
            messages.success(request, _("Letters about the household now go to %(name)s.") % told)
            return redirect("person", person.pk)
    return render(request, "benefits/household_contact.html", {"form": form, "person": person, "household": home})


@right_required(Right.DECIDE_STATUS)
@card_required
@require_http_methods(["GET", "POST"])
def split(request, pk):
    """/darbs/statusi/<person>/majsaimnieciba/sadalit/"""
    person, home = _home_or_404(request, pk)
    form = SplitForm(request.POST or None, members=_others(home), initial=today_as_initial("since"))
    if request.method == "POST" and form.is_valid():
        try:
            households.split(household=home, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The household is split. Those who left have no status until it is decided."))
            return redirect("person", person.pk)
    return render(request, "benefits/household_split.html", {"form": form, "person": person, "household": home})


# Pieces


def _home_or_404(request, pk):
    person = get_object_or_404(request.municipality.people, pk=pk)
    home = panels.household_of(person, clock.today())
    if home is None:
        raise Http404
    return person, home


def _others(home) -> list:
    """Members of today but the contact person."""
    return list(home.members.on(clock.today()).exclude(person=home.contact_person_id).by_name())
