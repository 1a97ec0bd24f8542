"""What is typed about who lives together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice.forms import DateField, Form


class DayForm(Form):
    diena = DateField(label=_("Day"))


class FoundForm(Form):
    since = DateField(label=_("Household since"))


class ContactForm(Form):
    person = forms.ChoiceField(label=_("Who receives the household's letters from now on"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, members, **kwargs):
        super().__init__(data, **kwargs)
        self.people = {str(member.person_id): member.person for member in members}
        self.fields["person"].choices = [(key, person.name) for key, person in self.people.items()]

    def told(self) -> dict:
        return {"person": self.people[self.cleaned_data["person"]]}


class SplitForm(Form):
    leaving = forms.MultipleChoiceField(label=_("Who leaves"), widget=forms.CheckboxSelectMultiple)
    contact_person = forms.ChoiceField(label=_("Who receives letters in the new household"), widget=forms.RadioSelect)
    since = DateField(label=_("New household from"), help_text=_("The first day on which they live apart."))

    def __init__(self, data=None, *, members, **kwargs):
        """`members`: of whom some leave; the contact person of the household stays."""
        super().__init__(data, **kwargs)
        self.members = {str(member.pk): member for member in members}
        names = [(key, member.person.name) for key, member in self.members.items()]
        self.fields["leaving"].choices = self.fields["contact_person"].choices = names

    def told(self) -> dict:
        data = self.cleaned_data
        return {
            "leaving": [self.members[key] for key in data["leaving"]],
            "contact_person": self.members[data["contact_person"]].person,
            "since": data["since"],
        }
