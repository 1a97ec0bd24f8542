"""What staff type about a request."""

import uuid
from datetime import datetime, time, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice import access, clock
from socialservice.access import Right
from socialservice.forms import DateField, FilesField, Form, PhoneField, TimeField
from socialservice.models import Department, District, Language, Municipality, Office, Submission, User

from .models import Purpose, Request
from .receiving import ENTERED

Outcome, Urgency, Way = Request.Outcome, Request.Urgency, Submission.Way
PLAIN = {"autocomplete": "off"}
SAID = [Outcome.REMOTE, Outcome.REFERRED, Outcome.WITHDRAWN, Outcome.SPAM]  # the others have buttons of their own
LONGEST_BACK = timedelta(days=366)  # nothing that came in earlier is entered now
WORK_BEGINS, WORK_ENDS = 9, 17
NOBODY = gettext_lazy("not chosen")


PAPERS = gettext_lazy("Files")


def words(label, **more) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}), **more
    )


def next_call(now: datetime) -> datetime:
    """When to try again, as proposed: in two hours at the half hour, but not in the evening."""
    then = now + timedelta(hours=2)
    then = then.replace(minute=30 if then.minute >= 30 else 0, second=0, microsecond=0)
    if then.hour >= WORK_ENDS or then.date() != now.date():
        return (now + timedelta(days=1)).replace(hour=WORK_BEGINS, minute=0, second=0, microsecond=0)
    return then


class CallForm(Form):
    """A call: spoken with, or no answer and then when again."""

    call_words = words(gettext_lazy("Call note"))
    again_on = DateField(label=gettext_lazy("Call again, day"), required=False)
    again_at = TimeField(label=gettext_lazy("Call again, hour"), required=False)
    reached = forms.ChoiceField(
        choices=[("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))], widget=forms.HiddenInput
    )

    def clean(self):
        data = super().clean()
        day, hour = data.get("again_on"), data.get("again_at")
        if day and not hour and "again_at" not in self.errors:
            self.add_error("again_at", _("Please enter the hour too."))
        if day and not clock.today() <= day <= clock.today() + LONGEST_BACK:
            self.add_error("again_on", _("Choose a day from today on, within a year."))
        return data

    def told(self) -> dict:
        data = self.cleaned_data
        again = clock.at(data["again_on"] or clock.today(), data["again_at"]) if data["again_at"] else None
        reached = data["reached"] == "yes"
        return {"reached": reached, "again_at": None if reached else again, "words": data["call_words"]}


class HandOverForm(Form):
    to_department = forms.ModelChoiceField(
        label=gettext_lazy("Department"), queryset=Department.objects.none(), required=False, empty_label=NOBODY
    )
    to_office = forms.ModelChoiceField(
        label=gettext_lazy("Office"), queryset=Office.objects.none(), required=False, empty_label=NOBODY
    )
    to = forms.ModelChoiceField(
        label=gettext_lazy("Colleague"), queryset=User.objects.none(), required=False, empty_label=NOBODY
    )
    hand_words = words(gettext_lazy("A word to them"))

    def __init__(self, *args, municipality: Municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_department"].queryset = municipality.departments.prefetch_related("names")
        self.fields["to_office"].queryset = municipality.offices.prefetch_related("names")
        self.fields["to"].queryset = colleagues(municipality)

    def clean(self):
        data = super().clean()
        if not self.errors and not (data["to_department"] or data["to_office"] or data["to"]):
            self.add_error("to_department", _("Choose a department, an office or a person."))
        return data

    def told(self) -> dict:
        data = self.cleaned_data
        to = {"department": data["to_department"], "office": data["to_office"], "to": data["to"]}
        return {**to, "words": data["hand_words"]}


def colleagues(municipality: Municipality):
    """Who answers requests in the municipality today."""
    roles = [role for role, rights in access.RIGHTS.items() if Right.SEE_REQUESTS in rights]
    postings = municipality.postings.on(clock.today()).filter(role__in=roles)
    return User.objects.filter(pk__in=postings.values("user"), is_active=True)


class Sorting(Form):
    """What a request is about; shared by those who sort it and those who enter it."""

    name = forms.CharField(
        label=gettext_lazy("First name, surname"), max_length=150, required=False, widget=forms.TextInput(attrs=PLAIN)
    )
    phone = PhoneField(label=gettext_lazy("Contact phone"), required=False)
    department = forms.ModelChoiceField(
        label=gettext_lazy("Department"), queryset=Department.objects.none(), required=False, empty_label=NOBODY
    )
    purpose = forms.ModelChoiceField(
        label=gettext_lazy("Purpose of the visit"),
        queryset=Purpose.objects.none(),
        required=False,
        empty_label=NOBODY,
    )
    district = forms.ModelChoiceField(
        label=gettext_lazy("District"), queryset=District.objects.none(), required=False, empty_label=NOBODY
    )
    urgency = forms.TypedChoiceField(
        label=gettext_lazy("Urgency"),
        choices=Urgency.choices,
        coerce=int,
        initial=Urgency.USUAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, municipality: Municipality, **kwargs):
        super().__init__(*args, **kwargs)
        day = clock.today()
        self.fields["department"].queryset = municipality.departments.prefetch_related("names")
        self.fields["purpose"].queryset = municipality.purposes.on(day)
        self.fields["district"].queryset = municipality.districts.on(day)


class SortForm(Sorting):
    field_order = ["department", "purpose", "district", "urgency", "name", "phone"]

    @classmethod
    def of(cls, request: Request, data=None) -> "SortForm":
        initial = {name: getattr(request, name) for name in cls.base_fields}
        return cls(data, municipality=request.municipality, initial=initial)


class CloseForm(Form):
    outcome = forms.ChoiceField(label=gettext_lazy("What came of it"), widget=forms.RadioSelect)
    note = words(
        gettext_lazy("Call note"), help_text=gettext_lazy("What was agreed. Staff who answer requests read it.")
    )

    def __init__(self, *args, booked=False, **kwargs):
        """`booked`: whether an appointment came of it already."""
        super().__init__(*args, **kwargs)
        offered = [Outcome.BOOKED, *SAID] if booked else SAID
        labels = {Outcome.REMOTE: _("Solved without a visit: a visit avoided")}
        self.fields["outcome"].choices = [(outcome, labels.get(outcome, outcome.label)) for outcome in offered]


class MergeForm(Form):
    into = forms.IntegerField(
        label=gettext_lazy("Number of the other request"),
        min_value=1,
        max_value=10**9,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-phone"}),
    )


class ApplicationForm(Form):
    subject = forms.CharField(
        label=gettext_lazy("What is applied for"), max_length=300, widget=forms.TextInput(attrs=PLAIN)
    )


class AnswerForm(Form):
    subject = forms.CharField(
        label=gettext_lazy("About what"),
        max_length=150,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=gettext_lazy("Stands inside the letter, not in its subject, which others may see."),
    )
    text = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("An empty line between paragraphs. Greeting and sender are added."),
    )
    keep_open = forms.BooleanField(label=gettext_lazy("The request stays open"), required=False)


class EntryForm(Sorting):
    """What came by post, by phone, in person or electronically."""

    way = forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=[(way, way.label) for way in ENTERED],
        initial=Way.PHONE,
        widget=forms.RadioSelect,
    )
    received_on = DateField(
        label=gettext_lazy("Day of arrival"), required=False, help_text=gettext_lazy("Empty: today.")
    )
    postmarked_on = DateField(
        label=gettext_lazy("Date of the postmark"), required=False, help_text=gettext_lazy("Of a letter by post.")
    )
    need = forms.CharField(
        label=gettext_lazy("Need, in the person's words"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), max_length=254, required=False, widget=forms.EmailInput(attrs=PLAIN)
    )
    preferred_time = forms.CharField(
        label=gettext_lazy("Preferred time"), max_length=200, required=False, widget=forms.TextInput(attrs=PLAIN)
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of contact"),
        choices=Language.choices,
        initial=Language.LV,
        widget=forms.RadioSelect,
    )
    files = FilesField(label=PAPERS, required=False, help_text=gettext_lazy("Scanned papers, pictures, documents."))
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = [
        *("way", "received_on", "postmarked_on", "name", "phone", "email", "need", "preferred_time"),
        *("files", "department", "purpose", "district", "urgency", "language"),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4

    def clean_received_on(self):
        return _lately(self.cleaned_data["received_on"])

    def clean_postmarked_on(self):
        return _lately(self.cleaned_data["postmarked_on"])

    def clean(self):
        data = super().clean()
        if data.get("postmarked_on") and data.get("way") != Way.POST:
            self.add_error("postmarked_on", _("Only a letter by post has a postmark."))
        return data

    def told(self) -> dict:
        data = dict(self.cleaned_data)
        day, data["papers"] = data.pop("received_on"), data.pop("files")
        data["received_at"] = None if day in (None, clock.today()) else clock.at(day, time(12))
        return data


class EnvelopeForm(Form):
    """One envelope of a drop box: as little as it takes."""

    name = EntryForm.base_fields["name"]
    phone = PhoneField(label=gettext_lazy("Contact phone"), required=False)
    need = forms.CharField(
        label=gettext_lazy("Need, in the person's words"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    department = forms.ModelChoiceField(
        label=gettext_lazy("Department"), queryset=Department.objects.none(), required=False, empty_label=NOBODY
    )
    files = FilesField(label=PAPERS, required=False, help_text=gettext_lazy("Scanned papers, pictures, documents."))
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, municipality: Municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4
        self.fields["department"].queryset = municipality.departments.prefetch_related("names")

    def told(self) -> dict:
        data = dict(self.cleaned_data)
        papers = data.pop("files")
        return {**data, "papers": papers}


class PapersForm(Form):
    files = FilesField(label=PAPERS, help_text=gettext_lazy("Scanned papers, pictures, documents."))


class EmptyForm(Form):
    day = DateField(label=gettext_lazy("Working day on which the box was emptied"))
    found = forms.IntegerField(
        label=gettext_lazy("Envelopes found"),
        min_value=0,
        max_value=1000,
        widget=forms.NumberInput(attrs={"class": "w-phone"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=200, required=False, widget=forms.TextInput(attrs=PLAIN)
    )

    def clean_day(self):
        return _lately(self.cleaned_data["day"])


def _lately(day):
    if day and not clock.today() - LONGEST_BACK <= day <= clock.today():
        raise forms.ValidationError(_("Choose a day of the past year, not later than today."))
    return day
