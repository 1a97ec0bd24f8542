"""Times offered to one client and held for them until a moment: agreed individually, or after the office cancelled."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, User
from socialservice.models.fields import BlindIndexField, EncryptedTextField, blind_index

from .appointments import Appointment
from .purposes import Mode, Purpose
from .requests import Request

OFFERED = "offer:"  # so begins the holder of a time that is offered to somebody


class TimeOfferQuerySet(models.QuerySet):
    def open(self, now):
        return self.filter(state=TimeOffer.State.OPEN, until__gt=now)

    def by_link(self, token):
        return self.filter(link_index=blind_index(token))


class TimeOffer(models.Model):
    """Up to three times, whose slots are held until `until` (`Slot.held_for` is `holder`), or until the answer."""

    class Why(models.TextChoices):
        INDIVIDUAL = "individual", pgettext_lazy("offer", "individually agreed time")
        REPLACEMENT = "replacement", pgettext_lazy("offer", "instead of a cancelled time")
        EARLIER = "earlier", pgettext_lazy("offer", "earlier time for somebody who waits")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("offer", "Awaits an answer")
        TAKEN = "taken", pgettext_lazy("offer", "Accepted")
        DECLINED = "declined", pgettext_lazy("offer", "Declined")
        EXPIRED = "expired", pgettext_lazy("offer", "Expired")
        WITHDRAWN = "withdrawn", pgettext_lazy("offer", "Withdrawn")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="offers")
    why = models.CharField(_("why"), max_length=12, choices=Why.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="offers")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT, related_name="offers")
    instead_of = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="offers")
    wish = models.ForeignKey("bookings.WaitingWish", null=True, on_delete=models.PROTECT, related_name="offers")
    appointment = models.OneToOneField(Appointment, null=True, on_delete=models.PROTECT, related_name="offer")
    until = models.DateTimeField(_("answer until"))
    link = EncryptedTextField(editable=False)
    link_index = BlindIndexField("link", unique=True)
    opened = ArrayField(models.BigIntegerField(), default=list)  # slots opened for it, which go away with it
    words = models.CharField(_("what the client says"), max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("offered"))
    answered_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = TimeOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of times")
        verbose_name_plural = _("offers of times")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(instead_of__isnull=False) | Q(wish__isnull=False),
                name="offer_answers_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="taken", appointment__isnull=False, wish__isnull=True)
                | Q(state="taken", appointment__isnull=True, wish__isnull=False)
                | (~Q(state="taken") & Q(appointment__isnull=True)),
                name="offer_taken_with_appointment",
            ),
            models.UniqueConstraint(fields=["instead_of"], name="one_open_offer_instead", condition=Q(state="open")),
            models.UniqueConstraint(fields=["request"], name="one_open_offer_of_request", condition=Q(state="open")),
            models.UniqueConstraint(fields=["wish"], name="one_open_offer_of_wish", condition=Q(state="open")),
        ]

    def __str__(self):
        return self.get_state_display()

    @property
    def led_to(self) -> Appointment | None:
        """The appointment at the accepted time: made for it, or of somebody on the waiting list, moved to it."""
        if self.state != self.State.TAKEN:
            return None
        return self.wish.appointment if self.wish_id else self.appointment

    @property
    def holder(self) -> str:
        """In `Slot.held_for` of its times."""
        return f"{OFFERED}{self.pk}"
