"""What of households, statuses and benefits moves when two people turn out to be one."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from socialservice.errors import Refusal, refusing
from socialservice.moving import DatedRows, Pair, Rows, changed_meanwhile, overlap
from socialservice.periods import Days
from socialservice.words import date_short

from .actions import entitlements
from .bank import masked
from .models import Award, BankAccount, Entitlement, GroupMembership, Jubilee
from .moving_counts import Counters
from .moving_households import Households, widen, widen_back


class Groups(DatedRows):
    """Who belongs to a group twice belongs to it for all the days of both."""

    def left(self, gone: list[int]) -> list[GroupMembership]:
        return []  # the days of what stays are within those of the other membership

    def move(self, pair: Pair) -> dict[str, Any]:
        widened = {}
        with refusing({self.constraint: changed_meanwhile}):
            for row in self.of(pair.gone).order_by("pk"):
                for other in GroupMembership.objects.filter(person=pair.kept, group=row.group_id):
                    if overlap(row, other):
                        widen(other, row, widened)
        return {"rows": super().move(pair), "widened": widened}

    def back(self, pair: Pair, moved: dict[str, Any]) -> None:
        super().back(pair, moved["rows"])
        widen_back(GroupMembership, moved["widened"])


class Accounts(DatedRows):
    def what(self, row: BankAccount) -> str:
        return f"{row.holder}, {masked(row.iban)}"


class Awards(Rows):
    def move(self, pair: Pair) -> list[int]:
        both = [pair.kept, pair.gone]
        if Award.objects.filter(person__in=both, partner__in=both).exists():
            raise Refusal(_("The two are written down as a couple: they are two people."), code="couple")
        return super().move(pair)


class Entitlements(Rows):
    """One at a time: what has ended stays where it is, two that go on have to be ended first."""

    def told(self, row: Entitlement) -> str:
        last = row.closed_on or entitlements.ends_on(row)
        return f"{row.service.label}, {date_short(row.first_day)} – {date_short(last)}"

    def move(self, pair: Pair) -> list[int]:
        theirs = list(self.of(pair.kept).select_related("depends_on").select_for_update(of=("self",)))
        free = []
        for row in self.of(pair.gone).select_related("depends_on", "service").order_by("pk"):
            others = [one for one in theirs if _same(one, row)]
            if not others:
                free.append(row.pk)
            elif _goes_on(row, pair.today) and any(_goes_on(one, pair.today) for one in others):
                raise _has_it_twice(row)
        with refusing(dict.fromkeys(entitlements.SAME_DAYS, lambda: _has_it_twice(None))):
            return self.take(pair, free)


def _same(one: Entitlement, other: Entitlement) -> bool:
    """What the database lets one person have once only."""
    if one.service_id != other.service_id or one.depends_on_id != other.depends_on_id:
        return False
    if one.depends_on_id:
        return not one.closed_on and not other.closed_on
    return _days(one).overlaps(_days(other))


def _days(row: Entitlement) -> Days:
    return Days(row.first_day, row.closed_on or row.last_day)


def _goes_on(row: Entitlement, today: date) -> bool:
    return row.closed_on is None and entitlements.ends_on(row) >= today


def _has_it_twice(row: Entitlement | None) -> Refusal:
    if row is None:
        return Refusal(_("Both have the same entitlement: end one of them first."), code="entitlement")
    sentence = _("Both have “%(name)s”: end one of the two first.") % {"name": row.service.label}
    return Refusal(sentence, code="entitlement")


class Jubilees(Rows):
    """The same birthday is greeted once."""

    def told(self, row: Jubilee) -> str:
        return f"{date_short(row.day)}: {row.get_state_display()}"

    def move(self, pair: Pair) -> list[int]:
        known = Jubilee.objects.filter(person=pair.kept).values("age")
        return self.take(pair, list(self.of(pair.gone).exclude(age__in=known).values_list("pk", flat=True)))


MOVERS = [
    Households("benefits.HouseholdMember.person"),
    Groups("benefits.GroupMembership.person", "group_member_once", ("group",)),
    Accounts("benefits.BankAccount.person", "bank_account_one_a_day"),
    Rows("benefits.Application.person"),
    Rows("benefits.Income.person"),
    Awards("benefits.Award.person"),
    Rows("benefits.Award.partner"),
    Entitlements("benefits.Entitlement.person"),
    Rows("benefits.UnchangedStatement.person"),
    Jubilees("benefits.Jubilee.person"),
    Counters("benefits.Allotment.unit"),
]
