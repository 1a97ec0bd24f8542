"""What the desk types."""

import uuid
from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.forms import Form, PhoneField, SealedField, TimeField
from socialservice.models import Language

from .models import SentAway
from .models.appointments import WhyInPerson


class WalkInForm(Form):
    """A queue number in two clicks: what for, and off it goes."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    purpose = forms.ChoiceField(label=_("Purpose of the visit"), widget=forms.Select(attrs={"autofocus": True}))
    name = forms.CharField(
        label=_("First name, surname"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(label=_("Phone"), required=False, help_text=_("For one message when the turn is near."))
    language = forms.ChoiceField(
        label=_("Language of contact"), choices=Language.choices, initial=Language.LV, required=False
    )
    reason = forms.CharField(
        label=_("Why received without an appointment"),
        max_length=200,
        help_text=_("On this day the office receives by appointment only."),
    )
    why_in_person = forms.ChoiceField(
        label=_("Why in person"),
        choices=[("", "–"), *WhyInPerson.choices],
        required=False,
        help_text=_(
            "Visits in person are restricted: why it cannot be done by phone. Left empty only for what is"
            " never done so."
        ),
    )
    companions = forms.IntegerField(
        label=_("Comes with, people"), min_value=0, max_value=20, required=False, help_text=_("They wait here too.")
    )
    beyond = forms.CharField(label=_("Reason for going beyond a limit"), max_length=200, required=False)

    def __init__(self, *args, purposes, reason_needed, restricted, beyond=False, **kwargs):
        """`purposes`: group, purpose and how long the wait will be; sorted by group. `beyond`: a limit was reached."""
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        self.fields["purpose"].choices = [
            ("", _("Choose")),
            *(
                (
                    group,
                    [(purpose.pk, f"{purpose.label}, {wait}" if wait else purpose.label) for _, purpose, wait in rows],
                )
                for group, rows in groupby(purposes, key=lambda row: row[0])
            ),
        ]
        if not reason_needed:
            del self.fields["reason"]
        if not restricted:
            del self.fields["why_in_person"]
        if not beyond:
            del self.fields["beyond"]


class CameForm(Form):
    """Of a client who was to be called and came instead."""

    why_in_person = forms.ChoiceField(
        label=_("Why in person"),
        choices=[("", "–"), *WhyInPerson.choices],
        error_messages={"required": _("Please say why.")},
    )


class BlockForm(Form):
    class Reach:
        ONE = "one"
        REST = "rest"

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Only staff see it."))
    reach = forms.ChoiceField(
        label=_("What to block"),
        choices=[
            (Reach.ONE, pgettext_lazy("block", "This time only")),
            (Reach.REST, pgettext_lazy("block", "This and all later available times of the day")),
        ],
        initial=Reach.ONE,
        widget=forms.RadioSelect,
    )


class OpenForm(Form):
    """A time outside the timetable."""

    resource = forms.ChoiceField(label=_("Specialist, room"))
    time = TimeField(label=_("Start"), help_text=_("For example, 14:30."))
    minutes = forms.IntegerField(label=_("Length, minutes"), min_value=5, max_value=480, initial=20)
    online = forms.BooleanField(label=_("Offer it on the web too"), required=False)

    def __init__(self, *args, resources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["resource"].choices = [(resource.pk, resource.label) for resource in resources]


class CancelForm(Form):
    OFFICE, CLIENT = "office", "client"

    who = forms.ChoiceField(
        label=_("Who cancels"),
        choices=[(OFFICE, _("the office")), (CLIENT, _("the client has asked for it"))],
        initial=OFFICE,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason for cancellation"),
        max_length=200,
        required=False,
        help_text=_("It is written in an e-mail or a posted letter, not in a text message."),
    )


class ToCallForm(Form):
    phone = PhoneField(
        label=_("The number that the specialist will call"),
        help_text=_("Read the number back to the client, or type another one."),
    )


class AdviceForm(Form):
    """What the visitor was told to do, from the short list, and words that only the same competence reads."""

    advice = forms.TypedMultipleChoiceField(
        label=_("Advice"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    text = SealedField(
        label=_("Note"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Read only by specialists of the same competence."),
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["advice"].choices = [(row.pk, row.label) for row in choices]
        if not choices:
            del self.fields["advice"]

    def clean(self):
        data = super().clean()
        if not data.get("advice") and not data.get("text", "").strip() and not self.errors:
            self.add_error("text", _("Choose the advice, or write a note."))
        return {"advice": [], **data}


class IncidentForm(Form):
    text = SealedField(
        label=_("What happened"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
        help_text=_("Only the manager reads it."),
    )


class SendAwayForm(Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=SentAway.Reason.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("First name, surname"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
