"""Group activities: one time, several places."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from socialservice.models import Office, User
from socialservice.models.dated import Named

from ..lifecycle import COUNTED
from .purposes import Purpose
from .slots import Resource


class GroupActivityQuerySet(models.QuerySet):
    def coming(self, now):
        return self.filter(cancelled_at__isnull=True, starts_at__gt=now)

    def with_left(self):
        """With `left`, places nobody has."""
        from .appointments import Appointment

        counted = Appointment.objects.filter(activity=OuterRef("pk"), state__in=COUNTED).order_by().values("activity")
        taken = Subquery(counted.annotate(taken=Count("pk")).values("taken"))
        return self.annotate(left=F("places") - Coalesce(taken, 0))


class GroupActivity(Named):
    """Takes the specialist's slots; each participant has an appointment of the same time, without a slot."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="activities")
    resource = models.ForeignKey(
        Resource, verbose_name=_("who receives"), on_delete=models.PROTECT, related_name="activities"
    )
    purpose = models.ForeignKey(
        Purpose, verbose_name=_("purpose of the visit"), on_delete=models.PROTECT, related_name="activities"
    )
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    places = models.PositiveSmallIntegerField(_("places"))
    online = models.BooleanField(_("offered on the web"), default=True)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = GroupActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("group activity")
        verbose_name_plural = _("group activities")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="activity_ends_after_start"),
            models.CheckConstraint(
                condition=Q(places__gte=2, places__lte=200),
                name="activity_has_places",
                violation_error_message=_("From 2 to 200 places."),
            ),
        ]
