"""Secrets in forms: typed, never shown again. A field left empty keeps what is stored."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WriteOnly(forms.CharField):
    widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"})

    def has_changed(self, initial, data):
        return bool(data)


def keep_what_is_not_typed(form: forms.ModelForm) -> None:
    """A form of a stored row asks for nothing that is stored, and says so."""
    for name, field in form.fields.items():
        if isinstance(field, WriteOnly) and getattr(form.instance, name):
            field.required = False
            field.widget.attrs["placeholder"] = _("Stored. Type only to change it.")
            field.clean = _or_stored(field.clean, getattr(form.instance, name))


def _or_stored(clean, stored: str):
    return lambda value: clean(value) or stored
