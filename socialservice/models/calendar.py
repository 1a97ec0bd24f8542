from django.db import models
from django.utils.translation import gettext_lazy as _

from .history import tracked
from .municipalities import Municipality


@tracked()
class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, a moved working day, a day people closed or opened by
    hand."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("public holiday")
        MOVED_OFF = "moved_off", _("day off, worked on another day")
        MOVED_WORKED = "moved_worked", _("worked instead of another day")
        SHORTENED = "shortened", _("day before a holiday (shortened)")
        CLOSED = "closed", _("closed")
        OPENED = "opened", _("open")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="calendar")
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    by_hand = models.BooleanField(_("entered by a person"), default=True, editable=False)

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("calendar of working days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "day"],
                name="calendar_day_once",
                violation_error_message=_("This day is in the calendar already."),
            )
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y.} {self.name}"
