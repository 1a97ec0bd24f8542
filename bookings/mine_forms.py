"""What specialists and managers type about absences."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.forms import DateField, Form, TimeField

from .models import Absence

NOT_CHOSEN = _("Choose")


class AbsenceForm(Form):
    """Whole days, or hours of one day."""

    resource = forms.ChoiceField(label=_("Specialist"))
    kind = forms.ChoiceField(label=_("Kind of absence"), choices=Absence.Kind.choices, widget=forms.RadioSelect)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"), required=False, help_text=_("Included. Empty: the same day."))
    starts_at = TimeField(label=_("From hour"), required=False, help_text=_("Empty: from the morning."))
    ends_at = TimeField(label=_("Until hour"), required=False, help_text=_("Empty: until the evening."))
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("Only the specialist and managers see it.")
    )

    def __init__(self, *args, resources, **kwargs):
        """Of one resource nobody is asked which."""
        super().__init__(*args, **kwargs)
        self._resources = {str(resource.pk): resource for resource in resources}
        if len(self._resources) == 1:
            del self.fields["resource"]
        else:
            named = [(key, resource.label) for key, resource in self._resources.items()]
            self.fields["resource"].choices = [("", NOT_CHOSEN), *named]

    def told(self) -> dict:
        """As the act takes it."""
        data = self.cleaned_data
        last = data["ends_on"] or data["starts_on"]
        return {
            "resource": self._resources[data["resource"]]
            if "resource" in data
            else next(iter(self._resources.values())),
            "kind": data["kind"],
            "starts_at": clock.at(data["starts_on"], data["starts_at"] or time.min),
            "ends_at": self._end(last, data["ends_at"]),
            "note": data["note"],
        }

    def _end(self, last, hour) -> datetime:
        return clock.at(last, hour) if hour else clock.at(last + timedelta(days=1), time.min)
