"""The hours of a timetable in words, whole: as a list of sentences' parts that the page and the history share."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialservice.latvian import hour
from socialservice.words import date_short

from .models import Mode, Weekday


def told(rule, *, office: str = "", purposes: list[str] = ()) -> list[str]:
    """Of a rule, or of what it was at some moment. `office`: where, if that is to be said."""
    return [text for text in (*_when(rule), office, *_how(rule), *_web(rule), *_crisis(rule), *_for(purposes)) if text]


def name(rule) -> str:
    """“Pirmdiena 9:00–12:00”."""
    return f"{capfirst(Weekday(rule.weekday).label)} {hour(rule.starts)}–{hour(rule.ends)}"


def _when(rule):
    yield name(rule)
    if rule.break_starts and rule.break_ends:
        yield _("break %(from)s–%(until)s") % {"from": hour(rule.break_starts), "until": hour(rule.break_ends)}
    if rule.every_weeks > 1:
        yield ngettext("every %(n)d week", "every %(n)d weeks", rule.every_weeks) % {"n": rule.every_weeks}
    yield _since(rule)


def _since(rule) -> str:
    values = {"from": date_short(rule.valid_from), "until": rule.valid_until and date_short(rule.valid_until)}
    if rule.valid_until is None:
        return _("from %(from)s until further notice") % values
    return _("from %(from)s until %(until)s") % values


def _how(rule):
    yield ngettext("%(n)d minute each", "%(n)d minutes each", rule.slot_minutes) % {"n": rule.slot_minutes}
    if rule.gap_minutes:
        yield ngettext("%(n)d minute between them", "%(n)d minutes between them", rule.gap_minutes) % {
            "n": rule.gap_minutes
        }
    yield ", ".join(str(Mode(mode).label) for mode in rule.modes)


def _web(rule):
    if not rule.online:
        yield _("by phone and at the desk only")
        return
    if rule.online_most is not None:
        yield ngettext("at most %(n)d time on the web", "at most %(n)d times on the web", rule.online_most) % {
            "n": rule.online_most
        }
    if rule.kept_for_staff:
        yield ngettext(
            "%(n)d time kept for phone and desk", "%(n)d times kept for phone and desk", rule.kept_for_staff
        ) % {"n": rule.kept_for_staff}


def _crisis(rule):
    if rule.kept_for_crisis and rule.crisis_until:
        yield ngettext(
            "the last %(n)d time for people in crisis until %(hour)s",
            "the last %(n)d times for people in crisis until %(hour)s",
            rule.kept_for_crisis,
        ) % {"n": rule.kept_for_crisis, "hour": hour(rule.crisis_until)}


def _for(purposes):
    if purposes:
        yield _("only for: %(purposes)s") % {"purposes": ", ".join(purposes)}
