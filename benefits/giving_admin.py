"""What benefits give, by date, and the groups they are for."""

from django.contrib import admin
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from socialservice.municipal_admin import MunicipalAdmin

from .models import BenefitRule, Group

DATES = ("valid_from", "valid_until")
OPEN_IN_USE = ("term_until", "valid_until", "source")


@admin.register(Group)
class GroupAdmin(MunicipalAdmin):
    fields = ("name", "name_en", "code", "proof", "over_age")
    list_display = ("name", "proof", "over_age")
    search_fields = ("name", "code")
    used_by = ("memberships", "entitlements", "rules")


@admin.register(BenefitRule)
class BenefitRuleAdmin(MunicipalAdmin):
    """A rule by which something was decided keeps what it said: it is ended, and another one follows."""

    municipality_path = "service__municipality"
    fieldsets = [
        (None, {"fields": ["service", "gives", "status", "groups"]}),
        (_("How much"), {"fields": ["amount", "ceiling", "calculator", "state_share"]}),
        (_("How often"), {"fields": ["often", "unit", "term_until"]}),
        (_("Notes"), {"fields": [*DATES, "source"]}),
    ]
    list_display = ("service", "gives", "amount", "ceiling", "often", "unit", *DATES)
    list_filter = ("gives", "often")
    list_select_related = ["service"]
    search_fields = ("service__names__name", "service__code")
    used_by = ("decisions",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("service__names")

    def get_readonly_fields(self, request, obj=None):
        if obj is None or not self.in_use(obj):
            return ()
        told = [name for _heading, part in self.fieldsets for name in part["fields"]]
        return tuple(name for name in told if name not in OPEN_IN_USE)

    def save_model(self, request, obj, form, change):
        if not change:
            last = BenefitRule.objects.filter(service=obj.service).aggregate(last=Max("version"))["last"]
            obj.version = (last or 0) + 1
        super().save_model(request, obj, form, change)
