"""Reassessments and home visits by a day (rule R2), statements that nothing has changed, jubilees."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Emergency, Municipality, Person, User
from socialservice.models.merged import follows_merge

from .households import Household


@follows_merge("person")
class UnchangedStatement(models.Model):
    """Somebody of the household says that its situation has not changed."""

    class Way(models.TextChoices):
        WEB = "web", pgettext_lazy("statement", "on the web, after verification")
        PHONE = "phone", pgettext_lazy("statement", "by phone")
        POST = "post", pgettext_lazy("statement", "by post")

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="unchanged_statements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("channel"), max_length=5, choices=Way.choices)
    stated_on = models.DateField(_("stated on"))
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("statement that nothing has changed")
        verbose_name_plural = _("statements that nothing has changed")
        ordering = ["-stated_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way="web", taken_by__isnull=True) | (~Q(way="web") & Q(taken_by__isnull=False)),
                name="statement_taken_by_staff_unless_web",
            ),
            models.UniqueConstraint(fields=["household", "stated_on"], name="statement_once_a_day"),
        ]

    def __str__(self):
        return str(self.stated_on)


class Deadline(models.Model):
    """By when a household is reassessed or visited at home. `original_due` never changes; an emergency moves `due_on`
    for those who have stated that nothing changed."""

    class Kind(models.TextChoices):
        REASSESSMENT = "reassessment", pgettext_lazy("deadline", "reassessment")
        HOME_VISIT = "home_visit", pgettext_lazy("deadline", "home visit")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="deadlines")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="deadlines")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    original_due = models.DateField(_("original due date"))
    due_on = models.DateField(_("due date"))
    emergency = models.ForeignKey(Emergency, null=True, on_delete=models.PROTECT, related_name="deadlines")
    statement = models.ForeignKey(UnchangedStatement, null=True, on_delete=models.PROTECT, related_name="deadlines")
    done_on = models.DateField(_("done on"), null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["municipality", "due_on"], name="deadline_open", condition=Q(done_on__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "kind", "original_due"],
                name="deadline_once",
                violation_error_message=_("The household has this deadline already."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_by__isnull=False), name="deadline_done_by_somebody"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("original_due")), name="deadline_never_earlier"),
            models.CheckConstraint(
                condition=Q(due_on=F("original_due")) | Q(emergency__isnull=False, statement__isnull=False),
                name="deadline_moved_by_emergency_and_statement",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


@follows_merge("person")
class Jubilee(models.Model):
    """A round birthday that somebody of the staff goes to greet."""

    class State(models.TextChoices):
        COMING = "coming", pgettext_lazy("jubilee", "to be visited")
        VISITED = "visited", pgettext_lazy("jubilee", "greeted")
        SKIPPED = "skipped", pgettext_lazy("jubilee", "not visited")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="jubilees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="jubilees")
    age = models.PositiveSmallIntegerField(_("age"))
    day = models.DateField(_("day"))
    assignee = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.COMING)
    note = models.CharField(_("note"), max_length=200, blank=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("jubilee")
        verbose_name_plural = _("jubilees")
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["person", "age"], name="jubilee_once")]

    def __str__(self):
        return str(self.age)
