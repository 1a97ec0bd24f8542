"""What was said and noted at the desk beside the appointments themselves."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import Competence, Municipality, Office, User
from socialservice.models.dated import Named
from socialservice.models.fields import BlindIndexField, EncryptedTextField
from socialservice.models.history import tracked

from .appointments import Appointment
from .purposes import Purpose


class AdviceQuerySet(models.QuerySet):
    def for_competence(self, competence):
        """What may be chosen: of the competence, and of every one."""
        return self.filter(Q(competence=competence) | Q(competence=None), active=True)


@tracked()
class Advice(Named):
    """A short entry of the list of advice a specialist may give."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="advice")
    competence = models.ForeignKey(
        Competence,
        verbose_name=_("competence"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: of every competence."),
    )
    active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("advice")
        ordering = ["order", "name"]


class VisitNoteQuerySet(models.QuerySet):
    def readable_by(self, user, day):
        """Of the competences the user holds on the day."""
        return self.filter(competence__in=user.competences.on(day).values("competence"))


class VisitNote(models.Model):
    """Advice given at a visit, with words that only the same competence reads."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="visit_notes")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    advice = models.ManyToManyField(Advice, blank=True, related_name="+")
    text = EncryptedTextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = VisitNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "competence"], name="one_note_per_visit_and_competence")
        ]

    def __str__(self):
        return str(self.appointment)


class SentAway(models.Model):
    """Somebody who came and could not be received; without a name if need be."""

    class Reason(models.TextChoices):
        NO_TIME = "no_time", _("no time left")
        WRONG_PLACE = "wrong_place", _("wrong place")
        PAPERS = "papers", _("papers missing")

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="sent_away")
    day = models.DateField()
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    purpose = models.ForeignKey(Purpose, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("first name, surname"), max_length=150, blank=True)
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sent away")
        verbose_name_plural = _("sent away")
        ordering = ["at"]
        indexes = [models.Index(fields=["office", "day"], name="sent_away_day")]

    def __str__(self):
        return self.get_reason_display()


class Incident(models.Model):
    """A note on an incident at an office, read by the manager only."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="incidents")
    day = models.DateField()
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="incidents")
    text = EncryptedTextField(_("what happened"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-at"]

    def __str__(self):
        return str(self.day)


@tracked(exclude=["key", "key_index"])
class Screen(models.Model):
    """A screen without a sign-in: on the wall of the waiting room, or a tablet at the door. Its address is its key."""

    class Kind(models.TextChoices):
        WALL = "wall", _("screen on the wall")
        DOOR = "door", _("tablet at the door")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="screens")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=60)
    key = EncryptedTextField(editable=False)
    key_index = BlindIndexField("key", unique=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("screen")
        verbose_name_plural = _("screens")
        ordering = ["office", "name"]

    def __str__(self):
        return self.name
