"""What is spent, on which kinds, with the state's part; who receives; why applications are refused."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from socialservice.models import Municipality, Service
from socialservice.words import number

from .amounts import cents
from .models import Award, Decision, Entitlement, Payment


@dataclass(frozen=True)
class Spent:
    month: date
    name: str  # of the kind, as it was called then
    amount: Decimal
    state: Decimal  # the state's part of it

    @property
    def own(self) -> Decimal:
        return self.amount - self.state


@dataclass(frozen=True)
class Report:
    spent: list[Spent]
    ranking: list[tuple[str, int]]  # kinds by the people who receive them
    refusals: list[tuple[str, int]]

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.spent), Decimal(0))

    @property
    def state(self) -> Decimal:
        return sum((row.state for row in self.spent), Decimal(0))

    @property
    def own(self) -> Decimal:
        return self.total - self.state


def read(municipality: Municipality, first: date, last: date) -> Report:
    """Payments by the day they were made; recipients by what was in force; refusals by the day of the decision."""
    services = {row.pk: row for row in municipality.services.prefetch_related("names")}
    return Report(
        spent=_spent(municipality, first, last, services),
        ranking=_ranking(municipality, first, last, services),
        refusals=_refusals(municipality, first, last),
    )


def _spent(municipality, first, last, services: dict[int, Service]) -> list[Spent]:
    paid = Payment.objects.filter(
        award__municipality=municipality, state=Payment.State.PAID, paid_on__range=(first, last)
    )
    by_state = F("amount") * F("award__decision__rule__state_share") / Decimal(100)
    rows = (
        paid.annotate(paid_in=TruncMonth("paid_on"))
        .values("paid_in", "award__service")
        .annotate(total=Sum("amount"), by_state=Sum(by_state))
        .order_by("paid_in", "award__service__kind", "award__service__code")
    )
    return [
        Spent(
            row["paid_in"],
            services[row["award__service"]].name_on(row["paid_in"]),
            row["total"],
            cents(row["by_state"] or Decimal(0)),
        )
        for row in rows
    ]


def _ranking(municipality, first, last, services: dict[int, Service]) -> list[tuple[str, int]]:
    """A person counts once for each kind; a household's award counts whoever applied."""
    recipients: dict[int, set[int]] = {}
    awards = Award.objects.filter(_within(first, last, "stopped_on"), municipality=municipality)
    tickets = Entitlement.objects.filter(_within(first, last, "closed_on"), municipality=municipality)
    for service, person in (*awards.values_list("service", "person"), *tickets.values_list("service", "person")):
        recipients.setdefault(service, set()).add(person)
    ranked = [(services[service].name_on(last), len(people)) for service, people in recipients.items()]
    return sorted(ranked, key=lambda row: (-row[1], row[0]))


def _within(first: date, last: date, ended: str) -> Q:
    return (
        Q(first_day__lte=last)
        & (Q(last_day__isnull=True) | Q(last_day__gte=first))
        & (Q(**{f"{ended}__isnull": True}) | Q(**{f"{ended}__gte": first}))
        & (Q(depends_on__isnull=True) | Q(depends_on__effective_until__gte=first))
        & (Q(depends_on__closed_on__isnull=True) | Q(depends_on__closed_on__gte=first))
    )


def _refusals(municipality, first, last) -> list[tuple[str, int]]:
    refused = Decision.objects.filter(
        municipality=municipality,
        outcome=Decision.Outcome.REFUSED,
        state=Decision.State.FINAL,
        decided_on__range=(first, last),
    )
    rows = refused.values("reason__name").annotate(number=Count("pk")).order_by("-number", "reason__name")
    return [(row["reason__name"], row["number"]) for row in rows]


def as_rows(report: Report) -> list[list]:
    """The report for a spreadsheet."""
    rows = [[_("Month"), _("Benefit"), _("Spent, EUR"), _("of it the state, EUR"), _("of it the municipality, EUR")]]
    rows += [
        [f"{row.month:%Y-%m}", row.name, *(number(sum_, 2) for sum_ in (row.amount, row.state, row.own))]
        for row in report.spent
    ]
    rows += [[], [_("Benefit"), _("Recipients")], *map(list, report.ranking)]
    rows += [[], [_("Why refused"), _("Decisions")], *map(list, report.refusals)]
    return rows
