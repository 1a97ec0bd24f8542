"""What is typed before a card opens that is not one's own case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms import Form

# Offered while it is typed; any other words will do.
USUAL = [
    _("I stand in for a colleague"),
    _("The person is at the window"),
    _("The person is on the phone"),
    _("I am the second person to agree to a decision"),
    _("I take an application or a request that waits"),
]


class ReasonForm(Form):
    reason = forms.CharField(
        label=_("Why you open this card"),
        min_length=5,
        max_length=200,
        help_text=_("For example: stands in for a colleague, the person is at the window. Nothing about health."),
        error_messages={"min_length": _("Write the reason in words.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "usual-reasons"}),
    )
