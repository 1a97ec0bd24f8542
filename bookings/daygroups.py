"""Rows of the day list under their headings: what needs a hand now, in which order. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from .dayrows import Look, Row


@dataclass
class Group:
    """Rows under one heading. Without a title: the whole list."""

    rows: list[Row]
    title: str = ""


def needing_a_hand(rows: list[Row]) -> list[Group]:
    """Waiting, longest first; late; being served; the next hour with its free times."""
    by_look: dict[Look, list[Row]] = {look: [] for look in Look}
    for row in rows:
        if row.in_now:
            by_look[row.look].append(row)
    waiting = sorted(by_look[Look.ARRIVED], key=lambda row: (row.since or row.at, row.key))
    late = by_look[Look.LATE]
    busy = sorted([*by_look[Look.CALLED], *by_look[Look.SERVING]], key=lambda row: row.appointment.called_at or row.at)
    aside = sorted(by_look[Look.PARKED], key=lambda row: row.appointment.changed_at)
    due = [row for row in by_look[Look.CONFIRMED] if row.due_elsewhere]
    expected = (Look.CONFIRMED, Look.FREE, Look.HELD, Look.ACTIVITY)
    coming = [row for row in rows if row.in_now and row.look in expected and not row.due_elsewhere]
    people, free = len(by_look[Look.CONFIRMED]) - len(due), len(by_look[Look.FREE])
    ahead = {"count": people, "free": free}
    return nonempty(
        Group(waiting, gettext("Arrived, waiting: %(count)d") % {"count": len(waiting)}),
        Group(late, gettext("Late: %(count)d") % {"count": len(late)}),
        Group(due, gettext("Need not come, the time is now: %(count)d") % {"count": len(due)}),
        Group(busy, pgettext("group of the day", "In progress: %(count)d") % {"count": len(busy)}),
        Group(aside, gettext("Set aside: %(count)d") % {"count": len(aside)}),
        Group(
            coming,
            gettext("Next hour: %(count)d, available times: %(free)d") % ahead
            if free
            else gettext("Next hour: %(count)d") % ahead,
        ),
    )


def nonempty(*groups: Group) -> list[Group]:
    return [group for group in groups if group.rows]
