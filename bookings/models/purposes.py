from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socialservice.models import Competence, Department, DepartmentPolicy, Municipality, Service
from socialservice.models.dated import Dated, DatedQuerySet, Named, localized
from socialservice.models.history import tracked


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video")
    HOME = "home", _("home visit")


def in_person():
    return [Mode.IN_PERSON]


class PurposeQuerySet(DatedQuerySet):
    def with_policy(self, day):
        """With `policy_that_day`: the purpose's own, else its department's on that day, else direct."""
        department = (
            DepartmentPolicy.objects.on(day).filter(department=models.OuterRef("department")).values("policy")[:1]
        )
        return self.annotate(
            policy_that_day=models.functions.Coalesce(
                models.functions.NullIf("policy", models.Value("")),
                models.Subquery(department),
                models.Value(DepartmentPolicy.Policy.DIRECT),
            )
        )


@tracked()
class Purpose(Named, Dated):
    """What one books a time for."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="purposes")
    code = models.SlugField(_("code"), max_length=40, help_text=_("In the address of the page."))
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="purposes"
    )
    competence = models.ForeignKey(
        Competence,
        verbose_name=_("competence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="purposes",
    )
    service = models.ForeignKey(
        Service,
        verbose_name=_("service of the catalogue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="purposes",
    )
    hint = models.CharField(_("who it is for, in plain words"), max_length=200, blank=True)
    hint_en = models.CharField(_("who it is for, in English"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length, minutes"), default=20)
    least_minutes = models.PositiveSmallIntegerField(
        _("least length, minutes"), null=True, blank=True, help_text=_("To which a specialist may shorten a visit.")
    )
    most_minutes = models.PositiveSmallIntegerField(
        _("greatest length, minutes"), null=True, blank=True, help_text=_("To which a specialist may lengthen a visit.")
    )
    modes = ArrayField(
        models.CharField(max_length=10, choices=Mode.choices), verbose_name=_("how it can be held"), default=in_person
    )
    most_open = models.PositiveSmallIntegerField(
        _("open appointments of one client"),
        null=True,
        blank=True,
        help_text=_("At most so many for this purpose at a time. Empty: as many as the municipality allows."),
    )
    needs_certificate = models.BooleanField(
        _("clients show a certificate while that restriction is in force"), default=False
    )
    staff_certificate = models.BooleanField(_("only staff with a certificate do it"), default=False)
    two_times = models.BooleanField(
        _("one booking with two times: hand in and collect"), default=False, help_text=_("Nobody meets.")
    )
    remind_days = models.PositiveSmallIntegerField(
        _("first reminder, days before"),
        default=1,
        validators=[MaxValueValidator(14)],
        help_text=_("At 10:00. Nothing (0): no such reminder."),
    )
    remind_hours = models.PositiveSmallIntegerField(
        _("second reminder, hours before"),
        default=2,
        validators=[MaxValueValidator(24)],
        help_text=_("Nothing (0): no such reminder."),
    )
    bring = models.TextField(_("documents to bring"), blank=True, help_text=_("One in each line."))
    bring_en = models.TextField(_("documents to bring, in English"), blank=True, help_text=_("One in each line."))
    latvija_lv = models.URLField(_("page on Latvija.lv"), blank=True)
    policy = models.CharField(
        _("how a time is agreed"),
        max_length=20,
        choices=DepartmentPolicy.Policy.choices,
        blank=True,
        help_text=_("Empty: as the department does on that day."),
    )
    asked_often = models.BooleanField(_("on the first page"), default=False)
    crisis = models.BooleanField(_("for people in crisis"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    objects = PurposeQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("purpose of a visit")
        verbose_name_plural = _("purposes of visits")
        ordering = ["order", "name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="purpose_code_once",
                violation_error_message=_("This code is taken."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480),
                name="purpose_length_possible",
                violation_error_message=_("From 5 minutes to 8 hours."),
            ),
            models.CheckConstraint(
                condition=(Q(least_minutes__isnull=True) | Q(least_minutes__lte=F("minutes"), least_minutes__gte=5))
                & (Q(most_minutes__isnull=True) | Q(most_minutes__gte=F("minutes"), most_minutes__lte=480)),
                name="purpose_length_between_least_and_most",
                violation_error_message=_("The usual length lies between the least and the greatest."),
            ),
            models.CheckConstraint(
                condition=Q(modes__len__gte=1),
                name="purpose_some_mode",
                violation_error_message=_("Choose at least one."),
            ),
        ]

    @property
    def hint_text(self):
        return localized(self, "hint")

    @property
    def bring_list(self) -> list[str]:
        return [line.strip() for line in localized(self, "bring").splitlines() if line.strip()]


@tracked()
class Need(models.Model):
    """A plain-words answer of the questions that lead a client to a purpose; answers hang under answers."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="needs")
    under = models.ForeignKey(
        "self", verbose_name=_("under"), null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    text = models.CharField(_("answer"), max_length=120)
    text_en = models.CharField(_("answer in English"), max_length=120, blank=True)
    hint = models.CharField(_("explanation"), max_length=200, blank=True)
    hint_en = models.CharField(_("explanation in English"), max_length=200, blank=True)
    question = models.CharField(
        _("next question"), max_length=120, blank=True, help_text=_("Asked above the answers under this one.")
    )
    question_en = models.CharField(_("next question in English"), max_length=120, blank=True)
    purpose = models.ForeignKey(
        Purpose,
        verbose_name=_("leads to the purpose"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="needs",
    )
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    class Meta:
        verbose_name = _("answer of the questions")
        verbose_name_plural = _("questions that lead to a purpose")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(under__isnull=True) | ~Q(under=F("pk")),
                name="need_not_under_itself",
                violation_error_message=_("An answer cannot hang under itself."),
            )
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return localized(self, "text")

    @property
    def hint_text(self):
        return localized(self, "hint")

    @property
    def question_text(self):
        return localized(self, "question")
