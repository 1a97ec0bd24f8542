"""When somebody is away, and who stands in."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import User
from socialservice.models.dated import Dated, DatedQuerySet
from socialservice.models.history import tracked
from socialservice.models.municipalities import one_at_a_time

from .slots import Resource, TimeRange


class AbsenceQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(cancelled_at__isnull=True)

    def touching(self, starts_at, ends_at):
        """Those that share a moment with the stretch."""
        return self.standing().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


@tracked()
class Absence(models.Model):
    """A stretch in which a specialist receives nobody. Publishing offers no time in it; taken times are moved."""

    class Kind(models.TextChoices):
        LEAVE = "leave", _("leave")
        SICKNESS = "sickness", _("sickness")
        TRAINING = "training", _("training")
        MEETING = "meeting", _("meeting")
        HOME_VISIT = "home_visit", _("home visit")

    resource = models.ForeignKey(
        Resource, verbose_name=_("specialist"), on_delete=models.CASCADE, related_name="absences"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="absence_ends_after_start",
                violation_error_message=_("The absence ends before it starts."),
            ),
            ExclusionConstraint(
                name="absences_never_overlap",
                expressions=[
                    ("resource", RangeOperators.EQUAL),
                    (TimeRange("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at__isnull=True),
                violation_error_message=_("The specialist is away then already."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


@tracked()
class Deputy(Dated):
    """Who stands in for a specialist, by date."""

    resource = models.ForeignKey(
        Resource, verbose_name=_("specialist"), on_delete=models.CASCADE, related_name="deputies"
    )
    deputy = models.ForeignKey(
        Resource, verbose_name=_("replacement"), on_delete=models.CASCADE, related_name="stands_in_for"
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("replacement")
        verbose_name_plural = _("replacements")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "resource",
                name="specialist_one_deputy",
                message=_("The specialist has a replacement for these days already."),
            ),
            models.CheckConstraint(
                condition=~Q(deputy=F("resource")),
                name="deputy_is_another",
                violation_error_message=_("Nobody stands in for themselves."),
            ),
        ]
