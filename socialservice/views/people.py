"""People as staff see them: found, looked at, written down. Names and codes are posted, never put into an address."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import registry
from ..access import log_view, log_views, may, right_required
from ..actions import people as actions
from ..cards import card_required
from ..changes import Change, changes
from ..errors import Refusal
from ..finding import find
from ..identifiers import format_personal_code
from ..letters import reachable_by
from ..models import Person
from ..people_forms import FindForm, PersonForm
from ..roles import Right

LAST_SEARCH = "people_found"  # of the session: what the way back from a person leads to
CHANGES_SHOWN = 10
SECRET = ("personal_code", "agreed_word")
EDITED = ("name", "birth_date", "phone", "email", "address", "district", "language", "letters_by", "paper_file")


@right_required(Right.SEE_PEOPLE)
@require_http_methods(["GET", "POST"])
def people(request):
    """/darbs/personas/ — one found leads to the person's page, several to ?atrastie, to which Back returns."""
    if request.method == "GET" and "atrastie" not in request.GET:
        request.session.pop(LAST_SEARCH, None)
    if request.method == "GET":
        return _people_page(request, FindForm(), request.session.get(LAST_SEARCH))
    form = FindForm(request.POST)
    if not form.is_valid():
        return _people_page(request, form)
    text = form.cleaned_data["q"]
    found = find(request.municipality, text)
    if found.problem:
        form.add_error("q", found.problem)
        return _people_page(request, form)
    if len(found.people) == 1:
        return redirect("person", found.people[0].pk)
    log_views(request.user, request.municipality, "person search", found.people)
    by_name = any(character.isalpha() for character in text)
    request.session[LAST_SEARCH] = {
        "q": text if by_name else "",
        "people": [person.pk for person in found.people],
        "more": found.more,
    }
    return redirect(reverse("people") + "?atrastie")


@right_required(Right.SEE_PEOPLE)
@card_required
@require_GET
def person(request, pk):
    """/darbs/personas/<person>/"""
    found = _person_or_404(request, pk)
    log_view(request.user, request.municipality, "person", person=found)
    return _person_page(request, found)


@require_POST
@right_required(Right.EDIT_PEOPLE)
@card_required
def personal_code(request, pk):
    """/darbs/personas/<person>/kods/ — the whole code, once; looking is written down."""
    found = _person_or_404(request, pk)
    log_view(request.user, request.municipality, "personal code", person=found)
    return _person_page(request, found, code=format_personal_code(found.personal_code) if found.personal_code else "")


@right_required(Right.EDIT_PEOPLE)
@require_http_methods(["GET", "POST"])
def create(request):
    """/darbs/personas/jauna/"""
    form = _form(request, None)
    context = {"form": form, "person": None}
    if request.method == "POST" and form.is_valid():
        try:
            told = form.told()
            told.pop("seen")
            written = actions.create(municipality=request.municipality, by=request.user, **told)
        except Refusal as refusal:
            form.refuse(refusal)
            context["twin"] = getattr(refusal, "person", None)
        else:
            messages.success(request, _("The person is written down."))
            return redirect("person", written.pk)
    return render(request, "people/form.html", context)


@right_required(Right.EDIT_PEOPLE)
@card_required
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """/darbs/personas/<person>/labot/"""
    found = _person_or_404(request, pk)
    form = _form(request, found)
    context = {"form": form, "person": found}
    if request.method == "GET":
        log_view(request.user, request.municipality, "person", person=found)
    elif form.is_valid():
        try:
            actions.change(person=found, by=request.user, **form.told())
        except Refusal as refusal:
            form.refuse(refusal)
            context["twin"] = getattr(refusal, "person", None)
            if refusal.code == "changed":
                form.data["seen"] = actions.version(found)
                context["changed"] = _history(found)[:1]
        else:
            messages.success(request, _("Saved."))
            return redirect("person", found.pk)
    return render(request, "people/form.html", context)


# Pieces


def _person_or_404(request, pk):
    return get_object_or_404(request.municipality.people.select_related("district", "municipality"), pk=pk)


def _people_page(request, form, found: dict | None = None):
    rows = []
    if found:
        form = FindForm(initial={"q": found["q"]})
        rows = list(request.municipality.people.filter(pk__in=found["people"]).select_related("district"))
    context = {
        "form": form,
        "rows": rows,
        "asked": found is not None,
        "more": bool(found and found["more"]),
        "may_edit": may(request.user, Right.EDIT_PEOPLE, request.municipality),
        "may_merge": may(request.user, Right.MERGE_PEOPLE, request.municipality),
        "may_log": may(request.user, Right.SEE_LOG, request.municipality),
    }
    return render(request, "people/people.html", context)


def _person_page(request, found, *, code: str = ""):
    user, municipality = request.user, request.municipality
    columns = {"main": [], "side": []}
    for name, template, column in registry.PERSON_PANELS:
        if (panel := registry.load(name)(found, user, municipality)) is not None:
            columns[column].append(render_to_string(template, {**panel, "panel": panel, "person": found}, request))
    context = {
        "person": found,
        "code": code,
        "told_by": reachable_by(found),
        **columns,
        "changes": _history(found)[:CHANGES_SHOWN],
        "back_to_found": LAST_SEARCH in request.session,
        "may_edit": may(user, Right.EDIT_PEOPLE, municipality),
        "may_book": may(user, Right.BOOK, municipality),
        "may_log": may(user, Right.SEE_LOG, municipality),
        "sees_file": may(user, Right.SEE_STATUS, municipality),
    }
    return render(request, "people/person.html", context)


def _history(found) -> list[Change]:
    """Who changed what; of the personal code and the agreed word only that they changed."""
    secret = {capfirst(Person._meta.get_field(name).verbose_name) for name in SECRET}
    told = changes(found)
    for change in told:
        change.values = [(value[0], "…", "…") if value[0] in secret else value for value in change.values]
    return told


def _form(request, found) -> PersonForm:
    initial = {"language": "lv", "letters_by": "sms"}
    if found:
        initial = {name: getattr(found, name) for name in EDITED} | {"seen": actions.version(found)}
    return PersonForm(
        request.POST or None,
        municipality=request.municipality,
        person=found,
        with_file=may(request.user, Right.SEE_STATUS, request.municipality),
        initial=initial,
    )
