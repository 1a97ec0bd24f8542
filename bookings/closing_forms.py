"""What is to be closed, when and why; and what is to become of each appointment."""

from datetime import time, timedelta

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.forms import DateField, Form, TimeField

from .models import Absence
from .proposals import Proposal, Stretch


class What(models.TextChoices):
    SPECIALIST = "specialist", _("A specialist, from–until")
    DAY = "day", _("A day of an office")
    OFFICE = "office", _("An office, from a date")


class CloseForm(Form):
    what = forms.ChoiceField(
        label=_("What to close"), choices=What.choices, initial=What.SPECIALIST, widget=forms.RadioSelect
    )
    resource = forms.ChoiceField(label=_("Specialist, room"), required=False)
    office = forms.ChoiceField(label=_("Office"), required=False)
    day = DateField(label=_("Day, or first day"))
    starts = TimeField(label=_("From the hour"), required=False, help_text=_("Empty: the whole day."))
    last_day = DateField(label=_("Last day"), required=False, help_text=_("Of a specialist. Empty: one day."))
    ends = TimeField(label=_("Until the hour"), required=False, help_text=_("Empty: to the end of the day."))
    kind = forms.ChoiceField(
        label=_("Kind of absence"), choices=Absence.Kind.choices, initial=Absence.Kind.SICKNESS, required=False
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Clients read it in an e-mail or a posted letter.")
    )

    def __init__(self, *args, offices, resources, **kwargs):
        super().__init__(*args, **kwargs)
        self._offices = {office.code: office for office in offices}
        self._resources = {str(resource.pk): resource for resource in resources}
        self.fields["office"].choices = [("", _("Choose")), *((row.code, row.label) for row in offices)]
        self.fields["resource"].choices = [
            ("", _("Choose")),
            *((row.pk, f"{row.label}, {row.office.short_address}") for row in resources),
        ]
        self.fields["day"].initial = clock.today()
        for name in ("resource", "office"):
            self.fields[name].asked_by_another = True

    def clean(self):
        data = super().clean()
        needed = "resource" if data.get("what") == What.SPECIALIST else "office"
        if data.get("what") and not data.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Please choose."))
        return data

    def stretch(self) -> Stretch:
        told = self.cleaned_data
        starts_at = clock.at(told["day"], told["starts"] or time.min)
        if told["what"] == What.OFFICE:
            return Stretch(clock.at(told["day"], time.min), None, office=self._offices[told["office"]])
        if told["what"] == What.DAY:
            return Stretch(starts_at, self._end(told["day"]), office=self._offices[told["office"]])
        ends_at = self._end(told["last_day"] or told["day"])
        return Stretch(starts_at, ends_at, resource=self._resources[told["resource"]])

    def _end(self, day):
        hour = self.cleaned_data["ends"]
        return clock.at(day, hour) if hour else clock.at(day + timedelta(days=1), time.min)


class TodayForm(Form):
    """A specialist for the rest of today: only why."""

    kind = forms.ChoiceField(label=_("Kind of absence"), choices=Absence.Kind.choices, initial=Absence.Kind.SICKNESS)
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Clients read it in an e-mail or a posted letter.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].initial = _("the specialist is ill")


class ReopenForm(Form):
    day = DateField(label=_("Open again from"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = clock.today()


def choices_of(proposal: Proposal, data) -> dict[int, str]:
    """What is posted: for a whole group of those with the same proposal, or in a row; else the proposal itself."""
    found = {}
    for case in proposal.cases:
        pk = case.appointment.pk
        if everybody := data.get(f"visi-{case.best}"):
            found[pk] = everybody if everybody in case.lasting else case.best
        else:
            found[pk] = posted if case.may(posted := data.get(f"ko-{pk}", "")) else case.best
    return found
