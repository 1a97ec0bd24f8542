"""The admin of one municipality, the one in the path: nothing of another is read, chosen or changed through it."""

from functools import cache

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.filters import RelatedFieldListFilter
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, models
from django.db.models.constants import LOOKUP_SEP
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .access import may
from .changes import changes
from .errors import constraint_of
from .forms import DateField, TimeField
from .municipal_forms import MunicipalForm, RowForm, RowsFormSet
from .roles import Right
from .ui import error_links
from .words import in_words


class OwnChoicesFilter(RelatedFieldListFilter):
    """Offers rows of this municipality only."""

    def field_choices(self, field, request, model_admin):
        rows = model_admin.admin_site.get_model_admin(field.remote_field.model).get_queryset(request)
        return [(row.pk, str(row)) for row in rows]


def name_of(option) -> str:
    """In the address, of an entry of `list_filter`."""
    if isinstance(option, str | tuple):
        return option if isinstance(option, str) else option[0]
    return option.parameter_name


class Scoped:
    """What list, page and inline have in common: whose rows, what may be chosen, who may."""

    municipality_path = "municipality"
    form = MunicipalForm
    right = Right.CONFIGURE
    look_only = False
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(**{self.municipality_path: request.municipality})

    def get_field_queryset(self, db, db_field, request):
        # A model without an admin of its own raises here: its rows would be offered from everywhere.
        return self.admin_site.get_model_admin(db_field.remote_field.model).get_queryset(request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return forms.MultipleChoiceField(
                choices=db_field.base_field.choices,
                label=capfirst(db_field.verbose_name),
                initial=db_field.get_default(),
                required=not db_field.blank,
                help_text=db_field.help_text,
                widget=forms.CheckboxSelectMultiple,
            )
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field and field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # no windows that pop up
        return field

    formfield_overrides = {
        models.DateField: {"form_class": DateField, "widget": DateField.widget},
        models.TimeField: {"form_class": TimeField, "widget": TimeField.widget},
        models.DecimalField: {"localize": True},  # a comma before the cents
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})},
        models.URLField: {"widget": forms.URLInput, "assume_scheme": "https"},
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request) and (
            self.right == Right.CONFIGURE or may(request.user, self.right, request.municipality)
        )

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_change_permission(self, request, obj=None):
        return not self.look_only and self.has_view_permission(request)

    def has_add_permission(self, request, obj=None):
        return not self.look_only and self.has_view_permission(request)

    def has_delete_permission(self, request, obj=None):
        return not self.look_only and self.has_view_permission(request)


class MunicipalAdmin(Scoped, admin.ModelAdmin):
    actions = None
    list_per_page = 50
    save_on_top = False
    show_full_result_count = False
    used_by = ()  # relations whose rows keep this one from being deleted
    history_links = ()  # proxies of many-to-many tables whose history is told with the row's

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.municipality = request.municipality
        return form

    def get_object(self, request, object_id, from_field=None):
        if (found := super().get_object(request, object_id, from_field)) is None:
            raise Http404
        return found

    def lookup_allowed(self, lookup, value, request=None):
        """Only what the list offers as a filter: whatever is not shown cannot be guessed through the address either."""
        offered = {name_of(option) for option in self.get_list_filter(request)}
        return lookup.split(LOOKUP_SEP)[0] in {"pk", "id", self.date_hierarchy, *offered}

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self.in_use(obj))

    def in_use(self, row) -> bool:
        return any(getattr(row, name).exists() for name in self.used_by)

    def get_deleted_objects(self, objs, request):
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        known = {model._meta.verbose_name_plural for model in apps.get_models()}  # not the tables between two models
        return found, {name: count for name, count in counts.items() if name in known}, lacking, protected

    # Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name) if object_id else self.title_of_new()}
        try:
            return super().changeform_view(request, object_id, form_url, {**title, **(extra_context or {})})
        except IntegrityError as conflict:
            self.message_user(request, sentence_of(conflict), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["faults"] = faults_of(context) if context["errors"] else []
        context["tracked"] = change and bool(self.tracked_parts() or self.history_of_row(request, obj))
        context["in_use"] = change and not self.look_only and self.in_use(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def title_of_new(self):
        return _("New: %(name)s") % {"name": self.opts.verbose_name}

    def save_model(self, request, obj, form, change):
        with connection.cursor() as cursor:  # one period is shortened, its neighbour prolonged: looked at together
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        # Django glues the row's kind and name into its sentences, in a case and gender that Latvian does not forgive.
        super().message_user(request, _("Saved.") if level == messages.SUCCESS else message, level, *args, **kwargs)

    def response_delete(self, request, obj_display, obj_id):
        messages.success(request, _("Deleted."))
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    # Lists

    def get_list_display(self, request):
        return [said(self.model, name) for name in self.list_display]

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    # History: the database keeps it, whoever writes; the admin's own log would be a second one.

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history"),
            "subtitle": str(row),
            "changes": self.changes(request, row),
            "opts": self.opts,
            "original": row,
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def changes(self, request, row) -> list:
        parts = [(link, {}) for link in self.history_links]
        parts += [(part.model, {part.municipality_path: request.municipality}) for part in self.tracked_parts()]
        return changes(row, parts, itself=self.history_of_row(request, row))

    def tracked_parts(self) -> list:
        return [inline for inline in self.inlines if hasattr(inline.model, "pgh_event_model")]

    def history_of_row(self, request, row) -> bool:
        return hasattr(row, "pgh_event_model")

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return None


class LookAdmin(MunicipalAdmin):
    """What has a lifecycle is looked at here; it changes by its own actions."""

    look_only = True

    def get_fields(self, request, obj=None):
        return [said(self.model, name) for name in self.fields]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)


class Rows(Scoped, admin.TabularInline):
    """Rows under another one. `municipality_path` leads through it."""

    form = RowForm
    formset = RowsFormSet
    extra = 1
    max_num = 150  # whatever number a form claims to send

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)
        formset.form.municipality = request.municipality
        formset.form.told = staticmethod(self.told)
        formset.asked_by = request.user
        return formset

    def told(self, row) -> str:
        """A saved row in a word or two; its fields are folded away behind them."""
        return str(row)


class LookRows(Rows):
    look_only = True
    extra = 0

    def get_fields(self, request, obj=None):
        return [said(self.model, name) for name in self.fields]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)


def faults_of(context) -> list[dict]:
    """What is to be corrected on a page with its inlines, one link per fault."""
    found = error_links(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        found += [{"target": "", "text": error} for error in inline.formset.non_form_errors()]
        for form in inline.formset.forms:
            found += error_links(form)
    return found


@cache
def said(model, name):
    """A field of the model as a list shows it: days, moments, yes and no in words. Anything else stays as it is."""
    if name not in {field.name for field in model._meta.fields}:
        return name
    field = model._meta.get_field(name)
    if not isinstance(field, models.DateField | models.BooleanField):
        return name

    @admin.display(description=field.verbose_name, ordering=name)
    def shown(row):
        value = getattr(row, name)
        return None if value is None else in_words(value)

    shown.__name__ = name
    return shown


def sentence_of(conflict: IntegrityError):
    """What the database refused, in the words of its constraint."""
    name = constraint_of(conflict)
    told = (
        constraint.violation_error_message
        for model in admin.site._registry
        for related in [model, *(inline.model for inline in admin.site._registry[model].inlines)]
        for constraint in related._meta.constraints
        if constraint.name == name
    )
    return next(told, _("Somebody else has just changed this. Look at it again and repeat."))
