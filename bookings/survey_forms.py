"""What visitors are asked, on the web and on paper, and which months a manager looks at."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice import clock
from socialservice.forms import Form
from socialservice.models import Municipality, Office

from .availability import purposes_on
from .models import Purpose
from .surveys import month_label

MARKED = [
    (5, gettext_lazy("5, very good")),
    (4, gettext_lazy("4, good")),
    (3, gettext_lazy("3, fair")),
    (2, gettext_lazy("2, poor")),
    (1, gettext_lazy("1, very poor")),
]
MONTHS_BACK = 24


def _mark(label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=MARKED, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )


class SurveyForm(Form):
    """Every question may be left out."""

    convenience = _mark(gettext_lazy("How convenient was it to book and to come?"))
    safety = _mark(gettext_lazy("How safe did you feel at the office?"))
    waiting = _mark(gettext_lazy("How do you rate the waiting time?"))
    service = _mark(gettext_lazy("How do you rate the service you received?"))
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Do not write names of clients, personal codes and diagnoses."),
    )
    thanks_to = forms.CharField(
        label=gettext_lazy("Whom would you like to thank"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("A member of our staff, or an office."),
    )
    may_forward = forms.BooleanField(
        label=gettext_lazy("You may forward my thanks and my words, for example to an award of the municipality"),
        required=False,
    )

    def clean(self):
        data = super().clean()
        if data.get("may_forward") and not data.get("thanks_to"):
            self.add_error("thanks_to", _("Please say whom you thank."))
        return data


def _months(today: date) -> list[date]:
    """This one first."""
    count = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(count, count - MONTHS_BACK, -1)]


class PaperForm(SurveyForm):
    """A sheet that somebody filled in at an office."""

    office = forms.ModelChoiceField(label=gettext_lazy("Office"), queryset=Office.objects.none())
    purpose = forms.ModelChoiceField(label=gettext_lazy("Service"), queryset=Purpose.objects.none(), required=False)
    month = forms.TypedChoiceField(label=gettext_lazy("Month"), coerce=date.fromisoformat)

    field_order = ("office", "purpose", "month")

    def __init__(self, data=None, *, municipality: Municipality, offices):
        super().__init__(data)
        today = clock.today()
        self.fields["office"].queryset = offices.prefetch_related("names")
        self.fields["purpose"].queryset = purposes_on(municipality, today).order_by("name")
        self.fields["month"].choices = [(month.isoformat(), month_label(month)) for month in _months(today)]


class PeriodForm(Form):
    """From which month until which; what is no month is the year until now."""

    no = forms.TypedChoiceField(label=gettext_lazy("From month"), coerce=date.fromisoformat, required=False)
    lidz = forms.TypedChoiceField(label=gettext_lazy("Until month"), coerce=date.fromisoformat, required=False)

    def __init__(self, data):
        months = _months(clock.today())
        self.usual = {"no": months[11], "lidz": months[0]}
        super().__init__({name: data.get(name) or self.usual[name].isoformat() for name in self.usual})
        for name in self.usual:
            self.fields[name].choices = [(month.isoformat(), month_label(month)) for month in months]
            self.fields[name].widget.attrs["class"] = "form-select w-phone"

    def months(self) -> tuple[date, date]:
        self.full_clean()
        return tuple(self.cleaned_data.get(name) or self.usual[name] for name in ("no", "lidz"))
