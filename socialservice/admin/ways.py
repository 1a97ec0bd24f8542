"""By which ways letters leave."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..delivery import check_address
from ..models import Gateway
from ..municipal_admin import MunicipalAdmin, MunicipalForm
from ..standing import standing_of
from ..write_only import WriteOnly, keep_what_is_not_typed

RECEIPTS = Gateway.Adapter.SIGNED


class GatewayForm(MunicipalForm):
    url = WriteOnly(
        label=gettext_lazy("Address with user and password"),
        help_text=gettext_lazy(
            "A mail server: smtp://user:password@host:587/?starttls=1. By Apprise: an address with the gaps {to} and "
            "{sender}. With receipts: https://:key@host/path."
        ),
    )
    secret = WriteOnly(
        label=gettext_lazy("Key of the receipts"),
        required=False,
        help_text=gettext_lazy("At least 16 characters. The gateway signs its receipts with it."),
        min_length=16,
    )

    class Meta:
        model = Gateway
        fields = ["name", "channel", "adapter", "url", "secret", "order", "per_minute", "takes_replies", "active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_what_is_not_typed(self)

    def clean(self):
        told = super().clean()
        adapter, url = told.get("adapter"), told.get("url")
        if adapter and url and ("url" in self.changed_data or "adapter" in self.changed_data):
            try:
                check_address(adapter, url)
            except ValueError as problem:
                self.add_error("url", ValidationError(str(problem), code="address"))
        if adapter == RECEIPTS and "secret" not in self.errors and not told.get("secret"):
            self.add_error("secret", _("Without a key nobody could tell whose receipts they are."))
        if told.get("takes_replies") and adapter and adapter != RECEIPTS:
            self.add_error("takes_replies", _("Answers come only by a gateway with receipts."))
        return told


@admin.register(Gateway)
class GatewayAdmin(MunicipalAdmin):
    form = GatewayForm
    fieldsets = [
        (None, {"fields": ["name", "channel", "adapter", "active", "order"]}),
        (gettext_lazy("Secrets"), {"fields": ["url", "secret", "receipts_to"]}),
        (gettext_lazy("Limits"), {"fields": ["per_minute", "takes_replies"]}),
    ]
    readonly_fields = ("receipts_to",)
    list_display = ("name", "channel", "adapter", "order", "active", "standing")
    list_filter = ("channel", "active")

    def in_use(self, row) -> bool:
        """One that has sent letters stays: receipts and answers may still come."""
        return row.used_at is not None or row.replies.exists()

    @admin.display(description=gettext_lazy("where receipts are sent"))
    def receipts_to(self, row):
        if row.pk is None or row.adapter != RECEIPTS:
            return _("Told once a gateway with receipts is saved.")
        return format_html("<code>{}{}</code>", settings.SITE_URL, reverse("receipt", args=[row.key]))

    @admin.display(description=gettext_lazy("state"))
    def standing(self, row):
        return standing_of(row)
