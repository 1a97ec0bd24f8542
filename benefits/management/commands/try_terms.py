import csv
import io
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from benefits.casefiles import COLUMNS, read_case, why
from benefits.extensions import decide
from socialservice.errors import Refusal

RESULTS = ("effective_until", "review", "why")

FORMAT = gettext_lazy("""\
The file is a table in CSV (UTF-8, columns parted by ; or , or a tab). Its first line names the columns; they may
stand in any order, further columns are passed through. Each row is one status; it needs no database.

  kind         needy, low_income or crisis (also trūcīga, maznodrošināta, krīze; T, M, K)
  valid_from   first day of the status; may be empty
  valid_to     last day of the term granted
  told         last day of the term in force, if the status has been extended already
  closed       last day in force, if the status was revoked, dissolved or replaced
  renewed      first day of the household's next status, or yes if it follows without a gap
  emergencies  the emergencies of the municipality, parted by ; or |

Days are written 2020-06-09 or 09.06.2020. An emergency is its first and last day, both included, with the end as
known now: 2020-03-12..2020-06-09 or 12.03.2020–09.06.2020. After it may follow, in any order:

  covers 2020-02-29..2020-06-30   coverage widened by decision; either day may be left out
  local                           not nationwide, so it does not extend statuses
  extends                         does extend them although local, by its own legal reference
  no-extension                    does not extend them although nationwide
  voided                          entered by mistake

Example:

  kind,valid_from,valid_to,told,closed,renewed,emergencies
  needy,2020-01-01,2020-03-31,2020-05-31,,,2020-03-12..2020-06-09 covers 2020-02-29..2020-06-30
  low_income,,30.04.2020,,,,12.03.2020–09.06.2020; 09.11.2020–06.04.2021 local

The answer is the same table with three more columns: effective_until (the last day in force), review (yes or no:
must a person look at it) and why, in words. A row that cannot be read gets a sentence with its line and column on
the error output and is left out; the others still come out, and the exit code is 1.""")


class FileFormatter(DjangoHelpFormatter):
    """Keeps the lines of the description of the format as they are."""

    def _fill_text(self, text, width, indent):
        return text


class Command(BaseCommand):
    help = gettext_lazy("Tries the extension of terms by emergencies on a file of cases.")
    requires_system_checks = ()

    def create_parser(self, prog_name, subcommand, **kwargs):
        kwargs |= {"epilog": str(FORMAT), "formatter_class": FileFormatter}
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.csv", type=Path)
        parser.add_argument("--out", metavar="FILE", type=Path, help=_("write the answer here instead of printing it"))

    def handle(self, *, file, out, **options):
        table = Table(_text_of(file))
        answer = io.StringIO()
        writer = csv.writer(answer, delimiter=table.delimiter, lineterminator="\n")
        writer.writerow([*table.kept(table.header), *RESULTS])
        refused = 0
        for line, cells in table.rows():
            try:
                writer.writerow([*table.kept(cells), *_answer(table.named(cells))])
            except Refusal as refusal:
                refused += 1
                self.stderr.write(_in_place(line, refusal))
        self._deliver(answer.getvalue(), out)
        if refused:
            raise CommandError(
                ngettext("%(count)d row could not be read.", "%(count)d rows could not be read.", refused)
                % {"count": refused}
            )

    def _deliver(self, text, out):
        if out is None:
            self.stdout.write(text, ending="")
            return
        try:
            out.write_text(text, encoding="utf-8-sig")  # the mark tells Excel the encoding
        except OSError as error:
            raise CommandError(_("%(file)s cannot be written: %(error)s") % _named_error(out, error)) from None


class Table:
    def __init__(self, text):
        first_line = text.lstrip("\n").partition("\n")[0]
        self.delimiter = next((sign for sign in ";\t" if sign in first_line), ",")
        self.reader = csv.reader(io.StringIO(text), delimiter=self.delimiter)
        self.header = next((cells for _line, cells in self._lines()), None)
        if self.header is None:
            raise CommandError(_("The file is empty."))
        self.names = [name.strip().casefold() for name in self.header]
        if unclear := [column for column in COLUMNS if self.names.count(column) != 1]:
            raise CommandError(
                _("The first line must name each of these columns once: %(columns)s.") % {"columns": ", ".join(unclear)}
            )

    def rows(self):
        for line, cells in self._lines():
            yield line, self._emergencies_joined(cells)

    def named(self, cells):
        if len(cells) != len(self.header):
            raise Refusal(
                _("The row has %(cells)d cells, the first line has %(columns)d.")
                % {"cells": len(cells), "columns": len(self.header)}
            )
        return dict(zip(self.names, cells, strict=True))

    def kept(self, cells):
        """Without the columns of an earlier answer, so that an answer can be changed and tried again."""
        return [cell for name, cell in zip(self.names, cells, strict=False) if name not in RESULTS]

    def _lines(self):
        """Each row with the number of the line it begins on; empty lines are skipped."""
        while True:
            line = self.reader.line_num + 1
            try:
                cells = next(self.reader, None)
            except csv.Error as error:
                raise CommandError(_("Line %(line)d: %(error)s") % {"line": line, "error": error}) from None
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _emergencies_joined(self, cells):
        """In the last column several emergencies need no quotation marks, though ; parts the columns too."""
        last = len(self.header) - 1
        if self.names[last] != "emergencies" or len(cells) <= last:
            return cells
        return [*cells[:last], self.delimiter.join(cells[last:])]


def _text_of(file):
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(_("%(file)s cannot be read: %(error)s") % _named_error(file, error)) from None
    except UnicodeDecodeError:
        raise CommandError(_("%(file)s is not UTF-8: save it as “CSV UTF-8”.") % {"file": file}) from None


def _named_error(file, error):
    return {"file": file, "error": error.strerror}


def _answer(cells):
    case = read_case(cells)
    decision = decide(case.term, case.emergencies)
    return decision.effective_until.isoformat(), "yes" if decision.review else "no", why(case, decision)


def _in_place(line, refusal):
    if refusal.field is None:
        return _("Line %(line)d: %(sentence)s") % {"line": line, "sentence": refusal.sentence}
    return _("Line %(line)d, column %(column)s: %(sentence)s") % {
        "line": line,
        "column": refusal.field,
        "sentence": refusal.sentence,
    }
