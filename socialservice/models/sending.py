"""How letters leave: the municipality's own texts, gateways, mass letters, printed batches."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..identifiers import new_token
from .fields import EncryptedTextField
from .history import tracked
from .letters import Letter
from .merged import follows_merge
from .municipalities import Municipality
from .people import Channel, Language, Person


@tracked()
class LetterText(models.Model):
    """A municipality's own words for one part of a letter; without a row ours are used."""

    class Part(models.TextChoices):
        SMS = "sms", pgettext_lazy("part of a letter", "Text message")
        SUBJECT = "subject", pgettext_lazy("part of a letter", "Subject")
        BODY = "body", pgettext_lazy("part of a letter", "Text")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="letter_texts")
    kind = models.CharField(_("letter"), max_length=40, choices=Letter.Kind.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    part = models.CharField(_("part"), max_length=7, choices=Part.choices)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ["kind", "language", "part"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind", "language", "part"], name="letter_text_once")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.get_part_display()}"


class GatewayQuerySet(models.QuerySet):
    def answerable(self):
        """Whose sender is a number, and whose answers we hear."""
        return self.filter(active=True, adapter=Gateway.Adapter.SIGNED, takes_replies=True)


@tracked(exclude=["failures", "open_until", "used_at", "error", "window", "in_window"])
class Gateway(models.Model):
    """A way out for letters of one channel. The first that works is used; without any, that of the settings."""

    class Adapter(models.TextChoices):
        SMTP = "smtp", _("mail server (SMTP)")
        APPRISE = "apprise", _("any gateway that Apprise knows; no receipts")
        SIGNED = "signed", _("gateway with receipts (JSON, signed answers)")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="gateways")
    name = models.CharField(_("name"), max_length=60)
    channel = models.CharField(
        _("channel"), max_length=5, choices=[(Channel.SMS, Channel.SMS.label), (Channel.EMAIL, Channel.EMAIL.label)]
    )
    adapter = models.CharField(_("how it is spoken to"), max_length=10, choices=Adapter.choices)
    url = EncryptedTextField(_("address with user and password"))
    secret = EncryptedTextField(_("key of the receipts"), blank=True)
    key = models.SlugField(
        max_length=40, unique=True, editable=False, default=new_token
    )  # in the address to which receipts are sent
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    per_minute = models.PositiveIntegerField(
        _("letters a minute at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    takes_replies = models.BooleanField(
        _("its sender is a number that can be answered"), default=False, help_text=_("For text messages.")
    )
    active = models.BooleanField(_("in use"), default=True)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    open_until = models.DateTimeField(null=True, editable=False)  # the circuit is open: nothing is tried until then
    window = models.DateTimeField(null=True, editable=False)  # the minute that `in_window` counts
    in_window = models.PositiveIntegerField(default=0, editable=False)
    used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    error = models.CharField(_("what it said"), max_length=300, blank=True, editable=False)

    objects = GatewayQuerySet.as_manager()

    class Meta:
        verbose_name = _("gateway")
        verbose_name_plural = _("gateways")
        ordering = ["channel", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel="email", adapter="smtp") | Q(channel="sms", adapter__in=["apprise", "signed"]),
                name="gateway_speaks_its_channel",
                violation_error_message=_(
                    "A mail server sends e-mails; text messages go by Apprise or by a gateway with receipts."
                ),
            ),
            models.CheckConstraint(
                condition=Q(per_minute__isnull=True) | Q(per_minute__gte=1), name="gateway_lets_some_through"
            ),
        ]

    def __str__(self):
        return self.name


class PrintBatch(models.Model):
    """Letters printed together for the post."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="print_batches")
    number = models.PositiveIntegerField(_("number"))
    made_at = models.DateTimeField(_("made"))
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(_("printed"), null=True)
    printed_by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(_("posted"), null=True)
    posted_by = models.ForeignKey("User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("print batch")
        verbose_name_plural = _("print batches")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="print_batch_number_once")]

    def __str__(self):
        return str(self.number)


class MassLetter(models.Model):
    """One letter to many people, spread over days. Recipients are rows: stopped and gone on with, nobody gets two."""

    class Audience(models.TextChoices):
        APPOINTMENTS = "appointments", pgettext_lazy("mass letter", "who have appointments between two days")
        STATUSES = "statuses", pgettext_lazy("mass letter", "whose status ends between two days")
        DISTRICT = "district", pgettext_lazy("mass letter", "who live in a district")
        AGE = "age", pgettext_lazy("mass letter", "of an age group")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("mass letter", "Draft")
        RUNNING = "running", pgettext_lazy("mass letter", "Being sent")
        STOPPED = "stopped", pgettext_lazy("mass letter", "Stopped")
        FINISHED = "finished", pgettext_lazy("mass letter", "Sent")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="mass_letters")
    name = models.CharField(_("name"), max_length=100)
    audience = models.CharField(_("to everybody"), max_length=15, choices=Audience.choices)
    chosen = models.JSONField(default=dict)  # {"first": iso, "last": iso, "district": id, "from_age": n, …}
    sms_lv = models.TextField(_("text message in Latvian"), blank=True)
    sms_en = models.TextField(_("text message in English"), blank=True)
    subject_lv = models.CharField(_("subject in Latvian"), max_length=150, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=150, blank=True)
    body_lv = models.TextField(_("text in Latvian"), blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    first_day = models.DateField(_("first day"), null=True)
    per_day = models.PositiveIntegerField(
        _("letters a day"), default=200, validators=[MinValueValidator(1), MaxValueValidator(100000)]
    )
    by_capacity = models.BooleanField(
        _("as many a day as the offices have times"), default=False, help_text=_("Counted by each office's free times.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("written"))
    counted_at = models.DateTimeField(null=True)  # when its recipients were last written down; empty once it changes
    started_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("mass letter")
        verbose_name_plural = _("mass letters")
        ordering = ["-pk"]

    def __str__(self):
        return self.name


class MassRecipient(models.Model):
    """Somebody to whom a mass letter goes on a day; `contact` makes the same number or address one recipient.

    Who cannot be written to (channel NONE) has no day, a name, and in `to` the number to phone.
    """

    mass = models.ForeignKey(MassLetter, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=150, blank=True)
    contact = models.CharField(max_length=64)  # keyed hash of the person or of the address
    channel = models.CharField(max_length=5, choices=Channel.choices)
    to = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices)
    is_demo = models.BooleanField(default=False)
    about_day = models.DateField(null=True)  # what the letter calls {date}
    day = models.DateField(null=True)
    letter = models.OneToOneField(Letter, null=True, on_delete=models.SET_NULL, related_name="mass_recipient")

    class Meta:
        verbose_name = _("letter to many")
        verbose_name_plural = _("letters to many")
        indexes = [
            models.Index(fields=["mass", "day", "id"], name="mass_recipient_waiting", condition=Q(letter__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(fields=["mass", "contact"], name="mass_recipient_once"),
            models.CheckConstraint(
                condition=~Q(channel="none") | Q(day__isnull=True, letter__isnull=True),
                name="mass_recipient_unreachable_gets_none",
            ),
        ]

    def __str__(self):
        return str(self.pk)


class SmsReply(models.Model):
    """What somebody answered to a text message; the same one is taken once."""

    class Did(models.TextChoices):
        CANCELLED = "cancelled", pgettext_lazy("reply", "Appointment cancelled")
        REQUEST = "request", pgettext_lazy("reply", "Became a request")
        ADDED = "added", pgettext_lazy("reply", "Added to an open request")
        KEPT = "kept", pgettext_lazy("reply", "Kept; nobody can be answered")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="sms_replies")
    gateway = models.ForeignKey(Gateway, on_delete=models.PROTECT, related_name="replies")
    receipt_key = models.CharField(max_length=100)
    sender = models.CharField(_("from"), max_length=20)
    text = models.CharField(_("text"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("received"))
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="replies")
    did = models.CharField(_("what came of it"), max_length=20, choices=Did.choices, blank=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["-received_at"]
        constraints = [models.UniqueConstraint(fields=["gateway", "receipt_key"], name="sms_reply_once")]

    def __str__(self):
        return self.masked_sender

    @property
    def masked_sender(self) -> str:
        from ..letters import masked

        return masked(self.sender)


@follows_merge("person")
class IdentityCheck(models.Model):
    """Before anything personal was said on the phone: what the caller was asked, and whether it agreed."""

    class Item(models.TextChoices):
        NAME = "name", _("first name and surname")
        BIRTH_DATE = "birth_date", _("date of birth")
        ADDRESS = "address", _("declared address")
        CODE_END = "code_end", _("last digits of the personal code")
        LAST_VISIT = "last_visit", _("when the last visit was")
        WORD = "word", _("the agreed word")
        CALL_BACK = "call_back", _("called back at the number on file")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identity_checks")
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = ArrayField(models.CharField(max_length=12, choices=Item.choices))
    passed = models.BooleanField()

    class Meta:
        verbose_name = _("check of a caller")
        verbose_name_plural = _("checks of callers")
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "-at"], name="identity_check_newest")]

    def __str__(self):
        return str(self.at)
