"""Closing a day, a specialist or an office: what happens to each appointment, one by one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Office, User

from .appointments import Appointment
from .slots import Resource


class Closing(models.Model):
    """A decision to receive nobody for a while, and its work: resumable, each appointment once."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="closings")
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="closings")
    resource = models.ForeignKey(Resource, null=True, on_delete=models.PROTECT, related_name="closings")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="closing_ends_after_start"),
            models.CheckConstraint(
                condition=Q(office__isnull=False) | Q(resource__isnull=False), name="closing_of_something"
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
    choice = models.CharField(max_length=10, choices=Choice.choices)
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    to_call = models.BooleanField(default=False)
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["appointment__starts_at", "pk"]
        indexes = [models.Index(fields=["closing"], name="closing_to_do", condition=Q(done_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["closing", "appointment"], name="closing_item_once")]

    def __str__(self):
        return self.get_choice_display()
