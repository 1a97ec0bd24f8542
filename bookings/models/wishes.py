"""Earlier times for those who wait, and what visitors say afterwards."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Office, User
from socialservice.models.fields import BlindIndexField, EncryptedTextField

from .appointments import Appointment
from .purposes import Purpose


class WaitingWish(models.Model):
    """Tell me if an earlier time than that of my appointment comes free: at most three offers, one a day."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("waiting list", "Waiting")
        MOVED = "moved", pgettext_lazy("waiting list", "Earlier time taken")
        OVER = "over", pgettext_lazy("waiting list", "Offered three times")
        LEFT = "left", pgettext_lazy("waiting list", "Left the list")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="waiting_wishes")
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="waiting_wish")
    first_day = models.DateField(_("not before"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    offers_made = models.PositiveSmallIntegerField(_("offers made"), default=0)
    last_offer_on = models.DateField(_("last offered"), null=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("place on the waiting list")
        verbose_name_plural = _("waiting list")
        ordering = ["created_at"]
        indexes = [
            models.Index(fields=["municipality", "created_at"], name="wish_waiting", condition=Q(state="waiting"))
        ]
        constraints = [models.CheckConstraint(condition=Q(offers_made__lte=3), name="wish_three_offers_at_most")]

    def __str__(self):
        return self.get_state_display()


class Quarter(Func):
    """The ninety days from a day on, in which nobody is asked a second time."""

    template = "daterange(%(expressions)s, %(expressions)s + 90)"
    output_field = models.Field()


class SurveyInvitation(models.Model):
    """A visit whose visitor may be asked. Once answered, nothing leads from the answer to the visit."""

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="survey_invitation")
    contact = models.CharField(max_length=64)  # keyed hash of the municipality and the number or address
    asked_on = models.DateField()
    link = EncryptedTextField(editable=False)
    link_hash = BlindIndexField("link", unique=True)
    due_at = models.DateTimeField()
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="survey_once_in_ninety_days",
                expressions=[("contact", RangeOperators.EQUAL), (Quarter(F("asked_on")), RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self):
        return str(self.appointment_id)


def _mark(label):
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class SurveyAnswer(models.Model):
    """What a visitor said, without saying who: office, service and month, no day, and no number that tells the order
    in which answers came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="survey_answers")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    purpose = models.ForeignKey(
        Purpose,
        verbose_name=_("purpose of the visit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    month = models.DateField(_("month"))  # its first day
    convenience = _mark(_("convenience"))
    safety = _mark(_("safety"))
    waiting = _mark(_("waiting"))
    service = _mark(_("service"))
    words = models.TextField(_("in own words"), blank=True, max_length=2000)
    thanks_to = models.CharField(_("thanks to"), max_length=150, blank=True)
    may_forward = models.BooleanField(_("the thanks may be forwarded"), default=False)
    forwarded_at = models.DateTimeField(null=True)
    on_paper = models.BooleanField(_("on paper"), default=False)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("survey answer")
        verbose_name_plural = _("survey answers")
        ordering = ["-month", "pk"]
        indexes = [models.Index(fields=["municipality", "month", "office"], name="survey_month")]
        constraints = [
            models.CheckConstraint(
                condition=Q(on_paper=True, entered_by__isnull=False) | Q(on_paper=False, entered_by__isnull=True),
                name="survey_paper_entered_by_somebody",
            )
        ]

    def __str__(self):
        return str(self.month)
