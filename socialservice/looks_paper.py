"""Who looked at a person's data, on A4, for that person. No personal code stands on it."""

import json

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from . import accesslog, clock, words
from .letters import institution
from .models import Person

SHEET = settings.BASE_DIR / "templates" / "paper" / "looks.typ"


def pdf(person: Person) -> bytes:
    """Tagged, so that it can be read aloud."""
    with translation.override(person.language):
        told = json.dumps(sheet(person))
    return typst.compile(str(SHEET), sys_inputs={"told": told}, pdf_standards=["ua-1"])


def sheet(person: Person) -> dict:
    entries = accesslog.of_person(person)
    return {
        "language": person.language,
        "place": institution(person.municipality),
        "title": _("Who has looked at your data"),
        "name": person.name,
        "printed": _("Printed on %(day)s.") % {"day": words.date_short(clock.today())},
        "head": [_("When"), _("Staff member"), _("What was viewed"), _("Reason for viewing")],
        "rows": [
            [words.in_words(entry.row.at), entry.row.user_name, str(entry.what), entry.row.reason] for entry in entries
        ],
        "nobody": "" if entries else _("Nobody has looked yet."),
        "page": _("Page"),
        "restricted": _("Restricted information"),
    }
