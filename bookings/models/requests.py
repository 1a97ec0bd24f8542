"""What somebody has to answer, and what was done about it."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import (
    Channel,
    Department,
    District,
    Language,
    Municipality,
    Office,
    Person,
    Submission,
    User,
)
from socialservice.models.merged import follows_merge

from .purposes import Purpose


class RequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at__isnull=True)

    def overdue(self, day):
        return self.open().filter(due_on__lt=day)

    def to_call(self, now):
        """Who did not answer, and whose hour has come again."""
        return self.open().filter(call_again_at__lte=now)

    def named(self, text):
        from socialservice.latvian import fold

        found = self
        for word in fold(text).split():
            found = found.filter(search_name__contains=word)
        return found


@follows_merge("person")
class Request(models.Model):
    """One person's need that somebody must answer by a day. Changes only through `actions`, each with its event.

    `promised_on`: the day first promised, where the due day was put off since.
    """

    class Urgency(models.IntegerChoices):
        CRISIS = 1, pgettext_lazy("urgency", "Crisis")
        SOON = 2, pgettext_lazy("urgency", "Soon")
        USUAL = 3, pgettext_lazy("urgency", "Usual")

    class Outcome(models.TextChoices):
        BOOKED = "booked", pgettext_lazy("request", "Appointment made")
        REMOTE = "remote", pgettext_lazy("request", "Solved without a visit")
        ANSWERED = "answered", pgettext_lazy("request", "Answered in writing")
        HANDED = "handed", pgettext_lazy("request", "Handed over as an application")
        REFERRED = "referred", pgettext_lazy("request", "Referred elsewhere")
        UNREACHABLE = "unreachable", pgettext_lazy("request", "Not reachable")
        WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")
        MERGED = "merged", pgettext_lazy("request", "Merged with another")
        SPAM = "spam", pgettext_lazy("request", "Spam")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="requests")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="request")
    number = models.PositiveIntegerField(_("number"))
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="requests",
    )
    office = models.ForeignKey(
        Office, verbose_name=_("office"), null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    purpose = models.ForeignKey(Purpose, null=True, blank=True, on_delete=models.PROTECT, related_name="requests")
    district = models.ForeignKey(
        District, verbose_name=_("district"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    urgency = models.PositiveSmallIntegerField(_("urgency"), choices=Urgency.choices, default=Urgency.USUAL)
    assignee = models.ForeignKey(
        User, verbose_name=_("who answers"), null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="requests")
    name = models.CharField(_("first name, surname"), max_length=150, blank=True)
    search_name = models.CharField(max_length=160, editable=False, blank=True)
    phone = models.CharField(_("contact phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of contact"), max_length=2, choices=Language.choices, default=Language.LV)
    need = models.TextField(_("need"))
    preferred_time = models.CharField(_("preferred time"), max_length=200, blank=True)
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("entered"))
    due_on = models.DateField(_("due date"))
    promised_on = models.DateField(null=True, editable=False)
    call_again_at = models.DateTimeField(_("to be called again"), null=True, blank=True)
    answered_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=15, choices=Outcome.choices, blank=True)
    note = models.TextField(_("call note"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    application_number = models.PositiveIntegerField(_("number of the application"), null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    forgotten_at = models.DateTimeField(_("data of the client removed"), null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["urgency", "due_on", "pk"]
        indexes = [
            models.Index(
                fields=["municipality", "department", "urgency", "due_on"],
                name="request_waiting",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["assignee", "due_on"], name="request_mine", condition=Q(closed_at__isnull=True)),
            models.Index(fields=["municipality", "-closed_at"], name="request_closed"),
            models.Index(fields=["municipality", "created_at"], name="request_entered"),
            models.Index(fields=["person", "-id"], name="request_of_person", condition=Q(person__isnull=False)),
            models.Index(fields=["municipality", "phone"], name="request_phone", condition=~Q(phone="")),
            models.Index(fields=["municipality", "email"], name="request_email", condition=~Q(email="")),
            GinIndex(OpClass("search_name", name="gin_trgm_ops"), name="request_search"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="request_number_once"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="request_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome="merged", merged_into__isnull=False)
                | (~Q(outcome="merged") & Q(merged_into__isnull=True)),
                name="request_merged_into_one",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")), name="request_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True)
                | Q(closed_at__isnull=False, person__isnull=True, name="", phone="", email="", need="", note=""),
                name="request_forgotten_altogether",
            ),
        ]

    def __str__(self):
        return str(self.number)

    def save(self, **kwargs):
        from socialservice.latvian import fold

        self.search_name = fold(self.name)[:160]
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "search_name"}
        super().save(**kwargs)

    @property
    def letters_by(self) -> Channel:
        """Whoever wrote an e-mail is answered by one."""
        by_mail = self.submission.way in (Submission.Way.EMAIL, Submission.Way.SIGNED_EMAIL)
        return Channel.EMAIL if by_mail else Channel.SMS


class RequestEvent(models.Model):
    """One thing done about a request; the only history of requests. `again_at`: of a call without an answer."""

    class Kind(models.TextChoices):
        TAKEN_IN = "taken_in", pgettext_lazy("request", "Taken in")
        TAKEN = "taken", pgettext_lazy("request", "Taken")
        ASSIGNED = "assigned", pgettext_lazy("request", "Assigned")
        HANDED_OVER = "handed_over", pgettext_lazy("request", "Handed over")
        RELEASED = "released", pgettext_lazy("request", "Given back to the queue")
        SORTED = "sorted", pgettext_lazy("request", "Sorted")
        CALLED = "called", pgettext_lazy("request", "Called")
        BOOKED = "booked", pgettext_lazy("request", "Appointment made")
        OFFERED = "offered", pgettext_lazy("request", "Times offered")
        REPLIED = "replied", pgettext_lazy("request", "Answered in writing")
        WROTE = "wrote", pgettext_lazy("request", "The client wrote again")
        MERGED = "merged", pgettext_lazy("request", "Merged with another")
        CLOSED = "closed", pgettext_lazy("request", "Closed")
        REOPENED = "reopened", pgettext_lazy("request", "Opened again")

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reached = models.BooleanField(null=True)  # of a call
    again_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["request", "at"], name="request_event_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="called", reached__isnull=False) | (~Q(kind="called") & Q(reached__isnull=True)),
                name="request_call_reached_or_not",
            )
        ]

    def __str__(self):
        return self.get_kind_display()
