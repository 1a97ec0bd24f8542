from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .dated import localized
from .history import tracked
from .municipalities import Municipality


class EmergencyQuerySet(models.QuerySet):
    def of(self, municipality):
        """Those that concern a municipality: the nationwide ones and its own."""
        return self.filter(Q(nationwide=True) | Q(municipality=municipality))

    def standing(self):
        return self.filter(voided_at__isnull=True)

    def on(self, day):
        return (
            self.standing()
            .annotate(end=models.functions.Coalesce("actual_end", "planned_end"))
            .filter(starts_on__lte=day, end__gte=day)
        )


@tracked()
class Emergency(models.Model):
    """A declared emergency.

    Its end moves by acts, each kept in `changes`; the law per emergency says whether statuses are extended.
    """

    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    legal_reference = models.CharField(_("legal reference"), max_length=300)
    starts_on = models.DateField(_("start of the emergency"))
    planned_end = models.DateField(_("planned end"))
    actual_end = models.DateField(_("actual end"), null=True, blank=True)
    nationwide = models.BooleanField(_("nationwide"), default=True)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="local_emergencies",
    )
    extends_statuses = models.BooleanField(_("statuses are extended"), default=True)
    covers_from = models.DateField(_("covers terms from"), null=True, blank=True)
    covers_until = models.DateField(_("covers terms until"), null=True, blank=True)
    covers_reason = models.CharField(_("why the coverage is widened"), max_length=300, blank=True)
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True)
    void_reason = models.CharField(_("why it is void"), max_length=300, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency")
        verbose_name_plural = _("emergencies")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_end__gte=F("starts_on")),
                name="emergency_ends_after_start",
                violation_error_message=_("The end date may not be before the start date."),
            ),
            models.CheckConstraint(
                condition=Q(actual_end__isnull=True) | Q(actual_end__gte=F("starts_on")),
                name="emergency_actual_end_after_start",
                violation_error_message=_("The end date may not be before the start date."),
            ),
            models.CheckConstraint(
                condition=Q(nationwide=True, municipality__isnull=True)
                | Q(nationwide=False, municipality__isnull=False),
                name="emergency_nationwide_or_local",
                violation_error_message=_("A local emergency names its municipality; a nationwide one names none."),
            ),
            models.CheckConstraint(
                condition=Q(covers_from__isnull=True, covers_until__isnull=True) | ~Q(covers_reason=""),
                name="emergency_wider_with_reason",
                violation_error_message=_("Say why the coverage is widened."),
            ),
            models.CheckConstraint(
                condition=(Q(covers_from__isnull=True) | Q(covers_from__lte=F("starts_on")))
                & (Q(covers_until__isnull=True) | Q(covers_until__gte=F("starts_on"))),
                name="emergency_coverage_only_widens",
                violation_error_message=_("Coverage can only be widened."),
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""),
                name="emergency_void_with_reason",
                violation_error_message=_("Say why it is void."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        return localized(self, "name")

    @property
    def ends_on(self):
        """The planned end is the end until another is recorded."""
        return self.actual_end or self.planned_end


class EmergencyChange(models.Model):
    """One act about an emergency: declared, prolonged, ended, widened, voided."""

    class What(models.TextChoices):
        DECLARED = "declared", _("declared")
        PROLONGED = "prolonged", _("prolonged")
        ENDED = "ended", _("ended")
        WIDENED = "widened", _("coverage widened")
        VOIDED = "voided", _("voided")

    emergency = models.ForeignKey(Emergency, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(_("what happened"), max_length=10, choices=What.choices)
    decided_on = models.DateField(_("decided on"))
    old_end = models.DateField(_("end before"), null=True)
    new_end = models.DateField(_("end after"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    at = models.DateTimeField(_("recorded"))
    by = models.ForeignKey("socialservice.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("act about an emergency")
        verbose_name_plural = _("acts about an emergency")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_what_display()
