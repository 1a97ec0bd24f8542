"""Mail that comes in: mailboxes, and each message once."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..mail import codes, faults
from .fields import EncryptedTextField
from .history import tracked
from .municipalities import Department, Municipality
from .people import Submission


class MailboxQuerySet(models.QuerySet):
    def read_over_imap(self):
        return self.filter(active=True).exclude(host="")

    def fed(self):
        """Those to which the inbound door takes mail."""
        return self.filter(active=True)


@tracked(exclude=["uid_validity", "last_uid", "read_at", "failed_at", "error"])
class Mailbox(models.Model):
    """An address that people write to: read over IMAP where a server is named, else fed by the inbound door."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="mailboxes")
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mailboxes",
        help_text=_("Whose requests come here. Empty: to be sorted by a person."),
    )
    address = models.EmailField(_("e-mail address"))
    host = models.CharField(
        _("IMAP server"), max_length=200, blank=True, help_text=_("Empty: mail is forwarded to the inbound door.")
    )
    port = models.PositiveIntegerField(
        _("port"), default=993, validators=[MinValueValidator(1), MaxValueValidator(65535)]
    )
    encrypted = models.BooleanField(_("encrypted from the first byte (TLS)"), default=True)
    user = models.CharField(_("user name"), max_length=200, blank=True)
    password = EncryptedTextField(_("password"), blank=True)
    folder = models.CharField(_("folder"), max_length=100, default="INBOX")
    active = models.BooleanField(_("is read"), default=True)
    uid_validity = models.BigIntegerField(null=True, editable=False)
    last_uid = models.BigIntegerField(default=0, editable=False)
    read_at = models.DateTimeField(_("last read"), null=True, editable=False)
    failed_at = models.DateTimeField(_("last failure"), null=True, editable=False)
    error = models.CharField(_("what the server said"), max_length=300, blank=True, editable=False)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        ordering = ["address"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="mailbox_address_once",
                violation_error_message=_("There is a mailbox with this address already."),
            )
        ]

    def __str__(self):
        return self.address


class MailMessageQuerySet(models.QuerySet):
    def without_request(self):
        return self.filter(kind__in=MailMessage.WITHOUT_REQUEST)


class MailMessage(models.Model):
    """A message as read, personal codes masked. The same one read twice is one row: `(mailbox, digest)`."""

    class Kind(models.TextChoices):
        NEW = "new", pgettext_lazy("mail", "New request")
        REPLY = "reply", pgettext_lazy("mail", "Reply to an earlier message")
        AUTOMATIC = "automatic", pgettext_lazy("mail", "Automatic answer")
        BOUNCE = "bounce", pgettext_lazy("mail", "Returned letter")
        LOOP = "loop", pgettext_lazy("mail", "Our own letter come back")
        REFUSED = "refused", pgettext_lazy("mail", "Not taken in")
        SPAM = "spam", pgettext_lazy("mail", "Spam")

    WITHOUT_REQUEST = (Kind.AUTOMATIC, Kind.BOUNCE, Kind.LOOP, Kind.REFUSED, Kind.SPAM)

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="mail")
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="messages")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.SET_NULL, related_name="messages")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices)
    digest = models.CharField(max_length=64)  # SHA-256 of the message as received
    message_id = models.CharField(max_length=250, blank=True)
    sender = models.EmailField(_("from"), max_length=254, blank=True)
    sender_name = models.CharField(_("sender's name"), max_length=150, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    hidden = EncryptedTextField(blank=True, editable=False)  # personal codes taken out of subject and text, JSON list
    faults = models.JSONField(default=list, editable=False)  # codes of what was wrong with it
    size = models.PositiveIntegerField(_("size, bytes"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    received_at = models.DateTimeField(_("received"))
    forgotten_at = models.DateTimeField(_("text and sender removed"), null=True, editable=False)

    objects = MailMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["received_at", "pk"]
        indexes = [
            models.Index(fields=["municipality", "message_id"], name="mail_by_message_id", condition=~Q(message_id="")),
            models.Index(fields=["municipality", "-received_at"], name="mail_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "digest"], name="mail_once"),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(sender="", sender_name="", subject="", text=""),
                name="mail_forgotten_altogether",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def told_faults(self) -> list[str]:
        return [faults.in_words(code) for code in self.faults]

    @property
    def may_become_request(self) -> bool:
        return self.kind in self.WITHOUT_REQUEST and self.forgotten_at is None

    @property
    def hidden_codes(self) -> list[str]:
        """Personal codes that stood in it, as people write them. Whoever shows them writes that down."""
        return codes.unpacked(self.hidden)


@tracked()
class DropBox(models.Model):
    """A box at a place into which people put papers; it need not be a reception office."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="drop_boxes")
    name = models.CharField(_("name"), max_length=150)
    address = models.CharField(_("address"), max_length=200)
    department = models.ForeignKey(
        Department, verbose_name=_("department"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("drop box")
        verbose_name_plural = _("drop boxes")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Emptying(models.Model):
    """A drop box was emptied on a working day: what was in it counts as received on that day."""

    box = models.ForeignKey(DropBox, verbose_name=_("drop box"), on_delete=models.PROTECT, related_name="emptyings")
    day = models.DateField(_("working day"))
    at = models.DateTimeField(_("emptied"))
    by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    found = models.PositiveSmallIntegerField(_("envelopes found"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("emptying")
        verbose_name_plural = _("emptyings")
        ordering = ["-at"]

    def __str__(self):
        return str(self.day)
