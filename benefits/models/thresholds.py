"""Amounts and lines by date. What nobody has confirmed is marked, and refused for decisions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import Municipality, User
from socialservice.models.dated import Dated, DatedQuerySet
from socialservice.models.history import tracked
from socialservice.models.municipalities import one_at_a_time
from socialservice.words import date_short

from .. import income

MONEY = {"max_digits": 8, "decimal_places": 2}


class Sourced(Dated):
    """Dated figures with where they come from, and who has checked them against it."""

    source = models.CharField(_("source"), max_length=300)
    confirmed = models.BooleanField(_("confirmed"), default=False, help_text=_("Only confirmed figures decide."))
    checked_by = models.ForeignKey(
        User, verbose_name=_("second check by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(_("second check on"), null=True, blank=True)

    class Meta(Dated.Meta):
        abstract = True


@tracked()
class StateThreshold(Sourced):
    """The state's lines in EUR a month. Before 2021 one amount for each member (`per_person`)."""

    class Scheme(models.TextChoices):
        PER_PERSON = "per_person", _("one amount for each member")
        FIRST_OTHER = "first_other", _("first or only person, and each other")

    scheme = models.CharField(_("how members are counted"), max_length=12, choices=Scheme.choices)
    gmi_confirmed = models.BooleanField(
        _("guaranteed minimum income confirmed"),
        default=False,
        help_text=_("It is announced apart from the other lines, and confirmed apart from them."),
    )
    gmi_first = models.DecimalField(_("guaranteed minimum income, first person"), **MONEY)
    gmi_other = models.DecimalField(_("guaranteed minimum income, each other"), **MONEY)
    needy_first = models.DecimalField(_("needy household, first person"), **MONEY)
    needy_other = models.DecimalField(_("needy household, each other"), **MONEY)
    low_max_first = models.DecimalField(_("highest low-income line, first person"), null=True, blank=True, **MONEY)
    low_max_other = models.DecimalField(_("highest low-income line, each other"), null=True, blank=True, **MONEY)

    objects = DatedQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("threshold of the state")
        verbose_name_plural = _("thresholds of the state")
        ordering = ["valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "scheme", name="state_threshold_one_a_day", message=_("There is a row for these days already.")
            ),
            models.CheckConstraint(
                condition=Q(low_max_first__isnull=True) | Q(low_max_first__gte=F("needy_first")),
                name="low_max_not_below_needy",
                violation_error_message=_("The low-income line may not be below the needy line of the same day."),
            ),
        ]

    def __str__(self):
        return f"{self.valid_from:%d.%m.%Y.}"

    def lines(self) -> income.StateLines:
        """As the test of incomes takes them."""
        return income.StateLines(
            scheme=self.scheme,
            needy_first=self.needy_first,
            needy_other=self.needy_other,
            low_max_first=self.low_max_first,
            low_max_other=self.low_max_other,
            confirmed=self.confirmed,
        )


PROBLEMS = {
    "below_needy": _(
        "The line may not be below the needy line of the same day, as from %(day)s: %(first)s and %(other)s."
    ),
    "above_highest": _(
        "The line may not be above the highest that the state allows on the same day, as from %(day)s: %(first)s and"
        " %(other)s."
    ),
}


@tracked()
class MunicipalLine(Sourced):
    """A municipality's low-income line by the composition of the household."""

    class Composition(models.TextChoices):
        ANY = "any", _("any household")
        WORKING_AGE = "working_age", _("at least one adult of working age")
        CARE = "care", _("single parent, or only pensioners or disabled people with children in their care")
        LONE = "lone", _("lone person of pension age or with a disability")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="low_income_lines")
    composition = models.CharField(_("household"), max_length=12, choices=Composition.choices)
    first = models.DecimalField(_("first or only person"), **MONEY)
    other = models.DecimalField(_("each other"), null=True, blank=True, **MONEY)

    objects = DatedQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("low-income line of the municipality")
        verbose_name_plural = _("low-income lines of the municipality")
        ordering = ["composition", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "municipality",
                "composition",
                name="municipal_line_one_a_day",
                message=_("There is a row for these days already."),
            ),
        ]

    def __str__(self):
        return self.get_composition_display()

    def clean(self):
        super().clean()
        if self.first is not None and self.valid_from and (problem := self.problem()):
            raise ValidationError({"first": problem})

    def line(self) -> income.Line:
        return income.Line(self.composition, self.first, self.other, self.confirmed)

    def problem(self) -> str:
        """Why it may not stand beside the state's lines of its days, in words; empty where it may."""
        same_days = StateThreshold.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from))
        if self.valid_until:
            same_days = same_days.filter(valid_from__lte=self.valid_until)
        for state in same_days.order_by("valid_from"):
            if found := income.line_problem(self.line(), state.lines()):
                return PROBLEMS[found] % _allowed(found, state)
        return ""


def _allowed(problem: str, state: StateThreshold) -> dict:
    kind = "needy" if problem == "below_needy" else "low_max"
    return {
        "day": date_short(state.valid_from),
        "first": getattr(state, f"{kind}_first"),
        "other": getattr(state, f"{kind}_other"),
    }


@tracked()
class HousingFactor(Sourced):
    """By what the sum of the minimum-income lines is multiplied for the housing benefit."""

    class Household(models.TextChoices):
        LONE = "lone", _("lone pensioner or disabled person")
        ONLY = "only", _("only pensioners or disabled people")
        CHILDREN = "children", _("only pensioners or disabled people, with children")
        OTHER = "other", _("all others")

    household = models.CharField(_("household"), max_length=10, choices=Household.choices)
    factor = models.DecimalField(_("factor"), max_digits=4, decimal_places=2)

    objects = DatedQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("factor of the housing benefit")
        verbose_name_plural = _("factors of the housing benefit")
        ordering = ["household", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "household", name="housing_factor_one_a_day", message=_("There is a row for these days already.")
            ),
        ]

    def __str__(self):
        return f"{self.factor}"


@tracked()
class PensionAge(models.Model):
    """The old-age pension age in a year."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    years = models.PositiveSmallIntegerField(_("age, years"))
    months = models.PositiveSmallIntegerField(_("and months"), default=0)
    source = models.CharField(_("source"), max_length=300)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("pension age")
        verbose_name_plural = _("pension ages")
        ordering = ["year"]

    def __str__(self):
        return str(self.year)
