"""Mailboxes that people write to."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Mailbox
from ..municipal_admin import MunicipalAdmin, MunicipalForm
from ..postboxes import standing_of
from ..write_only import WriteOnly, keep_what_is_not_typed


class MailboxForm(MunicipalForm):
    password = WriteOnly(label=gettext_lazy("Password"), required=False)

    class Meta:
        model = Mailbox
        fields = ["address", "department", "active", "host", "port", "encrypted", "user", "password", "folder"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_what_is_not_typed(self)

    def clean(self):
        told = super().clean()
        if told.get("host"):
            for name in ("user", "password"):
                if name not in self.errors and not told.get(name):
                    self.add_error(name, _("The server asks for it."))
        return told


@admin.register(Mailbox)
class MailboxAdmin(MunicipalAdmin):
    form = MailboxForm
    fieldsets = [
        (None, {"fields": ["address", "department", "active", "standing"]}),
        (gettext_lazy("IMAP server"), {"fields": ["host", "port", "encrypted", "user", "password", "folder"]}),
    ]
    readonly_fields = ("standing",)
    list_display = ("address", "department", "active", "standing")
    list_select_related = ["department"]
    search_fields = ("address",)
    used_by = ("messages",)

    def save_model(self, request, obj, form, change):
        if {"host", "user", "folder"} & set(form.changed_data):  # another folder: what was read there says nothing here
            obj.uid_validity, obj.last_uid, obj.failed_at, obj.error = None, 0, None, ""
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("state"))
    def standing(self, row):
        return standing_of(row).said if row.pk else _("Told once the mailbox is saved.")
