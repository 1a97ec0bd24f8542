"""Publishing the hours of many at once: who was chosen, what was seen, and how far it is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import Municipality, User

from .slots import Resource


class PublishingRun(models.Model):
    """A decision to publish the hours of some, and its work: resumable, each resource for itself."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="publishing_runs")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("publishing run")
        verbose_name_plural = _("publishing runs")
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(fields=["started_at"], name="publishing_unfinished", condition=Q(finished_at__isnull=True))
        ]

    def __str__(self):
        return f"{self.started_at:%d.%m.%Y.}"


class PublishingItem(models.Model):
    """One resource of a run. `seen`: the stamp of what its hours gave when the person decided."""

    run = models.ForeignKey(PublishingRun, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="publishing_items")
    seen = models.CharField(max_length=16)
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    no_longer_fit = models.PositiveIntegerField(default=0)
    changed_since = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["run"], name="publishing_to_do", condition=Q(done_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["run", "resource"], name="publishing_item_once"),
            models.CheckConstraint(
                condition=Q(changed_since=False) | Q(made=0, removed=0, no_longer_fit=0),
                name="publishing_changed_since_does_nothing",
            ),
        ]

    def __str__(self):
        return self.resource.label
