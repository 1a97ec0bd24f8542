"""The day's list to take away: a table for a spreadsheet, and paper for when the network may fail.

All of it is made of the list as its reader sees it, so that no file tells more than the screen.
"""

import csv
import io
import json
from dataclasses import dataclass
from itertools import groupby

import typst
from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext, pgettext
from openpyxl import Workbook
from openpyxl.styles import Font

from socialservice import clock, words
from socialservice.latvian import hour

from .dayfigures import Figures
from .daylist import DayList
from .dayrows import Look, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would calculate what begins so
PAPER = settings.BASE_DIR / "templates" / "paper" / "day.typ"


# Tables


def head() -> list[str]:
    return [
        gettext("Time"),
        pgettext("queue number", "No."),
        gettext("Client"),
        gettext("Code"),
        gettext("Phone"),
        gettext("Purpose"),
        gettext("Specialist"),
        pgettext("short", "Room"),
        pgettext("column", "State"),
        gettext("Outcome"),
        gettext("Where it came from"),
        gettext("How it is held"),
    ]


def table(read: DayList, only: dict) -> list[list[str]]:
    """One line for each person, also those sent away without an appointment."""
    return [_line(row) for row in read.of(**only) if row.appointment or row.stranger]


def _line(row: Row) -> list[str]:
    visit = row.appointment
    state = str(row.look.label)
    if visit is None:
        reason = str(row.stranger.get_reason_display())
        return [hour(clock.local(row.at)), "", row.name, "", "", "", "", "", state, reason, "", ""]
    return [
        hour(clock.local(row.at)),
        visit.ticket,
        row.name,
        visit.code,
        words.phone(visit.phone) if visit.phone else "",
        row.purpose,
        row.resource.label if row.resource else "",
        row.resource.room if row.resource else "",
        str(visit.get_state_display()),
        str(visit.get_outcome_display()) if visit.outcome else "",
        "" if row.busy else str(visit.get_came_from_display()),
        "" if row.busy else str(visit.get_mode_display()),
    ]


def summary(figures: Figures) -> list[tuple[str, int]]:
    """The day's sum, line by line."""
    return [
        (gettext("Booked"), figures.booked),
        (gettext("Without an appointment"), figures.walk_ins),
        (pgettext("figures of a day", "Completed"), figures.done),
        (pgettext("figures of a day", "Did not come"), figures.not_come),
        (pgettext("figures of a day", "Moved to another day or office"), figures.moved),
        (pgettext("figures of a day", "Cancelled"), figures.cancelled),
        (pgettext("figures of a day", "Sent away"), figures.sent_away),
        (pgettext("figures of a day", "Not finished yet"), figures.still_open),
    ]


def csv_file(read: DayList, only: dict) -> bytes:
    """With a mark of its letters and semicolons, as a Latvian Excel opens it by itself."""
    text = io.StringIO()
    write = csv.writer(text, delimiter=";", lineterminator="\r\n").writerow
    write(head())
    for line in table(read, only):
        write([_harmless(cell) for cell in line])
    if not any(only.values()):
        write([])
        for name, count in summary(read.figures):
            write([name, count])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_file(read: DayList, only: dict) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = f"{read.day:%d.%m.%Y}"
    _write(sheet, [head(), *table(read, only)])
    if not any(only.values()):
        _write(book.create_sheet(gettext("Summary")), summary(read.figures))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet, lines) -> None:
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text, also where it looks like a formula
                cell.quotePrefix = value.startswith(FORMULA)
    sheet.freeze_panes = "A2" if sheet.title[0].isdigit() else None
    for cell in sheet[1] if sheet.freeze_panes else ():
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, 50)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


# Paper


@dataclass
class Sheet:
    """What begins on a page of its own: the whole office, or one specialist."""

    title: str
    hours: list[tuple[str, list[Row]]]
    free: int

    @property
    def people(self) -> int:
        return sum(len(rows) for _hour, rows in self.hours)


def paper(read: DayList, only: dict, *, by_specialist: bool = False) -> list[Sheet]:
    rows = read.of(**only)
    if not by_specialist:
        return [_sheet("", rows)]
    own = {cell.resource: [row for row in rows if row.resource is cell.resource] for cell in read.cells}
    sheets = [_sheet(resource.label, rows) for resource, rows in own.items() if any(row.on_paper for row in rows)]
    nobody = [row for row in rows if row.resource is None and row.on_paper]
    return [*sheets, _sheet(gettext("Nobody named"), nobody)] if nobody else sheets


def _sheet(title: str, rows: list[Row]) -> Sheet:
    people = [row for row in rows if row.on_paper]
    by_hour = groupby(people, key=lambda row: clock.local(row.at).hour)
    hours = [(f"{hour}:00–{hour + 1}:00", list(of_hour)) for hour, of_hour in by_hour]
    return Sheet(title, hours, sum(row.look == Look.FREE for row in rows))


def pdf_file(read: DayList, only: dict, *, by_specialist: bool = False) -> bytes:
    """Tagged, so that it can be read aloud; everybody with the phone, for nothing else can be looked up then."""
    office = read.office
    printed = f"{words.date_short(read.now)} {hour(clock.local(read.now))}"
    told = {
        "language": get_language() or "lv",
        "title": f"{words.day_head(read.day)}, {office.label}",
        "place": f"{office.label}, {office.address}",
        "nobody": gettext("There are no appointments on this day."),
        "printed": gettext("Printed %(when)s.") % {"when": printed},
        "restricted": gettext("Restricted information"),
        "page": gettext("page"),
        "head": [
            gettext("Time"),
            gettext("Code"),
            gettext("Client"),
            gettext("Phone"),
            gettext("Purpose"),
            gettext("Specialist"),
            pgettext("column", "Arrived"),
            gettext("Notes"),
        ],
        "sheets": [_sheet_told(sheet) for sheet in paper(read, only, by_specialist=by_specialist)],
    }
    return typst.compile(str(PAPER), sys_inputs={"day": json.dumps(told)}, pdf_standards=["ua-1"])


def _sheet_told(sheet: Sheet) -> dict:
    return {
        "title": sheet.title,
        "counted": ngettext("%(n)d appointment", "%(n)d appointments", sheet.people) % {"n": sheet.people},
        "hours": [{"title": title, "rows": [_on_paper(row) for row in rows]} for title, rows in sheet.hours],
    }


def _on_paper(row: Row) -> list[str]:
    room = f" {row.resource.room}" if row.resource and row.resource.room else ""
    return [
        hour(clock.local(row.at)),
        whole(words.code_spaced(row.appointment.code)),
        row.name,
        whole(words.phone(row.appointment.phone)) if row.appointment.phone else "",
        row.purpose[:1].upper() + row.purpose[1:],
        f"{row.resource.label}{room}" if row.resource else "",
        str(row.appointment.get_mode_display()) if row.elsewhere and not row.busy else "",
    ]


def whole(text: str) -> str:
    """Never broken over a line."""
    return text.replace(" ", "\u00a0")
