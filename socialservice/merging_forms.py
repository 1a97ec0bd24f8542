"""What is typed when one person was written down twice, or has a new personal code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms import Form, PersonalCodeField
from .models import Person


class MergeForm(Form):
    stays = forms.ModelChoiceField(
        label=_("Which record stays"), queryset=Person.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(
        label=_("Why they are the same person"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    exceed = forms.BooleanField(
        label=_("Merge although together it is more than is allowed"),
        required=False,
        help_text=_("Nothing more is given before the rule allows it again."),
    )

    def __init__(self, *args, people: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["stays"].queryset = Person.objects.filter(pk__in=[person.pk for person in people])
        self.fields["stays"].choices = [(person.pk, _label(person)) for person in people]
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


def _label(person: Person) -> str:
    written = f"{person.created_at:%d.%m.%Y.}"
    return _("%(name)s, written down on %(day)s") % {"name": person.name, "day": written}


class NewCodeForm(Form):
    personal_code = PersonalCodeField(label=_("New personal code"))
    document_seen = forms.BooleanField(
        label=_("I have seen the identity document"), help_text=_("A personal code is changed once only.")
    )
