"""What clients type."""

import uuid

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice.forms import Form, PhoneField
from socialservice.identifiers import can_receive_sms
from socialservice.models import Channel, District, Language

from .actions.booking import Contact
from .models import Mode

REMINDERS = [
    (Channel.SMS, gettext_lazy("Text message (SMS)")),
    (Channel.EMAIL, gettext_lazy("E-mail message")),
    (Channel.NONE, gettext_lazy("Not needed")),
]


class DetailsForm(Form):
    """Who comes. A name and one way to reach them are enough."""

    name = forms.CharField(
        label=gettext_lazy("First name, surname"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(
        label=gettext_lazy("Phone"),
        required=False,
        help_text=gettext_lazy("We call only if the time has to be changed. A relative's or a home phone will do."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("We send a confirmation and a calendar file."),
    )
    letters_by = forms.ChoiceField(
        label=gettext_lazy("Confirmation and reminders"),
        choices=REMINDERS,
        widget=forms.RadioSelect,
        initial=Channel.SMS,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of contact"),
        choices=Language.choices,
        widget=forms.RadioSelect,
        initial=Language.LV,
    )
    need = forms.CharField(
        label=gettext_lazy("Describe your need"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In a few words. Do not write personal codes and diagnoses."),
    )
    help_entering = forms.BooleanField(label=gettext_lazy("I need help entering the building"), required=False)
    interpreter = forms.BooleanField(label=gettext_lazy("An interpreter is needed"), required=False)
    companions = forms.IntegerField(
        label=gettext_lazy("How many people come with you"),
        min_value=0,
        max_value=20,
        required=False,
        widget=forms.NumberInput(attrs={"class": "w-phone"}),
        help_text=gettext_lazy("The waiting room is small: they need a place too."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, mode, small_room=False, **kwargs):
        """`small_room`: whether the waiting room has a limit, so that who comes along is asked."""
        super().__init__(*args, **kwargs)
        self.mode = mode
        if mode != Mode.IN_PERSON or not small_room:
            del self.fields["companions"]
        self.fields["form_key"].initial = uuid.uuid4
        if mode == Mode.PHONE:
            self.fields["phone"].required = True
            self.fields["phone"].help_text = _("The specialist will call this number.")

    def clean(self):
        data = super().clean()
        phone, email, wish = data.get("phone"), data.get("email"), data.get("letters_by")
        if not phone and not email and not self.errors.keys() & {"phone", "email"}:
            self.add_error("phone", _("Please give a phone number or an e-mail address."))
        elif wish == Channel.SMS and "phone" not in self.errors and not can_receive_sms(phone or ""):
            self.add_error(
                "letters_by",
                _("A text message can be sent only to a mobile phone. Choose another way, or give a mobile number."),
            )
        elif wish == Channel.EMAIL and not email and "email" not in self.errors:
            self.add_error("email", _("Please give an e-mail address, or choose another way of being reminded."))
        return data

    def contact(self) -> Contact:
        """What was typed, as the booking wants it."""
        data = self.cleaned_data
        companions = data.get("companions") or 0
        return Contact(**{key: data[key] for key in data if key != "form_key"} | {"companions": companions})


class CallMeForm(Form):
    """A need, a name and a number: somebody will call."""

    name = forms.CharField(
        label=gettext_lazy("First name, surname"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(label=gettext_lazy("Contact phone"))
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    need = forms.CharField(
        label=gettext_lazy("Describe your need"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In a few words. Do not write personal codes and diagnoses."),
    )
    preferred_time = forms.CharField(
        label=gettext_lazy("Preferred time"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: mornings, or after 15:00."),
    )
    district = forms.ModelChoiceField(
        label=gettext_lazy("Where you live"),
        queryset=District.objects.none(),
        required=False,
        empty_label=gettext_lazy("not chosen"),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, districts, by_code=False, **kwargs):
        """`by_code`: whether the contact is confirmed by a code sent there."""
        super().__init__(*args, **kwargs)
        self.by_code = by_code
        self.fields["form_key"].initial = uuid.uuid4
        self.fields["district"].queryset = districts

    def clean(self):
        data = super().clean()
        if self.by_code and not self.errors and not self.code_goes_to():
            self.add_error(
                "email", _("We send a code to confirm. Please give an e-mail address or a mobile number, or call us.")
            )
        return data

    def code_goes_to(self) -> str:
        phone = self.cleaned_data["phone"]
        return phone if can_receive_sms(phone) else self.cleaned_data["email"]


class FindOwnForm(Form):
    """Code and contact of an own appointment."""

    code = forms.CharField(
        label=gettext_lazy("Booking code"),
        max_length=20,
        help_text=gettext_lazy("Six figures, in the text message or the e-mail."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=gettext_lazy("Phone or e-mail address"), max_length=254, help_text=gettext_lazy("As given when booking.")
    )

    def clean_code(self):
        figures = "".join(ch for ch in self.cleaned_data["code"] if ch.isascii() and ch.isdigit())
        if len(figures) != 6:
            raise forms.ValidationError(_("The code has six figures."))
        return figures


class CodeForm(Form):
    """The code that was sent to the contact."""

    sent_code = forms.CharField(
        label=gettext_lazy("Verification code"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
