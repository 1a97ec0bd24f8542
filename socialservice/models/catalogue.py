from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .dated import Dated, DatedQuerySet, Named
from .history import tracked
from .municipalities import Municipality, one_at_a_time


@tracked()
class Service(Dated):
    """A row of the catalogue: what the municipality offers, from when until when."""

    class Kind(models.TextChoices):
        SOCIAL_BENEFIT = "social_benefit", _("social benefit")
        MATERIAL_SUPPORT = "material_support", _("material support")
        SOCIAL_SERVICE = "social_service", _("social service")

    class Category(models.TextChoices):
        COMMUNITY = "community", _("community-based service")
        RESIDENTIAL = "residential", _("residential service")
        OTHER = "other", _("other service")

    class Funding(models.TextChoices):
        STATE = "state", _("the state")
        MUNICIPALITY = "municipality", _("the municipality")
        PROJECT = "project", _("a project (EU)")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="services")
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("class"), max_length=20, choices=Kind.choices)
    target_group = models.CharField(_("target group"), max_length=200, blank=True)
    category = models.CharField(_("category"), max_length=12, choices=Category.choices, blank=True)
    funding = models.CharField(_("funding"), max_length=12, choices=Funding.choices, blank=True)
    funding_note = models.CharField(_("project or source of the money"), max_length=200, blank=True)
    partner = models.CharField(
        _("partners"), max_length=300, blank=True, help_text=_("One or several, separated by semicolons.")
    )
    pilot = models.BooleanField(_("pilot project"), default=False)
    month_only = models.BooleanField(
        _("only the month of the start is known"), default=False, help_text=_("Its first day is written then.")
    )
    planned = models.BooleanField(_("planned, not yet offered"), default=False)
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("service of the catalogue")
        verbose_name_plural = _("catalogue")
        ordering = ["kind", "code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="service_code_once",
                violation_error_message=_("This code is taken."),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        from .. import clock

        return self.name_on(clock.today())

    def name_on(self, day) -> str:
        return next((name.label for name in self.names.all() if name.covers(day)), self.code)


@tracked()
class ServiceName(Named, Dated):
    """A name by date: dzīvokļa pabalsts until 30.06.2021, mājokļa pabalsts since."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="names")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("name in the catalogue")
        verbose_name_plural = _("names in the catalogue")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "service", name="service_one_name", message=_("The service has a name for these days already.")
            ),
        ]


class ServiceProlongation(models.Model):
    """A service or pilot goes on longer than first set: until when, and why."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="prolongations")
    old_end = models.DateField(_("end before"))
    new_end = models.DateField(_("end after"))
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("prolongation of a service")
        verbose_name_plural = _("prolongations of services")
        ordering = ["at"]
        constraints = [models.CheckConstraint(condition=Q(new_end__gt=F("old_end")), name="prolongation_lengthens")]

    def __str__(self):
        return str(self.new_end)


@tracked()
class Facility(Named):
    """A place that is not a reception office: group flats, workshops, a family-type home."""

    class Kind(models.TextChoices):
        GROUP_FLAT = "group_flat", _("group flats")
        WORKSHOP = "workshop", _("specialised workshop")
        FAMILY_HOME = "family_home", _("family-type home")
        OTHER = "other", _("other place")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("facility", "planned")
        OPEN = "open", pgettext_lazy("facility", "open")
        CLOSED = "closed", pgettext_lazy("facility", "closed")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="facilities")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    address = models.CharField(_("address"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PLANNED)
    services = models.ManyToManyField(Service, verbose_name=_("services"), blank=True, related_name="facilities")
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("place of services")
        verbose_name_plural = _("places of services")
        ordering = ["name"]
