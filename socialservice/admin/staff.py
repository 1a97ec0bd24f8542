"""Staff of the municipality: who may sign in, with which roles and competences, for which districts."""

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..actions.staff import give_one_time_password, own_account
from ..delivery import has_gateway
from ..errors import Refusal
from ..identifiers import PhoneError, parse_phone
from ..models import BasePlace, Channel, Posting, SpecialistDistrict, StaffCompetence, User
from ..models.dated import on
from ..municipal_admin import MunicipalAdmin, Rows
from ..municipal_forms import MunicipalForm, RowsFormSet
from ..roles import RIGHTS, Right, Role

DATES = ("valid_from", "valid_until")


class StaffForm(MunicipalForm):
    """An address that an account elsewhere has gets a role here; nothing of that account is shown or changed."""

    asked_by = None
    joined = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.instance.pk is None and (found := self._account_elsewhere()):
            self.instance = self.joined = found

    def _account_elsewhere(self) -> User | None:
        accounts = User.objects.filter(email__iexact=self.data.get("email", "").strip())
        return accounts.exclude(postings__municipality=self.municipality).first()

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        other = User.objects.exclude(pk=self.instance.pk).filter(email__iexact=email).first()
        if other is None:
            return email
        if other.postings.filter(municipality=self.municipality).exists():
            raise ValidationError(_("This person is among your staff already."))
        raise ValidationError(_("This e-mail address is taken."))

    def clean_phone(self):
        """As clients read it on the page "Your specialist", whoever typed it how."""
        typed = self.cleaned_data["phone"]
        try:
            return parse_phone(typed).e164 if typed else ""
        except PhoneError:
            raise ValidationError(PhoneError.sentence) from None

    def clean_is_active(self):
        if not self.cleaned_data["is_active"] and self.instance == self.asked_by:
            raise ValidationError(_("You cannot close your own account. Ask another administrator."))
        return self.cleaned_data["is_active"]

    def _post_clean(self):
        if self.joined is None:
            super()._post_clean()


class PostingFormSet(RowsFormSet):
    def clean(self):
        super().clean()
        if self.instance == self.asked_by and not self.asked_by.is_superuser and not any(self._rights_today()):
            raise ValidationError(
                _("You cannot take away your own right to these settings. Ask another administrator.")
            )

    def _rights_today(self):
        today = clock.today()
        for form in self.live_forms():
            yield form.instance.covers(today) and Right.CONFIGURE in RIGHTS[form.instance.role]


class PostingRows(Rows):
    model = Posting
    formset = PostingFormSet
    fields = ("role", "office", *DATES)
    min_num = 1
    extra = 0

    def told(self, row):
        return role_of(row)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, validate_min=True, **kwargs)
        formset.asked_by = request.user
        return formset


class CompetenceRows(Rows):
    model = StaffCompetence
    municipality_path = "competence__municipality"
    fields = ("competence", *DATES)

    def told(self, row):
        return row.competence.label


class DistrictRows(Rows):
    model = SpecialistDistrict
    municipality_path = "district__municipality"
    fields = ("district", "competence", *DATES)

    def told(self, row):
        return f"{row.district.label}: {row.competence.label}"


class BasePlaceRows(Rows):
    model = BasePlace
    municipality_path = "office__municipality"
    fields = ("office", *DATES)

    def told(self, row):
        return row.office.label


class HeldHere(admin.SimpleListFilter):
    """Staff by what they hold in this municipality; what they hold elsewhere finds nobody."""

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        held = Posting.objects.filter(on(clock.today()), municipality=request.municipality)
        return queryset.filter(pk__in=held.filter(**{self.parameter_name: self.value()}).values("user"))


class RoleFilter(HeldHere):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices


class OfficeFilter(HeldHere):
    title = _("office")
    parameter_name = "office"

    def lookups(self, request, model_admin):
        return [(str(office.pk), office.label) for office in request.municipality.offices.prefetch_related("names")]

    def queryset(self, request, queryset):
        known = {pk for pk, _label in self.lookup_choices}
        return super().queryset(request, queryset) if self.value() in known else queryset


@admin.register(User)
class UserAdmin(MunicipalAdmin):
    form = StaffForm
    inlines = [PostingRows, CompetenceRows, DistrictRows, BasePlaceRows]
    list_display = ("name", "email", "roles_today", "competences_today", "is_active")
    list_filter = (RoleFilter, OfficeFilter)
    search_fields = ("name", "email")
    ordering = ("sort_key",)

    def get_queryset(self, request):
        """Whoever holds or held a role here."""
        postings = Posting.objects.filter(municipality=request.municipality)
        competences = StaffCompetence.objects.filter(competence__municipality=request.municipality)
        return (
            self.model.objects.filter(pk__in=postings.values("user"))
            .order_by(*self.ordering)
            .prefetch_related(
                Prefetch("postings", postings.prefetch_related("office__names"), to_attr="postings_here"),
                Prefetch("competences", competences.select_related("competence"), to_attr="competences_here"),
            )
        )

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["email", "name", "job_title", "phone", "work_email", "language"]
        if own_account(obj, request.municipality):
            return ["email", "name", "job_title", "phone", "work_email", "language", "is_active"]
        return ["email", "name"]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None or own_account(obj, request.municipality) else ["email", "name"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.asked_by = request.user
        return form

    def has_delete_permission(self, request, obj=None):
        """Nobody is deleted: a role gets an end, and what somebody did stays his."""
        return False

    def save_model(self, request, obj, form, change):
        if not change and form.joined is None:
            obj.set_unusable_password()
        elif not own_account(obj, request.municipality):
            return
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()  # the former address opens nothing any more

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_reset"] = change and own_account(obj, request.municipality)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_of_row(self, request, row):
        return own_account(row, request.municipality)

    @admin.display(description=_("roles"))
    def roles_today(self, row):
        today = clock.today()
        return ", ".join(role_of(posting) for posting in row.postings_here if posting.covers(today))

    @admin.display(description=_("competences"))
    def competences_today(self, row):
        today = clock.today()
        return ", ".join(own.competence.label for own in row.competences_here if own.covers(today))

    # Passwords

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/parole/", view(self.one_time_password), name="socialservice_user_password"),
            path("<int:pk>/saite/", view(self.reset_link), name="socialservice_user_reset_link"),
            *super().get_urls(),
        ]

    def one_time_password(self, request, pk):
        """Shown once, in the answer itself: it is kept nowhere else."""
        user = self.get_object(request, str(pk))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            password = give_one_time_password(user=user, municipality=request.municipality, by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return self._back_to(user)
        context = {**self.admin_site.each_context(request), "title": _("One-time password"), "subtitle": str(user)}
        return TemplateResponse(
            request,
            "admin/socialservice/user/one_time_password.html",
            {**context, "password": password, "original": user, "opts": self.opts},
        )

    def reset_link(self, request, pk):
        user = self.get_object(request, str(pk))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = ResetPasswordForm({"email": user.email})
        if not has_gateway(Channel.EMAIL):
            messages.error(request, _("No e-mail gateway is set up: give a one-time password instead."))
        elif form.is_valid():
            form.save(request)
            messages.info(request, _("The link is on its way to %(email)s.") % {"email": user.email})
        return self._back_to(user)

    def _back_to(self, user):
        return HttpResponseRedirect(reverse("admin:socialservice_user_change", args=[user.pk]))


def role_of(posting) -> str:
    label = posting.get_role_display()
    return f"{label} ({posting.office.label})" if posting.office else label
