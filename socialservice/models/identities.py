"""People who turned out to be one, and personal codes people had before."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .fields import BlindIndexField, EncryptedTextField
from .people import Person


class FormerCode(models.Model):
    """A personal code is changed once; the former one still finds its person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="former_code")
    personal_code = EncryptedTextField(_("former personal code"))
    code_index = BlindIndexField("personal_code")
    changed_at = models.DateTimeField()
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["code_index"], name="former_code_found")]

    def __str__(self):
        return str(self.changed_at)


class PersonMerge(models.Model):
    """Two rows of one person made one. `moved` says what went over, so that it can go back."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_away")
    moved = models.JSONField()  # {"bookings.Appointment.person": [ids], …}
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_of_two"),
            models.UniqueConstraint(fields=["gone"], name="merged_away_once", condition=Q(undone_at__isnull=True)),
        ]

    def __str__(self):
        return str(self.at)
