"""Applications, the income they are weighed by, and decisions."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Person, Service, Submission, User
from socialservice.models.history import tracked
from socialservice.models.merged import follows_merge

from .households import Household
from .rules import BenefitRule, RefusalReason
from .statuses import Status
from .thresholds import MONEY, MunicipalLine, StateThreshold


class ApplicationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Application.State.RECEIVED)


@follows_merge("person")
@tracked()
class Application(models.Model):
    """What a household applies for, to be decided. It came in with a submission, dates and files included."""

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("application", "Received")
        DECIDED = "decided", pgettext_lazy("application", "Decided")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")

    class Wants(models.TextChoices):
        STATUS = "status", pgettext_lazy("application", "status of a needy or low-income household")
        BENEFIT = "benefit", pgettext_lazy("application", "benefit")
        SERVICE = "service", pgettext_lazy("application", "social service")
        OTHER = "other", pgettext_lazy("application", "something else")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="applications")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="application")
    number = models.PositiveIntegerField(_("number"))
    wants = models.CharField(_("asks for"), max_length=8, choices=Wants.choices, default=Wants.OTHER)
    service = models.ForeignKey(
        Service, verbose_name=_("benefit or service"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="applications"
    )
    subject = models.CharField(_("what for"), max_length=300)
    applied_on = models.DateField(_("date of the application"))
    register_only = models.BooleanField(
        _("decided on register data only"),
        default=False,
        help_text=_("No documents are asked of the client; the office looks them up itself."),
    )
    missing = ArrayField(
        models.CharField(max_length=120), verbose_name=_("documents missing"), default=list, blank=True
    )
    assignee = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    request_number = models.PositiveIntegerField(_("number of the request"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RECEIVED)
    created_at = models.DateTimeField(_("registered"))
    is_demo = models.BooleanField(default=False, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["municipality", "applied_on"], name="application_open", condition=Q(state="received")),
            models.Index(fields=["person", "-id"], name="application_of_person", condition=Q(person__isnull=False)),
        ]
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="application_number_once")]

    def __str__(self):
        return str(self.number)


@follows_merge("person")
class Income(models.Model):
    """Net income of one member in one month. No rows at all mean an income of 0."""

    class Kind(models.TextChoices):
        WAGE = "wage", pgettext_lazy("income", "wage")
        PENSION = "pension", pgettext_lazy("income", "pension")
        BENEFIT = "benefit", pgettext_lazy("income", "state benefit")
        MAINTENANCE = "maintenance", pgettext_lazy("income", "maintenance")
        OTHER = "other", pgettext_lazy("income", "other")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="incomes")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))  # its first day
    kind = models.CharField(_("kind of income"), max_length=12, choices=Kind.choices)
    amount = models.DecimalField(_("net, EUR"), validators=[MinValueValidator(0)], **MONEY)
    from_register = models.BooleanField(_("from a register"), default=False)

    class Meta:
        verbose_name = _("income")
        verbose_name_plural = _("income")
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="income_not_negative"),
            models.CheckConstraint(condition=Q(month__day=1), name="income_month_by_first_day"),
        ]

    def __str__(self):
        return f"{self.month:%m.%Y}"


class IncomeTest(models.Model):
    """What the lines in force on the day of the application say. Indicative: a person decides."""

    class Says(models.TextChoices):
        NEEDY = "needy", _("needy household")
        LOW_INCOME = "low_income", _("low-income household")
        NONE = "none", _("above the lines")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="tests")
    day = models.DateField()
    members = models.PositiveSmallIntegerField(_("members of the household"), validators=[MinValueValidator(1)])
    composition = models.CharField(max_length=12, choices=MunicipalLine.Composition.choices)
    months = models.PositiveSmallIntegerField(_("months counted"), default=3)
    income = models.DecimalField(_("average income a month, EUR"), max_digits=10, decimal_places=4)
    threshold = models.ForeignKey(StateThreshold, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(MunicipalLine, null=True, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(_("result"), max_length=12, choices=Says.choices)
    confirmed = models.BooleanField()  # by confirmed figures only
    reasons = models.JSONField(default=list)  # [[code, {values}], …], worded when shown
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return str(self.get_says_display() if self.knows_all_lines else _("above the needy line, no other is entered"))

    @property
    def knows_all_lines(self) -> bool:
        """Whether “above the lines” may be said: there may be a low-income line that nobody has entered."""
        return not {code for code, _values in self.reasons} & {"no_line", "no_line_under_highest"}


class Decision(models.Model):
    """What was decided about an application. `second_by`: where one person holds both competences."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", pgettext_lazy("decision", "granted")
        REFUSED = "refused", pgettext_lazy("decision", "refused")

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("decision", "awaits a second person")
        FINAL = "final", pgettext_lazy("decision", "in force")
        REJECTED = "rejected", pgettext_lazy("decision", "not agreed to")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="decisions")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(_("decision number"), max_length=40)
    decided_on = models.DateField(_("decision date"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.FINAL)
    reason = models.ForeignKey(
        RefusalReason, verbose_name=_("reason"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind of status"), max_length=12, choices=Status.Kind.choices, blank=True)
    first_day = models.DateField(_("from"), null=True)
    last_day = models.DateField(_("until"), null=True)
    amount = models.DecimalField(_("amount, EUR"), null=True, **MONEY)
    status = models.OneToOneField(Status, null=True, on_delete=models.PROTECT, related_name="decision")
    rule = models.ForeignKey(BenefitRule, null=True, on_delete=models.PROTECT, related_name="decisions")
    worked_out = models.JSONField(default=dict)  # the calculation by which the amount came about
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    second_note = models.CharField(_("what the second person says"), max_length=300, blank=True)
    at = models.DateTimeField()
    second_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="decision_number_once"),
            models.UniqueConstraint(
                fields=["application"], name="decision_one_per_application", condition=~Q(state="rejected")
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused", reason__isnull=False) | Q(outcome="granted", reason__isnull=True),
                name="decision_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="decision_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("by")), name="decision_second_is_another"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", second_by__isnull=True)
                | Q(state="final")
                | Q(state="rejected", second_by__isnull=False),
                name="decision_rejected_by_somebody",
            ),
        ]

    def __str__(self):
        return self.number
