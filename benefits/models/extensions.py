from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Emergency, Municipality, User

from .. import extensions as rule
from .statuses import Status


class ExtensionRun(models.Model):
    """One pass over a municipality's statuses, in portions. Written with what calls for it; finished by whoever comes
    first: who works on it has it until `claimed_until`, so that a worker that died gives it back."""

    class Trigger(models.TextChoices):
        DAILY = "daily", _("daily run")
        EMERGENCY = "emergency", _("an emergency changed")
        STATUS = "status", _("a status was granted")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="extension_runs")
    emergency = models.ForeignKey(Emergency, null=True, on_delete=models.PROTECT, related_name="runs")
    trigger = models.CharField(max_length=10, choices=Trigger.choices)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    claimed_until = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("run of extensions")
        verbose_name_plural = _("runs of extensions")
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["started_at"], name="run_unfinished", condition=Q(finished_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(stopped_by__isnull=False), name="run_stopped_by_somebody"
            )
        ]

    def __str__(self):
        return f"{self.get_trigger_display()} {self.started_at:%d.%m.%Y.}"

    @property
    def done(self) -> int:
        return sum(self.counts.get("extended", {}).values())

    @property
    def percent(self) -> int:
        if self.finished_at:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0


class Extension(models.Model):
    """One step of a term: by which emergency, from and until which day. Never changed; a new end is a new row.

    A person who shortens a told date writes such a row too, with a reason: `from_on` is then the first day taken off.
    """

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="extensions")
    number = models.PositiveSmallIntegerField()
    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="extensions")
    emergency_end = models.DateField(_("end of the emergency as then known"))
    covered_term = models.DateField(_("term that ended in the emergency"))
    from_on = models.DateField(_("extended from"))
    to_on = models.DateField(_("extended until"))
    rule_version = models.CharField(max_length=10)
    run = models.ForeignKey(ExtensionRun, null=True, on_delete=models.PROTECT, related_name="extensions")
    reason = models.CharField(_("why it was shortened"), max_length=300, blank=True)
    documents_missing = models.BooleanField(default=False)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["status", "number"], name="extension_number_once"),
            models.CheckConstraint(
                condition=Q(reason="", to_on__gte=F("from_on")) | (~Q(reason="") & Q(to_on__lt=F("from_on"))),
                name="extension_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(reason="", run__isnull=False) | (~Q(reason="") & Q(run__isnull=True, by__isnull=False)),
                name="extension_by_run_or_shortened_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.to_on:%d.%m.%Y.}"

    @property
    def shortens(self) -> bool:
        return bool(self.reason)


class ReviewItemQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at__isnull=True)

    def of(self, municipality):
        return self.filter(status__municipality=municipality)


class ReviewItem(models.Model):
    """Something about a status that a person must look at; written once for each `until` it is about."""

    class Reason(models.TextChoices):
        TOLD_DATE_KEPT = rule.Review.TOLD_DATE_KEPT.value, _("a date already told was kept")
        RENEWED_AFTER_GAP = rule.Review.RENEWED_AFTER_GAP.value, _("renewed after a gap")
        DOCUMENTS_MISSING = "documents_missing", _("documents missing")
        TWO_OPEN = "two_open", _("two statuses at the same time")
        UNREACHABLE = "unreachable", _("cannot be reached")

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="review_items")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    until = models.DateField()
    created_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("statuses", "record to review")
        verbose_name_plural = pgettext_lazy("statuses", "records to review")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["created_at"], name="review_open", condition=Q(resolved_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["status", "reason", "until"], name="review_once")]

    def __str__(self):
        return self.get_reason_display()
