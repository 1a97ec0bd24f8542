import re

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..mail import codes
from .fields import BlindIndexField, EncryptedTextField, blind_index
from .history import tracked
from .municipalities import Municipality
from .offices import District


class Channel(models.TextChoices):
    """How a letter reaches somebody."""

    SMS = "sms", _("text message (SMS)")
    EMAIL = "email", _("e-mail message")
    POST = "post", _("letter by post")
    NONE = "none", _("no letters")


class Language(models.TextChoices):
    LV = "lv", "Latviešu"
    EN = "en", "English"


class PersonQuerySet(models.QuerySet):
    def named(self, text):
        """In whose name a word begins with each word of the text, without regard to diacritics, case and order.

        The beginning of a word is three letters to the index where two are typed.
        """
        from ..latvian import fold

        found = self
        for word in fold(text).split():
            found = found.filter(search_name__regex=f"(^|[ -]){re.escape(word)}")
        return found

    def with_code(self, code):
        """The one who has or had this personal code, hyphen or not; nobody where it is no code."""
        from ..identifiers import PersonalCodeError, parse_personal_code

        try:
            index = blind_index(parse_personal_code(code, document_seen=True))
        except PersonalCodeError:
            return self.none()
        return self.filter(Q(code_index=index) | Q(pk__in=_had(index)))

    def with_former_code(self, index):
        """By the blind index of the code."""
        return self.filter(pk__in=_had(index))

    def reached_at(self, phone):
        return self.filter(phone=phone)


def _had(index: str) -> list[int]:
    """Who had the code before, or whom those became: asked first, so that the index of either table answers."""
    from .identities import FormerCode

    rows = FormerCode.objects.filter(code_index=index).select_related("person")
    return [row.person.became.pk for row in rows]


class StandingManager(models.Manager.from_queryset(PersonQuerySet)):
    """Without those who turned out to be somebody else."""

    def get_queryset(self):
        return super().get_queryset().filter(merged_into__isnull=True)


@tracked(exclude=["search_name", "sort_key"])
class Person(models.Model):
    """A client of one municipality."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(_("first name, surname"), max_length=150)
    sort_key = models.CharField(max_length=320, editable=False)
    search_name = models.CharField(max_length=160, editable=False)
    personal_code = EncryptedTextField(_("personal code"), blank=True)
    code_index = BlindIndexField("personal_code")
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    district = models.ForeignKey(
        District, verbose_name=_("district"), null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    language = models.CharField(_("language of contact"), max_length=2, choices=Language.choices, default=Language.LV)
    letters_by = models.CharField(_("letters by"), max_length=5, choices=Channel.choices, default=Channel.SMS)
    no_jubilees = models.BooleanField(_("does not want to be greeted on jubilees"), default=False)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_from"
    )
    agreed_word = EncryptedTextField(
        _("agreed word"), blank=True, help_text=_("Asked on the phone before anything personal is said.")
    )
    paper_file = models.CharField(_("number of the paper file"), max_length=40, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = StandingManager()
    everyone = PersonQuerySet.as_manager()  # with those merged into another

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key"]
        indexes = [
            models.Index(fields=["municipality", "sort_key"], name="person_sorted"),
            models.Index(fields=["municipality", "search_name"], name="person_named"),
            models.Index(fields=["municipality", "birth_date"], name="person_born"),
            models.Index("municipality", Upper("email"), name="person_by_email"),
            models.Index(fields=["municipality", "phone"], name="person_by_phone", condition=~Q(phone="")),
            GinIndex(OpClass("search_name", name="gin_trgm_ops"), name="person_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code_index"],
                name="person_code_once",
                condition=Q(merged_into__isnull=True),
                violation_error_message=_("A person with this personal code exists already."),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.derive()
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "sort_key", "search_name"}
        super().save(**kwargs)

    def derive(self):
        """Fill the keys by which people are sorted and searched; bulk_create calls it itself."""
        from ..latvian import fold, sort_key

        self.sort_key, self.search_name = sort_key(self.name), fold(self.name)

    @property
    def became(self) -> "Person":
        """Who this one is now: itself, or whom it was merged into."""
        found = self
        while found.merged_into_id:
            found = found.merged_into
        return found

    @property
    def numbers(self) -> list[int]:
        """Its own, and those of the rows that were merged into it: what looked at those looked at it."""
        found = [self.pk]
        for number in found:
            found += type(self).everyone.filter(merged_into=number).values_list("pk", flat=True)
        return found

    @property
    def masked_code(self) -> str:
        from ..identifiers import mask

        return mask(self.personal_code) if self.personal_code else ""


class Submission(models.Model):
    """What came in: by which channel and when. A request and an application each point at it."""

    class Way(models.TextChoices):
        WEB = "web", _("on the web")
        PHONE = "phone", _("by phone")
        EMAIL = "email", _("by e-mail")
        SMS = "sms", _("by text message")
        SIGNED_EMAIL = "signed_email", _("by e-mail with an electronic signature")
        POST = "post", _("by post")
        DROP_BOX = "drop_box", pgettext_lazy("way", "drop box")
        E_SUBMISSION = "e_submission", _("electronic submission")
        DESK = "desk", _("at the desk")
        WALK_IN = "walk_in", _("walk-in")

    class Signature(models.TextChoices):
        NONE = "none", pgettext_lazy("signature", "not signed electronically")
        UNCHECKED = "unchecked", pgettext_lazy("signature", "not checked")
        VALID = "valid", pgettext_lazy("signature", "valid")
        INVALID = "invalid", pgettext_lazy("signature", "invalid")

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="submissions")
    way = models.CharField(_("channel"), max_length=15, choices=Way.choices)
    received_at = models.DateTimeField(_("received"))
    postmarked_on = models.DateField(_("date of the postmark"), null=True, blank=True)
    emptying = models.ForeignKey(
        "Emptying",
        verbose_name=_("emptying of the drop box"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    signature = models.CharField(_("signature"), max_length=12, choices=Signature.choices, default=Signature.NONE)
    signature_by = models.ForeignKey("User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signature_at = models.DateTimeField(_("signature checked"), null=True, blank=True)
    hidden = EncryptedTextField(blank=True, editable=False)  # personal codes taken out of what was typed, JSON list

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signature__in=["none", "unchecked"], signature_by__isnull=True, signature_at__isnull=True)
                | Q(signature__in=["valid", "invalid"], signature_by__isnull=False, signature_at__isnull=False),
                name="submission_signature_checked_by_somebody",
            )
        ]

    def __str__(self):
        return self.get_way_display()

    @property
    def hidden_codes(self) -> list[str]:
        """As people write them. Whoever shows them writes that down."""
        return codes.unpacked(self.hidden)
