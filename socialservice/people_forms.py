"""What staff type about people."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock
from .forms import DateField, Form, PersonalCodeField, PhoneField, SealedField, SearchField
from .models import Channel, District, IdentityCheck, Language, Municipality, Person

PLAIN = {"autocomplete": "off"}


class FindForm(Form):
    q = SearchField(
        label=gettext_lazy("Name, phone or personal code"),
        max_length=150,
        help_text=gettext_lazy(
            "A name in any order and without diacritics; phone and personal code in full; the number of a certificate "
            "or card."
        ),
        widget=forms.TextInput(attrs=PLAIN),
    )


class PersonForm(Form):
    """One person. The stored personal code is never written into the page: empty keeps it."""

    name = forms.CharField(
        label=gettext_lazy("First name, surname"), max_length=150, widget=forms.TextInput(attrs=PLAIN)
    )
    personal_code = PersonalCodeField(label=gettext_lazy("Personal code"), required=False)
    document_seen = forms.BooleanField(
        label=gettext_lazy("I have seen the identity document"),
        required=False,
        help_text=gettext_lazy("Then an old code is taken even if its check digit looks wrong."),
    )
    birth_date = DateField(label=gettext_lazy("Date of birth"), required=False, past=True)
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False, max_length=254, widget=forms.EmailInput(attrs=PLAIN)
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For letters by post."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    district = forms.ModelChoiceField(
        label=gettext_lazy("District"),
        queryset=District.objects.none(),
        required=False,
        empty_label=gettext_lazy("not chosen"),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of contact"), choices=Language.choices, widget=forms.RadioSelect
    )
    letters_by = forms.ChoiceField(label=gettext_lazy("Letters by"), choices=Channel.choices, widget=forms.RadioSelect)
    paper_file = forms.CharField(
        label=gettext_lazy("Number of the paper file"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=PLAIN),
    )
    agreed_word = SealedField(
        label=gettext_lazy("Agreed word"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Asked on the phone before anything personal is said. Empty: it stays as it is."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    forget_word = forms.BooleanField(label=gettext_lazy("No agreed word any more"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, municipality: Municipality, person: Person | None, with_file: bool, **kwargs):
        super().__init__(data, **kwargs)
        own = Q(pk=person.district_id) if person and person.district_id else Q(pk=None)
        self.fields["district"].queryset = municipality.districts.filter(
            own | Q(pk__in=municipality.districts.on(clock.today()).values("pk"))
        )
        self.fields["personal_code"].document_seen = bool(self.data.get("document_seen"))
        if person and person.personal_code:
            self.fields["personal_code"].help_text = _("%(code)s is written down; empty keeps it.") % {
                "code": person.masked_code
            }
        if not with_file:
            del self.fields["paper_file"]
        if not (person and person.agreed_word):
            del self.fields["forget_word"]

    def clean_birth_date(self):
        day = self.cleaned_data["birth_date"]
        if day and not day.year > 1880:
            raise forms.ValidationError(_("Check the date: nobody alive was born then."))
        if day and day > clock.today():
            raise forms.ValidationError(_("The date of birth is in the future."))
        return day

    def told(self) -> dict:
        """What the action takes."""
        data = dict(self.cleaned_data)
        if not data["personal_code"]:
            del data["personal_code"]
        if data.pop("forget_word", False):
            data["agreed_word"] = ""
        elif not data["agreed_word"]:
            del data["agreed_word"]
        return data


class IdentityForm(Form):
    """What the caller said that agrees with what is on file."""

    agreed = forms.MultipleChoiceField(label=gettext_lazy("What agrees"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed"].error_messages["required"] = _("Mark what agrees, or press “Nothing agrees”.")
        left_out = set() if person.agreed_word else {IdentityCheck.Item.WORD}
        offered = [item for item in IdentityCheck.Item if item not in left_out]
        self.fields["agreed"].choices = [(item, item.label[:1].upper() + item.label[1:]) for item in offered]
