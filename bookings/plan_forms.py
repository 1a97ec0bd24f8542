"""What is typed about hours."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice.forms import DateField, Form, TimeField
from socialservice.municipal_forms import MunicipalForm

from .models import Mode, TimetableRule
from .slotting import meet


class RuleForm(MunicipalForm):
    """Hours of one weekday."""

    modes = forms.MultipleChoiceField(
        label=_("How it can be held"), choices=Mode.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = TimetableRule
        fields = [
            *("weekday", "starts", "ends", "break_starts", "break_ends", "office", "valid_from", "valid_until"),
            *("every_weeks", "slot_minutes", "gap_minutes", "modes", "purposes", "online", "online_most"),
            *("kept_for_staff", "kept_for_crisis", "crisis_until"),
        ]
        times = ("starts", "ends", "break_starts", "break_ends", "crisis_until")
        days = ("valid_from", "valid_until")
        field_classes = dict.fromkeys(times, TimeField) | dict.fromkeys(days, DateField)
        widgets = (
            dict.fromkeys(times, TimeField.widget)
            | dict.fromkeys(days, DateField.widget)
            | {"purposes": forms.CheckboxSelectMultiple}
        )

    def __init__(self, *args, resource, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.resource = resource
        self.resource = resource
        self.fields["office"].queryset = offices
        self.fields["purposes"].queryset = resource.purposes.all()

    def clean(self):
        super().clean()
        told = self.cleaned_data
        if {"weekday", "starts", "ends", "valid_from", "every_weeks"} <= told.keys() and self._meets_another():
            self.add_error("starts", _("These hours overlap with others of the same weekday."))
        return told

    def _meets_another(self) -> bool:
        """Hours set aside for some purposes may lie inside those for all."""
        proposed = TimetableRule(**{name: self.cleaned_data.get(name) for name in WHEN})
        others = self.resource.rules.exclude(pk=self.instance.pk).prefetch_related("purposes")
        set_aside = bool(self.cleaned_data.get("purposes"))
        return any(meet(proposed, other) for other in others if bool(other.purposes.all()) == set_aside)


WHEN = ("weekday", "starts", "ends", "valid_from", "valid_until", "every_weeks")


class WhyForm(Form):
    """Why is no time offered here? By GET."""

    merkis = forms.ModelChoiceField(label=_("Purpose of the visit"), queryset=None)
    iestade = forms.ModelChoiceField(label=_("Office"), queryset=None)
    diena = DateField(label=_("Day"))

    def __init__(self, *args, purposes, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["merkis"].queryset = purposes
        self.fields["iestade"].queryset = offices
