"""Closing a day, a specialist or an office: what happens to each appointment, one by one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Office, User

from .appointments import Appointment
from .slots import Resource


class ClosingQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(reopened_at__isnull=True)

    def of_slots(self, *, resource, office, starts_at, ends_at):
        """Those standing in whose stretch a slot lies; the arguments may be references to an outer query."""
        return self.standing().filter(
            Q(resource=resource) | Q(resource__isnull=True, office=office),
            Q(ends_at__isnull=True) | Q(ends_at__gt=starts_at),
            starts_at__lt=ends_at,
        )


class Closing(models.Model):
    """A decision to receive nobody for a while, and its work: resumable, each appointment once.

    Of a resource wherever it receives, or of an office; without an end the office closes until it opens anew.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="closings")
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="closings")
    resource = models.ForeignKey(Resource, null=True, on_delete=models.PROTECT, related_name="closings")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["finished_at"], name="closing_unfinished", condition=Q(finished_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="closing_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=False, resource__isnull=True)
                | Q(office__isnull=True, resource__isnull=False, ends_at__isnull=False),
                name="closing_of_an_office_or_a_resource",
            ),
        ]

    def __str__(self):
        return self.reason


class ClosingItem(models.Model):
    """One appointment of a closing: what is to become of it, and what became."""

    class Choice(models.TextChoices):
        SAME = "same", pgettext_lazy("closing", "move to the same specialist")
        DEPUTY = "deputy", pgettext_lazy("closing", "move to the replacement")
        PHONE = "phone", pgettext_lazy("closing", "turn into a call")
        CANCEL = "cancel", pgettext_lazy("closing", "cancel and offer three times")

    closing = models.ForeignKey(Closing, on_delete=models.CASCADE, related_name="items")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="closing_items")
    was_at = models.DateTimeField(null=True)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    to_call = models.BooleanField(default=False)
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["closing"], name="closing_to_do", condition=Q(done_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["closing", "appointment"], name="closing_item_once")]

    def __str__(self):
        return self.get_choice_display()
