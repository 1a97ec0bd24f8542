from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from .dated import Dated, DatedQuerySet, Named
from .history import tracked


class DateRange(Func):
    """daterange(from, until, '[]'); an open end counts as endless."""

    function = "daterange"
    output_field = models.Field()

    def __init__(self, start, end):
        super().__init__(start, end, models.Value("[]"))


def one_at_a_time(*owner: str, name: str, message, condition=None) -> ExclusionConstraint:
    """No two rows of one owner are in force on the same day. Deferrable: two neighbours may change places at once."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in owner),
            (DateRange("valid_from", "valid_until"), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        deferrable=models.Deferrable.IMMEDIATE,
        violation_error_message=message,
    )


class MunicipalityQuerySet(models.QuerySet):
    def with_frame(self, day):
        """With what every page shows: the institution's name and the main phone line on that day, in the same query."""
        from .lines import PhoneLine

        name = InstitutionName.objects.on(day).filter(municipality=models.OuterRef("pk"))
        line = PhoneLine.objects.on(day).filter(municipality=models.OuterRef("pk"), is_default=True).order_by("pk")
        return self.annotate(
            institution_over=models.Subquery(name.values("over")[:1]),
            institution_name=models.Subquery(name.values("name")[:1]),
            institution_name_en=models.Subquery(name.values("name_en")[:1]),
            main_line=models.Subquery(line.values("number")[:1]),
            main_line_written=models.Subquery(line.values("as_written")[:1]),
        )


def usual_status_months() -> list[int]:
    return [1, 3, 6, 12]


@tracked()
class Municipality(Named):
    class Kind(models.TextChoices):
        CITY = "city", _("state city")
        COUNTY = "county", _("county")

    code = models.SlugField(
        _("code"),
        max_length=30,
        unique=True,
        help_text=_("In the address of every page: /liepaja/."),
        validators=[RegexValidator(r"^[a-z][a-z0-9-]*$", _("Small letters without diacritics, figures and hyphens."))],
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.COUNTY)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("After a merger: where the old addresses lead."),
    )
    follows_moved_days = models.BooleanField(
        _("follows moved working days"),
        default=True,
        help_text=_("The Cabinet advises municipalities to move the same days as the state."),
    )
    booking_days = models.PositiveSmallIntegerField(
        _("days ahead that can be booked"), default=28, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    return_minutes = models.PositiveSmallIntegerField(
        _("a cancelled time returns to the web after, minutes"),
        default=10,
        validators=[MaxValueValidator(1440)],
        help_text=_("And up to as long again, by chance, so that times are not traded. Staff see it at once."),
    )
    most_open = models.PositiveSmallIntegerField(
        _("open appointments of one client for one purpose"),
        null=True,
        blank=True,
        default=2,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: any number."),
    )
    most_a_day = models.PositiveSmallIntegerField(
        _("appointments of one client on one day"),
        null=True,
        blank=True,
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: any number."),
    )
    sms_sender = models.CharField(
        _("SMS sender"),
        max_length=11,
        default="SocDienests",
        help_text=_("Up to 11 letters without diacritics and figures: networks show no other."),
    )
    sms_diacritics = models.BooleanField(
        _("SMS with diacritics"), default=False, help_text=_("Costs two or three parts instead of one.")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("a request is answered within, working days"), default=2, validators=[MinValueValidator(1)]
    )
    call_attempts = models.PositiveSmallIntegerField(
        _("calls before a client counts as not reachable"), default=3, validators=[MinValueValidator(1)]
    )
    status_months = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(36)]),
        verbose_name=_("a status is granted for so many months"),
        default=usual_status_months,
        help_text=_("The lengths to choose from, separated by commas."),
    )
    verify_requests = models.BooleanField(
        _("requests from the web are confirmed by a code"),
        default=False,
        help_text=_("Sent to the phone or e-mail that was given."),
    )
    survey = models.BooleanField(_("visitors are asked how it was"), default=False)
    earlier_minutes = models.PositiveSmallIntegerField(
        _("an earlier time is held for somebody on the waiting list, minutes"),
        default=120,
        validators=[MinValueValidator(15), MaxValueValidator(480)],
        help_text=_("Offered only so that the client can answer between 8:00 and 20:00."),
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")),
                name="municipality_not_its_own_successor",
                violation_error_message=_("A municipality cannot be its own successor."),
            ),
            models.CheckConstraint(
                condition=Q(sms_sender__regex=r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,10}$"),
                name="municipality_sms_sender_plain",
                violation_error_message=_("The SMS sender has letters without diacritics and figures, 11 at most."),
            ),
        ]

    def last_successor(self) -> "Municipality":
        """Where the addresses lead today; a chain of mergers is followed to its end."""
        seen, at = {self.pk}, self
        while at.successor_id and at.successor_id not in seen:
            at = at.successor
            seen.add(at.pk)
        return at


@tracked()
class InstitutionName(Named, Dated):
    """What the social service calls itself, by date."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="institution_names")
    over = models.CharField(
        _("line above the name"),
        max_length=120,
        blank=True,
        help_text=_("“Liepājas pilsētas domes” above “Sociālais dienests”."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("name of the institution")
        verbose_name_plural = _("names of the institution")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "municipality",
                name="institution_one_name",
                message=_("The institution has a name for these days already."),
            ),
        ]


@tracked()
class Competence(Named, Dated):
    """What a specialist is answerable for, whatever the job title: assistance, social work, services."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="competences")
    code = models.SlugField(_("code"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="competence_code_once",
                violation_error_message=_("This code is taken."),
            ),
        ]


@tracked()
class Department(models.Model):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="departments")
    code = models.SlugField(_("code"), max_length=40)
    competence = models.ForeignKey(
        Competence,
        verbose_name=_("competence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="departments",
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    source_note = models.CharField(_("where the data come from"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="department_code_once",
                violation_error_message=_("This code is taken."),
            )
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """Today's name; the code where no name is in force."""
        from .. import clock

        day = clock.today()
        return next((name.label for name in self.names.all() if name.covers(day)), self.code)


@tracked()
class DepartmentName(Named, Dated):
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="names")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("name of the department")
        verbose_name_plural = _("names of the department")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "department", name="department_one_name", message=_("The department has a name for these days already.")
            ),
        ]


@tracked()
class DepartmentPolicy(Dated):
    """How a time with the department comes about, by date."""

    class Policy(models.TextChoices):
        DIRECT = "direct", _("book directly")
        CONSULTATION = "consultation", _("after a consultation")

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="policies")
    policy = models.CharField(_("how a time is agreed"), max_length=20, choices=Policy.choices)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("booking policy")
        verbose_name_plural = _("booking policies")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "department",
                name="department_one_policy",
                message=_("The department has a policy for these days already."),
            ),
        ]
