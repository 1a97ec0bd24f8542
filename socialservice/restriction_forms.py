from django import forms
from django.utils.translation import gettext_lazy as _

from . import clock
from .forms import DateField, Form
from .models import Office, Restriction, User


class CertificateForm(Form):
    user = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none())
    valid_until = DateField(
        label=_("Until"), required=False, help_text=_("The last day, included. Empty: no certificate.")
    )

    def __init__(self, data=None, *, staff, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["user"].queryset = staff


class SwitchOnForm(Form):
    code = forms.ChoiceField(label=_("Restriction"), choices=[("", "–"), *Restriction.Code.choices])
    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.none(), required=False)
    valid_from = DateField(label=_("From"))
    valid_until = DateField(
        label=_("Until"), required=False, help_text=_("The last day, included. Empty: until further notice.")
    )
    places = forms.IntegerField(
        label=_("Places in the waiting room"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Only for fewer places in the waiting room."),
    )
    text = forms.CharField(
        label=_("Public text"), max_length=500, required=False, help_text=_("Empty: the usual words.")
    )
    text_en = forms.CharField(label=_("Public text in English"), max_length=500, required=False)

    def __init__(self, data=None, *, offices, all_offices: bool, **kwargs):
        super().__init__(data, initial={"valid_from": clock.today()}, **kwargs)
        self.fields["office"].queryset = offices
        self.fields["office"].required = not all_offices
        self.fields["office"].empty_label = _("all offices") if all_offices else _("Choose")
