"""Rows that are true from a day until a day, both included; no end means until further notice."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(on(day))


def on(day, prefix: str = "") -> Q:
    """Q for rows in force on that day; `prefix` reaches them through a relation ("names__")."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})
    )


class Dated(models.Model):
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day, included. Empty: until further notice.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message=_("The end date may not be before the start date."),
            )
        ]

    def clean(self):
        # Said here too: PostgreSQL refuses to build a backward range for an exclusion constraint before it can be
        # refused kindly.
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The end date may not be before the start date.")})
        super().clean()

    def covers(self, day) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Named(models.Model):
    """A name in Latvian, the official one, and in English for those who choose it."""

    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        return localized(self, "name")


def localized(row, field: str) -> str:
    """The field in the reader's language, or in Latvian where there is no English."""
    return (getattr(row, f"{field}_en") if get_language() == "en" else "") or getattr(row, field)
