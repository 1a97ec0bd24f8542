"""Who looked at whose data: the access log, read page by page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import access
from .models import AccessLog, Municipality, Person, User
from .roles import Right

ON_A_PAGE = 100
OUTSIDE = "not own case"  # with the reason; holds for the rest of the day

# What was looked at, as the pages write it down.
WHAT = {
    "person": _("page of the person"),
    OUTSIDE: _("card opened that is not one's own case"),
    "personal code": _("personal code in full"),
    "person search": _("found in a search"),
    "person compared": _("compared with another record, to be merged"),
    "access log": _("access log of the person"),
    "access log printed": _("access log of the person, printed"),
    "agreed word": _("agreed word"),
    "application": _("application"),
    "appointment": _("appointment"),
    "own next client": _("next client on the specialist's own page"),
    "absence": _("appointments in an absence"),
    "request": _("request"),
    "call": _("booking for a caller"),
    "term": _("term of the status"),
    "statuses": _("statuses"),
    "emergency list": _("counted in the preview of an emergency"),
    "household": _("household"),
    "deadlines": _("reassessments and home visits"),
    "unchanged": _("statement that nothing has changed"),
    "letter": _("letter"),
    "letter sent again": _("letter, sent again"),
    "message": _("e-mail that came in"),
    "message made a request": _("e-mail that came in, made a request"),
    "codes of a message": _("personal codes in an e-mail"),
    "codes of a submission": _("personal codes in what came in"),
    "file": _("file that came in"),
    "signature checked": _("electronic signature, checked"),
    "letter posted": _("letter, sent by post"),
    "letter printed": _("letter, printed"),
    "failed letters": _("letters that reached nobody"),
    "benefit": _("benefit"),
    "payment": _("payment"),
    "bank account": _("bank account"),
    "entitlement": _("entitlement"),
    "couple": _("the other one of a couple"),
    "certificate printed": _("certificate, printed"),
    "jubilee": _("jubilee"),
    "day file": _("list of the day, taken away as a file"),
    "identity check": _("check of who is speaking"),
    "offer": _("times offered"),
    "request search": _("found in a search of requests"),
    "visit note": _("note on a visit"),
    "incidents": _("notes on incidents"),
    "survey words": _("what visitors say"),
    "mass letter": _("mass letter"),
    "mass letter counted": _("mass letter, counted"),
    "mass letter started": _("mass letter, started"),
    "mass letter stopped": _("mass letter, stopped"),
    "mass letter gone on with": _("mass letter, gone on with"),
}


def stands_alone(user: User, municipality: Municipality) -> bool:
    """Whether the log has an entry of its own in the menu: for those who do not come to it from people."""
    return not access.may(user, Right.SEE_PEOPLE, municipality)


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
        rows = rows.filter(person_id__in=person.numbers)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    rows = list(rows.order_by("-pk")[: ON_A_PAGE + 1])
    shown, more = rows[:ON_A_PAGE], len(rows) > ON_A_PAGE
    people = (
        Person.everyone.filter(municipality=municipality)
        .only("name")
        .in_bulk({row.person_id for row in shown if row.person_id})
    )
    return [Entry(row, people.get(row.person_id)) for row in shown], shown[-1].pk if more else None


def of_person(person: Person) -> list[Entry]:
    """All that is kept, the oldest first: for the person to read on paper."""
    rows = AccessLog.objects.filter(municipality=person.municipality_id, person_id__in=person.numbers).order_by("pk")
    return [Entry(row, person) for row in rows]
