"""Forms of the admin: a row that knows its municipality, and rows whose periods must not overlap."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.db.models.expressions import F
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from .forms import ModelForm
from .models.dated import Dated
from .periods import Days
from .words import date_short


class MunicipalForm(ModelForm):
    """Knows its municipality before it is checked, and says a constraint's sentence beside the field it is about."""

    municipality = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self._has_municipality() and self.instance.municipality_id is None:
            self.instance.municipality = self.municipality

    def _has_municipality(self) -> bool:
        return any(field.name == "municipality" for field in self._meta.model._meta.fields)

    def _get_validation_exclusions(self):
        # Not on the form, yet part of "this code is taken": without it the database would be the first to say so.
        return super()._get_validation_exclusions() - {"municipality"}

    def _update_errors(self, errors):
        for error in getattr(errors, "error_dict", {}).pop(NON_FIELD_ERRORS, []):
            place = self.place_of(self.constraint_of(error))
            if place is not None:
                errors.error_dict.setdefault(place, []).append(error)
        super()._update_errors(errors)

    def constraint_of(self, error):
        """The one whose sentence it is; None where the row itself said it."""
        own = self._meta.model._meta.constraints
        return next((one for one in own if str(one.violation_error_message) in error.messages), None)

    def place_of(self, constraint) -> str | None:
        """The last of the form's fields that the constraint speaks of; None where its sentence is not to be said."""
        named = fields_of(constraint) if constraint else set()
        return next((name for name in reversed(self.fields) if name in named), NON_FIELD_ERRORS)


def fields_of(constraint) -> set[str]:
    if isinstance(constraint, models.UniqueConstraint):
        return set(constraint.fields)
    if isinstance(constraint, models.CheckConstraint):
        return set(constraint.condition.referenced_base_fields)
    return {name for expression, _operator in constraint.expressions for name in _names(expression)}


def _names(expression) -> set[str]:
    if isinstance(expression, str):
        return {expression}
    return {part.name for part in expression.flatten() if isinstance(part, F)}


class RowForm(MunicipalForm):
    """A row of an inline. That periods do not overlap is asked of all rows together: two of them may change at once."""

    told = staticmethod(str)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # said now: later the row holds what was typed
            self.summary = ", ".join(filter(None, [self.told(self.instance), period_of(self.instance)]))

    def place_of(self, constraint):
        return None if isinstance(constraint, ExclusionConstraint) else super().place_of(constraint)


class RowsFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Delete")

    def clean(self):
        super().clean()
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint):
                self._refuse_overlaps(constraint)

    def live_forms(self):
        """Rows that will be there after saving, and are sound so far."""
        return [
            form
            for form in self.forms
            if form.is_valid() and not self._should_delete_form(form) and (form.instance.pk or form.has_changed())
        ]

    def _refuse_overlaps(self, constraint):
        owner = [field for field, operator in constraint.expressions if operator == RangeOperators.EQUAL]
        live = self.live_forms()
        for number, form in enumerate(live):
            same = [other.instance for other in live[:number]] + self._elsewhere(form.instance, owner)
            if any(_overlap(form.instance, other, owner) for other in same):
                form.add_error("valid_from", constraint.violation_error_message)

    def _elsewhere(self, row, owner) -> list:
        """Saved rows of the same owner that are not on this page."""
        here = [form.instance.pk for form in self.forms if form.instance.pk]
        return list(self.model._default_manager.filter(**_key(row, owner)).exclude(pk__in=here))


def _key(row, owner) -> dict:
    return {row._meta.get_field(name).attname: getattr(row, row._meta.get_field(name).attname) for name in owner}


def _overlap(row, other, owner) -> bool:
    return _key(row, owner) == _key(other, owner) and Days(row.valid_from, row.valid_until).overlaps(
        Days(other.valid_from, other.valid_until)
    )


def period_of(row) -> str:
    if not isinstance(row, Dated):
        return ""
    if row.valid_until is None:
        return _("since %(day)s") % {"day": date_short(row.valid_from)}
    return f"{date_short(row.valid_from)}–{date_short(row.valid_until)}"
