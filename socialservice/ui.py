"""Filters and tags of every template, without {% load %}."""

from datetime import datetime, time, timedelta

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from . import clock, latvian, words
from .identifiers import PhoneError, parse_phone

register = Library()


# Dates and times. An empty value stays empty.


def of_day(function):
    """A filter for a date or a moment: the moment's day in Riga counts."""
    return lambda value: function(words.local_day(value)) if value else ""


def of_moment(function):
    return lambda value: function(words.local(value)) if value else ""


register.filter("date_short", of_day(words.date_short))
register.filter("date_long", of_day(words.date_long))
register.filter("date_gen", of_day(lambda day: words.date_long(day, "genitive")))
register.filter("date_dat", of_day(lambda day: words.date_long(day, "dative")))
register.filter("date_in", of_day(lambda day: words.date_long(day, "locative")))
register.filter("day_head", of_day(words.day_head))
register.filter("day_brief", of_day(words.day_brief))
register.filter("day_gen", of_day(lambda day: words.day_head(day, "genitive")))
register.filter("day_dat", of_day(lambda day: words.day_head(day, "dative")))
register.filter("day_in", of_day(lambda day: words.day_head(day, "locative")))
register.filter("day_iso", of_day(lambda day: day.isoformat()))
register.filter("weekday_short", of_day(words.weekday_short))
register.filter("near_day", of_day(lambda day: words.near_day(day, clock.today())))
register.filter("moment", of_moment(words.moment_head))
register.filter("moment_in", of_moment(words.moment_in))
register.filter("moment_before_hour", of_moment(words.moment_before_hour))
register.filter("moment_short", of_moment(lambda moment: f"{words.date_short(moment)} {latvian.hour(moment)}"))
register.filter("hour", of_moment(latvian.hour))


@register.filter
def period(starts_at: datetime, ends_at: datetime) -> str:
    """From the one to the other: days alone where it is about whole days, and one day once; midnight ends a day."""
    starts, ends = clock.local(starts_at), clock.local(ends_at)
    if starts.time() == ends.time() == time.min and ends > starts:
        first, last = words.date_short(starts), words.date_short(ends - timedelta(days=1))
        return first if first == last else f"{first} – {last}"
    last, until = (ends - timedelta(days=1), "24:00") if ends.time() == time.min else (ends, latvian.hour(ends))
    first = f"{words.date_short(starts)} {latvian.hour(starts)}"
    return f"{first}–{until}" if last.date() == starts.date() else f"{first} – {words.date_short(last)} {until}"


@register.filter
def epoch(moment: datetime) -> int:
    return int(moment.timestamp())


@register.filter
def week_head(week) -> str:
    """Of anything with a first and a last day."""
    return words.week_head(week.first, week.last, clock.today())


@register.filter
def halves(moments, gone=None) -> list[dict]:
    """The day's times before and after noon; `gone` is shown among them although it has been taken."""
    shown = sorted({*moments, gone} if gone else moments)
    parts = [
        {"label": _("Before noon"), "times": [moment for moment in shown if words.local(moment).hour < 12]},
        {"label": _("Afternoon"), "times": [moment for moment in shown if words.local(moment).hour >= 12]},
    ]
    return [part for part in parts if part["times"]]


# Numbers, phones, codes


@register.filter
def number(value, decimals=0) -> str:
    return words.number(value, decimals) if value is not None else ""


@register.filter
def file_size(size) -> str:
    return words.file_size(size)


@register.filter
def money(amount) -> str:
    return words.money(amount) if amount is not None else ""


@register.filter
def phone(e164) -> str:
    return words.phone(e164) if e164 else ""


@register.filter
def no_sms(typed) -> bool:
    """A number, stored or just typed, that no text message reaches: a fixed line."""
    try:
        return bool(typed) and not parse_phone(typed).can_receive_sms
    except PhoneError:
        return False


@register.filter
def phone_masked(e164) -> str:
    return words.phone_masked(e164) if e164 else ""


@register.filter
def code_spaced(code) -> str:
    return words.code_spaced(code)


@register.filter
def code_read(code) -> str:
    return words.code_read(code)


@register.filter
def times(count) -> range:
    return range(count)


# Forms


@register.filter
def choice_label(form, name) -> str:
    """The label of the chosen choice of a radio group or list."""
    chosen = str(form.cleaned_data.get(name, ""))
    return next((label for value, label in form.fields[name].choices if str(value) == chosen), "")


@register.filter
def error_count(form) -> int:
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def error_links(form) -> list[dict]:
    """One entry for each fault of the form: its sentence with the field's name, and where the link leads."""
    links = [{"target": "", "text": error} for error in form.non_field_errors()]
    for field in form:
        label = getattr(field, "plain_label", field.label)
        for error in field.errors:
            text = f"{label}: {words.after_colon(str(error))}" if not field.is_hidden else error
            links.append({"target": "" if field.is_hidden else _first_control(field), "text": text})
    return links


def _first_control(field) -> str:
    """A group of radio buttons or boxes has no id of its own: its first button is meant."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def without_placeholders(form):
    """Sign-in forms carry their labels a second time inside the fields; the label above is enough."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.simple_block_tag(takes_context=True)
def page_title(context, content) -> SafeString:
    """The title of a page; where the form in it has faults it begins so that a screen reader says it first."""
    title, error = content.strip(), pgettext("page title", "Error")
    form = context.get("form")
    if getattr(form, "errors", None) and not title.startswith(f"{error}:"):
        title = format_html("{}: {}", error, SafeString(title))
    return SafeString(title)


# The state of an appointment, a status or a letter: word, shape and colour

SHAPES = {
    "called": "busy",
    "serving": "busy",
    "no_show": "noshow",
    "parked": "pending",
    "sent_away": "off",
    "cancelled_client": "off",
    "cancelled_office": "off",
    "held": "pending",
    "unused": "off",
    "blocked": "off",
    "activity": "confirmed",
    "queued": "pending",
    "claimed": "busy",
    "sent": "done",
    "delivered": "done",
    "kept": "off",
    "failed": "noshow",
    "dropped": "off",
}


@register.filter
def shape(state) -> str:
    """The class that draws a state; states named like their shape need no line above."""
    return SHAPES.get(str(state), str(state))
