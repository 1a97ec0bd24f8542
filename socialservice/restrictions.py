"""What is different on a day: the switches in force, asked by whoever they concern, and their public words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from . import prepared
from .models import Municipality, Office, Restriction, RestrictionNotice

Code = Restriction.Code

WORDS = {
    Code.REMOTE_FIRST: gettext_noop(
        "We receive in person only where the matter cannot be settled by phone or in writing."
    ),
    Code.CERTIFICATE: gettext_noop(
        "Where a certificate is asked for, show one of vaccination or recovery, or a negative test made within 72 hours"
        " before the visit."
    ),
    Code.PROTECTION: gettext_noop("Clients and staff wear protective equipment."),
    Code.SUBMISSIONS: gettext_noop(
        "Applications are accepted by post, by e-mail signed with a secure electronic signature, and in the drop box at"
        " the entrance."
    ),
    Code.HOME_VISITS: gettext_noop("We visit clients at home only in a crisis or in unforeseen circumstances."),
    Code.REASSESSMENTS: gettext_noop(
        "Where a client has told us that nothing has changed, home visits and reassessments are put off."
    ),
    Code.NO_CASH: gettext_noop("Benefits are paid to the account that you name, not in cash."),
    Code.SERVICES: gettext_noop("Shower and laundry only by appointment, for a limited number of clients a day."),
}


def in_force(municipality: Municipality, office: Office | None, code: str, day: date) -> Restriction | None:
    """The switch that is on for the office that day; the office's own before that of all. Without an office, of all."""
    found = Restriction.objects.on(day).filter(of_office(office), municipality=municipality, code=code)
    return found.order_by("office").first()


def codes_in_force(municipality: int, office: int | None, day: date) -> set[str]:
    """Of ids: asked with every letter about a visit."""
    return {code for (code,) in prepared.values(_codes_query, municipality, office, day)}


def _codes_query(municipality: int, office: int | None, day: date):
    rows = Restriction.objects.on(day).filter(of_office(office), municipality=municipality)
    return rows.order_by("code").values_list("code")


def of_office(office) -> Q:
    """Of switches: those of all offices, and those of this one (a row or a reference to an outer query)."""
    return Q(office__isnull=True) | Q(office=office) if office is not None else Q(office__isnull=True)


# The public list


@dataclass(frozen=True)
class Line:
    words: str
    office: str
    first: date
    last: date | None


def lines_of(notice: RestrictionNotice, day: date) -> list[Line]:
    """In the reader's language; what has ended by the day is left out, for a line ends by itself."""
    language = "en" if translation.get_language() == "en" else "lv"
    found = [
        Line(
            line[language] or line["lv"],
            line["office"],
            date.fromisoformat(line["from"]),
            date.fromisoformat(line["until"]) if line["until"] else None,
        )
        for line in notice.lines
    ]
    return [line for line in found if line.last is None or line.last >= day]


def newest(municipality: Municipality) -> RestrictionNotice | None:
    return municipality.restriction_notices.first()


def as_published(row: Restriction) -> dict:
    """A switch as the list keeps it: the words are those of the day of publication."""
    with translation.override("lv"):
        office = row.office.label if row.office else ""
    return {
        "code": row.code,
        "office": office,
        "lv": _words(row, "lv"),
        "en": _words(row, "en"),
        "from": row.valid_from.isoformat(),
        "until": row.valid_until.isoformat() if row.valid_until else None,
    }


def _words(row: Restriction, language: str) -> str:
    own = row.text_en or row.text if language == "en" else row.text
    if own:
        return own
    with translation.override(language):
        if row.code == Code.FEWER_PLACES:
            many = ngettext(
                "At most %(places)d person at a time in the waiting room.",
                "At most %(places)d people at a time in the waiting room.",
                row.places,
            )
            return many % {"places": row.places}
        return _(WORDS[Code(row.code)])
