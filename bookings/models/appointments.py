from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Channel, District, Language, Municipality, Office, Person, Submission, User
from socialservice.models.fields import BlindIndexField, EncryptedTextField, blind_index
from socialservice.models.merged import follows_merge

from ..lifecycle import OPEN_STATES, Event, State, allowed
from .purposes import Mode, Purpose
from .slots import Resource

CODE_ONCE = "code_once_among_open"  # constraint


class Beyond(models.TextChoices):
    """What staff went beyond on purpose, with a reason."""

    CLIENTS = "clients", _("the daily limit")
    ROOM = "room", _("the places in the waiting room")
    QUOTA = "quota", _("the times kept for others")
    CLIENT = "client", _("the appointments of one client")
    PLACES = "places", _("the places of the activity")


class Outcome(models.TextChoices):
    SOLVED = "solved", pgettext_lazy("visit", "Solved")
    PAPERS = "papers", pgettext_lazy("visit", "Papers taken")
    NEXT = "next", pgettext_lazy("visit", "Next appointment made")
    ADVICE = "advice", pgettext_lazy("visit", "Advice given")


class WhyInPerson(models.TextChoices):
    """While restrictions are in force a visit in person needs a reason."""

    CRISIS = "crisis", _("crisis situation")
    NO_PHONE = "no_phone", _("the client has no phone and no internet")
    PAPERS = "papers", _("papers have to be seen or signed")
    HEARING = "hearing", _("the client cannot talk on the phone")
    SAFETY = "safety", _("the client cannot talk safely at home")
    SERVICE = "service", _("the service itself is given in person")


class AppointmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def on(self, day):
        return self.filter(day=day)

    def by_link(self, token):
        return self.filter(link_index=blind_index(token))

    def named(self, text):
        from socialservice.latvian import fold

        found = self
        for word in fold(text).split():
            found = found.filter(search_name__contains=word)
        return found


@follows_merge("person")
class Appointment(models.Model):
    """One visit: booked onto slots, or a walk-in's ticket without a slot until called.

    Its state changes only through `apply`.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="appointments")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="appointments")
    resource = models.ForeignKey(
        Resource,
        verbose_name=_("who receives"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    purpose = models.ForeignKey(
        Purpose, verbose_name=_("purpose of the visit"), on_delete=models.PROTECT, related_name="appointments"
    )
    mode = models.CharField(_("how it is held"), max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"), null=True)
    ends_at = models.DateTimeField(_("end"), null=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.CONFIRMED)

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")
    name = models.CharField(_("first name, surname"), max_length=150, blank=True)
    search_name = models.CharField(max_length=160, editable=False, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    booked_by_other = models.CharField(_("booked by someone else"), max_length=150, blank=True)
    language = models.CharField(_("language of contact"), max_length=2, choices=Language.choices, default=Language.LV)
    letters_by = models.CharField(_("letters by"), max_length=5, choices=Channel.choices, default=Channel.SMS)
    need = models.TextField(_("need"), blank=True)
    help_entering = models.BooleanField(_("I need help entering the building"), default=False)
    interpreter = models.BooleanField(_("an interpreter is needed"), default=False)

    came_from = models.CharField(_("where it came from"), max_length=15, choices=Submission.Way.choices)
    wished_at = models.DateTimeField(_("wish first told"))
    exception_reason = models.CharField(_("reason of the exception"), max_length=200, blank=True)
    beyond = ArrayField(
        models.CharField(max_length=10, choices=Beyond.choices), verbose_name=_("goes beyond"), default=list, blank=True
    )
    companions = models.PositiveSmallIntegerField(_("comes with, people"), default=0)
    activity = models.ForeignKey(
        "bookings.GroupActivity",
        verbose_name=_("group activity"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participants",
    )
    request = models.ForeignKey(
        "bookings.Request",
        verbose_name=_("request"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    why_in_person = models.CharField(_("why in person"), max_length=10, choices=WhyInPerson.choices, blank=True)
    certificate_shown_at = models.DateTimeField(_("certificate shown"), null=True, blank=True)
    certificate_shown_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    goes_with = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="collected_by"
    )  # handing in and collecting are one booking with two times
    counts_as = models.CharField(max_length=64, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)

    code = models.CharField(_("booking code"), max_length=6)
    link = EncryptedTextField(editable=False)
    link_index = BlindIndexField("link", unique=True)
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    ticket = models.CharField(_("queue number"), max_length=6, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    created_at = models.DateTimeField(_("booked"))
    arrived_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    served_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    near_told_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(_("data of the client removed"), null=True, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["office", "day"], name="appointment_day"),
            models.Index(fields=["office", "day"], name="appointment_open", condition=Q(state__in=OPEN_STATES)),
            models.Index(fields=["municipality", "phone"], name="appointment_phone", condition=~Q(phone="")),
            models.Index(fields=["starts_at"], name="appointment_coming", condition=Q(state="confirmed")),
            models.Index(
                fields=["municipality", "day"],
                name="appointment_to_forget",
                condition=Q(forgotten_at__isnull=True) & ~Q(state__in=OPEN_STATES),
            ),
            GinIndex(OpClass("search_name", name="gin_trgm_ops"), name="appointment_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"], name=CODE_ONCE, condition=Q(state__in=OPEN_STATES)
            ),
            models.UniqueConstraint(
                fields=["office", "day", "ticket"], name="ticket_once_a_day", condition=~Q(ticket="")
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="appointment_known_state"),
            models.CheckConstraint(
                condition=Q(certificate_shown_at__isnull=True, certificate_shown_to__isnull=True)
                | Q(certificate_shown_at__isnull=False, certificate_shown_to__isnull=False),
                name="certificate_shown_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="appointment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=False) | ~Q(ticket=""), name="appointment_has_time_or_ticket"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True)
                | Q(person__isnull=True, name="", phone="", email="", need="", link_index__isnull=True),
                name="appointment_forgotten_altogether",
            ),
        ]

    def __str__(self):
        return self.code

    def save(self, **kwargs):
        from socialservice.latvian import fold

        self.search_name = fold(self.name)
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "search_name"}
        super().save(**kwargs)

    @property
    def allowed(self) -> frozenset[Event]:
        """What may happen next; asked by pages for their buttons."""
        return allowed(self.state)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60) if self.starts_at else self.purpose.minutes

    @property
    def waits_from(self):
        """Waiting counts from the later of arrival and appointed time."""
        return max(filter(None, [self.arrived_at, self.starts_at])) if self.arrived_at else None


class AppointmentEvent(models.Model):
    """What happened to an appointment, written by `apply` and never changed."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="events")
    event = models.CharField(_("what happened"), max_length=20, choices=Event.choices)
    from_state = models.CharField(_("state before"), max_length=20, choices=State.choices, blank=True)
    to_state = models.CharField(_("state after"), max_length=20, choices=State.choices)
    office = models.ForeignKey(Office, db_index=False, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()  # with the office: where the appointment stood after it
    at = models.DateTimeField(_("recorded"))
    by = models.ForeignKey(User, verbose_name=_("by whom"), null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        verbose_name = _("event of an appointment")
        verbose_name_plural = _("events of appointments")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["office", "day", "at"], name="appointment_event_day")]

    def __str__(self):
        return self.get_event_display()


class QueueCounter(models.Model):
    """The last queue number given out at an office on a day, per letter: A with an appointment, B without."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    letter = models.CharField(max_length=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "day", "letter"], name="queue_counter_once")]

    def __str__(self):
        return f"{self.letter} {self.last:02d}"
