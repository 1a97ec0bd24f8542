"""Letters on A4 for the post, as PDF.

Folded in three they go into a window envelope DIN lang or C6/5: its window shows what lies 20 to 110 mm from the left
edge of the sheet and 45 to 90 mm from the top, and nothing but the address stands there. Each letter begins on a sheet
of its own, printed on both sides or not; in front lies a cover sheet with the letters' numbers, without names.
"""

import json

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import clock, words
from .letters import institution
from .models import Letter, PrintBatch

SHEETS = settings.BASE_DIR / "templates" / "paper" / "letters.typ"


def pdf(batch: PrintBatch, letters: list[Letter]) -> bytes:
    """Tagged, so that it can be read aloud."""
    told = {
        "language": get_language() or "lv",
        "title": _("Print batch No. %(number)d") % {"number": batch.number},
        "cover": cover(batch, letters),
        "letters": [sheet(letter) for letter in letters],
    }
    return typst.compile(str(SHEETS), sys_inputs={"told": json.dumps(told)}, pdf_standards=["ua-1"])


def cover(batch: PrintBatch, letters: list[Letter]) -> dict:
    return {
        "place": institution(batch.municipality),
        "facts": [
            [_("Made"), words.date_short(words.local_day(batch.made_at))],
            [_("Letters in the batch"), str(len(letters))],
        ],
        "numbers": [str(letter.pk) for letter in letters],
        "heading": _("Numbers of the letters"),
        "restricted": _("Restricted information"),
    }


def sheet(letter: Letter) -> dict:
    """In the language of whoever reads it."""
    with translation.override(letter.language):
        return {
            "language": letter.language,
            "sender": institution(letter.municipality),
            "address": address_lines(letter),
            "date": words.date_long(clock.local(letter.due_at).date()),
            "number": _("No. %(number)s") % {"number": letter.pk},
            "subject": letter.subject,
            "paragraphs": [block.split("\n") for block in letter.text.strip().split("\n\n")],
        }


def address_lines(letter: Letter) -> list[str]:
    """Name, and each part of the address between commas on a line of its own, at most six in all: the window's room."""
    parts = [part.strip() for part in letter.to.split(",") if part.strip()]
    if letter.person:
        parts.insert(0, letter.person.name)
    return parts if len(parts) <= ROOM else [*parts[: ROOM - 1], ", ".join(parts[ROOM - 1 :])]


ROOM = 6
