"""What all forms share: tidy input, labels of optional fields, and fields that read what people type."""

import re
import unicodedata
from datetime import date, time

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock
from .identifiers import PersonalCodeError, PhoneError, format_personal_code, parse_personal_code, parse_phone
from .mail import codes
from .words import phone

# Control characters but tab and line ends; marks that turn the direction of writing; zero width and byte order mark.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
AT_HOME = re.compile(r"\+371[0-9]{8}")
REQUIRED = gettext_lazy("Please fill in this field.")
NOTHING = "---------"  # of a list with nothing chosen, where its field names no other
NO_SUCH_DATE = gettext_lazy("There is no such date.")


def tidy(text: str) -> str:
    """Text without what nobody sees and nobody meant, its letters in one form."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def tidy_data(data):
    """The whole input, tidied: what is shown again after a fault is tidy too."""
    if not isinstance(data, QueryDict):
        return {name: tidy(value) if isinstance(value, str) else value for name, value in data.items()}
    tidied = QueryDict(mutable=True)
    for name, values in data.lists():
        tidied.setlist(name, [tidy(value) for value in values])
    return tidied


class BoundField(forms.BoundField):
    """A field on a page: required is the rule, so the others say that they are not.

    A field that another answer may ask for (`field.asked_by_another`) is neither.
    """

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        self.plain_label = self.label
        silent = isinstance(field.widget, forms.CheckboxInput) or getattr(field, "asked_by_another", False)
        if self.label and not field.required and not silent:
            self.label = _("%(label)s (optional)") % {"label": self.label}


class _Tidy:
    bound_field_class = BoundField

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(None if data is None else tidy_data(data), *args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for field in self.fields.values():
            field.error_messages["required"] = REQUIRED
            if getattr(field, "empty_label", None) == NOTHING:
                field.empty_label = _("Choose")
            elif _begins_with_nothing(field):
                field.choices = [(value, _("Choose") if value == "" else label) for value, label in field.choices]
            if isinstance(field.widget, forms.RadioSelect) and field.required and hasattr(field, "choices"):
                _drop_empty_choice(field)

    def _clean_fields(self):
        super()._clean_fields()
        self._hide_codes()

    def _hide_codes(self) -> None:
        """Nothing typed in free words keeps a readable personal code; `hidden_codes` are those taken out."""
        self.hidden_codes = []
        for name, typed in list(self.cleaned_data.items()):
            if isinstance(self.fields[name], forms.SlugField) and codes.hide(typed or "")[1]:
                self.add_error(name, _("This looks like a personal code. Choose another one."))
            if type(self.fields[name]) is forms.CharField and isinstance(typed, str | list):
                texts, found = codes.hide(*([typed] if isinstance(typed, str) else typed))
                self.cleaned_data[name] = texts[0] if isinstance(typed, str) else texts
                self.hidden_codes += [code for code in found if code not in self.hidden_codes]

    def refuse(self, refusal) -> None:
        """An act has refused: its sentence beside the field it names, or above the form where that is not here."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)


def _begins_with_nothing(field) -> bool:
    """A list written in the form; those of rows say it by their `empty_label`."""
    listed = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
    return listed and isinstance(field.widget, forms.Select) and ("", NOTHING) in field.choices


def _drop_empty_choice(field) -> None:
    """Of buttons one is pressed or none: an empty one among them would be an answer that is refused."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = None
    else:
        field.choices = [(value, label) for value, label in field.choices if value != ""]


class Form(_Tidy, forms.Form):
    pass


class ModelForm(_Tidy, forms.ModelForm):
    pass


class SearchField(forms.CharField):
    """What is only looked for and kept nowhere: it may be a personal code."""


class SealedField(forms.CharField):
    """What is kept encrypted: the number of a document may look like a personal code, or be one."""


class PhoneField(forms.CharField):
    """A number here or abroad, however it is written; gives E.164 and shows again what was typed."""

    default_error_messages = {"invalid": gettext_lazy("Please enter a phone number (8 digits).")}
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "w-phone"})

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 40, **kwargs})

    def prepare_value(self, value):
        """A stored number reads as people here write it; one from abroad is typed as it is stored."""
        return phone(value) if isinstance(value, str) and AT_HOME.fullmatch(value) else value

    def clean(self, value):
        typed = super().clean(value)
        if typed in self.empty_values:
            return ""
        try:
            return parse_phone(typed).e164
        except PhoneError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class PersonalCodeField(forms.CharField):
    """Gives the eleven digits. Whoever has seen the document may let a wrong check digit of an old code pass."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-phone"})

    def __init__(self, *, document_seen=False, **kwargs):
        self.document_seen = document_seen
        super().__init__(**{"max_length": 20, **kwargs})

    def prepare_value(self, value):
        return format_personal_code(value) if isinstance(value, str) and value.isdigit() and len(value) == 11 else value

    def clean(self, value):
        typed = super().clean(value)
        if typed in self.empty_values:
            return ""
        try:
            return parse_personal_code(typed, document_seen=self.document_seen)
        except PersonalCodeError as error:
            raise forms.ValidationError(error.problem.sentence, code=error.problem.value) from None


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; gives (name, content) of each. Too much is refused before it is read."""

    widget = FilesInput(attrs={"class": "form-control"})

    def clean(self, value, initial=None):
        chosen = [super(FilesField, self).clean(one, initial) for one in value or []]
        if sum(file.size for file in chosen) > settings.LARGEST_SUBMISSION_MB * 1024 * 1024:
            most = {"most": settings.LARGEST_SUBMISSION_MB}
            raise forms.ValidationError(_("All files together may have %(most)d MB at most.") % most, code="size")
        return [(file.name, file.read()) for file in chosen]


class DateField(forms.DateField):
    """13.10.2021. with or without the last full stop, 13.10.21, 2021-10-13.

    Of the hundred years two figures may mean, the last that is not in the future where `past` is set (a date of
    birth), else the last within twenty years from now.
    """

    default_error_messages = {"invalid": NO_SUCH_DATE}
    widget = forms.DateInput(format="%d.%m.%Y.", attrs={"autocomplete": "off", "class": "w-phone"})
    WRITTEN = re.compile(r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4}|[0-9]{2})\.?")
    ISO = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})")

    def __init__(self, *, past=False, **kwargs):
        self.past = past
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        found = self.WRITTEN.fullmatch(value.strip()) or self.ISO.fullmatch(value.strip())
        try:
            return date(self._year(found["y"]), int(found["m"]), int(found["d"]))
        except (TypeError, ValueError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def _year(self, written: str) -> int:
        if len(written) == 4:
            return int(written)
        latest = clock.today().year + (0 if self.past else 20)
        return latest - (latest - int(written)) % 100


class TimeField(forms.TimeField):
    """9:40, 09:40 or 9.40."""

    default_error_messages = {"invalid": gettext_lazy("Please enter a time, for example 9:40.")}
    widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "class": "w-phone"})
    WRITTEN = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?")

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        found = self.WRITTEN.fullmatch(value.strip())
        try:
            return time(int(found[1]), int(found[2]))
        except (TypeError, ValueError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
