from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from socialservice.forms import DateField, Form
from socialservice.words import date_short


class ShortenForm(Form):
    until = DateField(label=_("New last day in force"))
    reason = forms.CharField(label=_("Why it is shortened"), max_length=300)


class ChooseForm(Form):
    keep = forms.ChoiceField(label=_("Which status stays"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("What was decided"), max_length=300)

    def __init__(self, data=None, *, statuses, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["keep"].choices = [(str(status.pk), _in_words(status)) for status in statuses]


def _in_words(status) -> str:
    kind = capfirst(status.get_kind_display())
    return f"{kind}, {date_short(status.granted_from)} – {date_short(status.effective_until)}, {status.decision_no}"
