"""What the desk types."""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.forms import Form, TimeField


class WalkInForm(Form):
    """A queue number in two clicks: what for, and off it goes."""

    purpose = forms.ChoiceField(label=_("Purpose of the visit"), widget=forms.Select(attrs={"autofocus": True}))
    name = forms.CharField(
        label=_("First name, surname"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Why received without an appointment"),
        max_length=200,
        help_text=_("On this day the office receives by appointment only."),
    )

    def __init__(self, *args, purposes, reason_needed, **kwargs):
        """`purposes`: pairs of group and purpose, sorted by group."""
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [
            ("", _("Choose")),
            *(
                (group, [(purpose.pk, purpose.label) for _group, purpose in pairs])
                for group, pairs in groupby(purposes, key=lambda pair: pair[0])
            ),
        ]
        if not reason_needed:
            del self.fields["reason"]


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
    reason = forms.CharField(
        label=_("Reason for cancellation"),
        max_length=200,
        required=False,
        help_text=_("It is written in an e-mail or a posted letter, not in a text message."),
    )
