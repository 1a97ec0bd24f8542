"""Statuses and extensions to look at; they change by their own actions."""

from django.contrib import admin

from socialservice.municipal_admin import LookAdmin, LookRows
from socialservice.roles import Right

from .models import Extension, Status


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
