"""Who changed which setting, when, from what to what: read from the history that the database keeps."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.contrib.admin.utils import display_for_field
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .models import User
from .models.fields import EncryptedTextField
from .words import in_words

SHOWN = 200  # the newest; older ones stay in the database

KINDS = {
    "insert": pgettext_lazy("history", "Added"),
    "update": pgettext_lazy("history", "Changed"),
    "delete": pgettext_lazy("history", "Deleted"),
}


@dataclass
class Change:
    at: datetime
    who: str
    kind: str  # of KINDS
    part: str  # the model's name, where it is not the row itself
    values: list[tuple[str, str, str]] = field(default_factory=list)  # (field, before, after)

    @property
    def label(self):
        return KINDS[self.kind]


def changes(row: models.Model, parts=(), *, itself=True) -> list[Change]:
    """Of the row, unless `itself` is False, and of the rows that hang under it: (model, filter). The newest first."""
    found = _told(row.pgh_event_model.objects.filter(id=row.pk)) if itself else []
    for part, which in parts:
        owner = _owner(part, row)
        events = part.pgh_event_model.objects.filter(**{owner: row.pk}).filter(**which)
        found += _told(events, part=_name_of(part, row), owner=owner)
    found.sort(key=lambda change: change.at, reverse=True)
    return found[:SHOWN]


def _owner(part, row) -> str:
    """The field by which a part hangs under the row."""
    return next(field.name for field in part._meta.fields if field.related_model is type(row))


def _name_of(part, row) -> str:
    """The model's name; of a many-to-many's table, the name of the field."""
    for link in type(row)._meta.many_to_many:
        if link.remote_field.through._meta.concrete_model is part._meta.concrete_model:
            return capfirst(link.verbose_name)
    return capfirst(part._meta.verbose_name)


def _told(events, part: str = "", owner: str = "municipality") -> list[Change]:
    events = list(events.select_related("pgh_context").order_by("id", "pgh_id"))
    name = who(events)
    told = []
    for _id, own in groupby(events, key=lambda event: event.id):
        before = None
        for event in own:
            change = Change(event.pgh_created_at, name(event), event.pgh_label, part)
            change.values = _values(before, event, owner)
            if change.values or change.kind != "update":
                told.append(change)
            before = event
    return told


def who(events):
    """A function event → the name of who caused it."""
    users = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    names = dict(User.objects.filter(pk__in=users - {None}).values_list("pk", "name"))

    def name(event) -> str:
        user = event.pgh_context.metadata.get("user") if event.pgh_context else None
        return names.get(user) or str(_("the system"))

    return name


def _values(before, event, owner: str) -> list[tuple[str, str, str]]:
    """What differs, whose row it is apart. Of an added row all that is filled, of a deleted one all that was."""
    found = []
    for column in event.pgh_tracked_model._meta.concrete_fields:
        if column.primary_key or not column.editable or column.name in (owner, "municipality"):
            continue
        if not hasattr(event, column.attname):  # left out of the history
            continue
        new = None if event.pgh_label == "delete" else getattr(event, column.attname)
        old = getattr(event if event.pgh_label == "delete" else before, column.attname, None)
        if old != new and not (_empty(old) and _empty(new)):
            found.append((capfirst(column.verbose_name), shown(column, old), shown(column, new)))
    return found


def _empty(value) -> bool:
    return value is None or value == "" or value == []


def shown(column, value) -> str:
    if _empty(value):
        return "–"
    if isinstance(column, EncryptedTextField):
        return str(_("kept secret"))
    if isinstance(value, date | bool):
        return in_words(value)
    if column.is_relation:
        found = column.related_model._default_manager.filter(pk=value).first()
        return str(found or _("deleted"))
    if isinstance(value, list):
        return ", ".join(shown(column.base_field, item) for item in value)
    return str(display_for_field(value, column, "–"))
