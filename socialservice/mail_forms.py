from django import forms
from django.utils.translation import pgettext_lazy

from .forms import Form
from .models import MailMessage, Submission

EVERY = [("", pgettext_lazy("mail", "all"))]


class MailFilter(Form):
    """Which messages to show; a value that is none of the choices asks for nothing."""

    veids = forms.ChoiceField(
        label=pgettext_lazy("mail", "What it is"),
        required=False,
        choices=EVERY + [(kind, kind.label) for kind in MailMessage.WITHOUT_REQUEST],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def asked(self) -> dict:
        kind = self.cleaned_data.get("veids") if self.is_valid() else ""
        return {"kind": kind} if kind else {}


class SignatureForm(forms.Form):
    CHECKED = [(outcome, outcome.label) for outcome in (Submission.Signature.VALID, Submission.Signature.INVALID)]

    outcome = forms.ChoiceField(choices=CHECKED)
