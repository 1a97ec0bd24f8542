from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .municipalities import Municipality
from .people import Channel, Language, Person


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(state=Letter.State.QUEUED, due_at__lte=now)

    def on_the_way(self, about, about_id):
        """Letters about one object that have not gone yet."""
        return self.filter(about=about, about_id=about_id, state__in=[Letter.State.QUEUED, Letter.State.CLAIMED])

    def tasks(self):
        """Failed, and nobody has dealt with it yet. A code is asked for anew by whoever waits for it."""
        failed = self.filter(state=Letter.State.FAILED, task_outcome="")
        return failed.exclude(kind=Letter.Kind.VERIFICATION_CODE)

    def in_hand_longer_than(self, moment):
        return self.filter(state=Letter.State.CLAIMED, claimed_at__lt=moment)


class Letter(models.Model):
    """One message out, by any channel. One due now is rendered with its fact, one due later when it is claimed."""

    class Kind(models.TextChoices):
        BOOKING_CONFIRMED = "booking_confirmed", pgettext_lazy("letter", "Appointment confirmed")
        REMINDER_1D = "reminder_1d", pgettext_lazy("letter", "Reminder a day before")
        REMINDER_2H = "reminder_2h", pgettext_lazy("letter", "Reminder two hours before")
        RESCHEDULED = "rescheduled", pgettext_lazy("letter", "Appointment moved")
        CANCELLED_BY_CLIENT = "cancelled_by_client", pgettext_lazy("letter", "Appointment cancelled by the client")
        CANCELLED_BY_OFFICE = "cancelled_by_office", pgettext_lazy("letter", "Appointment cancelled by the office")
        TURNED_INTO_CALL = "turned_into_call", pgettext_lazy("letter", "Visit turned into a call")
        TIMES_OFFERED = "times_offered", pgettext_lazy("letter", "Times offered")
        QUEUE_NEAR = "queue_near", pgettext_lazy("letter", "Soon your turn")
        REQUEST_RECEIVED = "request_received", pgettext_lazy("letter", "Request received")
        NOT_REACHED = "not_reached", pgettext_lazy("letter", "We could not reach you")
        WRITTEN_ANSWER = "written_answer", pgettext_lazy("letter", "Answer in writing")
        EARLIER_TIME = "earlier_time", pgettext_lazy("letter", "Earlier time offered")
        VERIFICATION_CODE = "verification_code", pgettext_lazy("letter", "Verification code")
        STATUS_EXTENDED = "status_extended", pgettext_lazy("letter", "Certificate extended")
        STATUS_SHORTENED = "status_shortened", pgettext_lazy("letter", "Term of the certificate shortened")
        STATUS_EXPIRING = "status_expiring", pgettext_lazy("letter", "Certificate expires soon")
        DECISION = "decision", pgettext_lazy("letter", "Decision on an application")
        MASS = "mass", pgettext_lazy("letter", "Mass letter")
        SURVEY = "survey", pgettext_lazy("letter", "Survey")
        THANKS = "thanks", pgettext_lazy("letter", "Thanks forwarded")

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("letter", "Queued")
        CLAIMED = "claimed", pgettext_lazy("letter", "Being sent")
        SENT = "sent", pgettext_lazy("letter", "Handed over")
        DELIVERED = "delivered", pgettext_lazy("letter", "Delivered")
        KEPT = "kept", pgettext_lazy("letter", "Kept, not sent")
        FAILED = "failed", pgettext_lazy("letter", "Failed")
        DROPPED = "dropped", pgettext_lazy("letter", "No longer needed")

    class TaskOutcome(models.TextChoices):
        """What a person did about a letter that failed."""

        CALLED = "called", pgettext_lazy("failed letter", "Told by phone")
        CORRECTED = "corrected", pgettext_lazy("failed letter", "Number or address corrected, sent again")
        POSTED = "posted", pgettext_lazy("failed letter", "Sent by post")
        NEEDLESS = "needless", pgettext_lazy("failed letter", "No longer needed")

    class Note(models.TextChoices):
        """Why it is in its state, in our words; `error` has the gateway's."""

        NO_GATEWAY = "no_gateway", _("No gateway is set up.")
        DEMO = "demo", _("The recipient is invented.")
        TO_POST = "to_post", _("To be printed and posted.")
        BAD_ADDRESS = "bad_address", _("The recipient's address or number is wrong.")
        REFUSED = "refused", _("The gateway did not accept the letter.")
        UNREACHABLE = "unreachable", _("The gateway could not be reached.")
        INTERRUPTED = "interrupted", _("Sending was interrupted.")
        NO_SMS = "no_sms", _("This number cannot receive text messages.")
        BOUNCED = "bounced", _("It came back.")
        UNDELIVERED = "undelivered", _("The gateway could not deliver it.")
        LATE = "late", _("Its time has passed.")
        OVERTAKEN = "overtaken", _("Something has changed since.")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("kind"), max_length=40, choices=Kind.choices)
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters", db_index=False
    )
    to = models.CharField(_("to"), max_length=254, blank=True)
    about = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    once = models.CharField(max_length=120, unique=True, null=True, editable=False)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    attachment = models.TextField(blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    at_once = models.BooleanField(_("at any hour"), default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    note = models.CharField(_("why"), max_length=15, choices=Note.choices, blank=True)
    error = models.CharField(_("what the gateway said"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("written"))
    due_at = models.DateTimeField(_("due"))
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.UUIDField(null=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    gateway = models.ForeignKey("Gateway", null=True, on_delete=models.SET_NULL, related_name="letters", db_index=False)
    receipt_key = models.CharField(max_length=100, blank=True, editable=False)  # by which receipts name it
    delivered_at = models.DateTimeField(_("delivered"), null=True, editable=False)
    batch = models.ForeignKey("PrintBatch", null=True, on_delete=models.SET_NULL, related_name="letters")
    task_outcome = models.CharField(_("what was done"), max_length=10, choices=TaskOutcome.choices, blank=True)
    task_at = models.DateTimeField(null=True, editable=False)
    forgotten_at = models.DateTimeField(_("text and address removed"), null=True, editable=False)
    task_by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["at_once", "due_at"], name="letter_due", condition=Q(state="queued")),
            models.Index(fields=["claimed_at"], name="letter_in_hand", condition=Q(state="claimed")),
            models.Index(fields=["municipality", "-id"], name="letter_newest"),
            models.Index(
                fields=["municipality", "-id"], name="letter_failed", condition=Q(state="failed", task_outcome="")
            ),
            models.Index(
                fields=["municipality", "finished_at"],
                name="letter_finished",
                condition=Q(finished_at__isnull=False, forgotten_at__isnull=True),
            ),
            models.Index(fields=["gateway", "receipt_key"], name="letter_of_gateway", condition=~Q(receipt_key="")),
            models.Index(
                fields=["municipality", "about_id"],
                name="letter_expiring_planned",
                condition=Q(kind="status_expiring", state="queued"),
            ),
            models.Index(
                fields=["municipality", "id"],
                name="letter_to_print",
                condition=Q(state="kept", note="to_post", batch__isnull=True),
            ),
            models.Index(fields=["person", "-id"], name="letter_of_person", condition=Q(person__isnull=False)),
            models.Index(fields=["about", "about_id"], name="letter_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gte=F("due_at")), name="letter_expires_after_due"
            ),
            models.CheckConstraint(
                condition=Q(state="claimed", claim__isnull=False, claimed_at__isnull=False) | ~Q(state="claimed"),
                name="letter_claim_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True)
                | (Q(to="", subject="", text="", html="", attachment="") & ~Q(state__in=["queued", "claimed"])),
                name="letter_forgotten_altogether",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_secret(self) -> bool:
        """Whoever reads its text could act as the recipient."""
        return self.kind == self.Kind.VERIFICATION_CODE

    @property
    def masked_to(self) -> str:
        from ..letters import masked

        return masked(self.to)

    @property
    def may_be_read(self) -> bool:
        """A code is nobody's but the recipient's; one that was kept here can only be read here."""
        return not self.is_secret or self.state == self.State.KEPT

    @property
    def shown_subject(self) -> str:
        return self.subject if self.may_be_read else ""

    @property
    def shown_text(self) -> str:
        return self.text if self.may_be_read else ""

    def is_over(self, now) -> bool:
        return self.expires_at is not None and self.expires_at <= now


class Verification(models.Model):
    """A code sent to a contact, to prove that it can be reached there. The code itself is kept only as a keyed hash."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    visitor = models.CharField(max_length=64)
    purpose = models.CharField(max_length=30)
    contact = models.CharField(max_length=254)
    subject_id = models.BigIntegerField(null=True)
    code_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["visitor", "purpose", "-created_at"], name="verification_newest")]

    def __str__(self):
        return self.purpose
