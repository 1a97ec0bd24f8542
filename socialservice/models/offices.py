from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .dated import Dated, DatedQuerySet, Named, localized
from .history import tracked, tracked_links
from .merged import follows_merge
from .municipalities import Competence, Municipality, one_at_a_time


@tracked()
class District(Named, Dated):
    """A part of the municipality that people name as where they live: microdistrict, parish, town."""

    class Kind(models.TextChoices):
        MICRODISTRICT = "microdistrict", _("microdistrict")
        PARISH = "parish", _("parish")
        TOWN = "town", _("town")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="districts")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    sort_key = models.CharField(max_length=420, editable=False)

    class Meta(Dated.Meta):
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_key"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="district_name_once",
                violation_error_message=_("This district is listed already."),
            ),
        ]

    def save(self, **kwargs):
        from ..latvian import sort_key

        self.sort_key = sort_key(self.name)
        super().save(**kwargs)


class QueueOrder(models.TextChoices):
    """Who is called next of those who wait; of two equal ones who came first."""

    WAITED = "waited", _("who has waited longest, from the appointed time or from arrival")
    APPOINTMENTS = "appointments", _("appointments whose time has come, then walk-ins")
    ALTERNATE = "alternate", _("an appointment and a walk-in by turns")


class OfficeQuerySet(models.QuerySet):
    def open_on(self, day):
        """Offices that receive on that day: inside an opening period."""
        return self.filter(pk__in=OfficeOpening.objects.on(day).values("office"))


@tracked()
class Office(models.Model):
    """A place where people are received."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("social service (office)")
        BRANCH = "branch", _("branch")
        CENTRE = "client_service_centre", _("client service centre")
        POINT = "reception_point", _("reception point")
        PARISH = "parish_place", _("reception place in a parish")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="offices")
    code = models.SlugField(_("code"), max_length=30)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices, default=Kind.OFFICE)
    address = models.CharField(
        _("address"), max_length=200, help_text=_("In the nominative: Lāčplēša iela 39, Daugavpils.")
    )
    short_address = models.CharField(_("short address"), max_length=27, help_text=_("For SMS, 27 characters at most."))
    room = models.CharField(_("room, floor"), max_length=60, blank=True)
    access = models.TextField(
        _("physical accessibility"), blank=True, help_text=_("Entrance, lift, parking, in plain words.")
    )
    access_en = models.TextField(_("physical accessibility in English"), blank=True)
    hours = models.CharField(_("reception hours in words"), max_length=200, blank=True)
    hours_en = models.CharField(_("reception hours in English"), max_length=200, blank=True)
    room_capacity = models.PositiveSmallIntegerField(
        _("places in the waiting room"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )
    queue_order = models.CharField(
        _("whom “next” calls"), max_length=12, choices=QueueOrder.choices, default=QueueOrder.WAITED
    )
    near_after = models.PositiveSmallIntegerField(
        _("a walk-in is told when so many are ahead"), default=3, validators=[MaxValueValidator(50)]
    )
    waiting_target = models.PositiveSmallIntegerField(_("waiting stands out after, minutes"), default=15)
    has_drop_box = models.BooleanField(_("has a drop box"), default=False)
    districts = models.ManyToManyField(District, verbose_name=_("districts served"), blank=True, related_name="offices")
    serves_all = models.BooleanField(_("serves the whole municipality"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="office_code_once",
                violation_error_message=_("This code is taken."),
            )
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """Today's name; the address where no name is in force."""
        from .. import clock

        return self.name_on(clock.today()) or self.address

    def name_on(self, day) -> str | None:
        return next((name.label for name in self.names.all() if name.covers(day)), None)

    @property
    def access_text(self):
        return localized(self, "access")

    @property
    def hours_text(self):
        return localized(self, "hours")

    def open_on(self, day) -> bool:
        return any(opening.covers(day) for opening in self.openings.all())

    def mode_on(self, day) -> "ReceptionMode | None":
        return next((mode for mode in self.modes.all() if mode.covers(day)), None)


@tracked_links()
class OfficeDistrict(Office.districts.through):
    class Meta:
        proxy = True


@tracked()
class OfficeName(Named, Dated):
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="names")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("name of the office")
        verbose_name_plural = _("names of the office")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time("office", name="office_one_name", message=_("The office has a name for these days already.")),
        ]


@tracked()
class OfficeOpening(Dated):
    """A period in which the office is open at all; outside it no path offers or takes a time."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="openings")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("opening period")
        verbose_name_plural = _("opening periods")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time("office", name="office_one_opening", message=_("The office is open on these days already.")),
        ]


@tracked()
class ReceptionMode(Dated):
    """How an office receives, by date. Prolonged by a new end; the past stays."""

    class Mode(models.TextChoices):
        QUEUE = "queue", _("live queue")
        MIXED = "mixed", _("by appointment and live queue")
        APPOINTMENT = "appointment", _("by appointment only")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="modes")
    mode = models.CharField(_("how it receives"), max_length=15, choices=Mode.choices)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("way of receiving")
        verbose_name_plural = _("ways of receiving")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "office", name="office_one_mode", message=_("The office has a way of receiving for these days already.")
            ),
        ]


@tracked()
class SpecialistDistrict(Dated):
    """Which specialist serves a district in a competence, by date: exactly one at a time."""

    district = models.ForeignKey(
        District, verbose_name=_("district"), on_delete=models.CASCADE, related_name="specialists"
    )
    competence = models.ForeignKey(
        Competence, verbose_name=_("competence"), on_delete=models.CASCADE, related_name="assignments"
    )
    user = models.ForeignKey(
        "socialservice.User", verbose_name=_("specialist"), on_delete=models.PROTECT, related_name="districts"
    )
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("specialist of a district")
        verbose_name_plural = _("specialists of districts")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "district",
                "competence",
                name="district_one_specialist",
                message=_("The district has a specialist of this competence for these days already."),
            ),
        ]


@tracked()
class DistrictNorm(Dated):
    """How many districts a specialist of a competence should have. Another number is a warning, never an error."""

    competence = models.ForeignKey(
        Competence, verbose_name=_("competence"), on_delete=models.CASCADE, related_name="norms"
    )
    districts_each = models.PositiveSmallIntegerField(_("districts of one specialist"))
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("usual number of districts")
        verbose_name_plural = _("usual numbers of districts")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "competence", name="competence_one_norm", message=_("There is a usual number for these days already.")
            ),
        ]


@tracked()
class BasePlace(Dated):
    """Where a specialist is based, by date."""

    user = models.ForeignKey(
        "socialservice.User", verbose_name=_("specialist"), on_delete=models.CASCADE, related_name="base_places"
    )
    office = models.ForeignKey(
        Office, verbose_name=_("base place"), on_delete=models.CASCADE, related_name="based_here"
    )
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("base place")
        verbose_name_plural = _("base places")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "user", name="specialist_one_base", message=_("The specialist has a base place for these days already.")
            ),
        ]


@follows_merge("person")
@tracked()
class CaseAssignment(Dated):
    """Whose case a person is, by date, in a competence."""

    person = models.ForeignKey(
        "socialservice.Person", verbose_name=_("client"), on_delete=models.CASCADE, related_name="case_assignments"
    )
    competence = models.ForeignKey(
        Competence, verbose_name=_("competence"), on_delete=models.PROTECT, related_name="cases"
    )
    user = models.ForeignKey(
        "socialservice.User", verbose_name=_("specialist"), on_delete=models.PROTECT, related_name="cases"
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "person",
                "competence",
                name="case_one_specialist",
                message=_("The case has a specialist of this competence for these days already."),
            ),
        ]
