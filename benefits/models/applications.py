from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Person, Submission


class Application(models.Model):
    """What a household applies for, to be decided. It came in with a submission, dates and files included."""

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("application", "Received")
        DECIDED = "decided", pgettext_lazy("application", "Decided")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="applications")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="application")
    number = models.PositiveIntegerField(_("number"))
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    subject = models.CharField(_("what for"), max_length=300)
    request_number = models.PositiveIntegerField(_("number of the request"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RECEIVED)
    created_at = models.DateTimeField(_("registered"))
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="application_number_once")]

    def __str__(self):
        return str(self.number)
