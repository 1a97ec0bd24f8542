"""Grant, close, issue again. The only writers of statuses beside the runs of extensions."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, constraint_of
from socialservice.identifiers import new_code
from socialservice.models import User
from socialservice.periods import day_before, last_day_of_month
from socialservice.words import date_short

from ..deciding import household_word
from ..extensions import EXTENDED_KINDS
from ..models import Certificate, CertificateSeries, Household, ReviewItem, Status, StatusEvent
from . import extensions

# Days outside these are slips of the hand.
EARLIEST = date(2000, 1, 1)
LONGEST = timedelta(days=3 * 366)

What, CloseReason = StatusEvent.What, Status.CloseReason


def grant(
    *,
    household: Household,
    kind: str,
    granted_from: date,
    granted_until: date,
    decision_no: str,
    decided_on: date,
    documents_on_file: bool = True,
    by: User | None = None,
) -> Status:
    """Write the decision: the status it replaces ends, an emergency extends it at once, the certificate is issued.

    The same decision sent twice gives the same status.
    """
    _check_term(granted_from, granted_until, decided_on)
    try:
        with transaction.atomic():
            extensions.keep_out_others(household.municipality_id, shared=True)
            household = (
                Household.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=household.pk)
            )
            term = {"kind": kind, "granted_from": granted_from, "granted_until": granted_until}
            decision = {"decision_no": decision_no, "decided_on": decided_on}
            if already := household.statuses.filter(**term, **decision).first():
                return already
            if kind in EXTENDED_KINDS:
                _make_way(household, granted_from, granted_until, by)
            status = _create(household, documents_on_file=documents_on_file, **term, **decision)
            _record(status, What.GRANTED, by, until=granted_until, detail=decision_no)
            extensions.extend_household(household=household, by=by)
            status.refresh_from_db()
            _issue(status, What.CERTIFICATE, by)
            return status
    except IntegrityError as refused:
        raise _in_words(refused) from refused


@transaction.atomic
def close(*, status: Status, on: date, reason: str, by: User | None = None, detail: str = "") -> Status:
    """End a status before its term: `on` is the last day in force."""
    status = Status.objects.select_for_update(of=("self",)).get(pk=status.pk)
    if status.closed_on:
        raise Refusal(_("This status was terminated on %(day)s.") % {"day": date_short(status.closed_on)})
    if not status.granted_from <= on <= status.effective_until:
        days = {"first": date_short(status.granted_from), "last": date_short(status.effective_until)}
        raise Refusal(_("Choose a day of the term: from %(first)s to %(last)s.") % days, field="on")
    if reason == CloseReason.REVOKED and not detail.strip():
        raise Refusal(_("Write the number of the decision by which it is revoked."), field="detail")
    _close(status, on, reason, by, detail)
    return status


@transaction.atomic
def issue_duplicate(*, status: Status, by: User | None = None) -> Certificate:
    """A lost certificate again, with the term of today; one a day, however often the button is pressed."""
    status = Status.objects.select_for_update(of=("self",)).get(pk=status.pk)
    if not status.in_force_on(clock.today()):
        raise Refusal(_("The status is not in force: no duplicate is issued."))
    if today := status.certificates.filter(duplicate_of__isnull=False, issued_on=clock.today()).first():
        return today
    return _issue(status, What.DUPLICATE, by, duplicate_of=status.certificates.order_by("pk").first())


@transaction.atomic
def resolve(*, item: ReviewItem, note: str, by: User | None = None) -> ReviewItem:
    """A person has looked. Somebody who was quicker stays the one who did."""
    resolved = ReviewItem.objects.filter(pk=item.pk, resolved_at__isnull=True).update(
        resolved_at=clock.now(), resolved_by=by, note=note
    )
    item.refresh_from_db()
    if not resolved:
        raise Refusal(_("Somebody has reviewed this record already."))
    _record(item.status, What.REVIEWED, by, until=item.until, detail=note)
    return item


def check_days(granted_from: date, granted_until: date, **others: date) -> None:
    for field, day in {"granted_from": granted_from, "granted_until": granted_until, **others}.items():
        if not EARLIEST <= day <= clock.today() + LONGEST:
            raise Refusal(_("Check the year."), field=field)


def _check_term(granted_from: date, granted_until: date, decided_on: date) -> None:
    check_days(granted_from, granted_until, decided_on=decided_on)
    if granted_until < granted_from:
        raise Refusal(_("The end date may not be before the start date."), field="granted_until")
    if granted_until != (last := last_day_of_month(granted_until)):
        sentence = _("A status ends on the last day of a month, here %(day)s.")
        raise Refusal(sentence % {"day": date_short(last)}, field="granted_until")
    if decided_on > clock.today():
        raise Refusal(_("The decision cannot be dated in the future."), field="decided_on")


def _make_way(household: Household, granted_from: date, granted_until: date, by) -> None:
    """One status at a time: the new decision ends the one in force on the day before."""
    for other in household.statuses.exclusive().filter(imported_overlap=False, granted_from__lte=granted_until):
        if other.ends_on < granted_from:
            continue
        if other.granted_from >= granted_from:
            raise Refusal(
                _("The household has a status from %(day)s already. A new one must begin after it did.")
                % {"day": date_short(other.granted_from)},
                field="granted_from",
            )
        if other.closed_on is None:
            _close(other, day_before(granted_from), CloseReason.REPLACED, by)


def _create(household: Household, **facts) -> Status:
    return Status.objects.create(
        municipality=household.municipality,
        household=household,
        effective_until=facts["granted_until"],
        is_demo=household.is_demo,
        created_at=clock.now(),
        **facts,
    )


def _close(status: Status, on: date, reason: str, by, detail: str = "") -> None:
    status.closed_on, status.close_reason = on, reason
    status.save(update_fields=["closed_on", "close_reason"])
    _record(status, What.CLOSED, by, until=on, detail=detail)
    status.review_items.open().update(resolved_at=clock.now(), resolved_by=by)


def _issue(status: Status, what: str, by, duplicate_of: Certificate | None = None) -> Certificate:
    today = clock.today()
    certificate = Certificate.objects.create(
        municipality_id=status.municipality_id,
        status=status,
        number=_next_number(status.municipality_id, today.year),
        issued_on=today,
        printed_until=status.effective_until,
        check_code=new_code(),
        word=household_word(today),
        duplicate_of=duplicate_of,
    )
    _record(status, what, by, until=status.effective_until, detail=certificate.number)
    return certificate


def _next_number(municipality_id: int, year: int) -> str:
    CertificateSeries.objects.get_or_create(municipality_id=municipality_id, year=year)
    series = CertificateSeries.objects.filter(municipality_id=municipality_id, year=year)
    series.update(last=F("last") + 1)  # locks the row until the certificate is written
    return f"{year}/{series.get().last}"


def _record(status: Status, what: str, by, *, until: date | None = None, detail: str = "") -> None:
    StatusEvent.objects.create(status=status, what=what, at=clock.now(), by=by, until=until, detail=detail[:300])


def _in_words(refused: IntegrityError) -> Refusal | IntegrityError:
    """The database has the last word; its constraint knows the sentence."""
    name = constraint_of(refused)
    for constraint in Status._meta.constraints:
        if constraint.name == name:
            return Refusal(constraint.get_violation_error_message(), field="granted_from", code=name)
    return refused
