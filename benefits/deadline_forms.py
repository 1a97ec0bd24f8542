from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from socialservice.forms import DateField, Form

from .models import Deadline, UnchangedStatement

Way = UnchangedStatement.Way


class DeadlineForm(Form):
    kind = forms.ChoiceField(label=_("What is due"), widget=forms.RadioSelect)
    due_on = DateField(label=_("Due date"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in Deadline.Kind.choices]


class DoneForm(Form):
    on = DateField(label=_("Done on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class UnchangedForm(Form):
    way = forms.ChoiceField(label=_("How it was stated"), widget=forms.RadioSelect)
    stated_on = DateField(label=_("Stated on"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["way"].choices = [(value, capfirst(label)) for value, label in Way.choices if value != Way.WEB]
