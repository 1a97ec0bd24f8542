"""Who looked at whose data: the access log, read page by page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import AccessLog, Municipality, Person

ON_A_PAGE = 100

# What was looked at, as the pages write it down.
WHAT = {
    "person": _("page of the person"),
    "personal code": _("personal code in full"),
    "person search": _("found in a search"),
    "access log": _("access log of the person"),
    "appointment": _("appointment"),
    "own next client": _("next client on the specialist's own page"),
    "absence": _("appointments in an absence"),
    "request": _("request"),
    "call": _("booking for a caller"),
    "term": _("term of the status"),
    "statuses": _("statuses"),
    "household": _("household"),
    "deadlines": _("reassessments and home visits"),
    "unchanged": _("statement that nothing has changed"),
    "letter": _("letter"),
    "letter sent again": _("letter, sent again"),
    "message": _("e-mail that came in"),
    "message made a request": _("e-mail that came in, made a request"),
    "codes of a message": _("personal codes in an e-mail"),
    "file": _("file that came in"),
    "signature checked": _("electronic signature, checked"),
    "letter posted": _("letter, sent by post"),
}


@dataclass(frozen=True)
class Entry:
    row: AccessLog
    person: Person | None  # None also where the person is no longer there

    @property
    def what(self) -> str:
        return WHAT.get(self.row.what, self.row.what)


def page(municipality: Municipality, *, person: Person | None = None, before: int | None = None):
    """The newest entries, of one person where one is named, and the number to ask the next page with, or None."""
    rows = AccessLog.objects.filter(municipality=municipality)
    if person is not None:
        rows = rows.filter(person_id=person.pk)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    rows = list(rows.order_by("-pk")[: ON_A_PAGE + 1])
    shown, more = rows[:ON_A_PAGE], len(rows) > ON_A_PAGE
    people = municipality.people.only("name").in_bulk({row.person_id for row in shown if row.person_id})
    return [Entry(row, people.get(row.person_id)) for row in shown], shown[-1].pk if more else None
