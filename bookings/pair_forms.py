from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice.forms import Form


class CollectForm(Form):
    """`times`: pairs of a start and its words."""

    time = forms.TypedChoiceField(label=_("Time to collect"), coerce=datetime.fromisoformat)

    def __init__(self, data=None, *, times, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["time"].choices = [("", _("Choose")), *times]
