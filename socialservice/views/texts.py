"""The municipality's own words for its letters."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import clock, text_history, text_previews
from ..access import Right, right_required
from ..actions import texts as actions
from ..letter_kinds import SMS, LetterKind, kinds
from ..letters import our_words
from ..models import Language, Letter, LetterText
from ..own_texts import of
from ..text_checks import counted, explained
from ..text_forms import LetterTextForm


@right_required(Right.CONFIGURE)
@require_GET
def index(request):
    """/darbs/vestules/teksti/"""
    own: dict = {}
    for kind, language, part in request.municipality.letter_texts.values_list("kind", "language", "part"):
        own.setdefault((kind, language), []).append(LetterText.Part(part).label)
    rows = [
        {
            "kind": kind,
            "label": Letter.Kind(kind).label,
            "languages": [
                {"code": code, "label": label, "own": own.get((kind, code), [])} for code, label in Language.choices
            ],
        }
        for kind in kinds()
    ]
    return render(request, "socialservice/letter_texts.html", {"rows": rows})


@right_required(Right.CONFIGURE)
@require_http_methods(["GET", "POST"])
def text(request, kind, language):
    """/darbs/vestules/teksti/<kind>/<language>/ — POST saves, or with "apskatit" only shows what it would look like."""
    found = _kind_or_404(kind, language)
    place, ours = request.municipality, our_words(kind, language)
    own = of(place, kind, language)
    said = {**ours, **own}
    form = LetterTextForm(
        request.POST or None, initial=said, municipality=place, kind=found, language=language, offered=_offered(place)
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if "apskatit" not in request.POST:
            changed = actions.save(municipality=place, kind=kind, language=language, texts=said, by=request.user)
            messages.success(request, _("Saved.") if changed else _("Nothing has been changed."))
            return redirect("letter_text", kind, language)
    context = {
        "kind": kind,
        "label": Letter.Kind(kind).label,
        "language": language,
        "language_label": Language(language).label,
        "form": form,
        "fields": _fields(form, found, language, ours, own),
        "counted": _counted(form, found, language, said),
        "previews": [] if form.errors else text_previews.drafts(place, found, language, said),
        "trying": request.method == "POST" and not form.errors,
        "own": bool(own),
        "changes": text_history.changes(place, kind, language),
    }
    return render(request, "socialservice/letter_text.html", context)


@right_required(Right.CONFIGURE)
@require_POST
def reset(request, kind, language):
    """/darbs/vestules/teksti/<kind>/<language>/musu/"""
    _kind_or_404(kind, language)
    actions.reset(municipality=request.municipality, kind=kind, language=language, by=request.user)
    messages.success(request, _("The letter says our words again."))
    return redirect("letter_text", kind, language)


def _kind_or_404(kind: str, language: str) -> LetterKind:
    if kind not in kinds() or language not in Language:
        raise Http404
    return kinds()[kind]


def _fields(form, kind: LetterKind, language: str, ours: dict, own: dict) -> list[dict]:
    return [
        {
            "field": form[part],
            "part": part,
            "gaps": explained(kind, part, language),
            "own": part in own,
            "ours": ours[part],
        }
        for part in kind.parts
    ]


def _counted(form, kind: LetterKind, language: str, said: dict):
    if SMS not in kind.parts:
        return None
    typed = form[SMS].value() or ""
    return counted(kind, language, typed, diacritics=form.municipality.sms_diacritics)


def _offered(place) -> list[str]:
    """What the municipality offers, in both languages."""
    services = place.services.on(clock.today()).prefetch_related("names")
    return [text for service in services for name in service.names.all() for text in (name.name, name.name_en) if text]
