"""Where people leave papers."""

from django.contrib import admin

from ..models import DropBox
from ..municipal_admin import MunicipalAdmin


@admin.register(DropBox)
class DropBoxAdmin(MunicipalAdmin):
    fields = ("name", "address", "department", "active")
    used_by = ("emptyings",)
    list_display = ("name", "address", "department", "active")
