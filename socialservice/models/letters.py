from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .municipalities import Municipality
from .people import Channel, Language, Person


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(state=Letter.State.QUEUED, due_at__lte=now)

    def waiting_for(self, about, about_id):
        """Letters about one object that have not gone yet."""
        return self.filter(about=about, about_id=about_id, state=Letter.State.QUEUED)

    def in_hand_longer_than(self, moment):
        return self.filter(state=Letter.State.CLAIMED, claimed_at__lt=moment)


class Letter(models.Model):
    """One message out, by any channel. Due now: rendered with its fact. Due later: kind and object, rendered when claimed."""

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("letter", "Queued")
        CLAIMED = "claimed", pgettext_lazy("letter", "Being sent")
        SENT = "sent", pgettext_lazy("letter", "Handed over")
        KEPT = "kept", pgettext_lazy("letter", "Kept, not sent")
        FAILED = "failed", pgettext_lazy("letter", "Failed")
        DROPPED = "dropped", pgettext_lazy("letter", "No longer needed")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("kind"), max_length=40)
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    to = models.CharField(_("to"), max_length=254, blank=True)
    about = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    once = models.CharField(max_length=120, unique=True, null=True, editable=False)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    attachment = models.TextField(blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    created_at = models.DateTimeField(_("written"))
    due_at = models.DateTimeField(_("due"))
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.UUIDField(null=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="letter_due", condition=Q(state="queued")),
            models.Index(fields=["claimed_at"], name="letter_in_hand", condition=Q(state="claimed")),
            models.Index(fields=["municipality", "-created_at"], name="letter_newest"),
            models.Index(fields=["about", "about_id"], name="letter_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gte=F("due_at")), name="letter_expires_after_due"
            ),
            models.CheckConstraint(
                condition=Q(state="claimed", claim__isnull=False, claimed_at__isnull=False) | ~Q(state="claimed"),
                name="letter_claim_is_whole",
            ),
        ]


class Verification(models.Model):
    """A code sent to a contact, to prove that it can be reached there. The code itself is kept only as a keyed hash."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    visitor = models.CharField(max_length=64)
    purpose = models.CharField(max_length=30)
    contact = models.CharField(max_length=254)
    subject_id = models.BigIntegerField(null=True)
    code_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["visitor", "purpose", "-created_at"], name="verification_newest")]
