"""What the public types to learn until when a certificate is valid."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice.forms import Form, PersonalCodeField

NUMBER = re.compile(r"\s*(?:nr\.?|no\.?)?\s*([0-9]{4})\s*/\s*([0-9]{1,9})\s*", re.IGNORECASE)
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class NumberField(forms.CharField):
    """2026/117, with or without „Nr.”."""

    widget = forms.TextInput(attrs={**PLAIN, "class": "w-phone"})

    def __init__(self, **kwargs):
        super().__init__(**{"label": gettext_lazy("Number of the certificate"), "max_length": 30, **kwargs})

    def clean(self, value):
        found = NUMBER.fullmatch(super().clean(value))
        if found is None:
            raise forms.ValidationError(_("Type the number as it is printed, for example 2026/117."))
        return f"{found[1]}/{int(found[2])}"


class CheckForm(Form):
    number = NumberField()
    check_code = forms.CharField(
        label=gettext_lazy("Check code"),
        max_length=20,
        help_text=gettext_lazy("Six digits, printed on the certificate."),
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "numeric", "class": "w-phone"}),
    )

    def clean_check_code(self):
        return "".join(self.cleaned_data["check_code"].split())


class OwnTermForm(Form):
    number = NumberField()
    code = PersonalCodeField(label=gettext_lazy("Your personal code"))


class SentCodeForm(Form):
    sent_code = forms.CharField(
        label=gettext_lazy("Verification code"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-phone"}),
    )
