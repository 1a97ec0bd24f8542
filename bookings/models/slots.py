"""Resources, their timetables, and the slots published from them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from socialservice.models import Office, User
from socialservice.models.dated import Dated, DatedQuerySet, Named
from socialservice.models.fields import BlindIndexField, EncryptedTextField
from socialservice.models.history import tracked, tracked_links

from .purposes import Mode, Purpose, in_person

NEVER_OVERLAP = "slots_of_a_resource_never_overlap"  # constraint


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class RigaDate(Func):
    """The calendar day in Riga of a moment."""

    template = "(%(expressions)s AT TIME ZONE 'Europe/Riga')::date"
    output_field = models.DateField()


class TimeRange(Func):
    """tstzrange(starts, ends): half-open, so that neighbours may touch."""

    function = "tstzrange"
    output_field = models.Field()


@tracked(exclude=["calendar_key", "calendar_index", "published_until", "published_at"])
class Resource(Named):
    """Who or what receives: a specialist, a window, a room, a shower."""

    class Kind(models.TextChoices):
        SPECIALIST = "specialist", _("specialist")
        WINDOW = "window", _("window")
        ROOM = "room", _("room")
        DEVICE = "device", _("shower, washing machine")

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.CASCADE, related_name="resources")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SPECIALIST)
    user = models.ForeignKey(
        User, verbose_name=_("user"), null=True, blank=True, on_delete=models.SET_NULL, related_name="resources"
    )
    room = models.CharField(_("room"), max_length=30, blank=True)
    purposes = models.ManyToManyField(Purpose, verbose_name=_("purposes"), blank=True, related_name="resources")
    active = models.BooleanField(_("receives"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    published_until = models.DateField(_("published until"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    calendar_key = EncryptedTextField(editable=False, blank=True)
    calendar_index = BlindIndexField("calendar_key", unique=True)

    class Meta:
        verbose_name = _("specialist, window or room")
        verbose_name_plural = _("specialists, windows, rooms")
        ordering = ["order", "name"]

    @property
    def room_label(self) -> str:
        """“102. kab.” of a bare number; any other name as it is."""
        return gettext("room %(number)s") % {"number": self.room} if self.room.isdigit() else self.room


@tracked_links()
class ResourcePurpose(Resource.purposes.through):
    class Meta:
        proxy = True


@tracked()
class TimetableRule(Dated):
    """Weekly hours of a resource, from–until by date."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="rules")
    office = models.ForeignKey(
        Office,
        verbose_name=_("at the office"),
        on_delete=models.CASCADE,
        related_name="rules",
        help_text=_("Where the resource receives at these hours."),
    )
    weekday = models.SmallIntegerField(_("weekday"), choices=Weekday.choices)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    break_starts = models.TimeField(_("break from"), null=True, blank=True)
    break_ends = models.TimeField(_("break until"), null=True, blank=True)
    slot_minutes = models.PositiveSmallIntegerField(_("length of a slot, minutes"), default=20)
    modes = ArrayField(
        models.CharField(max_length=10, choices=Mode.choices), verbose_name=_("how it can be held"), default=in_person
    )
    every_weeks = models.PositiveSmallIntegerField(
        _("every so many weeks"), default=1, help_text=_("Counted from the week in which the hours begin to be valid.")
    )
    gap_minutes = models.PositiveSmallIntegerField(_("gap between appointments, minutes"), default=0)
    purposes = models.ManyToManyField(
        Purpose,
        verbose_name=_("only for"),
        blank=True,
        related_name="rules",
        help_text=_("Empty: for everything that the specialist serves."),
    )
    online = models.BooleanField(
        _("offered on the web"), default=True, help_text=_("Otherwise only by staff, by phone and at the desk.")
    )
    online_most = models.PositiveSmallIntegerField(
        _("at most on the web"), null=True, blank=True, help_text=_("So many times of these hours. Empty: all.")
    )
    kept_for_staff = models.PositiveSmallIntegerField(
        _("kept for phone and desk"), default=0, help_text=_("So many times of these hours are not offered on the web.")
    )
    kept_for_crisis = models.PositiveSmallIntegerField(
        _("kept for crisis"), default=0, help_text=_("The last times of these hours, offered by staff only.")
    )
    crisis_until = models.TimeField(
        _("free for all from"),
        null=True,
        blank=True,
        help_text=_("From this hour of the day a crisis time is free for all."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("hours of a timetable")
        verbose_name_plural = _("timetables")
        ordering = ["weekday", "starts"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="rule_ends_after_start",
                violation_error_message=_("The hours end before they start."),
            ),
            models.CheckConstraint(
                condition=Q(break_starts__isnull=True, break_ends__isnull=True)
                | Q(break_starts__gte=F("starts"), break_ends__gt=F("break_starts"), break_ends__lte=F("ends")),
                name="rule_break_inside",
                violation_error_message=_("The break lies inside the hours, with both its ends."),
            ),
            models.CheckConstraint(
                condition=Q(slot_minutes__gte=5, slot_minutes__lte=480),
                name="rule_slot_length_possible",
                violation_error_message=_("From 5 minutes to 8 hours."),
            ),
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=52),
                name="rule_every_weeks_possible",
                violation_error_message=_("From 1 to 52 weeks."),
            ),
            models.CheckConstraint(
                condition=Q(kept_for_crisis=0) | Q(crisis_until__isnull=False),
                name="rule_crisis_times_are_given_free",
                violation_error_message=_("Say from which hour the crisis times are free for all."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.starts:%H:%M}–{self.ends:%H:%M}"


@tracked_links()
class TimetableRulePurpose(TimetableRule.purposes.through):
    class Meta:
        proxy = True


def reached(field: str, now) -> Q:
    """The moment in the field has come, or there is none to wait for."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__lte": now})


class SlotQuerySet(models.QuerySet):
    def free(self, now, channel="staff", visitor=None):
        """Slots that may be given away now.

        `channel` is "web" or "staff"; a hold of `visitor` does not stand in the own way. The web waits for a cancelled
        time to return, and for a crisis time to be given free.
        """
        unheld = Q(held_until__isnull=True) | Q(held_until__lte=now)
        if visitor:
            unheld |= Q(held_for=visitor)
        found = self.filter(
            unheld,
            appointment__isnull=True,
            activity__isnull=True,
            withdrawn_at__isnull=True,
            off_hours=False,
            starts_at__gt=now,
        )
        if channel != "web":
            return found
        return found.filter(reached("offered_from", now), reached("crisis_until", now), online=True)

    def fit_for(self, purpose, now, *, beyond=False):
        """Slots that are not set aside for other purposes; of crisis times, before they are free for all, only for a
        purpose of people in crisis. Staff who go `beyond` get both. `purpose` is an id."""
        if beyond:
            return self.all()
        found = self.filter(Q(only_for__isnull=True) | Q(only_for__contains=[purpose]))
        crisis = Purpose.objects.filter(pk=purpose, crisis=True)
        return found.filter(reached("crisis_until", now) | Exists(crisis))

    def held_by(self, visitor, now):
        return self.filter(
            held_for=visitor, held_until__gt=now, appointment__isnull=True, withdrawn_at__isnull=True
        ).order_by("starts_at")

    def on(self, day):
        return self.filter(day=day)


class Slot(models.Model):
    """A published time of one resource. It points at one appointment at most, and slots of a resource never overlap."""

    resource = models.ForeignKey(
        Resource, verbose_name=_("who receives"), on_delete=models.PROTECT, related_name="slots"
    )
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="slots")
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    modes = ArrayField(models.CharField(max_length=10, choices=Mode.choices), default=in_person)
    online = models.BooleanField(_("offered on the web"), default=True)
    only_for = ArrayField(models.BigIntegerField(), verbose_name=_("only for"), null=True, blank=True)
    crisis_until = models.DateTimeField(_("kept for crisis until"), null=True, blank=True)
    opened_by_hand = models.BooleanField(_("opened by hand"), default=False)
    off_hours = models.BooleanField(_("no longer fits the hours"), default=False, db_default=False)
    appointment = models.ForeignKey(
        "bookings.Appointment",
        verbose_name=_("appointment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="slots",
    )
    activity = models.ForeignKey(
        "bookings.GroupActivity",
        verbose_name=_("group activity"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="slots",
    )
    held_until = models.DateTimeField(null=True, blank=True)
    held_for = models.CharField(max_length=64, blank=True)
    offered_from = models.DateTimeField(_("on the web again from"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("blocked"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["starts_at", "resource"]
        indexes = [
            models.Index(
                fields=["office", "day", "starts_at"],
                # All that the questions about free times ask: a month is then read from the index alone.
                include=[
                    "resource",
                    "modes",
                    "online",
                    "held_until",
                    "held_for",
                    "offered_from",
                    "only_for",
                    "crisis_until",
                ],
                name="slot_free",
                condition=Q(
                    appointment__isnull=True, activity__isnull=True, withdrawn_at__isnull=True, off_hours=False
                ),
            ),
            models.Index(fields=["office", "day"], name="slot_day"),
            models.Index(fields=["held_for"], name="slot_held", condition=~Q(held_for="")),
            models.Index(fields=["office", "day"], name="slot_off_hours", condition=Q(off_hours=True)),
        ]
        constraints = [
            ExclusionConstraint(
                name=NEVER_OVERLAP,
                expressions=[
                    ("resource", RangeOperators.EQUAL),
                    (TimeRange("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This specialist has another time then."),
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_start"),
            models.CheckConstraint(condition=Q(day=RigaDate("starts_at")), name="slot_day_is_its_day_in_riga"),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True, held_for="") | (Q(held_until__isnull=False) & ~Q(held_for="")),
                name="slot_hold_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(appointment__isnull=True), name="slot_blocked_only_when_free"
            ),
            models.CheckConstraint(
                condition=Q(activity__isnull=True) | Q(appointment__isnull=True, withdrawn_at__isnull=True),
                name="slot_of_an_activity_is_nobody_elses",
            ),
        ]

    def __str__(self):
        from socialservice import clock

        return f"{clock.local(self.starts_at):%d.%m.%Y. %H:%M}"
