"""What visitors say, counted: by office, by service, by month. Few answers would tell who gave them.

Nor may the average of a few be worked out from that of all: what is left when the lines shown are taken from the whole
is the marks of FEWEST people or more, or of nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice.models import Municipality

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
        months=_lines(answers, "month", month_label)[::-1],
    )


def between(municipality: Municipality, first: date, last: date) -> QuerySet[SurveyAnswer]:
    return municipality.survey_answers.filter(month__range=(first, last)).order_by()


def words(municipality: Municipality, first: date, last: date) -> QuerySet[SurveyAnswer]:
    """Answers in words, without their service: it would tell more than office and month do."""
    found = between(municipality, first, last).exclude(words="", thanks_to="")
    return found.select_related("office").prefetch_related("office__names").order_by("-month", "pk")


def month_label(month: date) -> str:
    return f"{month:%m.%Y}"


def rows(found: Results) -> Iterator[list[str]]:
    """For a file: what is counted, its name, the number of answers, the averages."""
    counted = ((_("Office"), found.offices), (_("Service"), found.purposes), (_("Month"), found.months))
    for title, lines in counted:
        for line in lines:
            averages = ("" if average is None else f"{average:.1f}" for average in line.averages)
            yield [title, line.label, str(line.number), *averages]


def _lines(answers: QuerySet, of: str, label) -> list[Line]:
    told = {f"avg_{mark}": Avg(mark) for mark in MARKS} | {f"n_{mark}": Count(mark) for mark in MARKS}
    grouped = list(answers.values(here=F(of)).annotate(number=Count("pk"), **told).order_by("here"))
    hidden = {mark: too_few([row[f"n_{mark}"] for row in grouped]) for mark in MARKS}
    return [
        Line(label(row["here"]), row["number"], [None if at in hidden[mark] else row[f"avg_{mark}"] for mark in MARKS])
        for at, row in enumerate(grouped)
    ]


def too_few(numbers: list[int]) -> set[int]:
    """Which of the lines that make up a whole are not shown: the small ones, and as many more as hide them."""
    smallest = sorted((at for at, number in enumerate(numbers) if number), key=numbers.__getitem__)
    hidden, left = {at for at, number in enumerate(numbers) if not number}, 0
    for at in smallest:
        if numbers[at] >= FEWEST and (left == 0 or left >= FEWEST):
            break
        hidden.add(at)
        left += numbers[at]
    return hidden


def _label(line: Line) -> str:
    return line.label
