"""What visitors say, counted: by office, by service, by month. Few answers would tell who gave them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice.models import Municipality
from socialservice.words import in_english

from .models import SurveyAnswer

MARKS = {
    "convenience": gettext_lazy("Convenience"),
    "safety": gettext_lazy("Safety"),
    "waiting": gettext_lazy("Waiting"),
    "service": gettext_lazy("Service received"),
}
FEWEST = 5  # averages of fewer answers are not shown


@dataclass(frozen=True)
class Line:
    """Answers of one office, service or month; averages in the order of MARKS, None where too few gave that mark."""

    label: str
    number: int
    averages: list[float | None]

    @property
    def hidden(self) -> bool:
        return self.number < FEWEST


@dataclass(frozen=True)
class Results:
    all: list[Line]  # one, or none where nobody answered
    offices: list[Line]
    purposes: list[Line]
    months: list[Line]


def results(municipality: Municipality, first: date, last: date) -> Results:
    """Between two months, both included; as many questions to the database whatever the number of answers."""
    answers = between(municipality, first, last)
    offices = {office.pk: office.label for office in municipality.offices.prefetch_related("names")}
    purposes = {purpose.pk: purpose.label for purpose in municipality.purposes.all()}
    return Results(
        all=_lines(answers, "municipality", lambda _pk: _("In all")),
        offices=sorted(_lines(answers, "office", offices.get), key=_label),
        purposes=sorted(_lines(answers, "purpose", lambda pk: purposes.get(pk, _("not told"))), key=_label),
        months=sorted(_lines(answers, "month", month_label), key=_label, reverse=True),
    )


def between(municipality: Municipality, first: date, last: date) -> QuerySet[SurveyAnswer]:
    return municipality.survey_answers.filter(month__range=(first, last)).order_by()


def words(municipality: Municipality, first: date, last: date) -> QuerySet[SurveyAnswer]:
    """Answers in words, without their service: it would tell more than office and month do."""
    found = between(municipality, first, last).exclude(words="", thanks_to="")
    return found.select_related("office").prefetch_related("office__names").order_by("-month", "pk")


def month_label(month: date) -> str:
    return f"{month:%Y-%m}" if in_english() else f"{month:%Y.%m.}"


def rows(found: Results) -> Iterator[list[str]]:
    """For a file: what is counted, its name, the number of answers, the averages."""
    counted = ((_("Office"), found.offices), (_("Service"), found.purposes), (_("Month"), found.months))
    for title, lines in counted:
        for line in lines:
            averages = ("" if average is None else f"{average:.1f}" for average in line.averages)
            yield [title, line.label, str(line.number), *averages]


def _lines(answers: QuerySet, of: str, label) -> list[Line]:
    told = {f"avg_{mark}": Avg(mark) for mark in MARKS} | {f"n_{mark}": Count(mark) for mark in MARKS}
    grouped = answers.values(here=F(of)).annotate(number=Count("pk"), **told)
    return [Line(label(row["here"]), row["number"], [_average(row, mark) for mark in MARKS]) for row in grouped]


def _average(row: dict, mark: str) -> float | None:
    return row[f"avg_{mark}"] if row[f"n_{mark}"] >= FEWEST else None


def _label(line: Line) -> str:
    return line.label
