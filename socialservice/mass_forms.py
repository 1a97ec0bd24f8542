"""What a manager writes down for a mass letter."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock
from .audiences import WITH_DATE, Chosen
from .forms import DateField, Form
from .mass_texts import GAPS, has_gap, strange_gaps
from .models import MassLetter, Municipality

Audience = MassLetter.Audience
NAMELESS = gettext_lazy(
    "Others may see it: name no service, no benefit, no status and no person. Gaps: {date}, {phone}, {url}."
)
UNTRANSLATED = gettext_lazy("Where one of the English texts is empty, the Latvian letter goes to everybody.")
SMS, SUBJECT, BODY = ("sms_lv", "sms_en"), ("subject_lv", "subject_en"), ("body_lv", "body_en")
LATEST = timedelta(days=366)
ASKED = {
    Audience.APPOINTMENTS: ("first", "last"),
    Audience.STATUSES: ("first", "last"),
    Audience.DISTRICT: ("district",),
    Audience.AGE: ("from_age",),
}
KEPT = ("name", "audience", *SMS, *SUBJECT, *BODY, "first_day", "per_day", "by_capacity")


def _text(label, *, rows=3, required=True, help_text="", most=480):
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=most, required=required, help_text=help_text)


class MassForm(Form):
    name = forms.CharField(
        label=gettext_lazy("Name of this letter"), max_length=100, help_text=gettext_lazy("Only staff see it.")
    )
    audience = forms.ChoiceField(label=gettext_lazy("To everybody"), choices=Audience.choices, widget=forms.RadioSelect)
    first = DateField(
        label=gettext_lazy("From"), required=False, help_text=gettext_lazy("For appointments and for statuses.")
    )
    last = DateField(label=gettext_lazy("Until"), required=False, help_text=gettext_lazy("The last day, included."))
    district = forms.ModelChoiceField(label=gettext_lazy("District"), queryset=None, required=False)
    from_age = forms.IntegerField(label=gettext_lazy("Age from"), min_value=0, max_value=120, required=False)
    to_age = forms.IntegerField(label=gettext_lazy("Age to"), min_value=0, max_value=120, required=False)
    sms_lv = _text(gettext_lazy("Text message in Latvian"), help_text=NAMELESS)
    sms_en = _text(gettext_lazy("Text message in English"), required=False, help_text=UNTRANSLATED)
    subject_lv = forms.CharField(label=gettext_lazy("Subject in Latvian"), max_length=150, help_text=NAMELESS)
    subject_en = forms.CharField(label=gettext_lazy("Subject in English"), max_length=150, required=False)
    body_lv = _text(
        gettext_lazy("Letter in Latvian"),
        rows=8,
        most=5000,
        help_text=gettext_lazy(
            "By e-mail and by post; greeting and signature are added. Gaps: {date}, {phone}, {url}."
        ),
    )
    body_en = _text(gettext_lazy("Letter in English"), rows=8, most=5000, required=False)
    first_day = DateField(
        label=gettext_lazy("First day"), help_text=gettext_lazy("Letters go on working days from 8:00 to 20:00.")
    )
    per_day = forms.IntegerField(
        label=gettext_lazy("Letters a day at most"), min_value=1, max_value=100000, initial=200
    )
    by_capacity = forms.BooleanField(
        label=gettext_lazy("No more a day than the offices have free times on it"), required=False
    )

    def __init__(self, data=None, *, municipality: Municipality, mass: MassLetter | None = None):
        initial = {"first_day": clock.today()}
        if mass:
            initial = {name: getattr(mass, name) for name in KEPT} | vars(Chosen.of(mass))
        super().__init__(data, initial=initial)
        self.fields["district"].queryset = municipality.districts.on(clock.today())

    def clean(self):
        data = super().clean()
        audience = data.get("audience")
        for name in ASKED.get(audience, ()):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Please fill in this field."))
        self._in_order(data, "first", "last", _("The end date may not be before the start date."))
        self._in_order(data, "from_age", "to_age", _("The second age is below the first."))
        if data.get("first_day") and data["first_day"] < clock.today():
            self.add_error("first_day", _("This day has passed."))
        if data.get("first_day") and data["first_day"] > clock.today() + LATEST:
            self.add_error("first_day", _("Choose a day within a year."))
        for name in (*SMS, *SUBJECT, *BODY):
            self._refuse_gaps(name, data.get(name, ""), audience)
        return data

    def _in_order(self, data, first, last, sentence) -> None:
        if data.get(first) is not None and data.get(last) is not None and data[last] < data[first]:
            self.add_error(last, sentence)

    def _refuse_gaps(self, name: str, text: str, audience) -> None:
        if strange := strange_gaps(text, GAPS):
            self.add_error(name, _("There is no such gap: %(gap)s.") % {"gap": ", ".join(strange)})
        elif audience and audience not in WITH_DATE and has_gap(text, "date"):
            self.add_error(name, _("{date} is known only of appointments and statuses."))

    def told(self) -> dict:
        """What the act takes."""
        data = self.cleaned_data
        asked = {*ASKED[data["audience"]], *(["to_age"] if data["audience"] == Audience.AGE else [])}
        chosen = {name: data[name] for name in asked}
        if chosen.get("district"):
            chosen["district"] = chosen["district"].pk
        return {**{name: data[name] for name in KEPT}, "chosen": Chosen(**chosen).as_json()}
