"""What is typed about whose case a person is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms import DateField, Form
from .models import Competence, User


class CaseForm(Form):
    competence = forms.ModelChoiceField(label=_("Competence"), queryset=Competence.objects.none())
    user = forms.ModelChoiceField(label=_("Specialist"), queryset=User.objects.none())
    since = DateField(label=_("From the day"))

    def __init__(self, *args, competences, users, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competence"].queryset = competences
        self.fields["competence"].empty_label = self.fields["user"].empty_label = _("Choose")
        self.fields["user"].queryset = users
