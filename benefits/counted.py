"""Whom the numbers of an emergency's preview count, page by page. Reads only."""

from datetime import date
from itertools import islice

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from socialservice import clock
from socialservice.consequences import Listed
from socialservice.models import Channel, Emergency, Municipality, Person
from socialservice.words import date_short

from . import sql
from .actions.deadlines import would_be_moved
from .groups import answers, emergencies_of, rows, scope
from .models import Deadline, ReviewItem, Status

ON_A_PAGE = 50
KINDS = (Status.Kind.NEEDY, Status.Kind.LOW_INCOME)
UNREACHABLE = "unreachable"
ALL = {"of_kind": None, "before": False, "ways": None, "paperless": False}


def terms(emergency: Emergency, municipality: Municipality, which: str, after: int) -> Listed | None:
    """`which`: a kind of status, those extended before, who is written to, or who cannot be reached."""
    asked, once, what = ALL, False, _("Statuses whose term moves")
    if which in KINDS:
        asked, what = ALL | {"of_kind": which}, capfirst(Status.Kind(which).label)
    elif which == "before":
        asked, what = ALL | {"before": True}, _("Extended before")
    elif which == "letters":
        ways = [way for way in Channel.values if way != Channel.NONE]
        asked, once, what = ALL | {"ways": ways}, True, _("Letters to clients")
    elif which == UNREACHABLE:
        asked, once, what = ALL | {"ways": [UNREACHABLE]}, True, _("Cannot be reached")
    else:
        return None
    return _shown(what, _of_terms(emergency, municipality, asked, after, once=once), _term_cells, _term_headings)


def review(emergency: Emergency, municipality: Municipality, reason: str, after: int) -> Listed | None:
    if reason not in ReviewItem.Reason.values:
        return None
    if reason == ReviewItem.Reason.DOCUMENTS_MISSING:
        found = _of_terms(emergency, municipality, ALL | {"paperless": True}, after)
    else:
        answered = answers(municipality, emergencies_of(municipality, emergency))
        about = scope(municipality) | answered.reasons_table() | _page(after) | {"of_reason": reason}
        found = rows(sql.SHOW_REVIEW, about)
    return _shown(capfirst(ReviewItem.Reason(reason).label), found, _review_cells, _review_headings)


def deadlines(emergency: Emergency, municipality: Municipality, _which: str, after: int) -> Listed:
    moved = ((row, answer) for row, answer in would_be_moved(municipality, emergency) if row.pk > after)
    found = [
        (row.pk, row.household.contact_person_id, row.kind, row.due_on, answer.on, "")
        for row, answer in islice(moved, ON_A_PAGE + 1)
    ]
    return _shown(_("Reassessments and home visits put off"), found, _deadline_cells, _deadline_headings)


# Pieces


def _of_terms(emergency, municipality, asked: dict, after: int, *, once: bool = False) -> list[tuple]:
    found = answers(municipality, emergencies_of(municipality, emergency))
    about = scope(municipality) | found.steps_table() | asked | _page(after) | {"today": clock.today()}
    return rows(sql.SHOW_TOLD if once else sql.SHOW_EXTEND, about)


def _page(after: int) -> dict[str, int]:
    return {"shown": after, "most": ON_A_PAGE + 1}


def _shown(what: str, found: list[tuple], cells, headings) -> Listed:
    page = found[:ON_A_PAGE]
    people = Person.everyone.in_bulk({row[1] for row in page})
    return Listed(
        what=what,
        headings=headings(),
        rows=[(people[row[1]], row[0], cells(*row[2:])) for row in page],
        more=len(found) > ON_A_PAGE,
    )


def _term_cells(kind: str, told: date, until: date, way: str) -> tuple[str, ...]:
    how = _("cannot be reached") if way == UNREACHABLE else str(Channel(way).label)
    return capfirst(Status.Kind(kind).label), date_short(told), date_short(until), capfirst(how)


def _term_headings() -> tuple[str, ...]:
    return pgettext("household", "Status"), _("Term now"), _("New term"), _("Letter")


def _review_cells(kind: str, told: date, _until: date, _way: str) -> tuple[str, ...]:
    return capfirst(Status.Kind(kind).label), date_short(told)


def _review_headings() -> tuple[str, ...]:
    return pgettext("household", "Status"), _("Term now")


def _deadline_cells(kind: str, due_on: date, until: date, _way: str) -> tuple[str, ...]:
    return capfirst(Deadline.Kind(kind).label), date_short(due_on), date_short(until)


def _deadline_headings() -> tuple[str, ...]:
    return _("What is due"), _("Due now"), _("Would be due")
