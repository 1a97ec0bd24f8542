from django.db import models
from django.utils.translation import gettext_lazy as _

from socialservice.models import Municipality
from socialservice.models.fields import BlindIndexField, EncryptedTextField

from .statuses import Status


class Certificate(models.Model):
    """The paper a household carries. An extension leaves it valid; a duplicate bears the term of its day."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="certificates")
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(_("certificate number"), max_length=20)
    issued_on = models.DateField(_("issued on"))
    printed_until = models.DateField(_("printed term"))
    check_code = EncryptedTextField(_("check code"), blank=True)  # printed; with the number it shows the term
    check_index = BlindIndexField("check_code")
    word = models.CharField(max_length=40, blank=True)  # what a household was called on its day
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="duplicates")

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number"],
                name="certificate_number_once",
                violation_error_message=_("A certificate with this number exists already."),
            )
        ]

    def __str__(self):
        return self.number


class Series(models.Model):
    """The last number given in a year; its row is locked while the next one is taken."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="%(class)s_once"),
        ]

    def __str__(self):
        return f"{self.year}/{self.last}"


class CertificateSeries(Series):
    pass


class DecisionSeries(Series):
    pass
