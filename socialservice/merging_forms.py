"""What is typed when one person was written down twice, or has a new personal code."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import Form, PersonalCodeField
from .models import Person


class MergeForm(Form):
    stays = forms.ModelChoiceField(
        label=gettext_lazy("Which record stays"),
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why they are the same person"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    exceed = forms.BooleanField(
        label=gettext_lazy("Merge although together it is more than is allowed"),
        required=False,
        help_text=gettext_lazy("Nothing more is given before the rule allows it again."),
    )

    def __init__(self, *args, people: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["stays"].queryset = Person.objects.filter(pk__in=[person.pk for person in people])
        self.fields["stays"].choices = [(person.pk, _label(number, person)) for number, person in enumerate(people, 1)]
        if not self.data.get("exceed"):
            self.left_out = self.fields.pop("exceed")

    def refuse(self, refusal) -> None:
        """What may be gone beyond is offered only once it stands in the way."""
        if refusal.field == "exceed" and "exceed" not in self.fields:
            self.fields["exceed"] = self.left_out
        super().refuse(refusal)

    def told(self) -> dict:
        kept = self.cleaned_data["stays"]
        gone = next(person for person in self.people if person.pk != kept.pk)
        exceed = self.cleaned_data.get("exceed", False)
        return {"kept": kept, "gone": gone, "reason": self.cleaned_data["reason"], "exceed": exceed}


def _label(number: int, person: Person) -> str:
    told = {"number": number, "name": person.name, "code": person.masked_code}
    if person.personal_code:
        return _("Record %(number)d: %(name)s, %(code)s") % told
    return _("Record %(number)d: %(name)s") % told


class NewCodeForm(Form):
    personal_code = PersonalCodeField(label=gettext_lazy("New personal code"))
    document_seen = forms.BooleanField(
        label=gettext_lazy("I have seen the identity document"),
        help_text=gettext_lazy("A personal code is changed once only."),
    )
