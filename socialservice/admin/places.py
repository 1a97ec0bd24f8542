"""Where people are received: offices, districts, phone lines, and on which days."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..models import (
    CalendarDay,
    District,
    Office,
    OfficeName,
    OfficeOpening,
    PhoneLine,
    ReceptionMode,
    SpecialistDistrict,
)
from ..models.lines import PhoneLineDistrict
from ..models.offices import OfficeDistrict
from ..municipal_admin import MunicipalAdmin, OwnChoicesFilter, Rows
from ..registry import ROOM_CHANGED, load
from .hours import publish_again

DATES = ("valid_from", "valid_until")


class OfficeNameRows(Rows):
    model = OfficeName
    municipality_path = "office__municipality"
    fields = ("name", "name_en", *DATES)

    def told(self, row):
        return row.label


class OfficeOpeningRows(Rows):
    model = OfficeOpening
    municipality_path = "office__municipality"
    fields = DATES

    def told(self, row):
        return ""


class ReceptionModeRows(Rows):
    model = ReceptionMode
    municipality_path = "office__municipality"
    fields = ("mode", *DATES)

    def told(self, row):
        return row.get_mode_display()


@admin.register(Office)
class OfficeAdmin(MunicipalAdmin):
    fieldsets = [
        (None, {"fields": ["code", "kind", "address", "short_address", "room", "order"]}),
        (_("Whom it serves"), {"fields": ["serves_all", "districts"]}),
        (_("What the client reads"), {"fields": ["hours", "hours_en", "access", "access_en", "has_drop_box"]}),
        (_("Waiting room"), {"fields": ["room_capacity", "waiting_target", "queue_order", "near_after"]}),
        (_("Notes"), {"fields": ["source_note"]}),
    ]
    inlines = [OfficeNameRows, OfficeOpeningRows, ReceptionModeRows]
    history_links = (OfficeDistrict,)
    list_display = ("label", "address", "kind", "open_today", "mode_today")
    list_filter = ("kind", ("districts", OwnChoicesFilter))
    search_fields = ("names__name", "address", "code")
    used_by = ("slots", "appointments", "resources", "rules", "postings")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names", "openings", "modes")

    @admin.display(description=_("name"))
    def label(self, row):
        return row.label

    @admin.display(description=_("open today"))
    def open_today(self, row):
        return _("yes") if row.open_on(clock.today()) else _("no")

    @admin.display(description=_("how it receives"))
    def mode_today(self, row):
        mode = row.mode_on(clock.today())
        return mode and mode.get_mode_display()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.model is OfficeOpening and formset.has_changed() for formset in formsets):
            publish_again(request, office=form.instance)
        if "room_capacity" in form.changed_data:
            for name in ROOM_CHANGED:
                load(name)(request.municipality, office=form.instance)


class SpecialistRows(Rows):
    model = SpecialistDistrict
    municipality_path = "district__municipality"
    fields = ("competence", "user", *DATES)

    def told(self, row):
        return f"{row.competence.label}: {row.user.name}"


@admin.register(District)
class DistrictAdmin(MunicipalAdmin):
    fields = ("name", "name_en", "kind", *DATES)
    inlines = [SpecialistRows]
    list_display = ("name", "kind", "specialists_today", *DATES)
    list_filter = ("kind",)
    search_fields = ("name", "name_en")
    used_by = ("people", "specialists")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("specialists__user", "specialists__competence")

    @admin.display(description=_("specialists"))
    def specialists_today(self, row):
        today = clock.today()
        serving = [assignment for assignment in row.specialists.all() if assignment.covers(today)]
        return ", ".join(f"{assignment.competence.label}: {assignment.user.name}" for assignment in serving)


@admin.register(PhoneLine)
class PhoneLineAdmin(MunicipalAdmin):
    fieldsets = [
        (None, {"fields": ["number", "as_written", "purpose", "purpose_en", "order"]}),
        (_("Whom it serves"), {"fields": ["is_default", "department", "districts"]}),
        (_("What the client reads"), {"fields": ["toll_free", "hours", "hours_en"]}),
        (_("Notes"), {"fields": [*DATES, "source_note"]}),
    ]
    history_links = (PhoneLineDistrict,)
    list_display = ("as_written", "label", "department", "areas", "is_default", "hours", *DATES)
    list_filter = ("is_default", ("department", OwnChoicesFilter))
    list_select_related = ["department"]
    search_fields = ("as_written", "number", "purpose", "purpose_en")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("districts", "department__names")

    @admin.display(description=_("what for"))
    def label(self, row):
        return row.label

    @admin.display(description=_("districts served"))
    def areas(self, row):
        return ", ".join(area.label for area in row.districts.all())


@admin.register(CalendarDay)
class CalendarDayAdmin(MunicipalAdmin):
    fields = ("day", "kind", "name", "name_en")
    list_display = ("day", "kind", "name", "by_hand")
    list_filter = ("kind", "by_hand")
    search_fields = ("name", "name_en")
    date_hierarchy = "day"
    ordering = ("-day",)

    def save_model(self, request, obj, form, change):
        obj.by_hand = True
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for day in {form.initial.get("day", form.instance.day), form.instance.day}:
            publish_again(request, day=day)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        publish_again(request, day=obj.day)
