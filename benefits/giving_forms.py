"""What staff type about benefits given, entitlements, groups and the catalogue."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from socialservice import clock
from socialservice.forms import DateField, Form, PersonalCodeField, SealedField
from socialservice.periods import months_later

from .actions.awards import MOST_MONTHS, Wish
from .models import BenefitRule, HousingFactor
from .models.thresholds import MONEY
from .rulebook import Means

Calculator, Unit = BenefitRule.Calculator, BenefitRule.Unit
CONTINUES = "0"


def money(label):
    typed = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w-phone"})
    return forms.DecimalField(label=label, min_value=0, localize=True, widget=typed, **MONEY)


class AwardForm(Form):
    """Only what the rule leaves open is asked."""

    first_day = DateField(label=_("From"))
    months = forms.ChoiceField(label=_("For how long"))
    members = forms.IntegerField(label=_("Members of the household"), min_value=1, max_value=30)
    income = money(_("Income of the household a month, EUR"))
    costs = money(_("Recognised costs of housing a month, EUR"))
    household = forms.ChoiceField(label=_("Household"), choices=HousingFactor.Household.choices)
    partner = PersonalCodeField(label=_("Personal code of the other of the two"), document_seen=True)
    amount = money(_("Amount, EUR"))
    cash_reason = forms.CharField(
        label=_("Why in cash"),
        max_length=200,
        required=False,
        help_text=_("Leave empty to pay by transfer to the person's account."),
    )
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data=None, *, rule: BenefitRule, follows: bool, **kwargs):
        super().__init__(data, **kwargs)
        for name in _not_asked(rule):
            del self.fields[name]
        if rule.calculator:
            self.fields["amount"].required = False
            self.fields["amount"].help_text = _(
                "Leave empty: it is computed. Enter it only where no line or factor is known for the day."
            )
        if "months" in self.fields:
            self.fields["months"].choices = _lengths(follows)

    def wish(self, partner=None) -> Wish:
        told = self.cleaned_data
        amount = told.get("amount")
        means = None
        if "members" in told and amount is None:
            means = Means(
                members=told["members"],
                income=told["income"],
                costs=told.get("costs") or Decimal(0),
                household=told.get("household") or HousingFactor.Household.OTHER,
            )
        return Wish(
            first_day=told["first_day"],
            months=int(told.get("months", 1)),
            amount=amount,
            means=means,
            partner=partner,
            cash_reason=told.get("cash_reason", ""),
        )


def _not_asked(rule: BenefitRule) -> list[str]:
    names = []
    if not rule.calculator:
        names += ["members", "income"]
    if rule.calculator != Calculator.HOUSING:
        names += ["costs", "household"]
    if rule.unit != Unit.COUPLE:
        names.append("partner")
    if rule.amount is not None:
        names.append("amount")
    if rule.often == BenefitRule.Often.ONCE:
        names.append("months")
    return names


def _lengths(follows: bool) -> list[tuple[str, str]]:
    found = [(str(n), ngettext("%(n)d month", "%(n)d months", n) % {"n": n}) for n in range(1, MOST_MONTHS + 1)]
    return [*found, (CONTINUES, _("every month as long as the status lasts"))] if follows else found


class StopForm(Form):
    on = DateField(label=_("Last day"))
    reason = forms.CharField(label=_("Why it is stopped"), max_length=200)


class CashForm(Form):
    reason = forms.CharField(label=_("Why in cash"), max_length=200)


class TakeAgainForm(Form):
    reason = forms.CharField(
        label=_("Why they are taken again"),
        max_length=200,
        help_text=_("For example: the first file was lost before the bank got it."),
    )


class AccountForm(Form):
    iban = SealedField(
        label=_("Account number (IBAN)"), max_length=42, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    holder = forms.CharField(label=_("Account holder"), max_length=150)


class GroupForm(Form):
    group = forms.ModelChoiceField(label=_("Group"), queryset=None)
    document_kind = forms.CharField(label=_("Kind of the document shown"), max_length=80)
    document_number = SealedField(
        label=_("Number of the document"), max_length=80, help_text=_("No copy is kept, and nothing else of it.")
    )

    def __init__(self, data=None, *, groups, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["group"].queryset = groups


class CardForm(Form):
    number = forms.CharField(label=_("Card number"), max_length=40, required=False)


class EndForm(Form):
    on = DateField(label=_("Last day"))
    reason = forms.CharField(label=_("Why it ends"), max_length=200)


class EndingForm(Form):
    """Which entitlements end soon: asked by GET, forgiving."""

    lidz = DateField(label=_("End until"), required=False)
    veids = forms.ModelChoiceField(label=_("Benefit"), queryset=None, required=False)

    def __init__(self, data=None, *, services, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["veids"].queryset = services
        self.fields["veids"].empty_label = _("all")

    def asked(self) -> tuple:
        """The day and the service; two months ahead and all where nothing sensible was asked."""
        told = self.cleaned_data if self.is_valid() else {}
        return told.get("lidz") or months_later(clock.today(), 2), told.get("veids")


class ExtensionForm(Form):
    service = forms.ModelChoiceField(label=_("Benefit"), queryset=None)
    old_end = DateField(label=_("Which end on"))
    new_end = DateField(label=_("New end"))
    decision_no = forms.CharField(label=_("Decision number"), max_length=40)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, data=None, *, services, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["service"].queryset = services


class JubileeForm(Form):
    """Asked by GET, forgiving."""

    no = DateField(label=_("From"), required=False)
    lidz = DateField(label=_("Until"), required=False)
    novads = forms.ModelChoiceField(label=_("District"), queryset=None, required=False)

    def __init__(self, data=None, *, districts, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["novads"].queryset = districts
        self.fields["novads"].empty_label = _("all")

    def asked(self) -> tuple:
        """At most a year at once."""
        told = self.cleaned_data if self.is_valid() else {}
        first = told.get("no") or clock.today()
        last = told.get("lidz") or months_later(first, 1)
        return first, min(max(first, last), months_later(first, 12)), told.get("novads")


class DayForm(Form):
    diena = DateField(label=_("On the day"), required=False)

    def day(self):
        return (self.is_valid() and self.cleaned_data["diena"]) or clock.today()


class ProlongForm(Form):
    new_end = DateField(label=_("New end"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class MonthsForm(Form):
    no = DateField(label=_("From"), required=False)
    lidz = DateField(label=_("Until"), required=False)

    def months(self) -> tuple:
        """This year so far where nothing sensible was asked."""
        told = self.cleaned_data if self.is_valid() else {}
        first = told.get("no") or clock.today().replace(month=1, day=1)
        return first, max(first, told.get("lidz") or clock.today())
