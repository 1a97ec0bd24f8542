from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.forms import DateField, Form, PersonalCodeField, SearchField

from .models import Status

CloseReason = Status.CloseReason


class LookupForm(Form):
    q = SearchField(
        label=_("Name, personal code or certificate number"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class GrantForm(Form):
    kind = forms.ChoiceField(label=_("Kind of status"), widget=forms.RadioSelect)
    granted_from = DateField(label=_("Granted from"))
    granted_until = DateField(label=_("Granted until"), help_text=_("The last day of a month."))
    decision_no = forms.CharField(label=_("Decision number"), max_length=40)
    decided_on = DateField(label=_("Decision date"))
    documents_on_file = forms.BooleanField(
        label=_("The documents of the application are on file"), required=False, initial=True
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in Status.Kind.choices]


class CloseForm(Form):
    on = DateField(label=_("Last day in force"))
    reason = forms.ChoiceField(
        label=_("Why it is terminated"),
        widget=forms.RadioSelect,
    )
    detail = forms.CharField(label=_("Decision, note"), max_length=300, required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["reason"].choices = [
            (value, capfirst(label)) for value, label in CloseReason.choices if value != CloseReason.REPLACED
        ]


class JoinForm(Form):
    code = PersonalCodeField(label=_("Personal code"), document_seen=True)
    since = DateField(label=_("Member from"))


class LeaveForm(Form):
    member = forms.ChoiceField(label=_("Who leaves"))
    last_day = DateField(label=_("Last day in the household"))

    def __init__(self, data=None, *, members, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["member"].choices = [(str(member.pk), str(member.person)) for member in members]


class DiedForm(Form):
    on = DateField(label=_("Died on"), past=True)
    next_contact = forms.ChoiceField(label=_("Who receives the household's letters from now on"))

    def __init__(self, data=None, *, others, **kwargs):
        """`others`: of whom one becomes the contact person; empty where nobody has to."""
        super().__init__(data, **kwargs)
        self.others = {str(person.pk): person for person in others}
        self.fields["next_contact"].choices = [(key, person.name) for key, person in self.others.items()]
        if not others:
            del self.fields["next_contact"]

    def told(self) -> dict:
        return {"on": self.cleaned_data["on"], "next_contact": self.others.get(self.cleaned_data.get("next_contact"))}


class ResolveForm(Form):
    note = forms.CharField(label=_("What was decided"), max_length=300)


def today_as_initial(*names: str) -> dict:
    return {name: clock.today() for name in names}
