"""The institution itself, its departments and competences, and the catalogue."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..actions.calendar import fill_again
from ..models import (
    Competence,
    Department,
    DepartmentName,
    DepartmentPolicy,
    DistrictNorm,
    Facility,
    InstitutionName,
    Municipality,
    RetentionTerm,
    Service,
    ServiceName,
)
from ..municipal_admin import MunicipalAdmin, Rows
from ..retention import length
from .hours import publish_again

DATES = ("valid_from", "valid_until")


class InstitutionNameRows(Rows):
    model = InstitutionName
    fields = ("over", "name", "name_en", *DATES)

    def told(self, row):
        return row.label


class RetentionTermRows(Rows):
    model = RetentionTerm
    fields = ("kind", "months", *DATES)

    def told(self, row):
        how_long = length(row.months) if row.months else _("nothing is removed")
        return f"{row.get_kind_display()}: {how_long}"


@admin.register(Municipality)
class MunicipalityAdmin(MunicipalAdmin):
    """One row: the municipality of the path. Its code and a merger are the installation's matter, not an office's."""

    fieldsets = [
        (None, {"fields": ["name", "name_en", "kind", "email"]}),
        (_("Times"), {"fields": ["booking_days", "return_minutes", "earlier_minutes", "follows_moved_days"]}),
        (_("Limits for one client"), {"fields": ["most_open", "most_a_day"]}),
        (_("Text messages"), {"fields": ["sms_sender", "sms_diacritics"]}),
        (_("After the visit"), {"fields": ["survey"]}),
        (_("Requests"), {"fields": ["answer_days", "call_attempts", "verify_requests"]}),
        (_("Statuses"), {"fields": ["status_months"]}),
        (_("Address of the pages"), {"fields": ["code"]}),
    ]
    readonly_fields = ("code",)
    inlines = [InstitutionNameRows, RetentionTermRows]
    municipality_path = "pk"

    def get_queryset(self, request):
        return self.model.objects.filter(pk=request.municipality.pk)

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:socialservice_municipality_change", args=[request.municipality.pk]))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "follows_moved_days" in form.changed_data:
            fill_again(municipality=form.instance)
        if {"booking_days", "follows_moved_days"} & set(form.changed_data):
            publish_again(request)


class DistrictNormRows(Rows):
    model = DistrictNorm
    municipality_path = "competence__municipality"
    fields = ("districts_each", *DATES, "source_note")

    def told(self, row):
        return str(row.districts_each)


@admin.register(Competence)
class CompetenceAdmin(MunicipalAdmin):
    fields = ("name", "name_en", "code", *DATES)
    inlines = [DistrictNormRows]
    list_display = ("name", "code", *DATES)
    search_fields = ("name", "name_en")
    used_by = ("holders", "assignments", "departments", "purposes")


class DepartmentNameRows(Rows):
    model = DepartmentName
    municipality_path = "department__municipality"
    fields = ("name", "name_en", *DATES)

    def told(self, row):
        return row.label


class DepartmentPolicyRows(Rows):
    model = DepartmentPolicy
    municipality_path = "department__municipality"
    fields = ("policy", *DATES)

    def told(self, row):
        return row.get_policy_display()


@admin.register(Department)
class DepartmentAdmin(MunicipalAdmin):
    fields = ("code", "competence", "email", "source_note")
    inlines = [DepartmentNameRows, DepartmentPolicyRows]
    list_display = ("label", "competence", "policy_today", "email")
    list_select_related = ["competence"]
    search_fields = ("code", "names__name", "email")
    used_by = ("purposes", "phone_lines", "requests")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names", "policies")

    @admin.display(description=_("name"))
    def label(self, row):
        return row.label

    @admin.display(description=_("how a time is agreed"))
    def policy_today(self, row):
        today = clock.today()
        return next((policy.get_policy_display() for policy in row.policies.all() if policy.covers(today)), None)


class ServiceNameRows(Rows):
    model = ServiceName
    municipality_path = "service__municipality"
    fields = ("name", "name_en", *DATES)

    def told(self, row):
        return row.label


@admin.register(Service)
class ServiceAdmin(MunicipalAdmin):
    fieldsets = [
        (None, {"fields": ["code", "kind", "category", "target_group"]}),
        (_("Who pays and who helps"), {"fields": ["funding", "funding_note", "partner", "pilot"]}),
        (_("When"), {"fields": ["planned", "month_only", *DATES]}),
        (_("Notes"), {"fields": ["source_note"]}),
    ]
    inlines = [ServiceNameRows]
    list_display = ("label", "kind", "target_group", *DATES, "planned")
    list_filter = ("kind", "planned", "funding", "pilot")
    used_by = ("purposes",)
    search_fields = ("names__name", "code", "target_group")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names")

    @admin.display(description=_("name"))
    def label(self, row):
        return row.label


@admin.register(Facility)
class FacilityAdmin(MunicipalAdmin):
    """Places that are not reception offices."""

    fields = ("name", "name_en", "kind", "address", "state", "services", "source_note")
    list_display = ("name", "kind", "address", "state")
    list_filter = ("kind", "state")
    search_fields = ("name", "address")
