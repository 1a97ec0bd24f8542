"""Two households of one person alone are one; membership of two with others at a time has to be ended first."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from socialservice.errors import Refusal, refusing
from socialservice.models.dated import Dated
from socialservice.moving import Pair, Rows, changed_meanwhile, days_of, goes_on, overlap

from .models import Household, HouseholdMember

CONTACT = Rows("benefits.Household.contact_person")

# What belongs to a household, and the fields by which one household has it once.
BELONGINGS = {
    "benefits.Status.household": (),
    "benefits.Application.household": (),
    "benefits.Award.household": (),
    "benefits.Deadline.household": ("kind", "original_due"),
    "benefits.UnchangedStatement.household": ("stated_on",),
}


class Households(Rows):
    def told(self, row: HouseholdMember) -> str:
        what = _("Household of %(name)s") % {"name": row.household.contact_person.name}
        return f"{what}, {days_of(row)}"

    def move(self, pair: Pair) -> dict[str, Any]:
        moved = {"rows": [], "left": [], "widened": {}, "absorbed": []}
        with refusing({"person_in_one_household": changed_meanwhile, "status_one_per_household": _two_statuses}):
            for row in self.of(pair.gone).select_related("household").order_by("pk"):
                self._move(row, pair, moved)
        return moved | {"contact": CONTACT.move(pair)}

    def back(self, pair: Pair, moved: dict[str, Any]) -> None:
        CONTACT.back(pair, moved["contact"])
        widen_back(HouseholdMember, moved["widened"])
        super().back(pair, moved["rows"])
        for left in moved["left"]:
            HouseholdMember.objects.create(person=pair.gone, **left)
        for one in moved["absorbed"]:
            _give_back(one)

    def _move(self, row: HouseholdMember, pair: Pair, moved: dict) -> None:
        rows = self.of(pair.kept).select_related("household").order_by("pk").select_for_update(of=("self",))
        others = [one for one in rows if overlap(row, one)]
        if not others:
            moved["rows"] += self.take(pair, [row.pk])
        elif len(others) == 1 and _one_household(row, others[0]):
            self._absorb(row, others[0], moved)
        elif goes_on(row, pair.today) and any(goes_on(one, pair.today) for one in others):
            raise _two_households()

    def _absorb(self, row: HouseholdMember, other: HouseholdMember, moved: dict) -> None:
        """The days of both memberships; what the other household has goes over."""
        days = {"valid_from": str(row.valid_from), "valid_until": str(row.valid_until) if row.valid_until else None}
        moved["left"].append({"id": row.pk, "household_id": row.household_id, **days})
        row.delete()
        widen(other, row, moved["widened"])
        if row.household_id != other.household_id:
            moved["absorbed"].append(_absorb(row.household, other.household))


def _one_household(row: HouseholdMember, other: HouseholdMember) -> bool:
    """The same, or each of one person alone. Others in the one that stays are no hindrance where nothing goes over."""
    if row.household_id == other.household_id:
        return True
    if not _alone(row):
        return False
    return _alone(other) or not any(_belonging(key, row.household).exists() for key in BELONGINGS)


def _alone(row: HouseholdMember) -> bool:
    return not row.household.members.exclude(person=row.person_id).exists()


def _belonging(key: str, household: Household):
    return Rows(key).model.objects.filter(household=household)


def _absorb(household: Household, into: Household) -> dict[str, Any]:
    """What `into` has already stays where it is. Both are locked, so that no counter of theirs changes meanwhile."""
    numbers = [household.pk, into.pk]
    list(Household.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk"))
    rows = {key: _hand_over(key, once, household, into) for key, once in BELONGINGS.items()}
    Household.objects.filter(pk=household.pk).update(merged_into=into)
    return {"household": household.pk, "into": into.pk, "rows": rows}


def _hand_over(key: str, once: tuple[str, ...], household: Household, into: Household) -> list[int]:
    known = set(_belonging(key, into).values_list(*once)) if once else set()
    found = [(row[0], row[1:]) for row in _belonging(key, household).order_by("pk").values_list("pk", *once)]
    rows = [pk for pk, alike in found if not once or alike not in known]
    Rows(key).model.objects.filter(pk__in=rows).update(household=into)
    return rows


def _give_back(absorbed: dict[str, Any]) -> None:
    Household.objects.filter(pk=absorbed["household"]).update(merged_into=None)
    for key, rows in absorbed["rows"].items():
        found = Rows(key).model.objects.filter(pk__in=rows, household=absorbed["into"])
        found.update(household=absorbed["household"])


def widen(row: Dated, by: Dated, widened: dict[str, list[str]]) -> None:
    """To the days of both; `widened` keeps what they were and what they are."""
    before = widened.get(str(row.pk), [str(row.valid_from), str(row.valid_until or "")])[:2]
    row.valid_from = min(row.valid_from, by.valid_from)
    open_ended = row.valid_until is None or by.valid_until is None
    row.valid_until = None if open_ended else max(row.valid_until, by.valid_until)
    row.save(update_fields=["valid_from", "valid_until"])
    widened[str(row.pk)] = [*before, str(row.valid_from), str(row.valid_until or "")]


def widen_back(model: type[Dated], widened: dict[str, list]) -> None:
    """Each day that nobody has changed since."""
    for pk, (first, last, first_now, last_now) in widened.items():
        rows = model.objects.filter(pk=pk)
        rows.filter(valid_until=_day(last_now)).update(valid_until=_day(last))
        rows.filter(valid_from=_day(first_now)).update(valid_from=_day(first))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _two_households() -> Refusal:
    sentence = _(
        "Both belong to a household, and the two households are not one: end the membership that is wrong, or keep "
        "the other of the two people."
    )
    return Refusal(sentence, code="households")


def _two_statuses() -> Refusal:
    sentence = _("Both households have a status for the same days: close the one that is wrong first.")
    return Refusal(sentence, code="status_one_per_household")
