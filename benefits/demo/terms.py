"""Days on which households are reassessed or visited, the restrictions of the storm, and many terms of one day."""

from datetime import date, timedelta

from socialservice.actions import restrictions
from socialservice.demo import World
from socialservice.models import Emergency, Municipality, Restriction, User
from socialservice.periods import last_day_of_month, months_later

from ..actions import deadlines
from ..extensions import LOW_INCOME, NEEDY
from ..models import Deadline, Household, Status
from .households import ADULTS, Plan, make, on
from .today import STORM, STORM_BEGAN, STORM_ENDED

Kind = Deadline.Kind
WAVE_OF, WAVE_IN = 46, "Karosta"
WAVE_AHEAD = timedelta(weeks=5)
# Days from today on which something is due.
DUE = (-20, -6, 0, 2, 5, 9, 14, 20, 27, 35, 48, 60)
STATED = 4  # of so many the household has said in the storm that nothing has changed
RESTRICTIONS = (Restriction.Code.PROTECTION, Restriction.Code.REASSESSMENTS, Restriction.Code.HOME_VISITS)


def load(world: World) -> None:
    for code, municipality in world.municipalities.items():
        by = User.objects.filter(postings__municipality=municipality, postings__role="specialist").first()
        households = _households(municipality, world.today)
        if by is None or not households:
            continue
        if code == STORM:
            _restricted(municipality, world.today)
            _stated(households[: 2 * STATED], by, world.today)
        _due(households[2 * STATED :], by, world.today)
    if STORM in world.municipalities:
        _wave(world, world.municipalities[STORM])


def _households(municipality: Municipality, today: date) -> list[Household]:
    in_force = Status.objects.filter(
        municipality=municipality, closed_on__isnull=True, effective_until__gt=today, granted_from__lte=today
    )
    found = in_force.exclude(imported_overlap=True).select_related("household").order_by("pk")
    return [status.household for status in found[: 2 * STATED + len(DUE)]]


def _due(households: list[Household], by: User, today: date) -> None:
    for number, (household, days) in enumerate(zip(households, DUE, strict=False)):
        with on(today - timedelta(days=30)):
            kind = Kind.HOME_VISIT if number % 3 == 1 else Kind.REASSESSMENT
            row = deadlines.enter(household=household, kind=kind, due_on=today + timedelta(days=days), by=by)
        if number == 1:
            with on(today - timedelta(days=7)):
                deadlines.done(deadline=row, on=today - timedelta(days=7), by=by)


def _restricted(municipality: Municipality, today: date) -> None:
    """As long as the storm's emergency lasted; the public list of those days stays to be read."""
    storm = Emergency.objects.filter(municipality=municipality, starts_on=today - STORM_BEGAN).first()
    with on(today - STORM_BEGAN):
        for code in RESTRICTIONS:
            restrictions.switch_on(
                municipality=municipality,
                code=code,
                valid_from=today - STORM_BEGAN,
                valid_until=today - STORM_ENDED,
                emergency=storm,
                by=None,
                publishes=False,
            )
        restrictions.publish(municipality=municipality)


def _stated(households: list[Household], by: User, today: date) -> None:
    """All were due in the storm; those who said that nothing has changed had time until its end."""
    for number, household in enumerate(households):
        with on(today - timedelta(days=40)):
            due_on = today - timedelta(days=25 - number)
            deadlines.enter(household=household, kind=Kind.REASSESSMENT, due_on=due_on, by=by)
        if number < STATED:
            with on(today - timedelta(days=35)):
                deadlines.state_unchanged(
                    household=household,
                    person=household.contact_person,
                    way="phone",
                    stated_on=today - timedelta(days=35),
                    by=by,
                )


def _wave(world: World, municipality: Municipality) -> None:
    """More terms of one day than the branch has times on its best day."""
    district = municipality.districts.filter(name=WAVE_IN).first()
    if district is None:
        return
    end = last_day_of_month(world.today + WAVE_AHEAD)
    since = months_later(end.replace(day=1), -2)
    people = [world.person(STORM, born=world.birth_date(ADULTS), district=district) for _n in range(WAVE_OF)]
    plans = [
        Plan(
            size=1 + number % 3,
            kind=NEEDY if number % 3 else LOW_INCOME,
            granted_from=since,
            granted_until=end,
            decided_on=since,
            contact=person,
        )
        for number, person in enumerate(world.keep(people))
    ]
    make(world, STORM, plans)
