"""What moves when two people turn out to be one, and goes back when that was wrong.

A mover moves rows of one kind from the one who goes to the one who stays, tells what it moved in a form that JSON
keeps, and takes exactly that back. `registry.PERSON_MOVERS` names the lists of them, in the order in which they move.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from . import registry
from .errors import Refusal, refusing
from .models import CaseAssignment, Person, User
from .models.dated import Dated
from .periods import Days
from .words import date_short


@dataclass(frozen=True)
class Pair:
    """`gone` becomes `kept`. `exceed`: counters that the two fill beyond what is allowed do not stand in the way."""

    kept: Person
    gone: Person
    by: User
    today: date
    exceed: bool = False


@dataclass(frozen=True)
class Rows:
    """Rows that name the person in a foreign key, "bookings.Request.person": all of them move."""

    key: str

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.key.rpartition(".")[0])

    @property
    def field(self) -> str:
        return self.key.rpartition(".")[2]

    @property
    def label(self) -> str:
        return self.model._meta.verbose_name_plural

    def of(self, person: Person):
        return self.model._base_manager.filter(**{self.field: person})

    def count(self, person: Person) -> int:
        return self.of(person).count()

    def left(self, gone: list[int]) -> list[models.Model]:
        """What stayed with people who were merged away, because it contradicts what the one who stays has."""
        return list(self.model._base_manager.filter(**{f"{self.field}__in": gone}).order_by("pk"))

    def told(self, row: models.Model) -> str:
        """Such a row in words, for the page of the one who stays."""
        return str(row)

    def move(self, pair: Pair) -> Any:
        return self.take(pair, list(self.of(pair.gone).order_by("pk").values_list("pk", flat=True)))

    def take(self, pair: Pair, rows: list[int]) -> list[int]:
        self.model._base_manager.filter(pk__in=rows).update(**{self.field: pair.kept})
        return rows

    def back(self, pair: Pair, moved: Any) -> None:
        """What was given to somebody else since stays there."""
        self.of(pair.kept).filter(pk__in=moved).update(**{self.field: pair.gone})


@dataclass(frozen=True)
class DatedRows(Rows):
    """Rows of which one holds at a time, for each value of `same`.

    What overlaps in the past stays where it is. Where two go on after today, `clash` says so, or, where it is None,
    that of the one who stays holds on.
    """

    constraint: str = ""
    same: tuple[str, ...] = ()
    clash: Callable[[], Refusal] | None = None

    def told(self, row: Dated) -> str:
        return f"{self.what(row)}, {days_of(row)}"

    def what(self, row: Dated) -> str:
        return str(row)

    def move(self, pair: Pair) -> list[int]:
        free = []
        for row in self.of(pair.gone).order_by("pk"):
            others = self._overlapping(row, pair.kept)
            if not others:
                free.append(row.pk)
            elif self.clash and any(goes_on(one, pair.today) for one in others) and goes_on(row, pair.today):
                raise self.clash()
        with refusing({self.constraint: self.clash or changed_meanwhile}):
            return self.take(pair, free)

    def _overlapping(self, row: Dated, person: Person) -> list[Dated]:
        alike = {name: getattr(row, name) for name in self.same}
        return [one for one in self.of(person).filter(**alike).select_for_update() if overlap(one, row)]


def days_of(row: Dated) -> str:
    """15.01.2024. – 30.06.2024.; an open end says nothing."""
    return f"{date_short(row.valid_from)} – {date_short(row.valid_until) if row.valid_until else ''}".rstrip()


def left_behind(person: Person) -> list[tuple[str, list[str]]]:
    """By kind: what contradicts the person's own rows and stayed with whoever was merged into the person."""
    gone = [number for number in person.numbers if number != person.pk]
    found = [(mover, mover.left(gone)) for mover in movers()] if gone else []
    return [(str(mover.label), [mover.told(row) for row in rows]) for mover, rows in found if rows]


def overlap(one: Dated, other: Dated) -> bool:
    return Days(one.valid_from, one.valid_until).overlaps(Days(other.valid_from, other.valid_until))


def goes_on(row: Dated, today: date) -> bool:
    """Beyond today, so that it can still be ended."""
    return row.valid_until is None or row.valid_until > today


def changed_meanwhile() -> Refusal:
    return Refusal(_("Something of these two was changed meanwhile. Look at them again."), code="changed")


def movers() -> Iterator[Rows]:
    for name in registry.PERSON_MOVERS:
        yield from registry.load(name)


# The institution's own


def _two_cases() -> Refusal:
    sentence = _("Both are somebody's case in the same competence: end one of the cases first.")
    return Refusal(sentence, code="case_one_specialist")


class Cases(DatedRows):
    def what(self, row: CaseAssignment) -> str:
        return f"{row.competence.label}: {row.user.name}"


OWN = [
    Cases("socialservice.CaseAssignment.person", "case_one_specialist", ("competence",), _two_cases),
    Rows("socialservice.Letter.person"),
    Rows("socialservice.MassRecipient.person"),
    Rows("socialservice.IdentityCheck.person"),
]

# What keeps naming the one who is gone, and why.
STAYS = {
    "socialservice.FormerCode.person": "a former code still finds its person through the one who stays",
    "socialservice.Person.merged_into": "whom others became before: the chain is followed",
    "socialservice.PersonMerge.gone": "the merge itself",
    "socialservice.PersonMerge.kept": "the merge itself",
    "socialservice.Twins.first": "the suggestion that was followed",
    "socialservice.Twins.second": "the suggestion that was followed",
}
