from django import forms

from .forms import Form
from .letter_kinds import BODY, SMS, LetterKind
from .models import LetterText, Municipality
from .text_checks import faults

ROWS = {SMS: 4, BODY: 16}


class LetterTextForm(Form):
    """One field for each part of a kind of letter, checked as it will be sent."""

    def __init__(self, data=None, *, municipality: Municipality, kind: LetterKind, language: str, offered, **kwargs):
        super().__init__(data, **kwargs)
        self.municipality, self.kind, self.language, self.offered = municipality, kind, language, offered
        for part in kind.parts:
            attributes = {"lang": language, "spellcheck": "true", "aria-describedby": f"gaps-{part}"}
            widget = forms.Textarea({**attributes, "rows": ROWS[part]}) if part in ROWS else forms.TextInput(attributes)
            self.fields[part] = forms.CharField(
                label=LetterText.Part(part).label, widget=widget, max_length=5000, strip=True
            )
        self.order_fields(kind.parts)

    def clean(self):
        for part in self.kind.parts:
            if part in self.cleaned_data:
                self._check(part)
        return self.cleaned_data

    def _check(self, part: str):
        text = "\n".join(line.rstrip() for line in self.cleaned_data[part].splitlines())
        self.cleaned_data[part] = text if part == BODY else " ".join(text.split())
        for sentence in faults(
            self.kind,
            part,
            self.language,
            self.cleaned_data[part],
            diacritics=self.municipality.sms_diacritics,
            offered=self.offered,
        ):
            self.add_error(part, sentence)
