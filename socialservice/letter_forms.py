from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .forms import Form, PhoneField
from .models import Channel, Letter

EVERY = [("", pgettext_lazy("letters", "all"))]
ASKED = {"stavoklis": "state", "kanals": "channel", "veids": "kind"}  # as named in the address → field of the letter


def choice(label, choices) -> forms.ChoiceField:
    widget = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, choices=[*EVERY, *choices], required=False, widget=widget)


class LetterFilter(Form):
    stavoklis = choice(pgettext_lazy("letter", "State"), Letter.State.choices)
    kanals = choice(_("Channel"), [(value, label) for value, label in Channel.choices if value != Channel.NONE])
    veids = choice(_("Kind"), Letter.Kind.choices)

    def asked(self) -> dict[str, str]:
        """What to look for; a choice that does not exist asks for nothing."""
        self.full_clean()
        return {ASKED[name]: value for name, value in self.cleaned_data.items() if value}


OUTCOME = Letter.TaskOutcome
OFFERED = [OUTCOME.CALLED, OUTCOME.POSTED, OUTCOME.NEEDLESS]  # what is only said; a correction is a form of its own


class OutcomeForm(Form):
    outcome = forms.ChoiceField(choices=[(value.value, value.label) for value in OFFERED])


class CorrectForm(Form):
    """Where a failed letter is to go: a phone number or an e-mail address, as its channel asks."""

    def __init__(self, *args, letter: Letter, **kwargs):
        super().__init__(*args, **kwargs)
        if letter.channel == Channel.SMS:
            field = PhoneField(label=_("Phone number"), initial=letter.to)
        else:
            field = forms.EmailField(label=_("E-mail address"), max_length=254, initial=letter.to)
        self.fields["to"] = field
