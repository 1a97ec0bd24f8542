"""Days by which a household is reassessed or visited, and what it states: that nothing has changed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal, refusing
from socialservice.models import Emergency, Municipality, Person, Restriction, User
from socialservice.words import date_short

from ..extensions import EmergencyView
from ..groups import emergencies_of
from ..models import Deadline, Household, UnchangedStatement
from ..reassessments import Due, Said, due

EARLIEST = date(2000, 1, 1)
FARTHEST = timedelta(days=5 * 366)
ONCE = "deadline_once"


@transaction.atomic
def enter(*, household: Household, kind: str, due_on: date, by: User, note: str = "") -> Deadline:
    """A statement made before holds for it too."""
    if not EARLIEST <= due_on <= clock.today() + FARTHEST:
        raise Refusal(_("Check the year."), field="due_on")
    with refusing({ONCE: lambda: Refusal(_("The household has this deadline already."), field="due_on", code=ONCE)}):
        row = Deadline.objects.create(
            municipality_id=household.municipality_id,
            household=household,
            kind=kind,
            original_due=due_on,
            due_on=due_on,
            note=note,
            created_at=clock.now(),
        )
    _put_off(household.municipality, household)
    row.refresh_from_db()
    return row


@transaction.atomic
def done(*, deadline: Deadline, on: date, by: User, note: str = "") -> Deadline:
    if on > clock.today():
        raise Refusal(_("Choose today or an earlier day."), field="on")
    waiting = Deadline.objects.filter(pk=deadline.pk, done_on__isnull=True)
    if not waiting.update(done_on=on, done_by=by, note=note):
        deadline.refresh_from_db()
        raise done_already(deadline)
    deadline.refresh_from_db()
    return deadline


def done_already(deadline: Deadline) -> Refusal:
    sentence = _("It was done already: %(day)s, %(name)s.")
    return Refusal(sentence % {"day": date_short(deadline.done_on), "name": deadline.done_by.name})


@transaction.atomic
def state_unchanged(
    *, household: Household, person: Person, way: str, stated_on: date, by: User | None = None
) -> UnchangedStatement:
    """Nothing has changed, says somebody of the household. Said twice on a day, it is one statement."""
    if stated_on > clock.today():
        raise Refusal(_("Choose today or an earlier day."), field="stated_on")
    if not household.members.on(stated_on).filter(person=person).exists():
        raise Refusal(_("On that day the person did not belong to the household."), field="stated_on")
    statement, _new = UnchangedStatement.objects.get_or_create(
        household=household,
        stated_on=stated_on,
        defaults={"person": person, "way": way, "taken_by": by, "at": clock.now()},
    )
    _put_off(household.municipality, household)
    return statement


def follow_emergency(*, emergency: Emergency, by: User | None = None) -> int:
    """With an act about an emergency: the days go along with its end."""
    concerned = [emergency.municipality] if emergency.municipality_id else _all()
    return sum(put_off(municipality=one) for one in concerned)


def put_off_all() -> int:
    """Every morning, for what was entered past these actions."""
    return sum(put_off(municipality=one) for one in _all())


@transaction.atomic
def put_off(*, municipality: Municipality) -> int:
    """Bring each open deadline to where the rule puts it. Running again changes nothing; returns how many moved."""
    return _put_off(municipality)


def would_move(municipality: Municipality, emergency: Emergency) -> int:
    """How many would have another day if the emergency stood as it is given."""
    return sum(1 for _one in would_be_moved(municipality, emergency))


def would_be_moved(municipality: Municipality, emergency: Emergency) -> Iterator[tuple[Deadline, Due]]:
    """Each with the day it would have."""
    open_ones = Deadline.objects.filter(municipality=municipality, done_on__isnull=True).order_by("pk")
    return _moved(municipality, open_ones, emergencies_of(municipality, emergency))


def _put_off(municipality: Municipality, household: Household | None = None) -> int:
    open_ones = Deadline.objects.filter(municipality=municipality, done_on__isnull=True)
    if household:
        open_ones = open_ones.filter(household=household)
    locked = open_ones.select_for_update(of=("self",)).order_by("pk")
    moved = []
    for deadline, answer in _moved(municipality, locked, emergencies_of(municipality)):
        deadline.due_on, deadline.emergency_id, deadline.statement_id = answer.on, answer.emergency, answer.statement
        moved.append(deadline)
    Deadline.objects.bulk_update(moved, ["due_on", "emergency", "statement"], batch_size=1000)
    return len(moved)


def _moved(municipality, deadlines, emergencies) -> Iterator[tuple[Deadline, Due]]:
    views, said = _putting_off(municipality, emergencies), _said(municipality, deadlines)
    for deadline in deadlines:
        answer = due(deadline.original_due, said[deadline.household_id], views)
        if answer != Due(deadline.due_on, deadline.emergency_id, deadline.statement_id):
            yield deadline, answer


def _putting_off(municipality, emergencies) -> list[EmergencyView]:
    """Those that extend statuses, and those whose restriction puts reassessments off."""
    restricted = Restriction.objects.filter(
        municipality=municipality, code=Restriction.Code.REASSESSMENTS, emergency__isnull=False
    )
    by_restriction = set(restricted.values_list("emergency", flat=True))
    return [
        EmergencyView(
            row.pk,
            row.starts_on,
            row.ends_on,
            extends=row.extends_statuses or row.pk in by_restriction,
            voided=row.voided_at is not None,
        )
        for row in emergencies
    ]


def _said(municipality, deadlines) -> defaultdict[int, list[Said]]:
    said = defaultdict(list)
    found = UnchangedStatement.objects.filter(household__in=deadlines.order_by().values("household"))
    for pk, household, day in found.values_list("pk", "household", "stated_on"):
        said[household].append(Said(pk, day))
    return said


def _all() -> list[Municipality]:
    return list(Municipality.objects.filter(successor__isnull=True))
