"""What is typed at the tablet by the door."""

import uuid

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from socialservice.forms import Form, PhoneField
from socialservice.identifiers import can_receive_sms
from socialservice.models import Channel

from .actions.booking import Contact


class DoorForm(Form):
    digits = forms.CharField(
        label=_("Booking code or phone number"),
        help_text=_("Six digits of the code, or eight digits of the phone."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )


class TicketForm(Form):
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    purpose = forms.ChoiceField(label=_("What do you need?"), widget=forms.RadioSelect)
    phone = PhoneField(
        label=_("Mobile phone"), required=False, help_text=_("We send one message when your turn is near.")
    )

    def __init__(self, *args, purposes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4
        self.fields["purpose"].choices = [(purpose.pk, purpose.label) for purpose in purposes]
        self.fields["phone"].widget.attrs["autocomplete"] = "off"

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not can_receive_sms(phone):
            raise forms.ValidationError(_("Text messages go to mobile phones only."))
        return phone

    @property
    def contact(self) -> Contact:
        phone = self.cleaned_data["phone"]
        return Contact(phone=phone, language=get_language(), letters_by=Channel.SMS if phone else Channel.NONE)
