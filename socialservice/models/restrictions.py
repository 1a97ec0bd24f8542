"""What is different while restrictions are in force, and the command by which an emergency is switched on and off."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .dated import Dated, DatedQuerySet
from .emergencies import Emergency
from .history import tracked
from .municipalities import Municipality, one_at_a_time
from .offices import Office


@tracked()
class Restriction(Dated):
    """One switch, for an office or for all, from a day until a day; it ends by itself."""

    class Code(models.TextChoices):
        REMOTE_FIRST = "remote_first", _("visits in person only where it cannot be done remotely")
        CERTIFICATE = "certificate", _("a certificate or a test is shown before a visit in person")
        PROTECTION = "protection", _("protective equipment is worn")
        SUBMISSIONS = "submissions", _("applications by post, e-signed e-mail or drop box")
        HOME_VISITS = "home_visits", _("home visits only with a justification")
        REASSESSMENTS = "reassessments", _("reassessments are put off where nothing has changed")
        NO_CASH = "no_cash", _("benefits are paid to an account")
        SERVICES = "services", _("shower and laundry by appointment, with limits")
        FEWER_PLACES = "fewer_places", _("fewer places in the waiting room")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="restrictions")
    emergency = models.ForeignKey(
        Emergency, null=True, blank=True, on_delete=models.PROTECT, related_name="restrictions"
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="restrictions",
        help_text=_("Empty: all offices."),
    )
    code = models.CharField(_("restriction"), max_length=15, choices=Code.choices)
    places = models.PositiveSmallIntegerField(_("places in the waiting room"), null=True, blank=True)
    text = models.CharField(_("public text"), max_length=500, blank=True)
    text_en = models.CharField(_("public text in English"), max_length=500, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        ordering = ["code", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "municipality",
                "code",
                name="restriction_of_all_once",
                message=_("This restriction is in force on these days already."),
                condition=Q(office__isnull=True),
            ),
            one_at_a_time(
                "office",
                "code",
                name="restriction_of_office_once",
                message=_("This restriction is in force on these days already."),
                condition=Q(office__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(code="fewer_places", places__isnull=False)
                | (~Q(code="fewer_places") & Q(places__isnull=True)),
                name="restriction_places_with_their_code",
            ),
        ]

    def __str__(self):
        return self.get_code_display()


class RestrictionNotice(models.Model):
    """A version of the public list of restrictions, as it stood from its day of publication."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="restriction_notices")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(_("published"))
    lines = models.JSONField()  # [{"code", "office", "lv", "en", "from", "until"}, …]

    class Meta:
        verbose_name = _("published list of restrictions")
        verbose_name_plural = _("published lists of restrictions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="restriction_notice_once")]

    def __str__(self):
        return str(self.number)


class SwitchCommand(models.Model):
    """One act with all it calls for, written down as steps before anything is done."""

    class What(models.TextChoices):
        DECLARE = "declare", pgettext_lazy("switch", "declared")
        PROLONG = "prolong", pgettext_lazy("switch", "prolonged")
        END = "end", pgettext_lazy("switch", "ended")
        VOID = "void", pgettext_lazy("switch", "taken back")
        HERE = "here", pgettext_lazy("switch", "carried out here")

    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="commands")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="switch_commands")
    what = models.CharField(_("what"), max_length=8, choices=What.choices)
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"], name="switch_unfinished", condition=Q(finished_at__isnull=True))]

    def __str__(self):
        return self.get_what_display()


class SwitchStep(models.Model):
    """One step: `handler` names who does it, `about` what it is done to. Doing it twice changes nothing."""

    command = models.ForeignKey(SwitchCommand, on_delete=models.CASCADE, related_name="steps")
    handler = models.CharField(max_length=60)
    about = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    choice = models.CharField(max_length=20, blank=True)
    before = models.JSONField(default=dict)  # what would have to be put back
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    back_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="taken_back_by")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["command"], name="switch_step_waiting", condition=Q(done_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(
                fields=["command", "handler", "about", "about_id"], name="switch_step_once", nulls_distinct=False
            )
        ]

    def __str__(self):
        return self.handler
