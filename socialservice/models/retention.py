"""How long what is kept, and what was removed when its term had passed."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .dated import Dated, DatedQuerySet
from .history import tracked
from .municipalities import Municipality, one_at_a_time

AT_MOST = 1200  # months: a hundred years
ACCESS_AT_LEAST = 18  # months: whoever asks who looked must still find it


@tracked()
class RetentionTerm(Dated):
    """After how many months a kind of data is removed, by date; without a row the usual term applies."""

    class Kind(models.TextChoices):
        VISITS = "visits", pgettext_lazy("kept", "Visits: who came, contact, need and notes")
        REQUESTS = "requests", pgettext_lazy("kept", "Closed requests: who asked, texts and files")
        LETTERS = "letters", pgettext_lazy("kept", "Texts and addresses of letters, answers to them")
        MAIL = "mail", pgettext_lazy("kept", "E-mail without a request")
        ACCESS = "access", pgettext_lazy("kept", "Access log, questions asked of callers")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="retention_terms")
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    months = models.PositiveSmallIntegerField(
        _("removed after, months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(AT_MOST)],
        help_text=_("Empty: the system removes nothing."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("term of keeping")
        verbose_name_plural = _("terms of keeping")
        ordering = ["kind", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "municipality",
                "kind",
                name="retention_one_term",
                message=_("There is a term of keeping for these days already."),
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__gte=1, months__lte=AT_MOST), name="retention_some_time"
            ),
            models.CheckConstraint(
                condition=~Q(kind="access") | Q(months__isnull=True) | Q(months__gte=ACCESS_AT_LEAST),
                name="retention_access_long_enough",
                violation_error_message=_("The access log is kept for 18 months at least."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class RetentionRun(models.Model):
    """What was removed on a day; a second run of the day adds to it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="retention_runs")
    day = models.DateField(_("day"))
    removed = models.JSONField(default=dict)  # kind → how many
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["municipality", "day"], name="retention_run_once_a_day")]

    def __str__(self):
        return str(self.day)
