"""What staff type about an application."""

from datetime import time

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socialservice import clock
from socialservice.forms import DateField, FilesField, Form, PersonalCodeField
from socialservice.models import Submission

from .deciding import first_day
from .income import IRREGULAR_MONTHS, USUAL_MONTHS
from .models import Application, Income, MunicipalLine, Status
from .models.thresholds import MONEY

Way, Wants = Submission.Way, Application.Wants
ENTERED = (Way.DESK, Way.POST, Way.PHONE, Way.EMAIL, Way.E_SUBMISSION)
MOST_MISSING, LONGEST_MISSING = 20, 120
MONTHS = [
    (USUAL_MONTHS, gettext_lazy("three full calendar months")),
    (IRREGULAR_MONTHS, gettext_lazy("twelve, where income is irregular")),
]


class ApplicationForm(Form):
    """What is applied for, and what is still missing."""

    wants = forms.ChoiceField(label=gettext_lazy("What is applied for"), widget=forms.RadioSelect)
    service = forms.ModelChoiceField(
        label=gettext_lazy("Benefit or service"), queryset=None, required=False, empty_label=gettext_lazy("not chosen")
    )
    subject = forms.CharField(label=gettext_lazy("In words"), max_length=300, required=False)
    register_only = forms.BooleanField(
        label=gettext_lazy("Decided on register data only"),
        required=False,
        help_text=gettext_lazy("No documents are asked of the client; the office looks them up itself."),
    )
    missing = forms.CharField(
        label=gettext_lazy("Documents that are missing"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wants"].choices = [(value, capfirst(label)) for value, label in Wants.choices]
        self.fields["service"].queryset = municipality.services.prefetch_related("names")

    def clean_missing(self):
        lines = [line.strip() for line in self.cleaned_data["missing"].splitlines() if line.strip()]
        if len(lines) > MOST_MISSING or any(len(line) > LONGEST_MISSING for line in lines):
            raise forms.ValidationError(_("Write shorter: at most 20 documents, each in at most 120 letters."))
        return lines

    def clean(self):
        data = super().clean()
        if data.get("wants") in (Wants.BENEFIT, Wants.SERVICE) and not data.get("service"):
            self.add_error("service", _("Choose the benefit or service."))
        if data.get("register_only") and data.get("missing"):
            self.add_error("missing", _("On register data only, no documents are asked of the client."))
        if data.get("wants") and not data.get("subject"):
            service = data.get("service")
            data["subject"] = service.label if service else capfirst(str(Wants(data["wants"]).label))
        return data

    def told(self) -> dict:
        return dict(self.cleaned_data)


class NewApplicationForm(ApplicationForm):
    way = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=[(way, way.label) for way in ENTERED], widget=forms.RadioSelect
    )
    received_on = DateField(label=gettext_lazy("Day of arrival"))
    postmarked_on = DateField(
        label=gettext_lazy("Date of the postmark"), required=False, help_text=gettext_lazy("Of a letter by post.")
    )
    files = FilesField(
        label=gettext_lazy("Files"), required=False, help_text=gettext_lazy("Scanned papers, pictures, documents.")
    )

    field_order = ["way", "received_on", "postmarked_on", "wants", "service", "subject", "register_only", "missing"]

    def clean(self):
        data = super().clean()
        if data.get("postmarked_on") and data.get("way") != Way.POST:
            self.add_error("postmarked_on", _("Only a letter by post has a postmark."))
        return data

    def told(self) -> dict:
        data = super().told()
        day, data["papers"] = data.pop("received_on"), data.pop("files")
        data["received_at"] = clock.now() if day == clock.today() else clock.at(day, time(12))
        return data


class WhoseForm(Form):
    code = PersonalCodeField(label=gettext_lazy("Personal code"), document_seen=True)


class IncomesForm(Form):
    """Net income of one kind, month by month. Months without any stay empty."""

    person = forms.ChoiceField(label=gettext_lazy("Whose income"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of income"), widget=forms.RadioSelect)
    from_register = forms.BooleanField(label=gettext_lazy("From a register"), required=False)

    def __init__(self, *args, people, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.months = {str(person.pk): person for person in people}, months
        self.fields["person"].choices = [(key, person.name) for key, person in self.people.items()]
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in Income.Kind.choices]
        for month in months:
            self.fields[f"m{month:%Y%m}"] = forms.DecimalField(
                label=_("Net in %(month)s, EUR") % {"month": f"{month:%m.%Y.}"},
                required=False,
                min_value=0,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w-phone"}),
                **MONEY,
            )

    def clean(self):
        data = super().clean()
        if not self.errors and not self.amounts():
            self.add_error(None, _("Enter at least one amount. Without any income no rows are needed."))
        return data

    def amounts(self) -> dict:
        found = {month: self.cleaned_data.get(f"m{month:%Y%m}") for month in self.months}
        return {month: amount for month, amount in found.items() if amount is not None}

    def told(self) -> dict:
        data = self.cleaned_data
        return {
            "person": self.people[data["person"]],
            "kind": data["kind"],
            "from_register": data["from_register"],
            "amounts": self.amounts(),
        }


class WeighForm(Form):
    members = forms.IntegerField(
        label=gettext_lazy("Members of the household"),
        min_value=1,
        max_value=30,
        widget=forms.NumberInput(attrs={"class": "w-phone"}),
    )
    composition = forms.ChoiceField(label=gettext_lazy("Household"), widget=forms.RadioSelect)
    months = forms.TypedChoiceField(
        label=gettext_lazy("Months that count"),
        choices=MONTHS,
        coerce=int,
        initial=USUAL_MONTHS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(value, capfirst(label)) for value, label in MunicipalLine.Composition.choices]
        self.fields["composition"].choices = choices


class GrantForm(Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of status"), widget=forms.RadioSelect)
    granted_from = DateField(label=gettext_lazy("Granted from"))
    months = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        coerce=int,
        help_text=gettext_lazy("Until the last day of a month; the month of the first day counts."),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in Status.Kind.choices]
        self.fields["months"].choices = [(number, _months(number)) for number in sorted(municipality.status_months)]


class RefuseForm(Form):
    reason = forms.ModelChoiceField(label=gettext_lazy("Reason"), queryset=None, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = municipality.refusal_reasons.filter(active=True)


class SecondForm(Form):
    why = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only where you do not agree."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def proposed_start(application: Application, in_force_until) -> dict:
    return {"granted_from": first_day(application.applied_on, in_force_until)}


def _months(number: int) -> str:
    return ngettext("%(n)d month", "%(n)d months", number) % {"n": number}
