"""What staff type about lengths, limits and group activities."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, StepValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice.forms import Form, PhoneField, TimeField

STEP = 5  # minutes, of a length


class LengthForm(Form):
    minutes = forms.IntegerField(label=gettext_lazy("Length, minutes"))

    def __init__(self, *args, least: int, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        field, bounds = (
            self.fields["minutes"],
            _("From %(least)d to %(most)d minutes.") % {"least": least, "most": most},
        )
        field.validators += [
            MinValueValidator(least, bounds),
            MaxValueValidator(most, bounds),
            StepValueValidator(STEP, _("The length is counted in fives of minutes."), offset=least),
        ]
        field.widget.attrs.update(min=least, max=most, step=STEP)
        field.help_text = bounds


class ActivityForm(Form):
    """A group activity: one time, several places."""

    name = forms.CharField(label=gettext_lazy("Name of the activity"), max_length=200)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose of the visit"))
    resource = forms.ChoiceField(label=gettext_lazy("Who leads it"))
    starts = TimeField(label=gettext_lazy("Start"), help_text=gettext_lazy("For example, 14:30."))
    minutes = forms.IntegerField(label=gettext_lazy("Length, minutes"), min_value=5, max_value=480, initial=60)
    places = forms.IntegerField(label=gettext_lazy("Places"), min_value=2, max_value=200, initial=10)
    online = forms.BooleanField(label=gettext_lazy("Offer it on the web too"), required=False, initial=True)

    def __init__(self, *args, purposes, resources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [("", _("Choose")), *((row.pk, row.label) for row in purposes)]
        self.fields["resource"].choices = [("", _("Choose")), *((row.pk, row.label) for row in resources)]


class ParticipantForm(Form):
    """Staff sign somebody up."""

    name = forms.CharField(
        label=gettext_lazy("First name, surname"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False, max_length=254)

    beyond = forms.CharField(
        label=gettext_lazy("Reason for going beyond the places"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("All places are taken. With a reason one more is given; the reason stays visible."),
    )

    def __init__(self, *args, beyond: bool, **kwargs):
        """`beyond`: whether one more than there are places may be asked for."""
        super().__init__(*args, **kwargs)
        if not beyond:
            del self.fields["beyond"]


class PlacesForm(Form):
    places = forms.IntegerField(label=gettext_lazy("Places"), min_value=2, max_value=200)


class CancelActivityForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason for cancellation"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("It is written in an e-mail or a posted letter, not in a text message."),
    )
