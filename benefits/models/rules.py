"""What each kind of help gives, to whom and how often, by date."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from socialservice.models import Municipality, Person, Service, User
from socialservice.models.dated import Dated, DatedQuerySet, Named
from socialservice.models.fields import BlindIndexField, EncryptedTextField
from socialservice.models.history import tracked
from socialservice.models.merged import follows_merge
from socialservice.models.municipalities import one_at_a_time

from .thresholds import MONEY


@tracked()
class Group(Named):
    """People who are entitled as such: politically repressed, over 80, of pension age."""

    class Proof(models.TextChoices):
        DOCUMENT = "document", _("a document shown")
        AGE = "age", _("the date of birth")
        PENSION_AGE = "pension_age", _("the pension age of the year")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="groups")
    code = models.SlugField(_("code"), max_length=40)
    proof = models.CharField(_("what proves it"), max_length=12, choices=Proof.choices, default=Proof.DOCUMENT)
    over_age = models.PositiveSmallIntegerField(_("older than, years"), null=True, blank=True)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="group_code_once"),
            models.CheckConstraint(
                condition=Q(proof="age", over_age__isnull=False) | (~Q(proof="age") & Q(over_age__isnull=True)),
                name="group_age_with_proof",
                violation_error_message=_("Enter the age where the date of birth proves membership, and only there."),
            ),
        ]


@follows_merge("person")
@tracked()
class GroupMembership(Dated):
    """Shown by the kind and number of a document; no copy, no diagnosis."""

    group = models.ForeignKey(Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_memberships")
    document_kind = models.CharField(_("kind of document"), max_length=80)
    document_number = EncryptedTextField(_("number of the document"))
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "group", "person", name="group_member_once", message=_("The person belongs to this group already.")
            ),
        ]


@tracked()
class BenefitRule(Dated):
    """What a benefit of the catalogue gives in a period. A decision keeps the rule by which it was made."""

    class Status(models.TextChoices):
        NONE = "none", _("no status needed")
        ANY = "any", _("needy or low-income")
        NEEDY = "needy", _("needy")

    class Often(models.TextChoices):
        ANY = "any", _("any number of times")
        ONCE = "once", _("once")
        YEAR = "year", _("once in a calendar year")
        MONTH = "month", _("once a month")

    class Unit(models.TextChoices):
        PERSON = "person", _("person")
        COUPLE = "couple", _("couple")
        HOUSEHOLD = "household", _("household")

    class Gives(models.TextChoices):
        MONEY = "money", pgettext_lazy("rule of a benefit", "money")
        TICKET = "ticket", pgettext_lazy("rule of a benefit", "a ticket or card")

    class Calculator(models.TextChoices):
        NONE = "", _("the amount is fixed or decided")
        GMI = "gmi", _("guaranteed minimum income")
        HOUSING = "housing", _("housing benefit")

    service = models.ForeignKey(
        Service, verbose_name=_("benefit"), on_delete=models.CASCADE, related_name="benefit_rules"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    gives = models.CharField(_("what is given"), max_length=6, choices=Gives.choices, default=Gives.MONEY)
    term_until = models.DateField(
        _("tickets are valid until"), null=True, blank=True, help_text=_("The last day of those given by this rule.")
    )
    status = models.CharField(_("status needed"), max_length=8, choices=Status.choices, default=Status.NONE)
    groups = models.ManyToManyField(
        Group,
        verbose_name=_("or one of these groups"),
        blank=True,
        related_name="rules",
        help_text=_("Members are entitled without a status."),
    )
    amount = models.DecimalField(_("amount, EUR"), null=True, blank=True, validators=[MinValueValidator(0)], **MONEY)
    ceiling = models.DecimalField(
        _("at most in a calendar year, EUR"), null=True, blank=True, validators=[MinValueValidator(0)], **MONEY
    )
    often = models.CharField(_("how often"), max_length=5, choices=Often.choices, default=Often.ANY)
    unit = models.CharField(_("for each"), max_length=10, choices=Unit.choices, default=Unit.HOUSEHOLD)
    calculator = models.CharField(_("how it is computed"), max_length=8, choices=Calculator.choices, blank=True)
    state_share = models.PositiveSmallIntegerField(_("the state pays, %"), default=0)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("rule of a benefit")
        verbose_name_plural = _("rules of benefits")
        ordering = ["service", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "service", name="benefit_rule_one_a_day", message=_("There is a rule for these days already.")
            ),
            models.UniqueConstraint(fields=["service", "version"], name="benefit_rule_version_once"),
            models.CheckConstraint(condition=Q(state_share__lte=100), name="benefit_state_share_percent"),
            models.CheckConstraint(
                condition=Q(gives="money", term_until__isnull=True)
                | Q(gives="ticket", amount__isnull=True, ceiling__isnull=True, calculator=""),
                name="benefit_rule_money_or_ticket",
                violation_error_message=_("A ticket has a last day, money an amount or a ceiling."),
            ),
        ]

    def __str__(self):
        return f"{self.service_id}/{self.version}"


@tracked()
class RefusalReason(Named):
    """Why an application is refused, coded, so that refusals can be counted by reason."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="refusal_reasons")
    code = models.SlugField(_("code"), max_length=40)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("reason of refusal")
        verbose_name_plural = _("reasons of refusal")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "code"], name="refusal_reason_code_once")]


@follows_merge("person")
@tracked()
class BankAccount(Dated):
    """Where a person's benefits are paid; shown masked."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="bank_accounts")
    iban = EncryptedTextField(_("account number (IBAN)"))
    iban_index = BlindIndexField("iban")
    holder = models.CharField(_("account holder"), max_length=150)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        constraints = [
            *Dated.Meta.constraints,
            one_at_a_time(
                "person", name="bank_account_one_a_day", message=_("There is an account for these days already.")
            ),
        ]
