from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..roles import Role
from .dated import Dated, DatedQuerySet
from .history import tracked
from .municipalities import Competence, Municipality
from .offices import Office


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, **fields)


@tracked(exclude=["password", "last_login", "sort_key"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody of the staff. Rights come from roles held at a municipality or an office, never from Django groups."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("first name, surname"), max_length=150)
    sort_key = models.CharField(max_length=320, editable=False)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    phone = models.CharField(
        _("work phone"), max_length=20, blank=True, help_text=_("Clients read it on the page “Your specialist”.")
    )
    work_email = models.EmailField(
        _("e-mail address for clients"), blank=True, help_text=_("Clients read it on the page “Your specialist”.")
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("lv", "Latviešu"), ("en", "English")], default="lv"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    password_once = models.BooleanField(_("has a one-time password"), default=False, editable=False)
    is_demo = models.BooleanField(_("demo user"), default=False, editable=False)
    keys_off = models.BooleanField(_("keyboard shortcuts switched off"), default=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name or self.email

    def save(self, **kwargs):
        self.derive()
        if (fields := kwargs.get("update_fields")) is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(**kwargs)

    def derive(self):
        """Fill the key by which names are sorted; bulk_create calls it itself."""
        from ..latvian import sort_key

        self.sort_key = sort_key(self.name)

    @property
    def is_staff(self) -> bool:
        """Django's admin asks this; the municipality's admin asks for the right instead."""
        return self.is_active

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email


@tracked()
class Posting(Dated):
    """A role held at an office, or at the whole municipality where no office is named, by date."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="postings")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="postings")
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="postings",
        help_text=_("Empty: all offices."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")


@tracked()
class StaffCompetence(Dated):
    """A competence somebody holds, whatever the job title."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(
        Competence, verbose_name=_("competence"), on_delete=models.PROTECT, related_name="holders"
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("competence of a specialist")
        verbose_name_plural = _("competences of specialists")


@tracked()
class StaffCertificate(Dated):
    """Somebody may do tasks for which the staff need a certificate. Yes or no, until a day; the manager's alone."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="certificates")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("certificate of the staff")
        verbose_name_plural = _("certificates of the staff")


class AccessLog(models.Model):
    """Who looked at whose data, when and why. Kept without foreign keys, so that it outlives what it names."""

    at = models.DateTimeField()
    user_id = models.BigIntegerField()
    user_name = models.CharField(max_length=150)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    person_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("entry of the access log")
        verbose_name_plural = _("access log")
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["municipality", "person_id", "-at"], name="access_by_person"),
            models.Index(fields=["municipality", "-id"], name="access_newest"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="access_says_what")]

    def __str__(self):
        return self.what
