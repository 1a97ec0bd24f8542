"""What staff type about a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice.forms import Form

from .models import Request


class CloseRequestForm(Form):
    outcome = forms.ChoiceField(label=_("What came of it"), choices=Request.Outcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Call note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was agreed. Staff who answer requests read it."),
    )
