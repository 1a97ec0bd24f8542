"""How many may: counters that the database guards, and the settings they come from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import Office
from socialservice.models.dated import Dated, DatedQuerySet
from socialservice.models.history import tracked
from socialservice.models.municipalities import one_at_a_time

from .activities import GroupActivity
from .purposes import Purpose
from .slots import Resource


@tracked()
class DailyLimit(Dated):
    """How many different clients a purpose serves at an office in a day, over all channels."""

    purpose = models.ForeignKey(Purpose, verbose_name=_("purpose"), on_delete=models.CASCADE, related_name="limits")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="limits")
    most = models.PositiveSmallIntegerField(_("clients a day, at most"))

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("daily limit")
        verbose_name_plural = _("daily limits")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "purpose",
                "office",
                name="purpose_one_daily_limit",
                message=_("There is a daily limit for these days already."),
            ),
        ]

    def __str__(self):
        return f"{self.purpose}: {self.most}"


@tracked()
class Distancing(Dated):
    """For a while: fewer people in the waiting room, gaps between visits, starts that are not all at once."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="distancing")
    room_capacity = models.PositiveSmallIntegerField(
        _("places in the waiting room"), null=True, blank=True, help_text=_("Empty: as many as the office has.")
    )
    gap_minutes = models.PositiveSmallIntegerField(_("gap between appointments, minutes"), default=0)
    stagger_minutes = models.PositiveSmallIntegerField(
        _("starts apart, minutes"),
        default=0,
        help_text=_("The next specialist begins so many minutes after the one before."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("distancing")
        verbose_name_plural = _("distancing")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "office", name="office_one_distancing", message=_("Distancing is set for these days already.")
            ),
            models.CheckConstraint(
                condition=Q(gap_minutes__lte=120, stagger_minutes__lte=60),
                name="distancing_possible",
                violation_error_message=_("At most two hours between appointments, at most one between starts."),
            ),
        ]

    def __str__(self):
        return str(self.office)


class Allowance(models.Model):
    """How many may and how many do, of one kind at one office on one day; going beyond on purpose raises `extra`.

    There is a row only where there is a limit. It changes in the transaction of the act it counts.
    """

    class Kind(models.TextChoices):
        CLIENTS = "clients", _("clients of a purpose in a day")
        ROOM = "room", _("people in the waiting room in a quarter of an hour")
        ONLINE = "online", _("times of a specialist taken on the web in a day")
        PLACES = "places", _("places of a group activity")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="allowances")
    day = models.DateField()
    purpose = models.ForeignKey(Purpose, null=True, on_delete=models.CASCADE, related_name="+")
    resource = models.ForeignKey(Resource, null=True, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(GroupActivity, null=True, on_delete=models.CASCADE, related_name="+")
    quarter = models.DateTimeField(null=True)
    allowed = models.PositiveIntegerField()
    extra = models.PositiveIntegerField(default=0)
    used = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")
        indexes = [
            models.Index(
                fields=["office", "kind", "day"],
                name="allowance_full",
                condition=Q(used__gte=F("allowed") + F("extra")),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "office", "day", "purpose", "resource", "activity", "quarter"],
                name="allowance_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(used__lte=F("allowed") + F("extra")), name="allowance_not_exceeded"),
            models.CheckConstraint(
                condition=Q(kind="clients", purpose__isnull=False, resource=None, activity=None, quarter=None)
                | Q(kind="room", quarter__isnull=False, purpose=None, resource=None, activity=None)
                | Q(kind="online", resource__isnull=False, purpose=None, activity=None, quarter=None)
                | Q(kind="places", activity__isnull=False, purpose=None, resource=None, quarter=None),
                name="allowance_says_of_what",
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.used}/{self.allowed + self.extra}"

    @property
    def left(self) -> int:
        return self.allowed + self.extra - self.used


class DailyClient(models.Model):
    """One client of a purpose at an office on a day, whatever the number of visits: it is the client who is counted.

    `client` is a keyed hash of the person, the phone or the e-mail address.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    client = models.CharField(max_length=64)
    visits = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "office", "day", "client"], name="daily_client_once"),
            models.CheckConstraint(condition=Q(visits__gte=1), name="daily_client_comes"),
        ]

    def __str__(self):
        return str(self.visits)
