"""People who turned out to be one, and personal codes people had before."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .fields import BlindIndexField, EncryptedTextField
from .municipalities import Municipality
from .people import Person


class FormerCode(models.Model):
    """A personal code is changed once; the former one still finds its person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="former_code")
    personal_code = EncryptedTextField(_("former personal code"))
    code_index = BlindIndexField("personal_code")
    changed_at = models.DateTimeField()
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("former personal code")
        verbose_name_plural = _("former personal codes")
        indexes = [models.Index(fields=["code_index"], name="former_code_found")]

    def __str__(self):
        return str(self.changed_at)

    @property
    def masked(self) -> str:
        from ..identifiers import mask

        return mask(self.personal_code)


class Twins(models.Model):
    """Two people who may be one: called the same, with one phone number or one date of birth. `apart_at`: somebody
    has looked and said that they are two."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="twins")
    found_at = models.DateTimeField()
    apart_at = models.DateTimeField(null=True)
    apart_by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["municipality", "-id"], name="twins_open", condition=Q(apart_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="twins_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="twins_in_order"),
        ]

    def __str__(self):
        return f"{self.first_id} {self.second_id}"


class PersonMerge(models.Model):
    """Two rows of one person made one. `moved` says what went over, so that it can go back."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_away")
    moved = models.JSONField()  # mover → what it moved, as `registry.PERSON_MOVERS` names them
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
