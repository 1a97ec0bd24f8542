"""Which times staff offer, and what a client says to them."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice import clock
from socialservice.forms import DateField, Form, TimeField
from socialservice.words import moment_head

from .actions.offers import Wanted
from .individual import Choosing
from .models import Mode
from .offered import MOST

WITHIN = [
    ("24", gettext_lazy("one day")),
    ("48", gettext_lazy("two days")),
    ("72", gettext_lazy("three days")),
    ("168", gettext_lazy("a week")),
]


class OfferForm(Form):
    """One to three times: of the free ones, or at any other hour, which is then opened for this client only."""

    mode = forms.ChoiceField(label=gettext_lazy("How it is held"), widget=forms.RadioSelect)
    free = forms.MultipleChoiceField(
        label=gettext_lazy("Available times"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label=gettext_lazy("Place of the other times"))
    within = forms.ChoiceField(
        label=gettext_lazy("The client may answer within"), choices=WITHIN, initial="48", widget=forms.RadioSelect
    )

    def __init__(self, *args, choosing: Choosing, **kwargs):
        super().__init__(*args, **kwargs)
        self.choosing = choosing
        modes = choosing.purpose.modes if choosing.purpose else []
        self.fields["mode"].choices = [(mode, Mode(mode).label) for mode in modes]
        self.fields["mode"].initial = next(iter(modes), None)
        self.fields["place"].choices = [(office.code, office.address) for office in choosing.offices]
        self.fields["free"].choices = [
            (f"{office.code} {start.isoformat()}", self._said(office, start)) for office, start in choosing.free
        ]
        if not choosing.free:
            del self.fields["free"]
        for number in range(1, MOST + 1):
            values = {"number": number}
            self.fields[f"day{number}"] = DateField(label=_("Other time %(number)d, day") % values, required=False)
            self.fields[f"time{number}"] = TimeField(label=_("Other time %(number)d, hour") % values, required=False)
        self.order_fields(["mode", "free", *self._others(), "place", "within"])

    def clean(self):
        data = super().clean()
        for number in range(1, MOST + 1):
            day, hour = f"day{number}", f"time{number}"
            if data.get(day) and not data.get(hour) and hour not in self.errors:
                self.add_error(hour, _("Please enter the hour too."))
            if data.get(hour) and not data.get(day) and day not in self.errors:
                self.add_error(day, _("Please enter the day too."))
        return data

    def times(self) -> list[Wanted]:
        found = []
        for chosen in self.cleaned_data.get("free", []):
            code, iso = chosen.split(" ", 1)
            found.append(Wanted(self.choosing.resource, self._office(code), datetime.fromisoformat(iso)))
        for number in range(1, MOST + 1):
            day, hour = self.cleaned_data[f"day{number}"], self.cleaned_data[f"time{number}"]
            if day and hour:
                office = self._office(self.cleaned_data["place"])
                found.append(Wanted(self.choosing.resource, office, clock.at(day, hour)))
        return found

    def until(self) -> datetime:
        return clock.now() + timedelta(hours=int(self.cleaned_data["within"]))

    def _office(self, code: str):
        return next(office for office in self.choosing.offices if office.code == code)

    def _said(self, office, start: datetime) -> str:
        moment = moment_head(clock.local(start))
        return f"{moment}, {office.short_address}" if len(self.choosing.offices) > 1 else moment

    def _others(self):
        return [f"{part}{number}" for number in range(1, MOST + 1) for part in ("day", "time")]


class DeclineForm(Form):
    words = forms.CharField(
        label=gettext_lazy("Which times would suit you"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In a few words. Do not write personal codes and diagnoses."),
    )
