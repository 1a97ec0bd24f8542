"""Statuses and extensions to look at; they change by their own actions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from socialservice import clock
from socialservice.municipal_admin import LookAdmin, LookRows, MunicipalAdmin
from socialservice.roles import Right

from . import giving_admin  # noqa: F401 - registers its own
from .models import Extension, HousingFactor, MunicipalLine, PensionAge, RefusalReason, StateThreshold, Status


class ExtensionRows(LookRows):
    model = Extension
    municipality_path = "status__municipality"
    fields = ("covered_term", "emergency_end", "from_on", "to_on")


@admin.register(Status)
class StatusAdmin(LookAdmin):
    """Terms and why they are what they are. Whose they are, the page of statuses shows and writes down."""

    right = Right.SEE_STATUS
    fields = (
        "kind",
        "granted_from",
        "granted_until",
        "effective_until",
        "decision_no",
        "decided_on",
        "closed_on",
        "close_reason",
    )
    inlines = [ExtensionRows]
    list_display = ("decision_no", "kind", "granted_from", "granted_until", "effective_until", "closed_on")
    list_filter = ("kind", "close_reason")
    search_fields = ("decision_no",)
    ordering = ("-granted_from", "-pk")


DATES = ("valid_from", "valid_until")
CHECKED = ("source", "confirmed", "checked_by", "checked_on")


class SourcedAdmin(MunicipalAdmin):
    """Whoever confirms figures is written down as the second check."""

    readonly_fields = ("checked_by", "checked_on")

    def save_model(self, request, obj, form, change):
        if "confirmed" in form.changed_data:
            obj.checked_by, obj.checked_on = (request.user, clock.today()) if obj.confirmed else (None, None)
        super().save_model(request, obj, form, change)


class OfTheState:
    """The same for every municipality: each looks at it, whoever runs the installation changes it."""

    municipality_path = None

    def get_queryset(self, request):
        return self.model._default_manager.all()

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(StateThreshold)
class StateThresholdAdmin(OfTheState, SourcedAdmin):
    fieldsets = [
        (None, {"fields": ["scheme", *DATES]}),
        (_("Lines"), {"fields": ["needy_first", "needy_other", "low_max_first", "low_max_other", *CHECKED]}),
        (_("Guaranteed minimum income"), {"fields": ["gmi_first", "gmi_other", "gmi_confirmed"]}),
    ]
    list_display = (*DATES, "needy_first", "needy_other", "low_max_first", "gmi_first", "confirmed", "gmi_confirmed")
    ordering = ("-valid_from",)


@admin.register(PensionAge)
class PensionAgeAdmin(OfTheState, MunicipalAdmin):
    fields = ("year", "years", "months", "source", "confirmed")
    list_display = ("year", "years", "months", "confirmed")
    ordering = ("-year",)


@admin.register(MunicipalLine)
class MunicipalLineAdmin(SourcedAdmin):
    """The lines a municipality sets itself; never below the needy line of the same day."""

    fields = ("composition", "first", "other", *DATES, *CHECKED)
    list_display = ("composition", "first", "other", *DATES, "confirmed")
    list_filter = ("composition",)
    ordering = ("-valid_from", "composition")


@admin.register(RefusalReason)
class RefusalReasonAdmin(MunicipalAdmin):
    fields = ("name", "name_en", "code", "active")
    list_display = ("name", "code", "active")


@admin.register(HousingFactor)
class HousingFactorAdmin(OfTheState, SourcedAdmin):
    fields = ("household", "factor", "valid_from", "valid_until", *CHECKED)
    list_display = ("household", "factor", "valid_from", "valid_until", "confirmed")
    list_filter = ("household", "confirmed")
