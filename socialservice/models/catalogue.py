from django.db import models
from django.utils.translation import gettext_lazy as _

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

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="services")
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("class"), max_length=20, choices=Kind.choices)
    target_group = models.CharField(_("target group"), max_length=200, blank=True)
    partner = models.CharField(_("partner"), max_length=200, blank=True)
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
