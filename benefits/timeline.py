"""A status over time: each step with its reason in words, and the same as shapes on a line.

Pure: a status with its extensions read comes in, words and numbers go out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from socialservice.periods import months_later
from socialservice.words import date_short, in_english, local_day

WIDTH, EDGE = 800, 2  # of the drawing, in its own units
LETTER, MARGIN = 6, 8  # of a label
SOON = timedelta(days=30)
MOST_TICKS = 12


@dataclass(frozen=True)
class Step:
    what: str
    why: str
    shape: str = ""  # classes of the list: "ext", "ext now"


@dataclass(frozen=True)
class Bar:
    x: int
    width: int
    label: str  # empty where it would not fit


@dataclass(frozen=True)
class Drawing:
    title: str
    granted: Bar
    extensions: list[Bar]
    emergencies: list[Bar]
    ticks: list[Bar]


def steps(status) -> list[Step]:
    """Granted, each extension, and the end where there is one; the last is the one in force."""
    found = [_granted(status), *_extensions(status)]
    if status.closed_on:
        found.append(_closed(status))
    return found


def state(status, today: date) -> tuple[str, str]:
    """Shape and word."""
    if status.closed_on and status.close_reason == "replaced" and status.closed_on < today:
        return "off", _("Replaced by a new one")
    if status.closed_on and status.closed_on < today:
        return "off", pgettext("status", "Terminated")
    if status.effective_until < today:
        return "off", pgettext("status", "Expired")
    if status.granted_from > today:
        return "pending", pgettext("status", "Not in force yet")
    if status.ends_on - today <= SOON:
        return "late", pgettext("status", "Expiring soon")
    return "live", pgettext("status", "In force")


def _granted(status) -> Step:
    days = {"first": date_short(status.granted_from), "last": date_short(status.granted_until)}
    decision = {"number": status.decision_no, "day": date_short(status.decided_on)}
    return Step(
        what=_("Granted from %(first)s until %(last)s") % days,
        why=_("Decision No. %(number)s of %(day)s. The original term does not change.") % decision,
        shape="" if status.extended or status.closed_on else "now",
    )


def _extensions(status):
    rows = list(status.extensions.all())
    for before, row in pairwise([None, *rows]):
        last = row is rows[-1] and not status.closed_on
        if row.shortens:
            yield _shortened(row, "ext now" if last else "ext")
            continue
        yield Step(
            what=_("Extended until %(day)s") % {"day": date_short(row.to_on)},
            why=" ".join([_cause(row, before), _written(row), _documents(row)]).strip(),
            shape="ext now" if last else "ext",
        )


def _shortened(row, shape: str) -> Step:
    said = {"day": date_short(local_day(row.created_at)), "name": row.by.name, "reason": row.reason}
    return Step(
        what=_("Shortened to %(day)s") % {"day": date_short(row.to_on)},
        why=_("%(day)s, %(name)s: %(reason)s") % said,
        shape=shape,
    )


def _cause(row, before) -> str:
    end = date_short(row.emergency_end)
    if before and before.emergency_id == row.emergency_id:
        return _("The emergency was prolonged until %(day)s.") % {"day": end}
    days = {"term": date_short(row.covered_term), "first": date_short(row.emergency.starts_on), "last": end}
    return (
        _("The term of %(term)s ended during the emergency (%(first)s – %(last)s). One calendar month after its end.")
        % days
    )


def _written(row) -> str:
    return _("%(day)s, automatically.") % {"day": date_short(local_day(row.created_at))}


def _documents(row) -> str:
    if row.documents_missing:
        return _("Documents of the previous application are missing.")
    return _("Basis: documents of the previous application.")


def _closed(status) -> Step:
    """With the decision or the note that stands behind it, and who wrote it down."""
    event = status.events.filter(what="closed").select_related("by").last()
    told = [event.detail, event.by.name if event.by else ""] if event else []
    why = _("Reason: %(reason)s.") % {"reason": status.get_close_reason_display()}
    return Step(
        what=_("Terminated, in force until %(day)s") % {"day": date_short(status.closed_on)},
        why=" ".join([why, ", ".join(filter(None, told))]).strip(),
        shape="now",
    )


def drawing(status) -> Drawing:
    scale = _Scale(status.granted_from, status.ends_on)
    granted_end = min(status.granted_until, status.ends_on)
    rows = [row for row in status.extensions.all() if row.from_on <= status.ends_on and not row.shortens]
    emergencies = {row.emergency_id: row.emergency for row in rows}
    granted = {"first": date_short(status.granted_from), "last": date_short(granted_end)}
    return Drawing(
        title=" ".join(f"{step.what}." for step in steps(status)).replace("..", "."),
        granted=scale.bar(status.granted_from, granted_end, _("Granted %(first)s – %(last)s") % granted),
        extensions=[
            scale.bar(
                row.from_on, min(row.to_on, status.ends_on), _("until %(day)s") % {"day": _day_and_month(row.to_on)}
            )
            for row in rows
        ],
        emergencies=[
            scale.bar(one.starts_on, one.ends_on, *_labels(one))
            for one in emergencies.values()
            if one.starts_on <= status.ends_on and one.ends_on >= status.granted_from
        ],
        ticks=scale.ticks(),
    )


def _labels(emergency) -> list[str]:
    days = f"{_day_and_month(emergency.starts_on)}–{_day_and_month(emergency.ends_on)}"
    return [f"{emergency.label} {days}", emergency.label, days]


def _day_and_month(day: date) -> str:
    return f"{day.day} {day:%b}" if in_english() else f"{day:%d.%m.}"


class _Scale:
    """Days on a line of `WIDTH`."""

    def __init__(self, first: date, last: date):
        self.first, self.last = first, last
        self.days = (last - first).days + 1

    def bar(self, first: date, last: date, *labels: str) -> Bar:
        """With the first of the labels that fits into it."""
        left = self._at(max(first, self.first))
        width = max(self._at(min(last, self.last) + timedelta(days=1)) - left - 1, 1)
        return Bar(left, width, next((label for label in labels if len(label) * LETTER + MARGIN <= width), ""))

    def ticks(self) -> list[Bar]:
        months, day = [], self.first.replace(day=1)
        while day <= self.last:
            months.append(max(day, self.first))
            day = months_later(day, 1)
        every = -(-len(months) // MOST_TICKS)
        names = _("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.").split()
        shown = months[::every]
        marks = [(self._at(day), names[day.month - 1]) for day in shown]
        room = [right - left for (left, _one), (right, _two) in pairwise([*marks, (WIDTH, "")])]
        return [
            Bar(x, 0, name if len(name) * LETTER <= width else "") for (x, name), width in zip(marks, room, strict=True)
        ]

    def _at(self, day: date) -> int:
        return EDGE + round((day - self.first).days * (WIDTH - 2 * EDGE) / self.days)
