from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import clock
from .forms import DateField, Form
from .models import EmergencyChange

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class _Act(Form):
    """What is decided; `facts` is what the act takes, `decided_on` stands by itself."""

    decided_on = DateField(label=_("Date of the decision"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, initial={"decided_on": clock.today(), **kwargs.pop("initial", {})}, **kwargs)

    @property
    def facts(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "decided_on"}


class DeclareForm(_Act):
    name = forms.CharField(label=pgettext_lazy("emergency", "Name"), max_length=200, initial="Ārkārtējā situācija")
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False, initial="Emergency")
    legal_reference = forms.CharField(
        label=_("Legal reference"), max_length=300, help_text=_("The act that declares it, with date and number.")
    )
    nationwide = forms.ChoiceField(
        label=_("Where"),
        choices=[("yes", _("In the whole country")), ("no", _("In this municipality only"))],
        widget=forms.RadioSelect,
    )
    starts_on = DateField(label=_("Start of the emergency"))
    planned_end = DateField(label=_("Planned end"), help_text=_("The last day, included."))
    extends_statuses = forms.ChoiceField(
        label=_("Are terms of statuses extended?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text=_("Yes for a nationwide emergency. For a local one only if its legal act says so."),
    )

    field_order = ("name", "name_en", "legal_reference", "decided_on", "nationwide", "starts_on", "planned_end")

    @property
    def facts(self) -> dict:
        facts = super().facts
        return {**facts, **{name: facts[name] == "yes" for name in ("nationwide", "extends_statuses")}}


class RehearseForm(DeclareForm):
    """Nothing need be decided yet."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        for name in ("legal_reference", "decided_on"):
            self.fields[name].required = False

    def clean_decided_on(self):
        return self.cleaned_data["decided_on"] or clock.today()


class ProlongForm(_Act):
    new_end = DateField(label=_("New end"), help_text=_("The last day, included."))
    reason = forms.CharField(label=_("Legal reference"), max_length=300)

    field_order = ("new_end", "reason", "decided_on")


class EndForm(_Act):
    last_day = DateField(label=_("Last day of the emergency"))
    reason = forms.CharField(label=_("Legal reference"), max_length=300)

    field_order = ("last_day", "reason", "decided_on")


class WidenForm(_Act):
    covers_from = DateField(label=_("Covers terms from"), required=False)
    covers_until = DateField(label=_("Covers terms until"), required=False)
    reason = forms.CharField(label=_("Why the coverage is widened"), max_length=300)

    field_order = ("covers_from", "covers_until", "reason", "decided_on")


class VoidForm(_Act):
    reason = forms.CharField(label=_("Why it is void"), max_length=300)

    field_order = ("reason", "decided_on")


class ConfirmForm(Form):
    checked = forms.BooleanField(label=_("I have checked the numbers"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["checked"].error_messages["required"] = _("Check the numbers and tick the box.")


FORMS = {
    EmergencyChange.What.PROLONGED: ProlongForm,
    EmergencyChange.What.ENDED: EndForm,
    EmergencyChange.What.WIDENED: WidenForm,
    EmergencyChange.What.VOIDED: VoidForm,
}
