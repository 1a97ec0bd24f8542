"""Rights with an end of their own or with a status's: given, ended, extended in bulk by decision; tickets on them."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Municipality, Person, Service, User
from socialservice.periods import day_before
from socialservice.words import date_short

from .. import rulebook
from ..models import BenefitRule, BulkExtension, Entitlement, EntitlementStep, Group, GroupMembership, Ticket

BATCH = 500
SAME_DAYS = ("entitlement_one_at_a_time", "entitlement_once_by_a_status")


@transaction.atomic
def give(
    *, service: Service, person: Person, by: User, last_day: date | None = None, card_number: str = ""
) -> Entitlement:
    """From today on, as the rule of today says: until its last day, or as long as the status lasts."""
    _take_turns(person)
    today = clock.today()
    rule = rulebook.rule_on(service, today)
    if rule.gives != BenefitRule.Gives.TICKET:
        raise Refusal(_("This is given by a decision on an application."))
    if person.died_on:
        raise Refusal(_("The person has died."))
    entitled = rulebook.entitled(rule, person, today)
    last = None if entitled.status else last_day or rule.term_until
    if entitled.status is None and (last is None or last < today):
        raise Refusal(_("The last day in the rule of this benefit has passed: a new one has to be set there first."))
    with refusing({**dict.fromkeys(SAME_DAYS, _has_it), "card_number_once": _card_taken}):
        return Entitlement.objects.create(
            municipality_id=person.municipality_id,
            service=service,
            person=person,
            group=entitled.group,
            depends_on=entitled.status,
            first_day=today,
            last_day=last,
            card_number=card_number.strip(),
            created_at=clock.now(),
            is_demo=by.is_demo,
            by=by,
        )


@transaction.atomic
def close(*, entitlement: Entitlement, on: date, reason: str, by: User) -> Entitlement:
    row = _locked(entitlement)
    if row.closed_on:
        raise ended_already(row)
    if not row.first_day <= on <= (row.last_day or on):
        raise Refusal(_("Choose a day on which it is in force."), field="on")
    row.closed_on, row.close_reason = on, reason[:200]
    row.save(update_fields=["closed_on", "close_reason"])
    return row


def ended_already(entitlement: Entitlement) -> Refusal:
    return Refusal(_("This entitlement ended on %(day)s.") % {"day": date_short(entitlement.closed_on)})


def close_all(*, person: Person, on: date, reason: str, by: User) -> None:
    """Whatever is in force on the day or later; one that has not begun ends on its first day."""
    rows = person.entitlements.filter(closed_on__isnull=True).select_related("depends_on")
    for row in rows:
        if ends_on(row) >= on:
            close(entitlement=row, on=max(on, row.first_day), reason=reason, by=by)


@transaction.atomic
def set_card(*, entitlement: Entitlement, number: str, by: User) -> Entitlement:
    row = _locked(entitlement)
    row.card_number = number.strip()
    with refusing({"card_number_once": _card_taken}):
        row.save(update_fields=["card_number"])
    return row


# Tickets


@transaction.atomic
def issue_ticket(*, entitlement: Entitlement, by: User) -> Ticket:
    """Once for a term: pressed twice it is the same ticket."""
    row = _locked(entitlement)
    until = ends_on(row)
    if row.first_day > clock.today() or until < clock.today():
        raise Refusal(_("The entitlement is not in force today."))
    known = row.tickets.filter(valid_until=until).first()
    return known or row.tickets.create(
        number=f"{row.pk}-{row.tickets.count() + 1}", valid_until=until, issued_at=clock.now(), by=by
    )


@transaction.atomic
def hand_out(*, service: Service, person: Person, by: User) -> Ticket:
    """At the desk in one act: whoever is entitled and has nothing in force yet is given it, then the ticket."""
    row = _in_force(service, person) or _give_once(service, person, by)
    return issue_ticket(entitlement=row, by=by)


def ends_on(row: Entitlement) -> date:
    """The last day as now known: its own, the status's, or the one on which it was ended."""
    known = row.closed_on or row.last_day or row.depends_on.ends_on
    return min(known, row.depends_on.ends_on) if row.depends_on else known


def _give_once(service: Service, person: Person, by: User) -> Entitlement:
    """Another desk may be quicker: then it is theirs."""
    try:
        return give(service=service, person=person, by=by)
    except Refusal as refusal:
        theirs = _in_force(service, person) if refusal.code == SAME_DAYS[0] else None
        if theirs is None:
            raise
        return theirs


def _take_turns(person: Person) -> None:
    """Two who insert days that exclude each other at once would wait for each other for good."""
    Person.everyone.select_for_update(no_key=True).get(pk=person.pk)


def _in_force(service: Service, person: Person) -> Entitlement | None:
    today = clock.today()
    rows = person.entitlements.filter(service=service, closed_on__isnull=True, first_day__lte=today)
    return next((row for row in rows.select_related("depends_on") if ends_on(row) >= today), None)


# Many at once


def covered(*, municipality: Municipality, service: Service, old_end: date):
    """Entitlements that end on that day, and that nobody has renewed or ended since."""
    later = Entitlement.objects.filter(
        person=OuterRef("person"), service=OuterRef("service"), first_day__gt=OuterRef("last_day")
    )
    return municipality.entitlements.filter(
        ~Exists(later), service=service, last_day=old_end, depends_on__isnull=True, closed_on__isnull=True
    )


def begin_extension(
    *,
    municipality: Municipality,
    service: Service,
    old_end: date,
    new_end: date,
    decision_no: str,
    reason: str,
    by: User,
) -> BulkExtension:
    """The decision; `go_on` carries it out in portions, as often as it is asked to."""
    if new_end <= old_end:
        raise Refusal(_("The new end must be later than the old one."), field="new_end")
    told = {"municipality": municipality, "service": service, "old_end": old_end, "new_end": new_end}
    with transaction.atomic():
        Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
        already = BulkExtension.objects.filter(**told, decision_no=decision_no).first()
        return already or BulkExtension.objects.create(
            **told, decision_no=decision_no, reason=reason[:300], by=by, at=clock.now()
        )


def finish_extension(*, bulk: BulkExtension) -> BulkExtension:
    while not (bulk := go_on(bulk=bulk)).finished_at:
        pass
    return bulk


@transaction.atomic
def go_on(*, bulk: BulkExtension, portion: int = BATCH) -> BulkExtension:
    """The next portion, all or nothing. A second run waits at the decision's row, then goes on behind the first."""
    bulk = (
        BulkExtension.objects.select_for_update(of=("self",)).select_related("municipality", "service").get(pk=bulk.pk)
    )
    if bulk.finished_at:
        return bulk
    rows = covered(municipality=bulk.municipality, service=bulk.service, old_end=bulk.old_end)
    moved = list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True)[:portion])
    EntitlementStep.objects.bulk_create(EntitlementStep(bulk=bulk, entitlement_id=pk) for pk in moved)
    Entitlement.objects.filter(pk__in=moved).update(last_day=bulk.new_end)
    bulk.moved = F("moved") + len(moved)
    if len(moved) < portion:
        bulk.finished_at = clock.now()
    bulk.save(update_fields=["moved", "finished_at"])
    bulk.refresh_from_db()
    return bulk


# Members of groups


@transaction.atomic
def join_group(*, group: Group, person: Person, document_kind: str, document_number: str, by: User) -> GroupMembership:
    """Shown by a document: its kind and number are kept, nothing of what it says."""
    if group.proof != Group.Proof.DOCUMENT:
        raise Refusal(_("Membership of this group follows from the date of birth."), field="group")
    _take_turns(person)
    with refusing({"group_member_once": _is_member}):
        return GroupMembership.objects.create(
            group=group,
            person=person,
            document_kind=document_kind.strip(),
            document_number=document_number.strip(),
            seen_by=by,
            valid_from=clock.today(),
        )


@transaction.atomic
def leave_group(*, membership: GroupMembership, by: User) -> None:
    """From today on no longer; a membership entered today by mistake goes altogether."""
    row = GroupMembership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if row.valid_from >= clock.today():
        row.delete()
    elif row.valid_until is None:
        row.valid_until = day_before(clock.today())
        row.save(update_fields=["valid_until"])


def _locked(entitlement: Entitlement) -> Entitlement:
    return (
        Entitlement.objects.select_for_update(of=("self",))
        .select_related("depends_on", "service", "person")
        .get(pk=entitlement.pk)
    )


def _has_it() -> Refusal:
    return Refusal(_("The person has this entitlement for these days already."), code=SAME_DAYS[0])


def _card_taken() -> Refusal:
    return Refusal(_("Another person has a card with this number."), field="card_number", code="card_number_once")


def _is_member() -> Refusal:
    return Refusal(_("The person belongs to this group already."), field="group", code="group_member_once")
