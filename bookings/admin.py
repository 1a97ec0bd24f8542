"""Purposes, the questions that lead to them, who receives and when; slots and appointments to look at."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, Case, When
from django.db.models.functions import Coalesce
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from socialservice import clock, links
from socialservice.access import may
from socialservice.identifiers import new_token
from socialservice.municipal_admin import (
    LookAdmin,
    LookRows,
    MunicipalAdmin,
    OwnChoicesFilter,
    Rows,
)
from socialservice.municipal_forms import MunicipalForm, RowsFormSet
from socialservice.roles import Right

from .actions import allowances
from .actions.publishing import difference, reach
from .models import (
    Advice,
    Appointment,
    AppointmentEvent,
    DailyLimit,
    Deputy,
    Distancing,
    Need,
    Purpose,
    Resource,
    Screen,
    Slot,
    TimetableRule,
)
from .models.slots import ResourcePurpose
from .slotting import meet

DATES = ("valid_from", "valid_until")


class DailyLimitRows(Rows):
    model = DailyLimit
    municipality_path = "purpose__municipality"
    fields = ("office", "most", *DATES)


@admin.register(Purpose)
class PurposeAdmin(MunicipalAdmin):
    fieldsets = [
        (None, {"fields": ["name", "name_en", "code", "hint", "hint_en", "asked_often", "crisis", "order"]}),
        (_("Who serves it"), {"fields": ["department", "competence", "service", "policy"]}),
        (_("The visit"), {"fields": ["minutes", "least_minutes", "most_minutes", "modes"]}),
        (_("What the client reads"), {"fields": ["bring", "bring_en", "latvija_lv"]}),
        (_("Limits"), {"fields": ["most_open"]}),
        (_("Under restrictions"), {"fields": ["needs_certificate", "staff_certificate", "two_times"]}),
        (_("Notes"), {"fields": [*DATES, "source_note"]}),
    ]
    inlines = [DailyLimitRows]
    list_display = ("name", "department", "competence", "minutes", "modes_shown", "policy", *DATES)
    list_filter = (("department", OwnChoicesFilter), ("competence", OwnChoicesFilter), "asked_often", "crisis")
    list_select_related = ["department", "competence"]
    search_fields = ("name", "name_en", "code", "hint")
    used_by = ("appointments", "requests", "needs")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("department__names")

    @admin.display(description=_("how it can be held"))
    def modes_shown(self, row):
        labels = dict(Purpose._meta.get_field("modes").base_field.choices)
        return ", ".join(str(labels[mode]) for mode in row.modes)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            allowances.renew(request.municipality)


class AnswerRows(Rows):
    model = Need
    fk_name = "under"
    fields = ("text", "text_en", "purpose", "order")
    show_change_link = True
    verbose_name = _("answer")
    verbose_name_plural = _("answers under this one")


WHOLE = BigIntegerField()

# Each question with the answers under it, three deep.
TREE = (
    Coalesce("under__under__order", "under__order", "order"),
    Coalesce("under__under__pk", "under__pk", "pk"),
    Case(When(under=None, then=0), When(under__under=None, then="order"), default="under__order", output_field=WHOLE),
    Case(When(under=None, then=0), When(under__under=None, then="pk"), default="under__pk", output_field=WHOLE),
    Case(When(under__under=None, then=0), default="order", output_field=WHOLE),
    "pk",
)


class NeedForm(MunicipalForm):
    def clean_under(self):
        above = under = self.cleaned_data["under"]
        while above is not None:
            if above == self.instance:
                raise ValidationError(_("This answer would hang under itself."))
            above = above.under
        return under


@admin.register(Need)
class NeedAdmin(MunicipalAdmin):
    """The tree of questions: an answer leads to a purpose, or to the next question with answers of its own."""

    fieldsets = [
        (None, {"fields": ["under", "text", "text_en", "hint", "hint_en", "order"]}),
        (_("Where it leads"), {"fields": ["purpose", "question", "question_en"]}),
    ]
    form = NeedForm
    inlines = [AnswerRows]
    list_display = ("text", "under", "purpose", "question", "order")
    list_filter = (("under", OwnChoicesFilter),)
    list_select_related = ["under", "purpose"]
    ordering = TREE
    search_fields = ("text", "text_en", "question")


class RuleFormSet(RowsFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.initial["office"] = self.instance.office_id

    def clean(self):
        super().clean()
        live = self.live_forms()
        for number, form in enumerate(live):
            if any(_at_once(form, other) for other in live[:number]):
                form.add_error("starts", _("These hours overlap with others of the same weekday."))


def _at_once(form, other) -> bool:
    """Hours set aside for some purposes may lie inside those for all."""
    set_aside = [bool(each.cleaned_data.get("purposes")) for each in (form, other)]
    return set_aside[0] == set_aside[1] and meet(form.instance, other.instance)


class RuleRows(Rows):
    model = TimetableRule
    formset = RuleFormSet
    municipality_path = "resource__office__municipality"
    fieldsets = [
        (None, {"fields": ["weekday", "starts", "ends", "break_starts", "break_ends", "office"]}),
        (_("Since when, and in which weeks"), {"fields": [*DATES, "every_weeks"]}),
        (_("How the hours are cut"), {"fields": ["slot_minutes", "gap_minutes"]}),
        (_("What for"), {"fields": ["modes", "purposes"]}),
        (_("How much is offered on the web"), {"fields": ["online", "online_most", "kept_for_staff"]}),
        (_("Times for people in crisis"), {"fields": ["kept_for_crisis", "crisis_until"]}),
    ]


class DeputyRows(Rows):
    model = Deputy
    fk_name = "resource"
    municipality_path = "resource__office__municipality"
    fields = ("deputy", *DATES)

    def told(self, row):
        return row.deputy.label


@admin.register(Resource)
class ResourceAdmin(MunicipalAdmin):
    municipality_path = "office__municipality"
    fieldsets = [
        (None, {"fields": ["name", "name_en", "kind", "user", "office", "room", "active", "order"]}),
        (_("What for"), {"fields": ["purposes"]}),
    ]
    inlines = [RuleRows, DeputyRows]
    history_links = (ResourcePurpose,)
    list_display = ("name", "kind", "office", "room", "user", "hours_today", "active")
    list_filter = ("kind", "active", ("office", OwnChoicesFilter), ("purposes", OwnChoicesFilter))
    list_select_related = ["office", "user"]
    search_fields = ("name", "name_en", "room", "user__name")
    used_by = ("slots", "appointments")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office__names", "rules")

    @admin.display(description=_("reception hours"))
    def hours_today(self, row):
        today = clock.today()
        return ", ".join(str(rule) for rule in row.rules.all() if rule.covers(today))

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_publish(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._to_publish(request, obj) or super().response_change(request, obj)

    def _to_publish(self, request, resource):
        """Saved hours offer nothing yet: first it is shown what they change."""
        if not may(request.user, Right.PLAN, request.municipality) or not difference(resource, *reach(resource)):
            return None
        self.message_user(request, _("Saved."), messages.SUCCESS)
        return redirect("timetable", resource.pk)


@admin.register(Distancing)
class DistancingAdmin(MunicipalAdmin):
    """What it changes in the times is looked at and published with the timetables."""

    municipality_path = "office__municipality"
    fields = ("office", "room_capacity", "gap_minutes", "stagger_minutes", *DATES)
    list_display = ("office", "room_capacity", "gap_minutes", "stagger_minutes", *DATES)
    list_filter = (("office", OwnChoicesFilter),)
    list_select_related = ["office"]
    ordering = ("-valid_from", "office")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office__names")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        allowances.renew(request.municipality)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        allowances.renew(request.municipality)

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_timetables(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._to_timetables(request) or super().response_change(request, obj)

    def _to_timetables(self, request):
        if not may(request.user, Right.PLAN, request.municipality):
            return None
        self.message_user(request, _("Saved."), messages.SUCCESS)
        return redirect("timetables")


@admin.register(Advice)
class AdviceAdmin(MunicipalAdmin):
    fields = ["name", "name_en", "competence", "active", "order"]
    list_display = ("name", "competence", "active", "order")
    list_filter = (("competence", OwnChoicesFilter), "active")
    list_select_related = ["competence"]
    search_fields = ("name", "name_en")


@admin.register(Slot)
class SlotAdmin(LookAdmin):
    municipality_path = "office__municipality"
    fields = (
        "resource",
        "office",
        "day",
        "starts_at",
        "ends_at",
        "online",
        "crisis_until",
        "offered_from",
        "opened_by_hand",
        "off_hours",
        "appointment",
        "withdrawn_at",
        "withdrawn_reason",
    )
    list_display = ("starts_at", "ends_at", "resource", "office", "appointment", "withdrawn_at")
    list_filter = (("office", OwnChoicesFilter), ("resource", OwnChoicesFilter), "online")
    list_select_related = ["resource", "office", "appointment"]
    date_hierarchy = "day"
    ordering = ("-starts_at",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office__names")


class AppointmentEventRows(LookRows):
    model = AppointmentEvent
    municipality_path = "appointment__municipality"
    fields = ("at", "event", "from_state", "to_state", "by")


@admin.register(Appointment)
class AppointmentAdmin(LookAdmin):
    """Times and states. Who comes, and what for in their words, is the desk's to see."""

    fields = (
        "code",
        "state",
        "office",
        "resource",
        "purpose",
        "mode",
        "starts_at",
        "ends_at",
        "ticket",
        "came_from",
        "wished_at",
        "created_at",
    )
    inlines = [AppointmentEventRows]
    list_display = ("code", "starts_at", "office", "resource", "purpose", "state", "came_from")
    list_filter = ("state", ("office", OwnChoicesFilter), ("purpose", OwnChoicesFilter), "came_from", "mode")
    list_select_related = ["office", "resource", "purpose"]
    search_fields = ("code",)
    date_hierarchy = "day"
    ordering = ("-day", "-starts_at")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office__names")


class ScreenForm(MunicipalForm):
    renew = forms.BooleanField(
        label=_("Make a new address"), required=False, help_text=_("The old one stops working at once.")
    )


@admin.register(Screen)
class ScreenAdmin(MunicipalAdmin):
    """A wall or a tablet: what is opened on it is its address, which is also its key."""

    municipality_path = "office__municipality"
    form = ScreenForm
    fields = ("office", "kind", "name", "active", "address", "renew")
    readonly_fields = ("address",)
    list_display = ("name", "kind", "office", "active")
    list_filter = ("kind", "active", ("office", OwnChoicesFilter))
    list_select_related = ["office"]
    search_fields = ("name",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office__names")

    @admin.display(description=_("address"))
    def address(self, row):
        return links.absolute(row.office.municipality, row.kind, row.key) if row.key else _("Save to get the address.")

    def save_model(self, request, obj, form, change):
        if not obj.key or form.cleaned_data["renew"]:
            obj.key = new_token()
        super().save_model(request, obj, form, change)
