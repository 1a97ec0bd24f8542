"""Benefits given: awards, payments, and the guarded counters that keep ceilings."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Person, Service, User
from socialservice.models.history import tracked
from socialservice.models.merged import follows_merge
from socialservice.models.municipalities import DateRange

from .applications import Decision
from .households import Household
from .rules import BankAccount
from .statuses import Status
from .thresholds import MONEY


class Allotment(models.Model):
    """What one unit has had of a benefit in a period: the guarded counter of ceilings and of once-a-year rules.

    `unit`: "person:7", "couple:7:9", "household:3". `period`: "2026", "2026-03", or "ever".
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=40)
    period = models.CharField(max_length=7)
    times = models.PositiveSmallIntegerField(default=0)
    most_times = models.PositiveSmallIntegerField(null=True)
    used = models.DecimalField(default=0, **MONEY)
    ceiling = models.DecimalField(null=True, **MONEY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "unit", "period"], name="allotment_once"),
            models.CheckConstraint(
                condition=Q(most_times__isnull=True) | Q(times__lte=F("most_times")), name="allotment_times_kept"
            ),
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | Q(used__lte=F("ceiling")), name="allotment_ceiling_kept"
            ),
        ]

    def __str__(self):
        return f"{self.unit} {self.period}"


@follows_merge("person", "partner")
@tracked()
class Award(models.Model):
    """A benefit granted by a decision. Its end follows a status where it depends on one."""

    class State(models.TextChoices):
        STANDING = "standing", pgettext_lazy("award", "granted")
        STOPPED = "stopped", pgettext_lazy("award", "stopped")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="awards")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="award")
    service = models.ForeignKey(Service, verbose_name=_("benefit"), on_delete=models.PROTECT, related_name="awards")
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="awards")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    partner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # of a couple
    depends_on = models.ForeignKey(Status, null=True, on_delete=models.PROTECT, related_name="awards")
    amount = models.DecimalField(_("amount, EUR"), **MONEY)
    monthly = models.BooleanField(_("every month"), default=False)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"), null=True)
    allotment = models.ForeignKey(Allotment, null=True, on_delete=models.PROTECT, related_name="awards")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.STANDING)
    stopped_on = models.DateField(_("last day"), null=True)
    stop_reason = models.CharField(_("why it was stopped"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["municipality", "service", "first_day"], name="award_by_service"),
            models.Index(fields=["person", "-id"], name="award_of_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="award_not_negative"),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")), name="award_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state="stopped", stopped_on__isnull=False) | Q(state="standing", stopped_on__isnull=True),
                name="award_stopped_on_a_day",
            ),
        ]

    def __str__(self):
        return str(self.decision_id)


@tracked()
class Payment(models.Model):
    """Money of an award: due, then paid or called back. One for a month of an award."""

    class Method(models.TextChoices):
        TRANSFER = "transfer", pgettext_lazy("payment", "transfer")
        CASH = "cash", pgettext_lazy("payment", "cash")

    class State(models.TextChoices):
        DUE = "due", pgettext_lazy("payment", "due")
        PAID = "paid", pgettext_lazy("payment", "paid")
        CANCELLED = "cancelled", pgettext_lazy("payment", "cancelled")

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="payments")
    month = models.DateField(_("month"))
    amount = models.DecimalField(_("amount, EUR"), **MONEY)
    method = models.CharField(_("how it is paid"), max_length=8, choices=Method.choices, default=Method.TRANSFER)
    cash_reason = models.CharField(_("why in cash"), max_length=200, blank=True)
    account = models.ForeignKey(BankAccount, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DUE)
    due_on = models.DateField(_("due date"))
    paid_on = models.DateField(_("paid on"), null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="payment_due", condition=Q(state="due"))]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "month"], name="payment_once_a_month", condition=~Q(state="cancelled")
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(method="cash", account__isnull=True) & ~Q(cash_reason="")
                | Q(method="transfer", account__isnull=False, cash_reason=""),
                name="payment_to_account_or_cash_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False) | (~Q(state="paid") & Q(paid_on__isnull=True)),
                name="payment_paid_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.month:%m.%Y}"


class PaymentTaken(models.Model):
    """A transfer taken away in a file: who and when. Taken once; again only with a reason."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="taken")
    number = models.PositiveSmallIntegerField()  # 1 is the first time
    reason = models.CharField(_("why it was taken again"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("transfer taken in a file")
        verbose_name_plural = _("transfers taken in a file")
        ordering = ["payment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "number"], name="payment_taken_once"),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | (Q(number__gt=1) & ~Q(reason="")),
                name="payment_taken_again_with_reason",
            ),
        ]

    def __str__(self):
        return str(self.payment_id)


@follows_merge("person")
@tracked()
class Entitlement(models.Model):
    """A right with an own end (a season ticket), or with a status's end by reference."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="entitlements")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="entitlements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="entitlements")
    group = models.ForeignKey("Group", null=True, on_delete=models.PROTECT, related_name="entitlements")
    depends_on = models.ForeignKey(Status, null=True, on_delete=models.PROTECT, related_name="entitlements")
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"), null=True)
    card_number = models.CharField(_("card number"), max_length=40, blank=True)
    closed_on = models.DateField(_("ended on"), null=True)
    close_reason = models.CharField(_("why it ended"), max_length=200, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("entitlement")
        verbose_name_plural = _("entitlements")
        ordering = ["-first_day", "-pk"]
        indexes = [
            models.Index(fields=["person", "-first_day"], name="entitlement_of_person"),
            models.Index(fields=["municipality", "service", "last_day"], name="entitlement_ending"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "card_number"],
                name="card_number_once",
                condition=~Q(card_number="") & Q(closed_on__isnull=True),
                violation_error_message=_("Another person has a card with this number."),
            ),
            models.CheckConstraint(
                condition=Q(depends_on__isnull=False, last_day__isnull=True)
                | Q(depends_on__isnull=True, last_day__gte=F("first_day")),
                name="entitlement_has_one_end",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("first_day")),
                name="entitlement_closed_after_start",
            ),
            ExclusionConstraint(
                name="entitlement_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("service", RangeOperators.EQUAL),
                    (DateRange("first_day", Coalesce("closed_on", "last_day")), RangeOperators.OVERLAPS),
                ],
                condition=Q(depends_on__isnull=True),
                violation_error_message=_("The person has this entitlement for these days already."),
            ),
            models.UniqueConstraint(
                fields=["person", "service", "depends_on"],
                name="entitlement_once_by_a_status",
                condition=Q(depends_on__isnull=False, closed_on__isnull=True),
                violation_error_message=_("The person has this entitlement for these days already."),
            ),
        ]

    def __str__(self):
        return str(self.first_day)


class Ticket(models.Model):
    """A paper or card handed out on an entitlement, once for a term."""

    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, related_name="tickets")
    number = models.CharField(_("number"), max_length=40)
    valid_until = models.DateField(_("valid until"))
    issued_at = models.DateTimeField(_("issued"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "valid_until"], name="ticket_once_for_a_term"),
        ]

    def __str__(self):
        return self.number


class BulkExtension(models.Model):
    """A decision that moves the end of many entitlements; each moved one is a row."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="bulk_extensions")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    old_end = models.DateField(_("which end on"))
    new_end = models.DateField(_("new end"))
    decision_no = models.CharField(_("decision number"), max_length=40)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("extension of entitlements")
        verbose_name_plural = _("extensions of entitlements")
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=Q(new_end__gt=F("old_end")), name="bulk_extension_lengthens")]

    def __str__(self):
        return self.decision_no


class EntitlementStep(models.Model):
    bulk = models.ForeignKey(BulkExtension, on_delete=models.PROTECT, related_name="steps")
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bulk", "entitlement"], name="entitlement_moved_once")]

    def __str__(self):
        return str(self.entitlement_id)
