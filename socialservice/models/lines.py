from django.db import models
from django.utils.translation import gettext_lazy as _

from .dated import Dated, DatedQuerySet, localized
from .history import tracked, tracked_links
from .municipalities import Department, Municipality
from .offices import District


@tracked()
class PhoneLine(Dated):
    """A line people call: for a department or a purpose, for some districts or for all."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="phone_lines")
    number = models.CharField(_("number"), max_length=20, help_text=_("With the country code: +37163489652."))
    as_written = models.CharField(_("as people know it"), max_length=20)
    purpose = models.CharField(_("what for"), max_length=120)
    purpose_en = models.CharField(_("what for, in English"), max_length=120, blank=True)
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="phone_lines",
    )
    districts = models.ManyToManyField(
        District, verbose_name=_("districts served"), blank=True, related_name="phone_lines"
    )
    is_default = models.BooleanField(
        _("main line"), default=False, help_text=_("For all districts that have no line of their own.")
    )
    toll_free = models.BooleanField(_("toll-free"), default=False)
    hours = models.CharField(_("working hours"), max_length=120, blank=True)
    hours_en = models.CharField(_("working hours in English"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("phone line")
        verbose_name_plural = _("phone lines")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.as_written}, {self.label}"

    @property
    def label(self):
        return localized(self, "purpose")

    @property
    def hours_text(self):
        return localized(self, "hours")


@tracked_links()
class PhoneLineDistrict(PhoneLine.districts.through):
    class Meta:
        proxy = True
