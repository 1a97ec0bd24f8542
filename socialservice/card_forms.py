"""What is typed before a card opens that is not one's own case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms import Form


class ReasonForm(Form):
    reason = forms.CharField(
        label=_("Why you open this card"),
        min_length=5,
        max_length=200,
        help_text=_("For example: stands in for a colleague, the person is at the window. Nothing about health."),
        error_messages={"min_length": _("Write the reason in words.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
