from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.forms import DateField, Form, PersonalCodeField

from .models import Status


class LookupForm(Form):
    q = forms.CharField(
        label=_("Name, personal code or certificate number"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class GrantForm(Form):
    kind = forms.ChoiceField(label=_("Kind of status"), choices=Status.Kind.choices, widget=forms.RadioSelect)
    granted_from = DateField(label=_("Granted from"))
    granted_until = DateField(label=_("Granted until"), help_text=_("The last day of a month."))
    decision_no = forms.CharField(label=_("Decision number"), max_length=40)
    decided_on = DateField(label=_("Decision date"))
    documents_on_file = forms.BooleanField(
        label=_("The documents of the application are on file"), required=False, initial=True
    )


class CloseForm(Form):
    on = DateField(label=_("Last day in force"))
    reason = forms.ChoiceField(
        label=_("Why it is terminated"),
        choices=[choice for choice in Status.CloseReason.choices if choice[0] != Status.CloseReason.REPLACED],
        widget=forms.RadioSelect,
    )
    detail = forms.CharField(label=_("Decision, note"), max_length=300, required=False)


class JoinForm(Form):
    code = PersonalCodeField(label=_("Personal code"), document_seen=True)
    since = DateField(label=_("Member from"))


class LeaveForm(Form):
    member = forms.ChoiceField(label=_("Who leaves"))
    last_day = DateField(label=_("Last day in the household"))

    def __init__(self, data=None, *, members, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["member"].choices = [(str(member.pk), str(member.person)) for member in members]


class ResolveForm(Form):
    note = forms.CharField(label=_("What was decided"), max_length=300)


def today_as_initial(*names: str) -> dict:
    return {name: clock.today() for name in names}
