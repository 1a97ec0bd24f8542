"""What a person decides where the rule stops: a told date shortened, one of two statuses chosen, papers found."""

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock, routing
from socialservice.actions import letters
from socialservice.errors import Refusal, refusing
from socialservice.models import Channel, Letter, User
from socialservice.periods import day_after, day_before
from socialservice.words import date_short

from ..extensions import RULE_VERSION, TermView, decide
from ..groups import emergencies_of, view
from ..letters import recipient_at_all, status_shortened
from ..models import Extension, ReviewItem, Status, StatusEvent
from . import expiring, extensions, statuses

Reason, What = ReviewItem.Reason, StatusEvent.What
ABOUT = "benefits.extension"
ONE_AT_A_TIME = "status_one_per_household"


def earliest(status: Status) -> date:
    """The earliest day to which a told date may be shortened: what the rule gives, and nothing that is over."""
    renewal = (
        status.household.statuses.exclusive()
        .filter(granted_from__gt=status.effective_until)
        .order_by("granted_from")
        .values_list("granted_from", flat=True)
        .first()
    )
    term = TermView(status.kind, status.granted_until, status.effective_until, status.closed_on, renewal)
    views = [view(row) for row in emergencies_of(status.municipality)]
    return max(decide(term, views).by_rule_until, clock.today())


@transaction.atomic
def shorten(*, item: ReviewItem, until: date, reason: str, by: User) -> Extension:
    """A row of its own, and a letter; what the client was told before stays in the rows before."""
    status = Status.objects.select_for_update(of=("self",)).get(pk=item.status_id)
    if status.closed_on:
        raise Refusal(_("This status was terminated on %(day)s.") % {"day": date_short(status.closed_on)})
    if not earliest(status) <= until < status.effective_until:
        last = day_before(status.effective_until)
        days = {"first": date_short(earliest(status)), "last": date_short(last)}
        raise Refusal(_("Choose a day from %(first)s to %(last)s.") % days, field="until")
    statuses.resolve(item=item, note=reason, by=by)
    row = _write(status, until, reason, by)
    _settle_for(status, until, by, reason)
    _tell(status, row)
    return row


def _write(status: Status, until: date, reason: str, by: User) -> Extension:
    last = status.extensions.latest("number")
    row = Extension.objects.create(
        status=status,
        number=last.number + 1,
        emergency=last.emergency,
        emergency_end=last.emergency.ends_on,
        covered_term=last.covered_term,
        from_on=day_after(until),
        to_on=until,
        rule_version=RULE_VERSION,
        reason=reason,
        documents_missing=last.documents_missing,
        by=by,
        created_at=clock.now(),
    )
    status.effective_until = until
    status.save(update_fields=["effective_until"])
    StatusEvent.objects.create(
        status=status, what=What.SHORTENED, at=clock.now(), by=by, until=until, detail=reason[:300]
    )
    return row


def _settle_for(status: Status, until: date, by: User, reason: str) -> None:
    """The day was chosen knowing the rule: it is not asked about once more."""
    ReviewItem.objects.get_or_create(
        status=status,
        reason=Reason.TOLD_DATE_KEPT,
        until=until,
        defaults={"created_at": clock.now(), "resolved_at": clock.now(), "resolved_by": by, "note": reason},
    )


def _tell(status: Status, row: Extension) -> None:
    """The later dates are no longer told, nor reminded of; if one of them comes back, it is told again."""
    letters.drop_pending(expiring.ABOUT, status.pk)
    for other in status.extensions.filter(to_on__gt=row.to_on):
        letters.drop_pending(ABOUT, other.pk)
        Letter.objects.filter(once=f"status_extended:{status.household_id}:{other.to_on}").update(once=None)
    person, municipality = status.household.contact_person, status.municipality
    to = recipient_at_all(person)
    if to.channel == Channel.NONE:
        return
    line = routing.line(municipality, person.district, None, clock.today())
    with translation.override(to.language):
        draft = status_shortened(status, to, line)
    letters.write_now(
        municipality=municipality,
        kind=Letter.Kind.STATUS_SHORTENED,
        draft=draft,
        about=ABOUT,
        about_id=row.pk,
        at_once=False,
    )


def doubles(item: ReviewItem) -> list[Status]:
    """The two or more that older records hold at once."""
    mine = item.status
    return list(
        mine.household.statuses.exclusive().filter(
            closed_on__isnull=True,
            granted_from__lte=mine.effective_until,
            effective_until__gte=mine.granted_from,
        )
    )


@transaction.atomic
def choose(*, item: ReviewItem, keep: Status, note: str, by: User) -> Status:
    """One of two from older records stays, and is from now on like any other; the others end."""
    extensions.keep_out_others(keep.municipality_id, shared=True)
    found = doubles(item)
    if keep not in found:
        raise Refusal(_("Choose one of the statuses."), field="keep")
    statuses.resolve(item=item, note=note, by=by)
    for other in found:
        if other != keep:
            _end(other, note, by)
    with refusing(
        {"status_one_per_household": lambda: Refusal(_("The household has a status for these days already."))}
    ):
        Status.objects.filter(pk=keep.pk).update(imported_overlap=False)
    keep.review_items.open().filter(reason=Reason.TWO_OPEN).update(resolved_at=clock.now(), resolved_by=by, note=note)
    extensions.extend_household(household=keep.household, by=by)
    keep.refresh_from_db()
    return keep


def _end(status: Status, note: str, by: User) -> None:
    """It was never more than a record beside the other: it ends yesterday, and stays outside the rule of one."""
    Status.objects.filter(pk=status.pk).update(imported_overlap=True)
    last = max(status.granted_from, min(status.effective_until, day_before(clock.today())))
    statuses.close(status=status, on=last, reason=Status.CloseReason.REPLACED, by=by, detail=note)


def _overlaps() -> Refusal:
    return Refusal(_("The household has a status for these days already."), field="keep", code=ONE_AT_A_TIME)


@transaction.atomic
def documents_found(*, item: ReviewItem, note: str, by: User) -> ReviewItem:
    Status.objects.filter(pk=item.status_id).update(documents_on_file=True)
    return statuses.resolve(item=item, note=note, by=by)
