from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Person, User
from socialservice.models.dated import on as on_day
from socialservice.models.municipalities import DateRange

from ..extensions import CRISIS, EXTENDED_KINDS, LOW_INCOME, NEEDY
from .households import Household


class StatusQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(
            Q(closed_on__isnull=True) | Q(closed_on__gte=day), granted_from__lte=day, effective_until__gte=day
        )

    def exclusive(self):
        """Of the kinds of which a household holds one at a time; a crisis certificate may stand beside them."""
        return self.filter(kind__in=EXTENDED_KINDS)

    def of(self, person: Person, day):
        """Statuses of the household to which the person belongs on that day."""
        member = on_day(day, "household__members__") & Q(household__members__person=person)
        return self.filter(member)

    def whole(self):
        """With all that tells why the term is what it is."""
        return self.select_related("household__contact_person").prefetch_related(
            "extensions__emergency", "extensions__by", "certificates"
        )


class Status(models.Model):
    """A household's status by decision. The term granted never changes; extensions move `effective_until`."""

    class Kind(models.TextChoices):
        NEEDY = NEEDY, _("needy household")
        LOW_INCOME = LOW_INCOME, _("low-income household")
        CRISIS = CRISIS, _("crisis situation")

    class CloseReason(models.TextChoices):
        REVOKED = "revoked", pgettext_lazy("status", "revoked")
        REPLACED = "replaced", pgettext_lazy("status", "replaced by a new one")
        MOVED_AWAY = "moved_away", pgettext_lazy("status", "the household moved away")
        DIED = "died", pgettext_lazy("status", "the person died")
        DISSOLVED = "dissolved", pgettext_lazy("status", "the household was dissolved")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="statuses")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="statuses")
    kind = models.CharField(_("kind of status"), max_length=12, choices=Kind.choices)
    granted_from = models.DateField(_("granted from"))
    granted_until = models.DateField(_("original term"))
    effective_until = models.DateField(_("term after extension"))
    decision_no = models.CharField(_("decision number"), max_length=40)
    decided_on = models.DateField(_("decision date"))
    closed_on = models.DateField(_("last day in force"), null=True, blank=True)
    close_reason = models.CharField(_("why it was terminated"), max_length=12, choices=CloseReason.choices, blank=True)
    imported_overlap = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("Came from older records together with another one in force; a person has to resolve it."),
    )
    documents_on_file = models.BooleanField(_("documents of the application are on file"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = StatusQuerySet.as_manager()

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        ordering = ["-granted_from", "-pk"]
        indexes = [
            models.Index(fields=["household", "granted_from"], name="status_of_household"),
            models.Index(
                fields=["municipality", "kind", "granted_until", "effective_until"],
                name="status_groups",
                condition=Q(closed_on__isnull=True),
            ),
            models.Index(fields=["municipality", "effective_until"], name="status_ending"),
        ]
        constraints = [
            ExclusionConstraint(
                name="status_one_per_household",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    (DateRange("granted_from", Coalesce("closed_on", "effective_until")), RangeOperators.OVERLAPS),
                ],
                condition=Q(kind__in=sorted(EXTENDED_KINDS), imported_overlap=False),
                violation_error_message=_("The household has a status for these days already."),
            ),
            models.CheckConstraint(
                condition=Q(granted_until__gte=F("granted_from")),
                name="status_ends_after_start",
                violation_error_message=_("The end date may not be before the start date."),
            ),
            models.CheckConstraint(
                condition=Q(effective_until__gte=F("granted_until")), name="status_never_shorter_than_granted"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, close_reason="")
                | (Q(closed_on__gte=F("granted_from"), closed_on__lte=F("effective_until")) & ~Q(close_reason="")),
                name="status_closed_inside_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CRISIS) | Q(effective_until=F("granted_until")), name="status_crisis_never_extended"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.granted_from:%d.%m.%Y.}"

    @property
    def ends_on(self):
        """The last day in force as now known."""
        return self.closed_on or self.effective_until

    @property
    def extended(self) -> bool:
        return self.effective_until > self.granted_until

    def in_force_on(self, day) -> bool:
        return self.granted_from <= day <= self.ends_on

    @property
    def last_certificate(self):
        return max(self.certificates.all(), key=lambda one: one.pk, default=None)


class StatusEvent(models.Model):
    """What happened to a status, written by the actions and never changed."""

    class What(models.TextChoices):
        GRANTED = "granted", pgettext_lazy("status", "granted")
        EXTENDED = "extended", pgettext_lazy("status", "extended")
        SHORTENED = "shortened", pgettext_lazy("status", "shortened")
        CLOSED = "closed", pgettext_lazy("status", "terminated")
        CERTIFICATE = "certificate", pgettext_lazy("status", "certificate issued")
        DUPLICATE = "duplicate", pgettext_lazy("status", "duplicate issued")
        REVIEWED = "reviewed", pgettext_lazy("status", "reviewed")

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=12, choices=What.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("event of a status")
        verbose_name_plural = _("events of statuses")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_what_display()
