"""What a person's page shows of benefits: money for whoever gives it, tickets for whoever issues them."""

from dataclasses import dataclass
from datetime import date

from socialservice import access, clock
from socialservice.access import Right
from socialservice.errors import Refusal
from socialservice.models import Municipality, Person, Service, User

from . import rulebook
from .actions.entitlements import ends_on
from .bank import masked
from .models import BankAccount, BenefitRule, Entitlement, Group, Ticket

SHOWN = 10


def awards(person: Person, user: User, municipality: Municipality) -> dict | None:
    """Awards with their payments, the account, the groups shown by a document."""
    if not access.may(user, Right.GIVE, municipality):
        return None
    today = clock.today()
    rows = person.awards.select_related("service", "decision", "depends_on").prefetch_related("service__names")
    account = person.bank_accounts.on(today).first()
    return {
        "awards": list(rows[:SHOWN]),
        "account": account_shown(account),
        "memberships": list(person.group_memberships.on(today).select_related("group")),
        "has_groups": municipality.groups.filter(proof=Group.Proof.DOCUMENT).exists(),
    }


def account_shown(account: BankAccount | None) -> str:
    return f"{masked(account.iban)}, {account.holder}" if account else ""


@dataclass(frozen=True)
class Held:
    """An entitlement in force, and whether its ticket has been handed out for the term."""

    row: Entitlement
    until: date
    ticket: Ticket | None


@dataclass(frozen=True)
class Tickets:
    held: list[Held]
    open: list[Service]  # what the person is entitled to by the rules and does not have yet


def tickets(person: Person, user: User, municipality: Municipality) -> dict | None:
    """Neither group nor status nor amount: only what it is, until when, and the ticket."""
    if not access.may(user, Right.ISSUE_TICKETS, municipality):
        return None
    found = of_person(person, clock.today())
    if not found.held and not found.open:
        return None
    return {"tickets": found, "may_give": access.may(user, Right.GIVE, municipality)}


def of_person(person: Person, day: date) -> Tickets:
    rows = person.entitlements.filter(first_day__lte=day).select_related("service", "depends_on")
    held = [_held(row) for row in rows.prefetch_related("tickets", "service__names") if ends_on(row) >= day]
    services = {one.row.service_id for one in held}
    rules = (
        BenefitRule.objects.on(day)
        .filter(service__municipality=person.municipality_id, gives=BenefitRule.Gives.TICKET)
        .exclude(service__in=services)
        .select_related("service")
        .prefetch_related("groups", "service__names")
    )
    return Tickets(held, [rule.service for rule in rules if _would_get(rule, person, day)])


def ended(person: Person, user: User, municipality: Municipality) -> dict | None:
    """Entitlements that are over, with their reason; without any nothing is shown."""
    if not access.may(user, Right.GIVE, municipality):
        return None
    today = clock.today()
    rows = person.entitlements.select_related("service", "depends_on").prefetch_related("service__names")[:SHOWN]
    over = [Held(row, until, None) for row in rows if (until := ends_on(row)) < today]
    return {"ended": over} if over else None


def _held(row: Entitlement) -> Held:
    until = ends_on(row)
    return Held(row, until, next((ticket for ticket in row.tickets.all() if ticket.valid_until == until), None))


def _would_get(rule: BenefitRule, person: Person, day: date) -> bool:
    try:
        entitled = rulebook.entitled(rule, person, day)
    except Refusal:
        return False
    return entitled.status is not None or (rule.term_until is not None and rule.term_until >= day)
