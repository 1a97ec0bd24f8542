"""Letters and emergencies: to look at. They change by their own actions."""

from django.contrib import admin

from ..models import Emergency, EmergencyChange, Letter
from ..municipal_admin import LookAdmin, LookRows
from ..roles import Right


@admin.register(Letter)
class LetterAdmin(LookAdmin):
    """What became of them. To whom and with which words, the page of letters shows."""

    right = Right.SEE_LETTERS
    fields = (
        "kind",
        "channel",
        "language",
        "state",
        "note",
        "error",
        "attempts",
        "created_at",
        "due_at",
        "finished_at",
    )
    list_display = ("created_at", "kind", "channel", "state", "note", "attempts")
    list_filter = ("state", "channel", "kind")
    date_hierarchy = "created_at"


class EmergencyChangeRows(LookRows):
    model = EmergencyChange
    fields = ("at", "what", "decided_on", "old_end", "new_end", "reason")

    def get_queryset(self, request):
        """The emergency itself is one that concerns the municipality."""
        return EmergencyChange.objects.filter(emergency__in=Emergency.objects.of(request.municipality))


@admin.register(Emergency)
class EmergencyAdmin(LookAdmin):
    fields = (
        "name",
        "legal_reference",
        "starts_on",
        "planned_end",
        "actual_end",
        "nationwide",
        "extends_statuses",
        "covers_from",
        "covers_until",
        "covers_reason",
        "voided_at",
        "void_reason",
    )
    inlines = [EmergencyChangeRows]
    list_display = ("name", "starts_on", "planned_end", "actual_end", "nationwide", "extends_statuses")
    list_filter = ("nationwide",)
    search_fields = ("name", "name_en", "legal_reference")

    def get_queryset(self, request):
        return Emergency.objects.of(request.municipality)
